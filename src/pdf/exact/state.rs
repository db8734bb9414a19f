//! A whole file: every object of it, by the sections it has (ISO 32000-1, 7.5.6).

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use super::inside::Inside;
use super::object::{self, Object};
use super::value::Entries;
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
        let Index { start, trailer, entries } = Index::read(bytes)?;
        let objects = load(bytes, &entries, &entries)?;
        Some(Self { bytes, start, trailer, entries, objects })
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
        let inside = Inside::read(bytes, &container).filter(|_| container.number == stream)?;
        for (number, index) in wanted {
            let value = inside.value(index, number)?;
            objects.insert(number, Object { number, generation: 0, value, data: None, span: 0..0 });
        }
    }
    Some(objects)
}
