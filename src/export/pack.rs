//! Packs the objects of a PDF into compressed streams (ISO 32000-1, 7.5.7).
//!
//! The exporter writes every object by itself. In a tagged letter most objects
//! are small and alike, one for each paragraph or name, so packing them takes a
//! third off a letter and two thirds off a long list of names. Each is copied
//! byte by byte; only where it stands changes.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::parts::{Object, Parts};

/// Object streams came with PDF 1.5.
const FIRST_VERSION: &[u8] = b"1.5";
/// How many objects share a stream. More compress better, but a reader that
/// wants one unpacks them all.
const OBJECTS: usize = 200;

/// The bytes of a row of the table of places.
const ROW: usize = 7;

/// A document in few bytes, if it is not too old for that.
pub fn pack(parts: &Parts<'_>) -> Vec<u8> {
    let version = parts.header.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
    let packs = version.is_some_and(|version| version >= FIRST_VERSION);
    if packs { packed(parts) } else { parts.write() }
}

fn packed(parts: &Parts<'_>) -> Vec<u8> {
    let places = vec![Place::Nowhere; parts.size];
    let mut writer = Writer { out: parts.header.to_vec(), places };
    let is_stream = |object: &&Object<'_>| object.body.ends_with(b"endstream");
    let (streams, others): (Vec<_>, Vec<_>) = parts.objects.iter().partition(is_stream);
    streams.iter().for_each(|object| writer.object(object.number, &ended(&object.body)));
    others.chunks(OBJECTS).for_each(|group| writer.group(group));
    writer.table(parts.trailer);
    writer.out
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    Within { stream: usize, index: usize },
}

/// A document being written.
struct Writer {
    out: Vec<u8>,
    places: Vec<Place>,
}

impl Writer {
    fn object(&mut self, number: usize, body: &[u8]) {
        self.places[number] = Place::At(self.out.len());
        self.out.extend(format!("{number} 0 obj\n").bytes());
        self.out.extend_from_slice(body);
        self.out.extend_from_slice(b"\nendobj\n");
    }

    /// Objects in a stream, which gets the next free number.
    fn group(&mut self, objects: &[&Object<'_>]) {
        let stream = self.places.len();
        self.places.push(Place::Nowhere);
        let (mut table, mut bodies) = (String::new(), Vec::new());
        for (index, object) in objects.iter().enumerate() {
            self.places[object.number] = Place::Within { stream, index };
            table += &format!("{} {} ", object.number, bodies.len());
            bodies.extend_from_slice(&object.body);
            bodies.push(b'\n');
        }
        let entries = format!("/Type/ObjStm/N {}/First {}", objects.len(), table.len());
        self.object(stream, &stream_of(&entries, &[table.as_bytes(), &bodies].concat()));
    }

    /// The table of places, which is itself the last object.
    fn table(&mut self, trailer: &str) {
        let (number, start) = (self.places.len(), self.out.len());
        self.places.push(Place::At(start));
        let entries = format!("/Type/XRef/W[1 4 2]/Size {}{trailer}", number + 1);
        let parameters = format!("/DecodeParms<</Predictor 12/Columns {ROW}>>");
        let rows: Vec<_> = self.places.iter().map(|place| place.row()).collect();
        self.object(number, &stream_of(&(entries + &parameters), &differences(&rows)));
        self.out.extend(format!("startxref\n{start}\n%%EOF").bytes());
    }
}

/// Each row as what it adds to the one before (PNG's filter `Up`, ISO 32000-1,
/// 7.4.4.4): rows of objects in one stream differ in their last byte.
fn differences(rows: &[[u8; ROW]]) -> Vec<u8> {
    let before = [[0; ROW]].iter().chain(rows).copied();
    let pairs = rows.iter().zip(before);
    let filtered = pairs.flat_map(|(row, before)| {
        let bytes = row.iter().zip(before).map(|(byte, before)| byte.wrapping_sub(before));
        [2].into_iter().chain(bytes).collect::<Vec<u8>>()
    });
    filtered.collect()
}

impl Place {
    /// A row of the table: one byte for the kind, four and two for the place.
    fn row(self) -> [u8; ROW] {
        let (kind, first, second) = match self {
            Self::Nowhere => (0, 0, usize::from(u16::MAX)),
            Self::At(offset) => (1, offset, 0),
            Self::Within { stream, index } => (2, stream, index),
        };
        let [.., a, b, c, d] = first.to_be_bytes();
        let [.., e, f] = second.to_be_bytes();
        [kind, a, b, c, d, e, f]
    }
}

/// A stream, compressed, with further entries of its dictionary.
pub fn stream_of(entries: &str, data: &[u8]) -> Vec<u8> {
    let data = deflate(data);
    let entries = format!("<<{entries}/Filter/FlateDecode/Length {}>>", data.len());
    ended(&[entries.as_bytes(), b"\nstream\n", &data, b"\nendstream"].concat()).into_owned()
}

/// Where data end in a carriage return, the line end after them is written as
/// two bytes: with one, readers that look for it would take both for it and
/// find the data too short.
fn ended(stream: &[u8]) -> Cow<'_, [u8]> {
    match stream.strip_suffix(b"\nendstream") {
        Some(data) if data.ends_with(b"\r") => [data, b"\r\nendstream"].concat().into(),
        _ => stream.into(),
    }
}

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(data).and_then(|()| encoder.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object};

    use super::*;

    fn pack(pdf: &[u8]) -> Vec<u8> {
        super::pack(&Parts::read(pdf).expect("as the exporter writes it"))
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
        assert_eq!(*ended(b"data\r\nendstream"), *b"data\r\r\nendstream");
        assert_eq!(*ended(b"data\n\nendstream"), *b"data\n\nendstream");
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
            assert!(Parts::read(&whole[..cut]).is_none(), "cut at {cut}");
        }
        assert!(Parts::read(&[b"%PDF-1.7\n\n", &whole[9..]].concat()).is_none());
    }
}
