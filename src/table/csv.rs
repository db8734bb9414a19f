//! Comma-separated values (RFC 4180), also with semicolons or tabs.

use ::csv::{Reader, ReaderBuilder, StringRecord};

use super::{Fault, Row};
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
pub fn rows(text: &str, source: SourceId, delimiters: &[u8]) -> Result<Vec<Row>, Fault> {
    let (delimiter, start) = delimiter(text, delimiters);
    if let Some((at, what)) = misquoted(&text[start..], delimiter) {
        let span = Span { source, start: start + at, end: start + at + 1 };
        let message = format!("this quoted cell {what}");
        let hint = "put the whole cell between double quotes, and write those within it twice";
        return Err(Diagnostic::new(Code::BadTable, span, message).hint(hint).into());
    }
    let mut reader = reader(&text[start..], delimiter);
    let (mut rows, mut record) = (Vec::new(), StringRecord::new());
    // The text is in memory and is UTF-8, so reading it cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let offset =
            |position: &::csv::Position| usize::try_from(position.byte()).unwrap_or_default();
        let from = start + record.position().map_or(0, offset);
        // The reader counts the second half of a line end to the next record.
        let from =
            from + text[from..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let to = start + offset(reader.position());
        rows.push(row(&record, text, from, to.min(text.len()), delimiter, source));
    }
    Ok(rows)
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

fn row(
    record: &StringRecord,
    text: &str,
    from: usize,
    to: usize,
    delimiter: u8,
    source: SourceId,
) -> Row {
    let raw = text[from..to].trim_end_matches(['\r', '\n']);
    let mut places = places(raw, delimiter).into_iter();
    let whole = Span { source, start: from, end: from + raw.len() };
    let cells = record.iter().map(|value| {
        let span = places.next().map_or(whole, |(start, end)| Span {
            source,
            start: from + start,
            end: from + end,
        });
        Text { value: unguarded(value.trim_matches(blank)).to_owned(), span }
    });
    Row { span: whole, cells: cells.collect() }
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

/// Where the cells of a raw row begin and end.
fn places(raw: &str, delimiter: u8) -> Vec<(usize, usize)> {
    let (mut places, mut start) = (Vec::new(), 0);
    let mut quotes = Quotes::default();
    for (at, byte) in raw.bytes().enumerate() {
        if quotes.see(byte, delimiter) {
            places.push((start, at));
            start = at + 1;
        }
    }
    places.push((start, raw.len()));
    places
}

/// Whether a quoted cell is open. A quote opens one only where a cell begins:
/// in `The 5" Museum` it is a character as any.
struct Quotes {
    open: bool,
    fresh: bool,
}

impl Default for Quotes {
    fn default() -> Self {
        Self { open: false, fresh: true }
    }
}

impl Quotes {
    /// Takes the next byte; tells whether a cell ends with it.
    fn see(&mut self, byte: u8, delimiter: u8) -> bool {
        let quote = byte == b'"';
        if self.open {
            // A quote ends the cell, unless the next byte is one too.
            (self.open, self.fresh) = (!quote, quote);
            return false;
        }
        (self.open, self.fresh) =
            (quote && self.fresh, matches!(byte, b'\n' | b'\r') || byte == delimiter);
        byte == delimiter
    }
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
    let records = reader(text, delimiter).into_records().map_while(Result::ok);
    let mut widths = records.take(SAMPLE).map(|record| record.len());
    let header = widths.next().unwrap_or_default();
    (widths.filter(|&width| width == header).count(), header)
}

/// What parts the cells below a header of one cell: nothing, unless there is a
/// sign that no text has. After a comma in a name comes a space: `Example, Inc.`
fn lone(text: &str, delimiters: &[u8]) -> u8 {
    let parts = |delimiter: &u8| {
        let mut quotes = Quotes::default();
        let next = text.bytes().skip(1).chain([b'\n']);
        text.bytes().zip(next).any(|(byte, next)| quotes.see(byte, *delimiter) && next != b' ')
    };
    delimiters.iter().copied().find(parts).unwrap_or(NONE)
}

/// Where a quoted cell begins that never ends, or where one goes on after its
/// closing quote, and which of the two. Readers of tables drop such quotes
/// without a word.
fn misquoted(text: &str, delimiter: u8) -> Option<(usize, &'static str)> {
    let (mut quotes, mut opened, mut closed) = (Quotes::default(), 0, false);
    for (at, byte) in text.bytes().enumerate() {
        let before = quotes.open;
        let ends = quotes.see(byte, delimiter) || matches!(byte, b'\n' | b'\r');
        match (before, quotes.open) {
            (false, true) if !closed => opened = at,
            (false, false) if closed && !ends => {
                return Some((text.floor_char_boundary(at), "goes on after its closing quote"));
            }
            _ => {}
        }
        closed = before && !quotes.open;
    }
    quotes.open.then_some((opened, "never ends"))
}
