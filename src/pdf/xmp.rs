//! Metadata in XML (XMP, ISO 16684-1): properties of resources, written as
//! elements or as attributes.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};

use super::text;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// More than any real packet says; a packet that says more is cut.
const MOST: usize = 10_000;

/// The properties of a packet, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xmp(Vec<Property>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Property {
    space: String,
    name: String,
    value: String,
}

impl Xmp {
    /// Reads a packet, up to where it is damaged.
    pub fn read(bytes: &[u8]) -> Self {
        let packet = match std::str::from_utf8(bytes) {
            Ok(packet) => packet.to_owned(),
            Err(_) if bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) => {
                text(bytes)
            }
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        };
        Packet::new(&packet).read()
    }

    /// The first value of a property.
    pub fn first(&self, space: &'static str, name: &'static str) -> Option<&str> {
        self.all(space, name).next()
    }

    /// All values of a property.
    pub fn all(&self, space: &'static str, name: &'static str) -> impl Iterator<Item = &str> {
        let named = move |property: &&Property| property.space == space && property.name == name;
        self.0.iter().filter(named).map(|property| property.value.as_str())
    }
}

/// A packet being read.
struct Packet<'a> {
    reader: NsReader<&'a [u8]>,
    /// The elements that are open: namespace and name.
    open: Vec<(String, String)>,
    value: String,
    found: Xmp,
}

impl<'a> Packet<'a> {
    fn new(packet: &'a str) -> Self {
        let (reader, found) = (NsReader::from_str(packet), Xmp::default());
        Self { reader, open: Vec::new(), value: String::new(), found }
    }

    fn read(mut self) -> Xmp {
        while let Ok(event) = self.reader.read_event() {
            match event {
                Event::Start(element) => self.begin(&element),
                Event::Empty(element) => {
                    self.begin(&element);
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(part) => self.value.push_str(&part.xml10_content()),
                Event::CData(part) => self.value.push_str(&part.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = || quick_xml::escape::resolve_xml_entity(&reference);
                    match reference.resolve_char_ref() {
                        Ok(Some(character)) => self.value.push(character),
                        _ => self.value.push_str(named().unwrap_or_default()),
                    }
                }
                Event::Eof => break,
                _ => {}
            }
            if self.found.0.len() > MOST || self.open.len() > MOST {
                break;
            }
        }
        self.found
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let (space, name) = self.resolved(element.name(), true);
        self.value.clear();
        if space == RDF {
            for attribute in element.attributes().flatten() {
                let (space, name) = self.resolved(attribute.key, false);
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                if let Ok(value) = value
                    && !space.is_empty()
                    && space != RDF
                {
                    self.found.0.push(Property { space, name, value: value.into_owned() });
                }
            }
        }
        self.open.push((space, name));
    }

    /// A value belongs to the property that is open: the innermost element that
    /// is not of the list around the values.
    fn end(&mut self) {
        let own = self.open.iter().rev().find(|(space, _)| space != RDF);
        let value = self.value.trim();
        if let Some((space, name)) = own.filter(|_| !value.is_empty()) {
            let property =
                Property { space: space.clone(), name: name.clone(), value: value.to_owned() };
            self.found.0.push(property);
        }
        self.value.clear();
        self.open.pop();
    }

    fn resolved(&self, name: QName<'_>, element: bool) -> (String, String) {
        let (space, local) = self.reader.resolver().resolve(name, element);
        let space = match space {
            ResolveResult::Bound(Namespace(space)) => space.to_owned(),
            _ => String::new(),
        };
        (space, local.into_inner().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DC: &str = "http://purl.org/dc/elements/1.1/";
    const PACKET: &str = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>\
        <x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <r:Description r:about='' xmlns:d='http://purl.org/dc/elements/1.1/' d:format='application/pdf'>\
        <d:title><r:Alt><r:li xml:lang='x-default'>Rivers &amp; Lakes&#x21;</r:li></r:Alt></d:title>\
        <d:creator><r:Seq><r:li>A. Example</r:li><r:li>B. Example</r:li></r:Seq></d:creator>\
        <d:source>here</d:source></r:Description></r:RDF></x:xmpmeta>";

    #[test]
    fn properties_are_read_as_elements_lists_and_attributes_by_any_prefix() {
        let xmp = Xmp::read(PACKET.as_bytes());
        assert_eq!(xmp.first(DC, "title"), Some("Rivers & Lakes!"));
        assert_eq!(xmp.all(DC, "creator").collect::<Vec<_>>(), ["A. Example", "B. Example"]);
        assert_eq!(xmp.first(DC, "format"), Some("application/pdf"));
        assert_eq!(xmp.first(DC, "source"), Some("here"));
        assert_eq!(xmp.first("http://ns.adobe.com/pdf/1.3/", "title"), None);
    }

    #[test]
    fn a_damaged_packet_is_read_up_to_the_damage() {
        for cut in (0..PACKET.len()).filter(|&cut| PACKET.is_char_boundary(cut)) {
            Xmp::read(&PACKET.as_bytes()[..cut]);
        }
        let cut = PACKET.find("<d:source").expect("it is there");
        assert_eq!(Xmp::read(&PACKET.as_bytes()[..cut]).all(DC, "creator").count(), 2);
    }
}
