//! Cross-reference sections (ISO 32000-1, 7.5.4 and 7.5.8), and the end of a file or of a
//! revision (7.5.5).

use std::collections::BTreeMap;
use std::ops::Range;

use super::object::Object;
use super::packed::unpacked;
use super::value::{Entries, Reader, Value};
use crate::pdf::xref::Entry;

/// Numbers of objects are below (annex C).
const MOST: usize = 8_388_608;
/// What programs write before `startxref` on their own behalf is no longer than a line.
const REMARK: usize = 120;

/// A cross-reference section.
pub struct Section {
    /// Where its table, or stream, begins and ends.
    pub span: Range<usize>,
    /// The stream that goes with the table of a hybrid file (7.5.8.4).
    pub hidden: Option<Range<usize>>,
    pub entries: BTreeMap<i32, Entry>,
    pub trailer: Entries,
}

impl Section {
    /// Reads the section that begins at a place.
    pub fn read(bytes: &[u8], at: usize) -> Option<Self> {
        let mut reader = Reader::new(bytes, at);
        reader.space();
        let section = match reader.rest().starts_with(b"xref") {
            true => Self::table(bytes, reader.at),
            false => Self::stream(bytes, reader.at),
        };
        section.filter(Self::is_counted)
    }

    /// Where the section before it begins, if there is one.
    pub fn before(&self) -> Option<Option<usize>> {
        match self.trailer.get(&b"Prev"[..]) {
            None => Some(None),
            Some(place) => place.count().map(Some),
        }
    }

    /// Whether its size is right: entries beyond it are seen by some programs only.
    fn is_counted(&self) -> bool {
        let highest = self.entries.last_key_value().map_or(-1, |(number, _)| *number);
        let size = self.trailer.get(&b"Size"[..]).and_then(Value::count);
        size.is_some_and(|size| size <= MOST && i64::from(highest) < size as i64)
    }

    fn table(bytes: &[u8], at: usize) -> Option<Self> {
        let mut reader = Reader::new(bytes, at);
        let mut entries = BTreeMap::new();
        reader.word(b"xref")?;
        reader.space();
        while reader.word(b"trailer").is_none() {
            subsection(&mut reader, &mut entries)?;
        }
        let Some(Value::Dict(trailer)) = reader.value() else { return None };
        let mut own = Self { span: at..reader.at, hidden: None, entries, trailer };
        if let Some(place) = own.trailer.get(&b"XRefStm"[..]) {
            let stream = Self::stream(bytes, place.count()?)?;
            own.hidden = Some(stream.span);
            // A number that the table has as unused is looked for there.
            for (number, entry) in stream.entries {
                let known = own.entries.entry(number).or_insert(Entry::Free);
                if *known == Entry::Free {
                    *known = entry;
                }
            }
        }
        Some(own)
    }

    fn stream(bytes: &[u8], at: usize) -> Option<Self> {
        let object = Object::read(bytes, at, &|_| None)?;
        let (span, data) = (object.span.clone(), bytes.get(object.data.clone()?)?);
        let Value::Dict(trailer) = object.value else { return None };
        if trailer.get(&b"Type"[..])?.name()? != b"XRef" {
            return None;
        }
        let entries = rows(&trailer, &unpacked(&trailer, data)?)?;
        Some(Self { span, hidden: None, entries, trailer })
    }
}

/// A part of a table, for numbers that follow each other.
fn subsection(reader: &mut Reader<'_>, entries: &mut BTreeMap<i32, Entry>) -> Option<()> {
    let first: i32 = reader.unsigned()?;
    reader.space();
    let count: i32 = reader.unsigned()?;
    reader.space();
    for number in first..first.checked_add(count)? {
        let offset = reader.unsigned()?;
        reader.space();
        let generation = reader.unsigned()?;
        reader.space();
        let used = reader.word(b"n").is_some();
        if !used {
            reader.word(b"f")?;
        }
        reader.space();
        // No object is where the header is; some programs write this of unused numbers.
        let used = used && offset > 0;
        let entry = if used { Entry::At { offset, generation } } else { Entry::Free };
        if entries.insert(number, entry).is_some() {
            return None;
        }
    }
    Some(())
}

/// The rows of a stream (7.5.8.3).
fn rows(dict: &Entries, data: &[u8]) -> Option<BTreeMap<i32, Entry>> {
    let widths: Vec<usize> =
        dict.get(&b"W"[..])?.array()?.iter().map(Value::count).collect::<Option<_>>()?;
    let [kind, first, second] = widths[..] else { return None };
    let width = kind.checked_add(first)?.checked_add(second)?;
    if [kind, first, second].iter().any(|width| *width > 8) || width == 0 {
        return None;
    }
    let size = dict.get(&b"Size"[..])?.count()?;
    let numbers = match dict.get(&b"Index"[..]) {
        None => vec![0, size],
        Some(index) => index.array()?.iter().map(Value::count).collect::<Option<_>>()?,
    };
    let (pairs, []) = numbers.as_chunks::<2>() else { return None };
    let (mut entries, mut rows) = (BTreeMap::new(), data.chunks_exact(width));
    for &[from, count] in pairs {
        for number in from..from.checked_add(count)? {
            let row = rows.next()?;
            let (kind, rest) = row.split_at(kind);
            let (first, second) = rest.split_at(first);
            let kind = if kind.is_empty() { 1 } else { big(kind) };
            let entry = entry(kind, big(first), big(second))?;
            if entries.insert(i32::try_from(number).ok()?, entry).is_some() {
                return None;
            }
        }
    }
    (rows.next().is_none() && rows.remainder().is_empty()).then_some(entries)
}

fn entry(kind: u64, first: u64, second: u64) -> Option<Entry> {
    match kind {
        1 if first > 0 => {
            Some(Entry::At { offset: first as usize, generation: i32::try_from(second).ok()? })
        }
        2 => Some(Entry::Within { stream: i32::try_from(first).ok()?, index: second as usize }),
        // What is not known yet is null (7.5.8.3).
        _ => Some(Entry::Free),
    }
}

fn big(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// Reads the end of a revision: where its section begins, and where it ends itself.
pub fn end(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let mut reader = Reader::new(bytes, at);
    reader.space();
    // Some programs leave their name here.
    let remark = reader.rest();
    let line = remark.iter().take(REMARK).position(|byte| b"\r\n".contains(byte));
    if let Some(line) = line.filter(|_| remark.starts_with(b"%") && !remark.starts_with(b"%%")) {
        reader.at += line;
        reader.space();
    }
    reader.word(b"startxref")?;
    reader.space();
    let place = reader.unsigned()?;
    reader.space();
    reader.tag(b"%%EOF")?;
    Some((place, reader.at))
}
