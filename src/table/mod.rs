//! Tables of signatories as people export them.

mod assemble;
mod cells;
pub mod columns;
mod csv;
mod encoding;
mod excel;
mod formats;
mod lines;
mod once;
mod opendocument;
mod openletter;
mod records;
mod workbook;

use encoding_rs::Encoding;

pub use self::csv::is_formula;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::text::Text;
use crate::source::{Sources, Span};
use crate::table::columns::fold;

/// More faults of one kind than this are not worth a list.
pub const MOST_FAULTS: usize = 20;

/// A cell further to the right than this is no part of a list, nor are more keys than this.
const MOST_COLUMNS: usize = 1_000;

/// A table: a header, and rows of as many cells, each with its place.
#[derive(Debug)]
pub struct Table {
    /// What the columns are called.
    pub headers: Vec<Text>,
    /// What stands above the header.
    pub titles: Vec<Row>,
    /// What further headers beneath the first call them.
    pub labels: Vec<Row>,
    /// The rows with anything in them.
    pub rows: Vec<Row>,
    /// Cells whose value cannot be known.
    pub unreadable: Vec<Unreadable>,
}

impl Table {
    /// The column of this name: as it is written, or else but for capitals, accents
    /// and punctuation, or else without what stands in brackets.
    pub fn column(&self, name: &str) -> Option<usize> {
        let called = |column: usize| {
            let labels = self.labels.iter().filter_map(move |row| row.cells.get(column));
            self.headers.get(column).into_iter().chain(labels)
        };
        let find = |alike: &dyn Fn(&str) -> bool| {
            (0..self.headers.len()).find(|&column| called(column).any(|text| alike(text)))
        };
        let (folded, head) = (fold(name), plain(name));
        find(&|text| text == name)
            .or_else(|| find(&|text| fold(text) == folded))
            .or_else(|| find(&|text| plain(text) == head))
            .filter(|_| !head.is_empty())
    }

    /// How many rows have something in a column.
    pub fn filled(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        cells.filter(|cell| !cell.is_empty()).count()
    }
}

/// A header in small letters, without spaces and punctuation, up to a bracket or
/// an alternative: `Full name (as it should appear)` is `fullname`.
pub fn plain(header: &str) -> String {
    let head = header.split(['(', '[', '*', '/']).next().filter(|head| !head.trim().is_empty());
    fold(head.unwrap_or(header)).replace(' ', "")
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// The whole of it.
    pub span: Span,
    /// As many as there are headers.
    pub cells: Vec<Text>,
}

/// A cell whose value cannot be known: it matters where its column does.
#[derive(Debug)]
pub struct Unreadable {
    /// Which column it stands in.
    pub column: usize,
    /// Where it stands.
    pub span: Span,
    /// The fact.
    pub why: String,
}

/// What a reader finds in a file.
#[derive(Default)]
struct RawTable {
    /// The header and the rows.
    rows: Vec<Row>,
    unreadable: Vec<Unreadable>,
    /// Sheets that are not read.
    further: Vec<String>,
    /// Whether cells are merged.
    merged: bool,
    /// Whether it is a sheet of a workbook, whose rows have no end of their own.
    worksheet: bool,
}

/// What went wrong with a file as a whole, and the remedy.
type Refusal = (Code, String, &'static str);

/// What went wrong with a file, or at a place in it.
enum ReadFault {
    File(Refusal),
    Place(Box<Diagnostic>),
}

impl From<Refusal> for ReadFault {
    fn from(refusal: Refusal) -> Self {
        Self::File(refusal)
    }
}

impl From<Diagnostic> for ReadFault {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Place(Box::new(diagnostic))
    }
}

/// Reads the table in a file, whose ending tells its format. The text of it goes
/// to `sources`, so that faults can be shown; faults of the whole file are told
/// where the letter names it. `encoding` is what texts are in that are not UTF-8.
pub fn read(
    name: &str,
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
    named_at: Span,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Table> {
    match formats::read(name, bytes, encoding, sources) {
        Ok(raw) => return assemble::table(name, raw, named_at, report),
        Err(ReadFault::Place(fault)) => report.add(*fault),
        Err(ReadFault::File((code, message, hint))) => {
            report.add(Diagnostic::new(code, named_at, message).hint(hint));
        }
    }
    None
}

#[cfg(test)]
mod tests;
