//! Tables of signatories as people export them.

mod csv;
mod encoding;
mod excel;
mod once;
mod opendocument;
mod openletter;
mod records;
mod workbook;

use std::collections::BTreeMap;

use super::schema::Text;
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
use crate::source::{Source, SourceId, Sources, Span};

/// More faults of one kind than this are not worth a list.
const MOST_FAULTS: usize = 20;

/// A table: a header, and rows of as many cells, each with its place.
#[derive(Debug)]
pub struct Table {
    /// What the columns are called.
    pub headers: Vec<Text>,
    /// The rows with anything in them.
    pub rows: Vec<Row>,
    /// Cells whose value cannot be known.
    pub unreadable: Vec<Unreadable>,
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
struct Found {
    /// The header and the rows.
    rows: Vec<Row>,
    unreadable: Vec<Unreadable>,
    /// Sheets that are not read.
    further: Vec<String>,
    /// Whether cells are merged.
    merged: bool,
    /// What to do about a row that is wider than the header.
    wide: &'static str,
}

/// What to do about a row that is wider than the header, in a text and in a sheet.
const UNQUOTED: &str = "put a cell with the separator in it between double quotes";
const NO_HEADER: &str = "the first row says what the columns hold; delete the rows above it";

/// What went wrong with a file as a whole, and the remedy.
type Refusal = (Code, String, &'static str);

/// What went wrong with a file, or at a place in it.
enum Fault {
    File(Refusal),
    Place(Box<Diagnostic>),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::File(refusal)
    }
}

impl From<Diagnostic> for Fault {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Place(Box::new(diagnostic))
    }
}

/// Reads the table in a file, whose ending tells its format. The text of it goes
/// to `sources`, so that faults can be shown; faults of the whole file are told
/// where the letter names it.
pub fn read(name: &str, bytes: &[u8], named_at: Span, sources: &mut Sources) -> Checked<Table> {
    match found(name, bytes, sources) {
        Ok(found) => table(name, found, named_at),
        Err(Fault::Place(fault)) => Checked::fault(*fault),
        Err(Fault::File((code, message, hint))) => {
            Checked::fault(Diagnostic::new(code, named_at, message).hint(hint))
        }
    }
}

fn found(name: &str, bytes: &[u8], sources: &mut Sources) -> Result<Found, Fault> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let rows = match ending.as_str() {
        "csv" | "tsv" | "txt" => {
            let text = encoding::text(name, bytes, sources)?;
            let id = sources.add_data(Source::new(name, text));
            let delimiters = if ending == "tsv" { csv::TAB } else { csv::ANY };
            csv::rows(&sources.get(id).text, id, delimiters)?
        }
        "xlsx" | "xlsm" | "ods" => {
            return Ok(workbook::read(name, bytes, ending == "ods", sources)?);
        }
        "json" => records::json(name, bytes, sources)?,
        "toml" => records::toml(name, bytes, sources)?,
        _ => {
            let message = format!("`{name}` is no table this program knows");
            let hint = "save it as CSV UTF-8, XLSX, ODS, JSON or TOML";
            return Err((Code::BadTable, message, hint).into());
        }
    };
    Ok(Found { rows, wide: UNQUOTED, ..Found::default() })
}

/// Rows that have no text of their own get one: each on its line, counted from
/// 0, with tabs between its cells.
fn lines(rows: Vec<(usize, Vec<String>)>, add: impl FnOnce(String) -> SourceId) -> Vec<Row> {
    let (mut text, mut line, mut spans) = (String::new(), 0, Vec::new());
    for (at, row) in &rows {
        text.extend(std::iter::repeat_n('\n', at - line));
        line = *at;
        for (column, cell) in row.iter().enumerate() {
            text.extend((column > 0).then_some('\t'));
            let start = text.len();
            text.extend(
                cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }),
            );
            spans.push((start, text.len()));
        }
    }
    let source = add(text);
    let mut spans = spans.into_iter().map(|(start, end)| Span { source, start, end });
    let laid = rows.into_iter().map(|(_, row)| {
        let cells = row.into_iter().zip(&mut spans);
        let cells: Vec<Text> =
            cells.map(|(value, span)| Text { value: value.trim().to_owned(), span }).collect();
        let ends = cells.first().zip(cells.last());
        let span = ends.map_or(Span { source, start: 0, end: 0 }, |(first, last)| Span {
            end: last.span.end,
            ..first.span
        });
        Row { span, cells }
    });
    laid.collect()
}

/// The first row with anything in it is the header.
fn table(name: &str, found: Found, named_at: Span) -> Checked<Table> {
    let filled = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty());
    let mut rows = found.rows.into_iter().filter(filled);
    let Some(header) = rows.next() else {
        let message = format!("`{name}` has nothing in it");
        let hint = "its first row says what the columns hold, the others hold it";
        return Checked::fault(Diagnostic::new(Code::BadTable, named_at, message).hint(hint));
    };
    let mut report = Report::default();
    further(name, &found.further, named_at, &mut report);
    if found.merged {
        let message = format!("cells of `{name}` are merged: only the first of each has its value");
        let hint = "part them in the spreadsheet program, and write the value into each";
        report.add(Diagnostic::new(Code::MergedCells, named_at, message).hint(hint));
    }
    doubles(&header.cells, &mut report);
    let rows = rows.collect();
    let (table, mut ragged) =
        (Table { headers: header.cells, rows, unreadable: found.unreadable }, 0);
    let width = table.headers.len();
    for row in &table.rows {
        if row.cells.len() != width {
            ragged += 1;
            if ragged <= MOST_FAULTS {
                report.add(uneven(row, width, found.wide));
            }
        }
    }
    if ragged > MOST_FAULTS {
        let message = format!("{} more rows have too few or too many cells", ragged - MOST_FAULTS);
        let hint = "look whether the file was saved with another separator";
        report.add(Diagnostic::new(Code::RaggedRow, named_at, message).hint(hint));
    }
    nameless(&table, &mut report);
    if table.rows.is_empty() {
        let message = format!("`{name}` has a header and no rows");
        let hint = "its first row says what the columns hold, the others hold it";
        report.add(Diagnostic::new(Code::BadTable, named_at, message).hint(hint));
    }
    Checked::new((!report.has_errors()).then_some(table), report)
}

/// Sheets that are not read, though there is something in them.
fn further(name: &str, sheets: &[String], named_at: Span, report: &mut Report) {
    for sheet in sheets {
        let message = format!("the sheet `{sheet}` of `{name}` is not read, only the first is");
        let hint = "if there are signatories on it, save it as a file of its own";
        report.add(Diagnostic::new(Code::FurtherSheet, named_at, message).hint(hint));
    }
}

fn uneven(row: &Row, width: usize, wide: &str) -> Diagnostic {
    let message = format!("this row has {} cells, the header {width}", row.cells.len());
    match row.cells.get(width) {
        Some(surplus) => Diagnostic::new(Code::RaggedRow, surplus.span, message).hint(wide),
        None => Diagnostic::new(Code::RaggedRow, row.span, message)
            .hint("add the empty cells: a separator for each"),
    }
}

/// Cells in a column without a header: nobody could tell what they are.
fn nameless(table: &Table, report: &mut Report) {
    for column in (0..table.headers.len()).filter(|&column| table.headers[column].is_empty()) {
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        if let Some(cell) = cells.find(|cell| !cell.is_empty()) {
            let message = format!("column {} has no header", column + 1);
            let hint = "write in the first row what the column holds";
            report.add(Diagnostic::new(Code::RaggedRow, cell.span, message).hint(hint));
        }
    }
}

/// Headers given twice: nobody could tell which is meant.
fn doubles(headers: &[Text], report: &mut Report) {
    let mut known = BTreeMap::new();
    for header in headers.iter().filter(|header| !header.is_empty()) {
        if known.insert(header.to_lowercase(), ()).is_some() {
            let message = format!("two columns are called `{}`", header.value);
            let hint = "give one of them another name";
            report.add(Diagnostic::new(Code::DuplicateHeader, header.span, message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests;
