//! Comma-separated values (RFC 4180), also with semicolons or tabs.

use ::csv::{ReaderBuilder, StringRecord};

use super::{Refusal, Row};
use crate::diagnostic::Code;
use crate::letter::schema::Text;
use crate::source::{SourceId, Span};

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The rows of a text, each cell with its place.
pub fn rows(name: &str, text: &str, source: SourceId) -> Result<Vec<Row>, Refusal> {
    let (delimiter, start) = delimiter(text);
    if let Some((line, what)) = misquoted(&text[start..], delimiter) {
        let message = format!("`{name}` has a quoted cell at line {line} that {what}");
        let hint = "put the whole cell between double quotes, and write those within it twice";
        return Err((Code::BadTable, message, hint));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(&text.as_bytes()[start..]);
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
        Text { value: value.trim_matches(blank).to_owned(), span }
    });
    Row { span: whole, cells: cells.collect() }
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
/// spreadsheets write. It is the one found most often in the first line.
fn delimiter(text: &str) -> (u8, usize) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let sign = rest.bytes().next().filter(|byte| byte.is_ascii());
        let end = text.find('\n').map_or(text.len(), |at| at + 1);
        if let Some(sign) = sign {
            return (sign, end);
        }
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: &u8| places(first, *delimiter).len();
    let most = DELIMITERS.iter().rev().max_by_key(|delimiter| count(delimiter));
    (most.copied().unwrap_or(b','), 0)
}

/// The line of a quoted cell that never ends, or goes on after its closing quote,
/// and which of the two. Readers of tables drop such quotes without a word.
fn misquoted(text: &str, delimiter: u8) -> Option<(usize, &'static str)> {
    let (mut quotes, mut opened, mut line) = (Quotes::default(), 1, 1);
    let mut closed = false;
    for byte in text.bytes() {
        let before = quotes.open;
        let ends = quotes.see(byte, delimiter) || matches!(byte, b'\n' | b'\r');
        match (before, quotes.open) {
            (false, true) if !closed => opened = line,
            (false, false) if closed && !ends => {
                return Some((line, "goes on after its closing quote"));
            }
            _ => {}
        }
        closed = before && !quotes.open;
        line += usize::from(byte == b'\n');
    }
    quotes.open.then_some((opened, "never ends"))
}
