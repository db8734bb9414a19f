//! A whole file: every object of it, by the sections it has (ISO 32000-1, 7.5.6).

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::object::{self, Object};
use super::packed::unpacked;
use super::section::{self, Section};
use super::value::{Entries, Reader, Value, is_space};
use crate::pdf::xref::Entry;

/// Objects by their numbers.
pub type Objects = BTreeMap<i32, Object>;

/// A file as it stands, or as it stood when it ended earlier.
pub struct State<'a> {
    pub bytes: &'a [u8],
    /// Where its last section begins.
    pub start: usize,
    pub trailer: Entries,
    pub entries: BTreeMap<i32, Entry>,
    pub objects: Objects,
}

impl<'a> State<'a> {
    /// Reads a file; nothing where a program would have to mend something.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
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
        let objects = load(bytes, &entries, &entries)?;
        Some(Self { bytes, start, trailer: trailer?, entries, objects })
    }

    /// The numbers of all objects that are referred to, whether they are there or not.
    pub fn references(&self) -> BTreeSet<i32> {
        let mut all = BTreeSet::new();
        for object in self.objects.values() {
            object.value.references(&mut |to| {
                all.insert(to);
            });
        }
        all
    }
}

/// The objects of these entries. The length of a stream may stand in any object of the file.
pub fn load(
    bytes: &[u8],
    entries: &BTreeMap<i32, Entry>,
    all: &BTreeMap<i32, Entry>,
) -> Option<Objects> {
    let length = |number: i32| match all.get(&number)? {
        Entry::At { offset, .. } => object::integer(bytes, *offset, number),
        _ => None,
    };
    let mut objects = Objects::new();
    let mut packed: BTreeMap<i32, Vec<(i32, usize)>> = BTreeMap::new();
    for (&number, entry) in entries {
        match *entry {
            Entry::Free => {}
            Entry::Within { stream, index } => {
                packed.entry(stream).or_default().push((number, index));
            }
            Entry::At { offset, generation } => {
                let object = Object::read(bytes, offset, &length)?;
                if (object.number, object.generation) != (number, generation) {
                    return None;
                }
                objects.insert(number, object);
            }
        }
    }
    for (stream, wanted) in packed {
        let container = match objects.get(&stream) {
            Some(container) => container.clone(),
            None => match all.get(&stream)? {
                Entry::At { offset, .. } => Object::read(bytes, *offset, &length)?,
                _ => return None,
            },
        };
        let within = within(bytes, &container)?;
        for (number, index) in wanted {
            let (own, value) = within.get(index)?.clone();
            if own != number || container.number != stream {
                return None;
            }
            objects.insert(number, Object { number, generation: 0, value, data: None, span: 0..0 });
        }
    }
    Some(objects)
}

/// The objects of an object stream (7.5.7), with their numbers.
pub fn within(bytes: &[u8], container: &Object) -> Option<Vec<(i32, Value)>> {
    let dict = container.dict()?;
    if dict.get(&b"Type"[..])?.name()? != b"ObjStm" {
        return None;
    }
    let bytes = unpacked(dict, bytes.get(container.data.clone()?)?)?;
    let number = |key: &[u8]| dict.get(key)?.count();
    let (count, first) = (number(b"N")?, number(b"First")?);
    let mut table = Reader::new(bytes.get(..first)?, 0);
    let mut all = Vec::new();
    for _ in 0..count {
        table.space();
        let number = table.unsigned()?;
        table.space();
        let offset: usize = table.unsigned()?;
        all.push((number, Reader::new(&bytes, first.checked_add(offset)?).value()?));
    }
    Some(all)
}
