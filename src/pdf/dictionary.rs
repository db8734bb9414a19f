//! Dictionaries that are written again with some of their entries changed.

use std::borrow::Cow;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
use hayro_syntax::reader::{Reader, ReaderExt as _};

use super::syntax::{hex, name, reference};

type Bytes<'a> = Cow<'a, [u8]>;

/// A dictionary to be written. Entries that are not changed stay as they are written, byte
/// by byte and in their order: a number means the same to every reader only as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary<'a> {
    /// Keys, and their values with what parts the two.
    entries: Vec<(Bytes<'a>, Bytes<'a>)>,
}

impl<'a> Dictionary<'a> {
    /// Reads the dictionary that bytes begin with; with it comes what follows.
    pub fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let mut reader = Reader::new(bytes);
        let mut entries = Vec::new();
        reader.forward_tag(b"<<")?;
        reader.skip_white_spaces_and_comments();
        while reader.forward_tag(b">>").is_none() {
            let key = reader.read_without_context::<Name<'_>>()?;
            let start = reader.offset();
            reader.skip_white_spaces_and_comments();
            reader.skip::<MaybeRef<Object<'_>>>(false)?;
            reader.skip_white_spaces_and_comments();
            entries.push((key.to_vec().into(), bytes.get(start..reader.offset())?.into()));
        }
        Some((Self { entries }, bytes.get(reader.offset()..)?))
    }

    /// That of any file: its values are written as this program does. What of it cannot be
    /// read is left out.
    pub fn of(dict: &Dict<'_>) -> Self {
        let entries = dict.keys().filter_map(|key| {
            let object = dict.get_raw::<Object<'_>>(&*key)?;
            Some((key.to_vec().into(), value(&object).into()))
        });
        Self { entries: entries.collect() }
    }

    /// With one more entry, after all others.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Vec<u8>>) -> Self {
        self.entries.push((key.as_bytes().into(), Cow::Owned(value.into())));
        self
    }

    /// With the entries of another, after all others.
    #[must_use]
    pub fn with_all(mut self, other: Self) -> Self {
        self.entries.extend(other.entries);
        self
    }

    /// The value of a key, as it is written.
    pub fn get(&self, key: &str) -> Option<&[u8]> {
        let entry = self.entries.iter().find(|(own, _)| **own == *key.as_bytes());
        entry.map(|(_, value)| value.trim_ascii())
    }

    /// Sets an entry where it stands; one that is new comes before all others.
    pub fn set(&mut self, key: &str, value: impl Into<Vec<u8>>) {
        let value = Cow::Owned(value.into());
        match self.entries.iter_mut().find(|(own, _)| **own == *key.as_bytes()) {
            Some((_, old)) => *old = value,
            None => self.entries.insert(0, (key.as_bytes().to_vec().into(), value)),
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, key: &str) {
        self.entries.retain(|(own, _)| **own != *key.as_bytes());
    }

    /// Writes it in its order.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"<<".to_vec();
        for (key, value) in &self.entries {
            out.extend(name(key).bytes());
            if value.first().is_some_and(|first| !b" \n\r\t/<[(".contains(first)) {
                out.push(b' ');
            }
            out.extend_from_slice(value);
        }
        out.extend(b">>");
        out
    }

    /// Writes it in the order of its keys, with a space before each value.
    pub fn write_sorted(mut self) -> Vec<u8> {
        self.entries.sort();
        let mut out = b"<<".to_vec();
        for (key, value) in &self.entries {
            out.extend([name(key).as_bytes(), b" ", value].concat());
        }
        out.extend(b">>");
        out
    }
}

/// An array with more items at its end; or those alone, where there is none.
pub fn longer(array: Option<Array<'_>>, more: &[u8]) -> Vec<u8> {
    let old = array.map(|array| array.data()).unwrap_or_default();
    [b"[", old, b" ", more, b"]"].concat()
}

/// An object as it is written in a file.
pub fn value(object: &MaybeRef<Object<'_>>) -> Vec<u8> {
    match object {
        MaybeRef::Ref(to) => reference(*to).into_bytes(),
        MaybeRef::NotRef(Object::Dict(dict)) => dict.data().to_vec(),
        MaybeRef::NotRef(Object::Array(array)) => [b"[", array.data(), b"]"].concat(),
        MaybeRef::NotRef(Object::String(string)) => hex(string.as_bytes()).into_bytes(),
        MaybeRef::NotRef(Object::Name(own)) => name(own).into_bytes(),
        MaybeRef::NotRef(Object::Boolean(own)) => own.to_string().into_bytes(),
        MaybeRef::NotRef(Object::Number(number)) => number.as_f64().to_string().into_bytes(),
        // A stream is never part of another object.
        MaybeRef::NotRef(Object::Null(_) | Object::Stream(_)) => b"null".to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Dictionary<'_> {
        Dictionary::read(text.as_bytes()).expect("a dictionary").0
    }

    #[test]
    fn what_is_not_changed_stays_byte_by_byte() {
        let text = "<</A 0.10/B[ 1 0 R]/C<</D (>>)>>/E\n true >>\nstream\n";
        let (dict, rest) = Dictionary::read(text.as_bytes()).expect("a dictionary");
        assert_eq!(rest, b"\nstream\n");
        assert_eq!([&*dict.write(), rest].concat(), text.as_bytes());
        assert_eq!(dict.get("C"), Some(&b"<</D (>>)>>"[..]));
        assert_eq!(dict.get("D"), None);
    }

    #[test]
    fn entries_are_set_where_they_stand_and_new_ones_come_first() {
        let mut dict = read("<</A 1/B/C>>");
        dict.set("B", "2");
        dict.set("New", "/D");
        dict.remove("A");
        assert_eq!(dict.clone().with("Last", "3").write(), b"<</New/D/B 2/Last 3>>");
        assert_eq!(dict.write_sorted(), b"<</B 2/New /D>>");
    }

    #[test]
    fn what_is_no_dictionary_is_not_read() {
        for text in ["", "<<", "<</A", "<</A 1", "<</A>>", "<<1 2>>", "[/A 1]"] {
            assert_eq!(Dictionary::read(text.as_bytes()), None, "{text}");
        }
    }
}
