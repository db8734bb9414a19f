//! The entries of PDF/X-4 in the catalog, the document information and the XMP
//! packet (ISO 15930-7, 6.2, 6.5, 6.8).

use crate::export::pack::stream_of;
use crate::export::parts::Parts;
use crate::export::streams::number;
use crate::letter::Print;
use crate::stationery::PRESS;

/// The press where the letter names no profile, by its name in the registry of the
/// International Color Consortium.
const REGISTERED: &str = "/OutputConditionIdentifier(CGATS TR 006)\
    /RegistryName(http://www.color.org)/OutputCondition(GRACoL 2006 on coated paper)\
    /Info(CGATS TR 006)";
/// How the exporter calls what it writes: to print from it is more than to proof it.
const PROOF: &str = "<xmpMM:RenditionClass>proof<";
const DEFAULT: &str = "<xmpMM:RenditionClass>default<";

pub fn write(parts: &mut Parts<'_>, print: &Print) {
    let (profile, condition) = match &print.icc {
        None => (PRESS, REGISTERED.to_owned()),
        Some((profile, name)) => {
            (&**profile, format!("/OutputConditionIdentifier(Custom)/Info{}", string(name)))
        }
    };
    let profile = parts.add(stream_of("/N 4", profile));
    let intent = format!(
        "<</OutputIntents[<</Type/OutputIntent/S/GTS_PDFX{condition}\
         /DestOutputProfile {profile} 0 R>>]"
    );
    let info = number(parts.trailer, "/Info ");
    let root = number(parts.trailer, "/Root ");
    let metadata = root
        .and_then(|root| parts.get(root))
        .and_then(|catalog| number(str::from_utf8(&catalog.body).ok()?, "/Metadata "));
    insert(parts, root, "<<", &intent);
    insert(parts, info, "<<", "<</Trapped/False");
    insert(parts, metadata, PROOF, DEFAULT);
    let date =
        metadata.and_then(|packet| value(parts, packet, "xmp:ModifyDate")).unwrap_or_default();
    insert(parts, metadata, "</rdf:RDF>", &description(&date));
    lengthen(parts, metadata);
}

/// What the packet says of the file besides, such as when it was last changed itself.
fn description(date: &str) -> String {
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\
         <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\
         <pdf:Trapped>False</pdf:Trapped><xmp:MetadataDate>{date}</xmp:MetadataDate>\
         <xmpMM:VersionID>1</xmpMM:VersionID></rdf:Description></rdf:RDF>"
    )
}

/// The text of an element of the packet.
fn value(parts: &Parts<'_>, packet: usize, element: &str) -> Option<String> {
    let text = str::from_utf8(&parts.get(packet)?.body).ok()?;
    let (_, rest) = text.split_once(&format!("<{element}>"))?;
    Some(rest.split('<').next()?.to_owned())
}

/// A text string: UTF-16, so that no character needs an escape of its own.
fn string(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<String>())
}

fn insert(parts: &mut Parts<'_>, number: Option<usize>, at: &str, text: &str) {
    let Some(object) = number.and_then(|number| parts.get_mut(number)) else { return };
    let Ok(body) = str::from_utf8(&object.body) else { return };
    object.body = body.replacen(at, text, 1).into_bytes().into();
}

/// The packet is not compressed: its length is that of its text.
fn lengthen(parts: &mut Parts<'_>, number: Option<usize>) {
    let Some(object) = number.and_then(|number| parts.get_mut(number)) else { return };
    let Ok(body) = str::from_utf8(&object.body) else { return };
    let Some((head, data)) = body.split_once("\nstream\n") else { return };
    let Some((before, rest)) = head.split_once("/Length ") else { return };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = data.len() - "\nendstream".len();
    let written = format!("{before}/Length {length}{rest}\nstream\n{data}");
    object.body = written.into_bytes().into();
}
