//! Indirect objects (ISO 32000-1, 7.3.10).

use std::ops::Range;

use super::value::{Entries, Reader, Value};

/// An object, where it stands in the file.
#[derive(Debug, Clone)]
pub struct Object {
    pub number: i32,
    pub generation: i32,
    pub value: Value,
    /// The data of a stream, within the file.
    pub data: Option<Range<usize>>,
    /// All of it, from its number to `endobj`. Nothing, if it is in an object stream.
    pub span: Range<usize>,
}

impl Object {
    /// Reads the object that begins at a place. A stream must be exactly as long as it says;
    /// `length` finds the object that says so.
    pub fn read(bytes: &[u8], at: usize, length: &dyn Fn(i32) -> Option<usize>) -> Option<Self> {
        let mut reader = Reader::new(bytes, at);
        let (number, generation) = head(&mut reader)?;
        let value = reader.value()?;
        reader.gap();
        let data = match (reader.word(b"stream"), value.dict()) {
            (Some(()), Some(dict)) => Some(data(&mut reader, dict, length)?),
            (Some(()), None) => return None,
            (None, _) => None,
        };
        reader.gap();
        reader.word(b"endobj")?;
        Some(Self { number, generation, value, data, span: at..reader.at })
    }

    /// Its dictionary, or that of its stream.
    pub fn dict(&self) -> Option<&Entries> {
        self.value.dict()
    }
}

/// The number that an object at a place is, if it is one.
pub fn integer(bytes: &[u8], at: usize, number: i32) -> Option<usize> {
    let mut reader = Reader::new(bytes, at);
    head(&mut reader).filter(|(own, _)| *own == number)?;
    reader.value()?.count()
}

fn head(reader: &mut Reader<'_>) -> Option<(i32, i32)> {
    let number = reader.unsigned()?;
    reader.space();
    let generation = reader.unsigned()?;
    reader.space();
    reader.word(b"obj")?;
    Some((number, generation))
}

fn data(
    reader: &mut Reader<'_>,
    dict: &Entries,
    length: &dyn Fn(i32) -> Option<usize>,
) -> Option<Range<usize>> {
    reader.tag(b"\r\n").or_else(|| reader.tag(b"\n"))?;
    // Data in a file of their own are shown by some programs, and not by others.
    if dict.contains_key(&b"F"[..]) {
        return None;
    }
    let length = match dict.get(&b"Length"[..])? {
        Value::Ref(number, _) => length(*number)?,
        value => value.count()?,
    };
    let start = reader.at;
    let end = start.checked_add(length)?;
    reader.at = end;
    let _ = reader.tag(b"\r\n").or_else(|| reader.tag(b"\n")).or_else(|| reader.tag(b"\r"));
    reader.word(b"endstream")?;
    Some(start..end)
}
