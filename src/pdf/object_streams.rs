//! Packs the objects of a PDF into object streams (ISO 32000-1, 7.5.7).
//!
//! The exporter writes every object by itself. In a tagged letter most objects
//! are small and alike, one for each paragraph or name, so packing them takes a
//! third off a letter and two thirds off a long list of names. Each is copied
//! byte by byte; only where it stands changes.

use hayro_syntax::object::ObjRef;

use super::dictionary::Dictionary;
use super::raw::{Missing, RawObject, RawPdf};
use super::stream::compressed;
use super::syntax::indirect;
use super::xref::{Entry, Xref};

/// Object streams came with PDF 1.5.
const FIRST_VERSION: &[u8] = b"1.5";
/// How many objects share a stream. More compress better, but a reader that
/// wants one unpacks them all.
const OBJECTS: usize = 200;

/// A document in few bytes, if it is not too old for that.
///
/// # Errors
/// When it does not say which version of PDF it is.
pub fn write_packed(pdf: &RawPdf<'_>) -> Result<Vec<u8>, Missing> {
    let version = pdf.header.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
    let packs = version.ok_or(Missing("the version"))? >= FIRST_VERSION;
    Ok(if packs { packed(pdf) } else { pdf.write() })
}

fn packed(pdf: &RawPdf<'_>) -> Vec<u8> {
    let mut writer = Writer { out: pdf.header.to_vec(), xref: Xref::of_size(pdf.size) };
    let (streams, others): (Vec<_>, Vec<_>) =
        pdf.objects.iter().partition(|(_, object)| object.is_stream());
    streams.iter().for_each(|(number, object)| writer.object(**number, &object.0));
    others.chunks(OBJECTS).for_each(|group| writer.group(group));
    writer.finish(pdf.trailer.clone())
}

/// A document being written.
struct Writer {
    out: Vec<u8>,
    xref: Xref,
}

impl Writer {
    fn object(&mut self, number: i32, body: &[u8]) {
        self.xref.insert(number, Entry::At { offset: self.out.len(), generation: 0 });
        indirect(&mut self.out, ObjRef::new(number, 0), body);
    }

    /// Objects in a stream, which gets the next free number.
    fn group(&mut self, objects: &[(&i32, &RawObject<'_>)]) {
        let stream = self.xref.size();
        let (mut table, mut bodies) = (String::new(), Vec::new());
        for (index, (number, object)) in objects.iter().enumerate() {
            self.xref.insert(**number, Entry::Within { stream, index });
            table += &format!("{number} {} ", bodies.len());
            bodies.extend_from_slice(&object.0);
            bodies.push(b'\n');
        }
        let dict = Dictionary::default().with("Type", "/ObjStm");
        let dict = dict.with("N", objects.len().to_string());
        let dict = dict.with("First", table.len().to_string());
        self.object(stream, &compressed(dict, &[table.as_bytes(), &bodies].concat()));
    }

    /// The cross-reference stream, which is itself the last object.
    fn finish(mut self, trailer: Dictionary<'_>) -> Vec<u8> {
        let (number, start) = (self.xref.size(), self.out.len());
        self.xref.insert(number, Entry::At { offset: start, generation: 0 });
        indirect(&mut self.out, ObjRef::new(number, 0), &self.xref.compressed(trailer));
        self.out.extend(format!("startxref\n{start}\n%%EOF").bytes());
        self.out
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object};

    use super::*;

    fn pack(pdf: &[u8]) -> Vec<u8> {
        write_packed(&RawPdf::read(pdf).expect("as the exporter writes it")).expect("packed")
    }

    /// A document as the exporter writes it, of objects numbered from 1.
    fn written(version: &str, bodies: &[String]) -> Vec<u8> {
        let mut pdf = format!("%PDF-{version}\n");
        let mut entries = "0000000000 65535 f\r\n".to_owned();
        for (number, body) in (1..).zip(bodies) {
            entries += &format!("{:010} 00000 n\r\n", pdf.len());
            pdf += &format!("{number} 0 obj\n{body}\nendobj\n");
        }
        let (start, size) = (pdf.len(), bodies.len() + 1);
        pdf += &format!("xref\n0 {size}\n{entries}trailer\n<</Size {size}/Root 1 0 R>>\n");
        pdf += &format!("startxref\n{start}\n%%EOF");
        pdf.into_bytes()
    }

    fn bodies() -> Vec<String> {
        let mut bodies = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Count 0/Kids[]>>".to_owned(),
            "<</Length 14>>\nstream\n7 0 obj endobj\nendstream".to_owned(),
        ];
        bodies.extend((0..900).map(|index| format!("[/Name(number {index} \\) of many)]")));
        bodies
    }

    #[test]
    fn every_object_is_found_again_and_the_file_is_smaller() {
        let (before, bodies) = (written("1.7", &bodies()), bodies());
        let after = pack(&before);
        assert!(after.len() * 5 < before.len(), "{} of {}", after.len(), before.len());
        let [before, after] = [before, after].map(|pdf| Document::load_mem(&pdf).expect("sound"));
        for number in 1..=u32::try_from(bodies.len()).expect("few") {
            let object = |pdf: &Document| pdf.get_object((number, 0)).cloned().expect("an object");
            assert_eq!(object(&before), object(&after), "object {number}");
        }
        let root = |pdf: &Document| pdf.trailer.get(b"Root").cloned().expect("a root");
        assert_eq!(root(&after), Object::Reference((1, 0)));
        assert_eq!(root(&before), root(&after));
    }

    #[test]
    fn data_that_end_in_a_carriage_return_keep_it() {
        let mut bodies = bodies();
        bodies[2] = "<</Length 5>>\nstream\nfour\r\nendstream".to_owned();
        let after = Document::load_mem(&pack(&written("1.7", &bodies))).expect("sound");
        let stream = after.get_object((3, 0)).and_then(Object::as_stream).expect("a stream");
        assert_eq!(stream.content, b"four\r");
    }

    #[test]
    fn what_is_too_old_stays_as_it_is_and_what_is_not_the_exporters_is_not_read() {
        let old = written("1.4", &bodies());
        assert_eq!(pack(&old), old);
        let whole = written("1.7", &bodies());
        for cut in [0, 5, 9, whole.len() / 2, whole.len() - 8] {
            assert!(RawPdf::read(&whole[..cut]).is_err(), "cut at {cut}");
        }
        assert!(RawPdf::read(&[b"%PDF-1.7\n\n", &whole[9..]].concat()).is_err());
    }

    #[test]
    fn a_file_without_a_version_is_not_packed() {
        let unknown = written("1.7", &bodies());
        let unknown = [b"%XYZ-1.7\n", &unknown[9..]].concat();
        let unknown = RawPdf::read(&unknown).expect("objects where the table says");
        assert_eq!(write_packed(&unknown), Err(Missing("the version")));
    }
}
