//! A PDF as it is written: its objects' bytes, one after the other, to be changed and put
//! together again. It reads what typst's exporter writes, and nothing else: a header, the
//! objects, one cross-reference table, a trailer.

use std::borrow::Cow;
use std::fmt;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, FromBytes, ObjRef, Object, Stream};
use indexmap::IndexMap;

use super::dictionary::Dictionary;
use super::stream::{compressed, stream};
use super::syntax::indirect;
use super::xref::{Entry, Section, Xref};

/// What is missing from a file, which therefore is not as its writer is known to write: a fault
/// of this program, or of its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is missing", self.0)
    }
}

const NO_OBJECT: Missing = Missing("an object that is referred to");
const NO_DICTIONARY: Missing = Missing("the dictionary of an object");
const NO_DATA: Missing = Missing("the data of a stream");

/// A document taken apart.
pub struct RawPdf<'a> {
    /// All before the first object.
    pub header: &'a [u8],
    /// All but its `Size`.
    pub trailer: Dictionary<'a>,
    /// By their numbers, in the order they stand in.
    pub objects: IndexMap<i32, RawObject<'a>>,
    /// One more than the highest number of an object.
    pub size: i32,
}

/// An object: what stands between `obj` and `endobj`.
pub struct RawObject<'a>(pub Cow<'a, [u8]>);

impl<'a> RawPdf<'a> {
    /// Takes a document apart.
    ///
    /// # Errors
    /// When it is not as the exporter writes it.
    pub fn read(pdf: &'a [u8]) -> Result<Self, Missing> {
        let section = Section::read(pdf).ok_or(Missing("the cross-reference table"))?;
        let trailer = Dictionary::read(section.trailer.data());
        let (mut trailer, _) = trailer.ok_or(Missing("the trailer"))?;
        trailer.remove("Size");
        let offsets = offsets(&section).ok_or(Missing("an entry of the cross-reference table"))?;
        let first = offsets.first().and_then(|first| pdf.get(..first.0));
        let ends = offsets.iter().skip(1).map(|&(offset, _)| offset).chain([section.start]);
        let objects = offsets.iter().zip(ends).map(|(&(start, number), end)| {
            Some((number, RawObject::read(number, pdf.get(start..end)?)?))
        });
        Ok(Self {
            header: first.ok_or(Missing("the header"))?,
            trailer,
            objects: objects.collect::<Option<_>>().ok_or(Missing("an object"))?,
            size: section.trailer.get(keys::SIZE).ok_or(Missing("the number of objects"))?,
        })
    }

    /// A document of these objects, which have their numbers and bodies.
    #[cfg(test)]
    pub fn of(objects: &[(i32, &'a str)]) -> Self {
        let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or_default();
        let objects = objects.iter().map(|(at, body)| (*at, RawObject(body.as_bytes().into())));
        let trailer = Dictionary::default();
        Self { header: b"%PDF-1.7\n", trailer, objects: objects.collect(), size }
    }

    /// Adds an object; gives its number.
    pub fn add(&mut self, body: Vec<u8>) -> i32 {
        let number = self.size;
        self.objects.insert(number, RawObject(body.into()));
        self.size += 1;
        number
    }

    /// The object of a number.
    ///
    /// # Errors
    /// When it is not there.
    pub fn get(&self, number: i32) -> Result<&RawObject<'a>, Missing> {
        self.objects.get(&number).ok_or(NO_OBJECT)
    }

    /// The same, to be changed.
    ///
    /// # Errors
    /// When it is not there.
    pub fn get_mut(&mut self, number: i32) -> Result<&mut RawObject<'a>, Missing> {
        self.objects.get_mut(&number).ok_or(NO_OBJECT)
    }

    /// The number of the object that the trailer refers to.
    pub fn trailer_ref(&self, key: &str) -> Option<i32> {
        self.trailer.get(key).and_then(ObjRef::from_bytes).map(|to| to.obj_number)
    }

    /// Puts the document together, with a cross-reference table.
    pub fn write(&self) -> Vec<u8> {
        let mut out = self.header.to_vec();
        let mut xref = Xref::of_size(self.size);
        for (&number, object) in &self.objects {
            xref.insert(number, Entry::At { offset: out.len(), generation: 0 });
            indirect(&mut out, ObjRef::new(number, 0), &object.0);
        }
        let start = out.len();
        let trailer = Dictionary::default().with("Size", self.size.to_string());
        out.extend(xref.table(&trailer.with_all(self.trailer.clone())));
        out.extend(format!("startxref\n{start}\n%%EOF").bytes());
        out
    }
}

impl<'a> RawObject<'a> {
    fn read(number: i32, text: &'a [u8]) -> Option<Self> {
        let body = text.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
        Some(Self(body.trim_ascii_end().strip_suffix(b"endobj")?.trim_ascii_end().into()))
    }

    /// What it is, if it is no stream.
    pub fn value(&self) -> Option<Object<'_>> {
        Object::from_bytes(&self.0)
    }

    /// The dictionary it is, or that of its stream.
    pub fn dict(&self) -> Option<Dict<'_>> {
        Dict::from_bytes(&self.0)
    }

    /// The stream it is.
    pub fn stream(&self) -> Option<Stream<'_>> {
        Stream::from_bytes(&self.0).filter(|_| self.is_stream())
    }

    /// The data of its stream, as they are meant.
    ///
    /// # Errors
    /// When it is no stream, or is compressed in another way than the exporter does.
    pub fn data(&self) -> Result<Vec<u8>, Missing> {
        let stream = self.stream().ok_or(NO_DATA)?;
        let mut data = Vec::new();
        match stream.filters().as_slice() {
            [] if !stream.dict().contains_key("Filter") => {
                return Ok(stream.raw_data().into_owned());
            }
            [Filter::FlateDecode] => ZlibDecoder::new(&*stream.raw_data()).read_to_end(&mut data),
            _ => return Err(NO_DATA),
        }
        .map_err(|_| NO_DATA)?;
        Ok(data)
    }

    /// Whether it is a stream.
    pub fn is_stream(&self) -> bool {
        self.0.ends_with(b"endstream")
    }

    /// Changes its dictionary, or that of its stream; all that is not changed stays as it is.
    ///
    /// # Errors
    /// When it is something else.
    pub fn edit(&mut self, change: impl FnOnce(&mut Dictionary<'_>)) -> Result<(), Missing> {
        let (mut dict, rest) = Dictionary::read(&self.0).ok_or(NO_DICTIONARY)?;
        change(&mut dict);
        self.0 = [&*dict.write(), rest].concat().into();
        Ok(())
    }

    /// Puts a text into its stream, as it is.
    ///
    /// # Errors
    /// When it has no dictionary.
    pub fn set_text(&mut self, text: &str) -> Result<(), Missing> {
        let (mut dict, _) = Dictionary::read(&self.0).ok_or(NO_DICTIONARY)?;
        dict.set("Length", text.len().to_string());
        self.0 = stream(&dict, text.as_bytes()).into();
        Ok(())
    }

    /// Puts other data into its stream, and compresses them.
    ///
    /// # Errors
    /// When it has no dictionary.
    pub fn set_data(&mut self, data: &[u8]) -> Result<(), Missing> {
        let (dict, _) = Dictionary::read(&self.0).ok_or(NO_DICTIONARY)?;
        self.0 = compressed(dict, data).into();
        Ok(())
    }
}

/// The number of the object that an entry refers to.
pub fn number_at(dict: &Dict<'_>, key: &str) -> Option<i32> {
    dict.get_ref(key).map(|to| to.obj_number)
}

/// Where each object begins and which it is, in the order they stand in.
fn offsets(section: &Section<'_>) -> Option<Vec<(usize, i32)>> {
    let table = str::from_utf8(section.table?).ok()?.trim_start();
    let (range, entries) = table.split_once('\n')?;
    range.strip_prefix("0 ")?;
    let used = (0..).zip(entries.split_terminator('\n')).filter(|(_, entry)| entry.contains('n'));
    let offsets = used.map(|(number, entry)| Some((entry.get(..10)?.parse().ok()?, number)));
    let mut offsets = offsets.collect::<Option<Vec<_>>>()?;
    offsets.sort_unstable();
    Some(offsets)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &[u8] = b"<</Length 4/A 0.50>>\nstream\ndata\nendstream";

    fn object(body: &[u8]) -> RawObject<'_> {
        RawObject(body.into())
    }

    #[test]
    fn a_stream_keeps_its_data_when_its_dictionary_is_changed() {
        let mut stream = object(STREAM);
        stream.edit(|dict| dict.set("B", "/C")).expect("a dictionary");
        assert_eq!(*stream.0, *b"<</B/C/Length 4/A 0.50>>\nstream\ndata\nendstream");
        stream.set_data(b"other").expect("a stream");
        assert_eq!(stream.data(), Ok(b"other".to_vec()));
        assert_eq!(stream.dict().and_then(|dict| dict.get("A")), Some(0.5_f32));
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        let array = b"[1 0 R]";
        assert_eq!(object(array).edit(|_| ()), Err(NO_DICTIONARY));
        assert_eq!(object(array).set_data(b""), Err(NO_DICTIONARY));
        assert_eq!(object(b"<</A 1>>").data(), Err(NO_DATA));
        for filter in ["FlateDecode", "JPXDecode", "Unknown"] {
            let stream = format!("<</Length 2/Filter/{filter}>>\nstream\n!!\nendstream");
            assert_eq!(object(stream.as_bytes()).data(), Err(NO_DATA), "{filter}");
        }
        let text = b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 0>>\nstartxref\n9\n%%EOF";
        assert_eq!(RawPdf::read(text).err(), Some(Missing("the header")));
    }
}
