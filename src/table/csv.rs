//! Comma-separated values (RFC 4180), also with semicolons or tabs.

use std::ops::Range;

use super::cells::{Cell, Records};
use super::{MOST_COLUMNS, ReadFault, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::text::Text;
use crate::source::{SourceId, Span};

/// What may part cells, where the ending of the name does not tell.
pub const ANY: &[u8] = b",;\t|^";
/// What does in a file of tab-separated values.
pub const TAB: &[u8] = b"\t";
/// Stands for no delimiter: the unit separator, which nobody can type.
const NONE: u8 = 0x1f;
/// This many rows tell which delimiter it is.
const SAMPLE: usize = 200;

/// The rows of a text, each cell with its place.
pub fn rows(text: &str, source: SourceId, delimiters: &[u8]) -> Result<Vec<Row>, ReadFault> {
    let (delimiter, start) = delimiter(text, delimiters);
    Records::new(text, start, delimiter).map(|cells| row(&cells, text, source)).collect()
}

fn row(cells: &[Cell], text: &str, source: SourceId) -> Result<Row, ReadFault> {
    let span = |place: &Range<usize>| Span { source, start: place.start, end: place.end };
    let (cells, beyond) = cells.split_at(cells.len().min(MOST_COLUMNS));
    // Spreadsheets write a cell for each column that somebody once touched.
    let beyond = beyond.iter().find(|cell| !cell.value.trim_matches(blank).is_empty());
    if let Some(Cell { place, .. }) = beyond {
        let message = format!("this cell stands right of the first {MOST_COLUMNS} columns");
        let hint = "leave the columns of signatories in the table, and no others";
        return Err(Diagnostic::new(Code::BadTable, span(place), message).hint(hint).into());
    }
    let read = cells.iter().map(|Cell { value, place }| {
        if let Some((at, what)) = misquoted(&text[place.clone()]) {
            let at = place.start + at;
            let message = format!("this quoted cell {what}");
            let hint = "put the whole cell between double quotes, and write those within it twice";
            return Err(Diagnostic::new(Code::BadTable, span(&(at..at + 1)), message).hint(hint));
        }
        Ok(Text { value: unguarded(value.trim_matches(blank)).to_owned(), span: span(place) })
    });
    let read = read.collect::<Result<Vec<_>, _>>()?;
    let ends = cells.first().zip(cells.last());
    let whole = ends.map_or(0..0, |(first, last)| first.place.start..last.place.end);
    Ok(Row { span: span(&whole), cells: read })
}

/// Where and how the quotes of a cell are wrong: one that never ends, or goes on after its
/// closing quote. Readers of tables drop such quotes without a word. A quote opens a cell
/// only where it begins: in `The 5" Museum` it is a character as any.
fn misquoted(raw: &str) -> Option<(usize, &'static str)> {
    let inner = raw.strip_prefix('"')?.replace("\"\"", "  ");
    match inner.find('"') {
        None => Some((0, "never ends")),
        Some(end) if end + 1 == inner.len() => None,
        Some(end) => Some((end + 2, "goes on after its closing quote")),
    }
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula
/// (CWE-1236), as this program and others write it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet takes a cell for a formula, or would without the apostrophes
/// before it.
pub fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// White space, and what no one sees: no-break spaces, byte order marks, zero-width spaces.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The delimiter, and where the table begins: after the line `sep=;` that
/// spreadsheets write. It is the one that makes most rows as wide as the header.
fn delimiter(text: &str, delimiters: &[u8]) -> (u8, usize) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let sign = rest.bytes().next().filter(|byte| byte.is_ascii());
        let end = text.find('\n').map_or(text.len(), |at| at + 1);
        if let Some(sign) = sign {
            return (sign, end);
        }
    }
    let ranked = delimiters.iter().rev().map(|&delimiter| (rank(text, delimiter), delimiter));
    let best = ranked.filter(|((_, width), _)| *width > 1).max_by_key(|(rank, _)| *rank);
    (best.map_or_else(|| lone(text, delimiters), |(_, delimiter)| delimiter), 0)
}

/// How many of the first rows are as wide as the header, and how wide it is.
fn rank(text: &str, delimiter: u8) -> (usize, usize) {
    let mut widths = Records::new(text, 0, delimiter).take(SAMPLE).map(|cells| cells.len());
    let header = widths.next().unwrap_or_default();
    (widths.filter(|&width| width == header).count(), header)
}

/// What parts the cells below a header of one cell: nothing, unless there is a
/// sign that no text has. After a comma in a name comes a space: `Example, Inc.`
fn lone(text: &str, delimiters: &[u8]) -> u8 {
    let sure = |cell: &Cell| text.as_bytes().get(cell.place.end + 1) != Some(&b' ');
    let parts = |delimiter: &u8| {
        let mut records = Records::new(text, 0, *delimiter);
        records.any(|cells| cells.split_last().is_some_and(|(_, parted)| parted.iter().any(sure)))
    };
    delimiters.iter().copied().find(parts).unwrap_or(NONE)
}
