//! Where each object of a file stands: its sections together (ISO 32000-1, 7.5.6).

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::object::{self, Object};
use super::section::{self, Section};
use super::value::{Entries, Value, is_space};
use crate::pdf::dictionary::Dictionary;
use crate::pdf::xref::Entry;

/// The entries of all sections, the last of which counts.
pub struct Index {
    /// Where the last section begins.
    pub start: usize,
    pub trailer: Entries,
    pub entries: BTreeMap<i32, Entry>,
}

impl Index {
    /// Reads the sections of a file; nothing where a program would have to look for one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let at = memmem::rfind(bytes, b"startxref")?;
        let (start, end) = section::end(bytes, at)?;
        if !bytes[end..].iter().all(|byte| is_space(*byte)) {
            return None;
        }
        let (mut entries, mut seen) = (BTreeMap::new(), BTreeSet::new());
        let (mut trailer, mut next) = (None, Some(start));
        while let Some(at) = next.filter(|at| seen.insert(*at)) {
            let section = Section::read(bytes, at)?;
            next = section.before()?;
            for (number, entry) in section.entries {
                entries.entry(number).or_insert(entry);
            }
            trailer.get_or_insert(section.trailer);
        }
        Some(Self { start, trailer: trailer?, entries })
    }

    /// An object that stands by itself.
    pub fn object(&self, bytes: &[u8], number: i32) -> Option<Object> {
        let Entry::At { offset, .. } = *self.entries.get(&number)? else { return None };
        let length = |number: i32| match *self.entries.get(&number)? {
            Entry::At { offset, .. } => object::integer(bytes, offset, number),
            _ => None,
        };
        Object::read(bytes, offset, &length).filter(|object| object.number == number)
    }

    /// The trailer of a further section; nothing for an encrypted file.
    pub fn continued(&self) -> Option<Dictionary<'static>> {
        let mut trailer = Dictionary::default().with("Prev", self.start.to_string());
        for (key, name) in [(&b"Root"[..], "Root"), (b"Info", "Info")] {
            if let Some(Value::Ref(number, generation)) = self.trailer.get(key) {
                trailer = trailer.with(name, format!("{number} {generation} R"));
            }
        }
        let size = self.trailer.get(&b"Size"[..])?.count()?;
        let plain = !self.trailer.contains_key(&b"Encrypt"[..]);
        plain.then(|| trailer.with("Size", size.to_string()))
    }
}
