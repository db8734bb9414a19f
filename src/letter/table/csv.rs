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
    if let Some(line) = unclosed(&text[start..]) {
        let message = format!("`{name}` has a quoted cell at line {line} that never ends");
        return Err((
            Code::BadTable,
            message,
            "close it with a double quote, or write it twice within",
        ));
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
    let (mut places, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if byte == delimiter && !quoted => {
                places.push((start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    places.push((start, raw.len()));
    places
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

/// The line of a quote that is never closed.
fn unclosed(text: &str) -> Option<usize> {
    let (mut opened, mut line) = (None, 1);
    for byte in text.bytes() {
        match byte {
            b'"' => opened = if opened.is_some() { None } else { Some(line) },
            b'\n' => line += 1,
            _ => {}
        }
    }
    opened
}
