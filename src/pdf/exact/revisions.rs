//! What was appended to a file (ISO 32000-1, 7.5.6): updates, each of them objects, a section
//! that has every one of them and no other, and an end. Nothing may stand between.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inside::Inside;
use super::object::Object;
use super::section::{self, Section};
use super::state::{State, load};
use super::value::{Entries, Value, is_space};
use crate::pdf::xref::Entry;

/// More white space than any program leaves. Much of it would move the end of the file out
/// of the sight of programs that look for it.
const GAP: usize = 256;
/// More updates than any file has.
const MOST: usize = 100_000;

/// What a file became.
pub struct Later {
    pub trailer: Entries,
    /// Each object that is another, or is new; nothing where it is gone.
    pub changed: BTreeMap<i32, Option<Object>>,
}

impl Later {
    /// The object that a number has now.
    pub fn get<'a>(&'a self, earlier: &'a State<'_>, number: i32) -> Option<&'a Object> {
        match self.changed.get(&number) {
            Some(now) => now.as_ref(),
            None => earlier.objects.get(&number),
        }
    }

    /// Reads what follows the file as it was; nothing if not every byte of it belongs to an
    /// update that all programs read alike.
    pub fn read(earlier: &State<'_>, bytes: &[u8]) -> Option<Self> {
        let mut end = earlier.bytes.len();
        let mut later = Self { trailer: earlier.trailer.clone(), changed: BTreeMap::new() };
        let mut entries = earlier.entries.clone();
        for section in sections(earlier, bytes)? {
            let begin = end;
            let (start, after) = section::end(bytes, section.span.end)?;
            end = after;
            if start != section.span.start || !section.is_within(begin..end) {
                return None;
            }
            let own = section.own(&entries, begin..end)?;
            entries.extend(section.entries.clone());
            let objects = load(bytes, &own, &entries)?;
            is_covered(bytes, begin, &section, &objects)?;
            is_consistent(earlier, &own, &objects)?;
            is_known(bytes, &section, &objects)?;
            for number in own.into_keys() {
                later.changed.insert(number, objects.get(&number).cloned());
            }
            later.trailer = section.trailer;
        }
        is_gap(bytes.get(end..)?)?;
        later.changed.retain(|number, new| !is_same(earlier, bytes, *number, new.as_ref()));
        Some(later)
    }
}

/// The sections after those of the file as it was, the oldest first.
fn sections(earlier: &State<'_>, bytes: &[u8]) -> Option<Vec<Section>> {
    let at = memchr::memmem::rfind(bytes, b"startxref")?;
    let (mut start, _) = section::end(bytes, at)?;
    let mut all = Vec::new();
    while start != earlier.start {
        let section = Section::read(bytes, start)?;
        let before = section.before()??;
        if before >= start && before != earlier.start || all.len() > MOST {
            return None;
        }
        start = before;
        all.push(section);
    }
    all.reverse();
    Some(all)
}

impl Section {
    fn is_within(&self, update: Range<usize>) -> bool {
        let spans = [Some(&self.span), self.hidden.as_ref()];
        spans.into_iter().flatten().all(|of| of.start >= update.start && of.end <= update.end)
    }

    /// The entries that are not those the file had already. All of them must lead into the
    /// update itself: what is hidden further up is not brought to light.
    fn own(
        &self,
        known: &BTreeMap<i32, Entry>,
        update: Range<usize>,
    ) -> Option<BTreeMap<i32, Entry>> {
        let new = self.entries.iter().filter(|(number, entry)| {
            let unused = **entry == Entry::Free && !known.contains_key(number);
            known.get(number) != Some(entry) && !unused
        });
        let own: BTreeMap<i32, Entry> =
            new.map(|(number, entry)| (*number, *entry)).filter(|(n, _)| *n != 0).collect();
        let leads = |entry: &Entry| match entry {
            Entry::Free => true,
            Entry::At { offset, .. } => update.contains(offset),
            Entry::Within { stream, .. } => {
                let stream = self.entries.get(stream);
                matches!(stream, Some(Entry::At { offset, .. }) if update.contains(offset))
            }
        };
        own.values().all(leads).then_some(own)
    }
}

/// Whether objects and section follow each other with nothing but gaps between.
fn is_covered(
    bytes: &[u8],
    begin: usize,
    section: &Section,
    objects: &BTreeMap<i32, Object>,
) -> Option<()> {
    let standing = objects.values().filter(|object| !object.span.is_empty());
    let mut spans: Vec<Range<usize>> = standing.map(|object| object.span.clone()).collect();
    spans.extend([Some(section.span.clone()), section.hidden.clone()].into_iter().flatten());
    spans.sort_by_key(|span| span.start);
    // A stream that is a section may have an entry of its own.
    spans.dedup();
    let mut at = begin;
    for span in spans {
        is_gap(bytes.get(at..span.start)?)?;
        at = span.end;
    }
    (at == section.span.end).then_some(())
}

/// Whether each object keeps its generation: programs differ in what they do with another.
fn is_consistent(
    earlier: &State<'_>,
    own: &BTreeMap<i32, Entry>,
    objects: &BTreeMap<i32, Object>,
) -> Option<()> {
    let kept = own.keys().filter_map(|number| objects.get(number)).all(|object| {
        let before = earlier.objects.get(&object.number).map_or(0, |before| before.generation);
        object.generation == before
    });
    kept.then_some(())
}

/// Whether no object stream has an object that the section does not know.
fn is_known(bytes: &[u8], section: &Section, objects: &BTreeMap<i32, Object>) -> Option<()> {
    let is_stream = |object: &&Object| {
        let kind = object.dict().and_then(|dict| dict.get(&b"Type"[..]));
        object.data.is_some() && kind.and_then(Value::name) == Some(b"ObjStm")
    };
    for stream in objects.values().filter(is_stream) {
        for (index, number) in Inside::read(bytes, stream)?.numbers().enumerate() {
            let known = Entry::Within { stream: stream.number, index };
            section.entries.get(&number).filter(|entry| **entry == known)?;
        }
    }
    Some(())
}

fn is_gap(bytes: &[u8]) -> Option<()> {
    (bytes.len() <= GAP && bytes.iter().all(|byte| is_space(*byte))).then_some(())
}

/// Whether an object that is written again says what it said.
fn is_same(earlier: &State<'_>, bytes: &[u8], number: i32, new: Option<&Object>) -> bool {
    let data = |object: &Object| object.data.clone().and_then(|data| bytes.get(data));
    match (earlier.objects.get(&number), new) {
        (Some(old), Some(new)) => old.value == new.value && data(old) == data(new),
        (old, new) => old.is_none() && new.is_none(),
    }
}
