//! Rows made a table: which is the header, what is above and beneath it, and whether all
//! others are as wide.

use super::columns::{HeaderRows, header_rows, is_tick};
use super::{MOST_FAULTS, RawTable, Row, Table};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::text::Text;
use crate::source::Span;

/// What to do about a row that is wider than the header, in a text and in a sheet.
const UNQUOTED: &str = "put a cell with the separator in it between double quotes";
const NO_HEADER: &str = "the first row says what the columns hold; delete the rows above it";
const FIRST_ROW: &str = "its first row says what the columns hold, the others hold it";

/// The first row with anything in it is the header, unless a title stands above it;
/// further headers may stand beneath it.
pub fn table(name: &str, raw: RawTable, named_at: Span, report: &mut Report) -> Option<Table> {
    let filled = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty());
    let rows: Vec<Row> = raw.rows.into_iter().filter(filled).collect();
    let HeaderRows { above, beneath } = header_rows(&rows);
    let mut rows = rows.into_iter();
    let titles: Vec<Row> = rows.by_ref().take(above).collect();
    let Some(header) = rows.next() else {
        let message = format!("`{name}` has nothing in it");
        report.add(Diagnostic::new(Code::BadTable, named_at, message).hint(FIRST_ROW));
        return None;
    };
    let labels: Vec<Row> = rows.by_ref().take(beneath).collect();
    let headers = called(header.cells, &labels);
    let rows = rows.collect();
    let mut table = Table { headers, titles, labels, rows, unreadable: raw.unreadable };
    fill_up(&mut table, raw.worksheet);
    let mut told = Report::default();
    further(name, &raw.further, named_at, &mut told);
    if raw.merged {
        let message = format!("cells of `{name}` are merged: only the first of each has its value");
        let hint = "part them in the spreadsheet program, and write the value into each";
        told.add(Diagnostic::new(Code::MergedCells, named_at, message).hint(hint));
    }
    ragged(&table, raw.worksheet, named_at, &mut told);
    nameless(&table, &mut told);
    if table.rows.is_empty() {
        let message = format!("`{name}` has a header and no rows");
        told.add(Diagnostic::new(Code::BadTable, named_at, message).hint(FIRST_ROW));
    }
    let sound = !told.has_errors();
    report.extend(told);
    sound.then_some(table)
}

/// Gives rows the empty cells at their end that no file holds: all of a worksheet, and the
/// remarks of one cell that programs write beneath a list.
fn fill_up(table: &mut Table, worksheet: bool) {
    let width = table.headers.len();
    let is_remark = |row: &&mut Row| row.cells.len() == 1 && width > 2;
    if worksheet {
        table.rows.iter_mut().for_each(|row| widen(row, width));
    }
    table.rows.iter_mut().rev().take_while(is_remark).for_each(|row| widen(row, width));
}

fn widen(row: &mut Row, width: usize) {
    let end = Span { start: row.span.end, ..row.span };
    while row.cells.len() < width {
        row.cells.push(Text { value: String::new(), span: end });
    }
}

/// What columns are called: where the first header says nothing, as beneath a
/// question of several parts, a further one does.
fn called(headers: Vec<Text>, labels: &[Row]) -> Vec<Text> {
    let columns = headers.into_iter().enumerate();
    let named = columns.map(|(at, header)| {
        let mut labels = labels.iter().filter_map(|row| row.cells.get(at));
        let label = labels.find(|text| !text.is_empty());
        if header.is_empty() { label.cloned().unwrap_or(header) } else { header }
    });
    named.collect()
}

/// Sheets that are not read, though there is something in them.
fn further(name: &str, sheets: &[String], named_at: Span, report: &mut Report) {
    for sheet in sheets {
        let message = format!("the sheet `{sheet}` of `{name}` is not read, only the first is");
        let hint = "if there are signatories on it, save it as a file of its own";
        report.add(Diagnostic::new(Code::FurtherSheet, named_at, message).hint(hint));
    }
}

/// Rows that are not as wide as the header.
fn ragged(table: &Table, worksheet: bool, named_at: Span, report: &mut Report) {
    let width = table.headers.len();
    let ragged: Vec<&Row> = table.rows.iter().filter(|row| row.cells.len() != width).collect();
    for row in ragged.iter().take(MOST_FAULTS) {
        report.add(uneven(row, width, worksheet));
    }
    if ragged.len() > MOST_FAULTS {
        let more = ragged.len() - MOST_FAULTS;
        let message = format!("{more} more rows have too few or too many cells");
        let hint = "look whether the file was saved with another separator";
        report.add(Diagnostic::new(Code::RaggedRow, named_at, message).hint(hint));
    }
}

fn uneven(row: &Row, width: usize, worksheet: bool) -> Diagnostic {
    let wide = if worksheet { NO_HEADER } else { UNQUOTED };
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
        let ticks = cells.clone().filter(|cell| !cell.is_empty()).all(|cell| is_tick(cell));
        if let Some(cell) = cells.find(|cell| !cell.is_empty()).filter(|_| !ticks) {
            let message = format!("column {} has no header", column + 1);
            let hint = "write in the first row what the column holds";
            report.add(Diagnostic::new(Code::RaggedRow, cell.span, message).hint(hint));
        }
    }
}
