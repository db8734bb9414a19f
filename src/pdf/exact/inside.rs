//! Object streams (ISO 32000-1, 7.5.7).

use super::object::Object;
use super::packed::unpacked;
use super::value::{Reader, Value};

/// What an object stream holds.
pub struct Inside {
    bytes: Vec<u8>,
    /// The number of each object, and where it begins.
    table: Vec<(i32, usize)>,
}

impl Inside {
    /// Unpacks a stream of the file.
    pub fn read(file: &[u8], stream: &Object) -> Option<Self> {
        let dict = stream.dict()?;
        if dict.get(&b"Type"[..])?.name()? != b"ObjStm" {
            return None;
        }
        let bytes = unpacked(dict, file.get(stream.data.clone()?)?)?;
        let number = |key: &[u8]| dict.get(key)?.count();
        let (count, first) = (number(b"N")?, number(b"First")?);
        let mut reader = Reader::new(bytes.get(..first)?, 0);
        let mut table = Vec::new();
        for _ in 0..count {
            reader.space();
            let number = reader.unsigned()?;
            reader.space();
            let offset: usize = reader.unsigned()?;
            table.push((number, first.checked_add(offset)?));
        }
        Some(Self { bytes, table })
    }

    /// The numbers of all objects in it.
    pub fn numbers(&self) -> impl Iterator<Item = i32> {
        self.table.iter().map(|(number, _)| *number)
    }

    /// An object by its place in the list, if it has this number.
    pub fn value(&self, index: usize, number: i32) -> Option<Value> {
        Reader::new(&self.bytes, self.place(index, number)?).value()
    }

    /// The same as it is written.
    pub fn body(&self, index: usize, number: i32) -> Option<&[u8]> {
        let start = self.place(index, number)?;
        let mut reader = Reader::new(&self.bytes, start);
        reader.value()?;
        self.bytes.get(start..reader.at)
    }

    fn place(&self, index: usize, number: i32) -> Option<usize> {
        self.table.get(index).filter(|(own, _)| *own == number).map(|(_, place)| *place)
    }
}
