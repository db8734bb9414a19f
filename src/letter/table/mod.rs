//! Tables of signatories as people export them.

mod csv;
mod encoding;
mod records;
mod unpacked;
mod workbook;

use std::collections::BTreeMap;

use super::schema::Text;
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
use crate::source::{Source, Sources, Span};

/// More faults of one kind than this are not worth a list.
const MOST_FAULTS: usize = 20;

/// A table: a header, and rows of as many cells, each with its place.
#[derive(Debug)]
pub struct Table {
    /// What the columns are called.
    pub headers: Vec<Text>,
    /// The rows with anything in them.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// The whole of it.
    pub span: Span,
    /// As many as there are headers.
    pub cells: Vec<Text>,
}

/// What went wrong with a file as a whole, and the remedy.
type Refusal = (Code, String, &'static str);

/// Reads the table in a file, whose ending tells its format. The text of it goes
/// to `sources`, so that faults can be shown; faults of the whole file are told
/// where the letter names it.
pub fn read(name: &str, bytes: &[u8], named_at: Span, sources: &mut Sources) -> Checked<Table> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let rows = match ending.as_str() {
        "csv" | "tsv" | "txt" => encoding::text(name, bytes).and_then(|text| {
            let id = sources.add_data(Source::new(name, text));
            csv::rows(name, &sources.get(id).text, id)
        }),
        "xlsx" | "xlsm" | "ods" => {
            workbook::rows(name, bytes, ending == "ods").map(|rows| lines(name, rows, sources))
        }
        "json" => records::json(name, bytes).map(|rows| lines(name, rows, sources)),
        "toml" => records::toml(name, bytes).map(|rows| lines(name, rows, sources)),
        _ => Err((
            Code::BadTable,
            format!("`{name}` is no table this program knows"),
            "save it as CSV UTF-8, XLSX, ODS, JSON or TOML",
        )),
    };
    match rows {
        Ok(rows) => table(name, rows, named_at),
        Err((code, message, hint)) => {
            Checked::fault(Diagnostic::new(code, named_at, message).hint(hint))
        }
    }
}

/// Rows that have no text of their own get one: a line each, cells between tabs.
fn lines(name: &str, rows: Vec<Vec<String>>, sources: &mut Sources) -> Vec<Row> {
    let flat = |cell: &String| cell.replace(['\n', '\r', '\t'], " ");
    let text = rows.iter().map(|row| row.iter().map(flat).collect::<Vec<_>>().join("\t"));
    let text = text.collect::<Vec<_>>().join("\n");
    let source = sources.add_data(Source::new(name, text));
    let mut at = 0;
    rows.into_iter()
        .map(|row| {
            let start = at;
            let cells = row.into_iter().map(|value| {
                let span = Span { source, start: at, end: at + value.len() };
                at += value.len() + 1;
                Text { value: value.trim().to_owned(), span }
            });
            let cells: Vec<Text> = cells.collect();
            at = at.max(start + 1);
            Row { span: Span { source, start, end: at - 1 }, cells }
        })
        .collect()
}

/// The first row with anything in it is the header.
fn table(name: &str, rows: Vec<Row>, named_at: Span) -> Checked<Table> {
    let filled = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty());
    let mut rows = rows.into_iter().filter(filled);
    let Some(header) = rows.next() else {
        let message = format!("`{name}` has nothing in it");
        let hint = "its first row says what the columns hold, the others hold it";
        return Checked::fault(Diagnostic::new(Code::BadTable, named_at, message).hint(hint));
    };
    let mut report = Report::default();
    doubles(&header.cells, &mut report);
    let (table, mut ragged) = (Table { headers: header.cells, rows: rows.collect() }, 0);
    let width = table.headers.len();
    for row in &table.rows {
        if row.cells.len() != width {
            ragged += 1;
            if ragged <= MOST_FAULTS {
                report.add(uneven(row, width));
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

fn uneven(row: &Row, width: usize) -> Diagnostic {
    let message = format!("this row has {} cells, the header {width}", row.cells.len());
    match row.cells.get(width) {
        Some(surplus) => Diagnostic::new(Code::RaggedRow, surplus.span, message)
            .hint("put a cell with the separator in it between double quotes"),
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
