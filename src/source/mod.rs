//! The texts a letter is written in, and places in them.
//!
//! A [`Span`] is a byte range of one [`Source`]; every diagnostic that speaks
//! of the user's text carries one. Nothing here touches the disk: files come
//! in through [`Folder`], which the caller implements.

mod spanned;

use std::sync::{Arc, OnceLock};

pub use self::spanned::Spanned;

/// Which text a span points into. The letter itself is always
/// [`SourceId::LETTER`]; a body in a file of its own comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub(crate) u16);

impl SourceId {
    /// The letter file.
    pub const LETTER: Self = Self(0);

    /// Which of all texts it is.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// A range of it.
    pub fn span(self, range: std::ops::Range<usize>) -> Span {
        Span { source: self, start: range.start, end: range.end }
    }
}

/// A byte range in one of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The text the range is in.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A range of the letter file.
    pub fn letter(range: std::ops::Range<usize>) -> Self {
        SourceId::LETTER.span(range)
    }
}

/// A name and a text: `letter.toml` and what it says.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name diagnostics print, as the user gave it.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Whether it is a sheet of a workbook: a line for each row, tabs between the cells.
    pub sheet: bool,
    /// Where its lines begin, once somebody asks for a place.
    lines: OnceLock<Lines>,
}

/// A one-based line and column; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// One-based line.
    pub line: usize,
    /// One-based column in characters.
    pub column: usize,
}

impl Source {
    /// Names a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), sheet: false, lines: OnceLock::new() }
    }

    /// Names a sheet of a workbook.
    pub fn sheet(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { sheet: true, ..Self::new(name, text) }
    }

    /// The cell of a sheet that an offset is in, as spreadsheets call it: `B7`.
    pub fn cell(&self, offset: usize) -> Option<String> {
        let before = self.text[..self.floor(offset)].rsplit('\n').next().filter(|_| self.sheet)?;
        let (mut column, mut letters) = (before.matches('\t').count() + 1, Vec::new());
        while column > 0 {
            letters.insert(0, char::from(b'A' + u8::try_from((column - 1) % 26).ok()?));
            column = (column - 1) / 26;
        }
        let letters: String = letters.into_iter().collect();
        Some(format!("{letters}{}", self.place(offset).line))
    }

    /// Where a byte offset is. Offsets past the end, or inside a character,
    /// count as the nearest character before them.
    pub fn place(&self, offset: usize) -> Place {
        let (offset, lines) = (self.floor(offset), self.lines.get_or_init(|| Lines::of(self)));
        let line = lines.line(offset);
        Place { line, column: self.text[lines.0[line - 1]..offset].chars().count() + 1 }
    }

    /// The nearest character boundary at or before `offset`.
    pub fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }
}

/// Where the lines of a text begin, found once for many places.
#[derive(Debug, Clone)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// The lines of a source.
    pub fn of(source: &Source) -> Self {
        let ends = source.text.match_indices('\n').map(|(at, _)| at + 1);
        Self([0].into_iter().chain(ends).collect())
    }

    /// The one-based line of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|&start| start <= offset)
    }
}

/// All texts of one letter: the letter file, the files of prose it names, and
/// the tables.
#[derive(Debug, Clone)]
pub struct Sources {
    texts: Vec<Arc<Source>>,
    /// Which of them are prose.
    prose: Vec<SourceId>,
}

impl Sources {
    /// Starts with the letter file.
    pub fn new(letter: Source) -> Self {
        Self { texts: vec![Arc::new(letter)], prose: Vec::new() }
    }

    /// Adds a file of prose.
    pub fn add_prose(&mut self, source: Source) -> SourceId {
        let id = self.add_data(source);
        self.prose.push(id);
        id
    }

    /// Adds a table.
    pub fn add_data(&mut self, source: Source) -> SourceId {
        self.texts.push(Arc::new(source));
        SourceId(u16::try_from(self.texts.len() - 1).unwrap_or(u16::MAX))
    }

    /// The text with this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.texts[id.index().min(self.texts.len() - 1)]
    }

    /// All of them, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.texts.iter().map(Arc::as_ref)
    }

    /// Where a span begins, for people: `signers.csv, line 7`.
    pub fn line_of(&self, span: Span) -> String {
        let source = self.get(span.source);
        format!("{}, line {}", source.name, source.place(span.start).line)
    }

    /// The letter file.
    pub fn letter(&self) -> &Source {
        &self.texts[0]
    }

    /// The first place within another at which a text is written.
    pub fn find(&self, text: &str, within: Span) -> Option<Span> {
        let written = self.get(within.source).text.get(within.start..within.end)?;
        let start = within.start + written.find(text)?;
        Some(Span { start, end: start + text.len(), ..within })
    }

    /// The files of prose it names.
    pub fn prose(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.prose.iter().map(|&id| (id, self.get(id)))
    }
}

impl Default for Sources {
    fn default() -> Self {
        Self::new(Source::new("", ""))
    }
}

/// Why a file the letter names could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// No such file; the nearest name in its folder, if there is one.
    Missing(Option<String>),
    /// The path leads out of the letter's folder.
    Outside,
    /// It is there, but is no regular file: a folder, a pipe, a device.
    NotAFile(&'static str),
    /// Larger than this many bytes are read.
    TooLarge(u64),
    /// Anything else the system said.
    Unreadable(String),
}

/// The letter's folder: the only place files are read from.
pub trait Folder {
    /// The bytes of the file at a path relative to the folder.
    ///
    /// # Errors
    /// A [`FileFault`] when the file is missing, outside, irregular or too big.
    fn load(&self, path: &str) -> Result<Arc<[u8]>, FileFault>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = Source::new("a", "é\nxé y");
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(4), Place { line: 2, column: 2 });
        assert_eq!(source.place(6), Place { line: 2, column: 3 });
        assert_eq!(source.place(99), Place { line: 2, column: 5 });
        let lines = Lines::of(&source);
        assert_eq!([0, 2, 3, 99].map(|offset| lines.line(offset)), [1, 1, 2, 2]);
    }

    #[test]
    fn cells_of_a_sheet_are_called_as_spreadsheets_call_them() {
        let source = Source::sheet("a", format!("x\n\nab\tc{}z", "\t".repeat(26)));
        let cell = |offset| source.cell(offset).expect("a cell");
        assert_eq!([0, 4, 6, 99].map(cell), ["A1", "A3", "B3", "AB3"]);
        assert_eq!(Source::new("a", "x").cell(0), None);
    }

    #[test]
    fn an_offset_inside_a_character_counts_as_its_start() {
        let source = Source::new("a", "é");
        assert_eq!(source.place(1), Place { line: 1, column: 1 });
    }
}
