//! Cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8): where each object
//! of a file stands.

use std::collections::BTreeMap;

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, FromBytes, Name};
use memchr::memmem;

use super::dictionary::Dictionary;
use super::stream::{compressed, stream};

const STARTXREF: &[u8] = b"startxref";
/// What may stand behind the end of a file.
const TAIL: usize = 2048;
/// The bytes of an entry in a stream: one for its kind, four and two for its fields.
const ROW: usize = 7;

/// Where the end of a file says that its last section begins.
pub fn start(bytes: &[u8]) -> Option<usize> {
    let at = memmem::rfind(bytes, STARTXREF)? + STARTXREF.len();
    number(bytes.get(at..)?)
}

/// Whether a file has a section where its end says; without, what was cut off of it cannot
/// be told. Places are counted from the header, which may have something before it.
pub fn is_sound(bytes: &[u8]) -> bool {
    let header = bytes.windows(5).take(TAIL).position(|window| window == b"%PDF-").unwrap_or(0);
    let start = start(&bytes[bytes.len().saturating_sub(TAIL)..]);
    let places = start.map(|place| [place, place.saturating_add(header)]);
    places.into_iter().flatten().any(|place| is_section(bytes, place))
}

/// A table, or the object that has it as a stream.
fn is_section(bytes: &[u8], place: usize) -> bool {
    let at = bytes.get(place..).unwrap_or_default().trim_ascii_start();
    let head = &at[..at.len().min(40)];
    head.starts_with(b"xref")
        || number(head).is_some() && head.windows(3).any(|word| word == b"obj")
}

/// The number that text begins with, after white space.
fn number(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    str::from_utf8(text.get(..digits)?).ok()?.parse().ok()
}

/// The last section of a file, with its trailer.
pub struct Section<'a> {
    /// Where it begins.
    pub start: usize,
    /// The subsections of a table, after its keyword; nothing, if it is a stream.
    pub table: Option<&'a [u8]>,
    /// The entries of its trailer (7.5.5), or of its stream.
    pub trailer: Dict<'a>,
}

impl<'a> Section<'a> {
    /// Reads it where the end of the file says that it is.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let start = start(bytes)?;
        let section = bytes.get(start..)?.trim_ascii_start();
        let table = section.strip_prefix(b"xref");
        let before: &[u8] = if table.is_some() { b"trailer" } else { b"obj" };
        let at = memmem::find(section, before)?;
        let trailer = section.get(at + before.len()..)?.trim_ascii_start();
        let trailer = Dict::from_bytes(trailer)?;
        let is_stream = || trailer.get::<Name<'_>>(keys::TYPE).as_deref() == Some(b"XRef");
        let table = table.map(|_| &section[b"xref".len()..at]);
        (table.is_some() || is_stream()).then_some(Self { start, table, trailer })
    }
}

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Its number is not used.
    Free,
    /// So many bytes from the begin of the file.
    At { offset: usize, generation: i32 },
    /// In an object stream (7.5.7).
    Within { stream: i32, index: usize },
}

/// A section to be written: entries by the numbers of their objects.
#[derive(Debug, Default)]
pub struct Xref(BTreeMap<i32, Entry>);

impl Xref {
    /// For objects of all numbers from nought on, none of which is used yet.
    pub fn of_size(size: i32) -> Self {
        Self((0..size).map(|number| (number, Entry::Free)).collect())
    }

    /// One more than the highest number.
    pub fn size(&self) -> i32 {
        self.0.last_key_value().map_or(0, |(number, _)| number.saturating_add(1))
    }

    /// Says where an object is.
    pub fn insert(&mut self, number: i32, entry: Entry) {
        self.0.insert(number, entry);
    }

    /// Numbers that follow each other, as first and count.
    fn subsections(&self) -> Vec<(i32, usize)> {
        let mut all: Vec<(i32, usize)> = Vec::new();
        let mut expected = None;
        for &number in self.0.keys() {
            match all.last_mut() {
                Some((_, count)) if expected == Some(number) => *count += 1,
                _ => all.push((number, 1)),
            }
            expected = number.checked_add(1);
        }
        all
    }

    /// Writes it as a table, with its trailer.
    pub fn table(&self, trailer: &Dictionary<'_>) -> Vec<u8> {
        let mut out = "xref\n".to_owned();
        let mut entries = self.0.values();
        for (first, count) in self.subsections() {
            out += &format!("{first} {count}\n");
            out.extend(entries.by_ref().take(count).map(|entry| entry.line()));
        }
        [out.as_bytes(), b"trailer\n", &*trailer.write(), b"\n"].concat()
    }

    /// Writes it as a stream, with the entries of the trailer, for the end of an update.
    pub fn stream(&self, trailer: Dictionary<'_>) -> Vec<u8> {
        let subsections = self.subsections();
        let index: Vec<_> =
            subsections.iter().map(|(first, count)| format!("{first} {count}")).collect();
        let data = self.rows().concat();
        let dict = described().with("Index", format!("[{}]", index.join(" ")));
        stream(&dict.with_all(trailer).with("Length", data.len().to_string()), &data)
    }

    /// Writes it as a compressed stream, for a whole file: each row as what it adds to the one
    /// before (PNG's filter `Up`, 7.4.4.4), as rows of objects in one stream differ in their
    /// last byte.
    pub fn compressed(&self, trailer: Dictionary<'_>) -> Vec<u8> {
        let rows = self.rows();
        let before = [[0; ROW]].iter().chain(&rows).copied();
        let differences = rows.iter().zip(before).flat_map(|(row, before)| {
            let mut filtered = [2; ROW + 1];
            for (to, (byte, before)) in filtered[1..].iter_mut().zip(row.iter().zip(before)) {
                *to = byte.wrapping_sub(before);
            }
            filtered
        });
        let filter = format!("<</Predictor 12/Columns {ROW}>>");
        let dict = described().with("Size", self.size().to_string());
        let dict = dict.with_all(trailer).with("DecodeParms", filter);
        compressed(dict, &differences.collect::<Vec<u8>>())
    }

    fn rows(&self) -> Vec<[u8; ROW]> {
        self.0.values().map(|entry| entry.row()).collect()
    }
}

/// What every stream says of its rows.
fn described() -> Dictionary<'static> {
    Dictionary::default().with("Type", "/XRef").with("W", "[1 4 2]")
}

impl Entry {
    /// Its line in a table, of twenty bytes. What is in an object stream is free to those who
    /// read tables (7.5.8.4).
    fn line(self) -> String {
        match self {
            Self::At { offset, generation } => format!("{offset:010} {generation:05} n\r\n"),
            Self::Free | Self::Within { .. } => "0000000000 65535 f\r\n".to_owned(),
        }
    }

    /// Its row in a stream.
    fn row(self) -> [u8; ROW] {
        let (kind, first, second) = match self {
            Self::Free => (0, 0, usize::from(u16::MAX)),
            Self::At { offset, generation } => (1, offset, generation as usize),
            Self::Within { stream, index } => (2, stream as usize, index),
        };
        let [.., a, b, c, d] = first.to_be_bytes();
        let [.., e, f] = second.to_be_bytes();
        [kind, a, b, c, d, e, f]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"%PDF-1.7\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n";

    #[test]
    fn a_file_whose_table_is_where_it_says_is_sound() {
        assert!(is_sound(FILE));
        assert!(is_sound(&[b"mail\n", FILE].concat()));
    }

    #[test]
    fn a_file_that_is_cut_or_moved_is_not() {
        assert!(!is_sound(&FILE[..20]));
        assert!(!is_sound(&FILE[4..]));
        assert!(!is_sound(b""));
    }

    #[test]
    fn a_table_has_a_subsection_for_numbers_that_follow_each_other() {
        let mut xref = Xref::of_size(1);
        xref.insert(7, Entry::At { offset: 90, generation: 2 });
        xref.insert(6, Entry::At { offset: 15, generation: 0 });
        let text = "xref\n0 1\n0000000000 65535 f\r\n6 2\n0000000015 00000 n\r\n\
            0000000090 00002 n\r\ntrailer\n<</Size 8>>\n";
        let trailer = Dictionary::default().with("Size", xref.size().to_string());
        assert_eq!(xref.table(&trailer), text.as_bytes());
    }
}
