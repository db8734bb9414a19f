//! Tables of signatories as people export them.

mod cells;
pub mod columns;
mod csv;
mod encoding;
mod excel;
mod once;
mod opendocument;
mod openletter;
mod records;
mod workbook;

use encoding_rs::Encoding;

pub use self::csv::is_formula;
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
use crate::draft::schema::Text;
use crate::source::{Source, SourceId, Sources, Span};
use crate::table::columns::{HeaderRows, fold, header_rows, is_tick};

/// More faults of one kind than this are not worth a list.
pub const MOST_FAULTS: usize = 20;

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

/// What to do about a row that is wider than the header, in a text and in a sheet.
const UNQUOTED: &str = "put a cell with the separator in it between double quotes";
const NO_HEADER: &str = "the first row says what the columns hold; delete the rows above it";

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
) -> Checked<Table> {
    match found(name, bytes, encoding, sources) {
        Ok(found) => table(name, found, named_at),
        Err(ReadFault::Place(fault)) => Checked::fault(*fault),
        Err(ReadFault::File((code, message, hint))) => {
            Checked::fault(Diagnostic::new(code, named_at, message).hint(hint))
        }
    }
}

/// What old workbooks begin with, which are not read.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// The rows of a text, parted by one of these.
fn text(
    name: &str,
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
    delimiters: &[u8],
    sources: &mut Sources,
) -> Result<Vec<Row>, ReadFault> {
    let text = encoding::text(name, bytes, encoding, sources)?;
    if is_markup(&text) {
        let message = format!("`{name}` is a web page or the like, and no table");
        let hint = "open it in a spreadsheet program, and save it as CSV UTF-8";
        return Err((Code::BadTable, message, hint).into());
    }
    let id = sources.add_data(Source::new(name, text));
    csv::rows(&sources.get(id).text, id, delimiters)
}

/// Whether a text is HTML or XML, which programs name as if it were a table.
fn is_markup(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(9).collect::<String>().to_lowercase();
    ["<!doctype", "<html", "<table", "<?xml"].iter().any(|mark| head.starts_with(mark))
}

fn found(
    name: &str,
    bytes: &[u8],
    encoding: Option<&'static Encoding>,
    sources: &mut Sources,
) -> Result<RawTable, ReadFault> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let rows = match ending.as_str() {
        // Some programs name text with tabs after the one that opens it.
        "xls" if !bytes.starts_with(OLE) => text(name, bytes, encoding, csv::TAB, sources)?,
        "csv" | "txt" => text(name, bytes, encoding, csv::ANY, sources)?,
        "tsv" => text(name, bytes, encoding, csv::TAB, sources)?,
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
    Ok(RawTable { rows, ..RawTable::default() })
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

/// The first row with anything in it is the header, unless a title stands above it;
/// further headers may stand beneath it.
fn table(name: &str, found: RawTable, named_at: Span) -> Checked<Table> {
    let filled = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty());
    let rows: Vec<Row> = found.rows.into_iter().filter(filled).collect();
    let HeaderRows { above, beneath } = header_rows(&rows);
    let mut rows = rows.into_iter();
    let titles: Vec<Row> = rows.by_ref().take(above).collect();
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
    let labels: Vec<Row> = rows.by_ref().take(beneath).collect();
    let headers = called(header.cells, &labels);
    let mut rows: Vec<Row> = rows.collect();
    if found.worksheet {
        rows.iter_mut().for_each(|row| widen(row, headers.len()));
    }
    // Programs write remarks of one cell beneath a list.
    let remarks = rows.iter_mut().rev().take_while(|row| row.cells.len() == 1 && headers.len() > 2);
    remarks.for_each(|row| widen(row, headers.len()));
    let (table, mut ragged) =
        (Table { headers, titles, labels, rows, unreadable: found.unreadable }, 0);
    let width = table.headers.len();
    for row in &table.rows {
        if row.cells.len() != width {
            ragged += 1;
            if ragged <= MOST_FAULTS {
                report.add(uneven(row, width, found.worksheet));
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

/// Gives a row of a sheet the empty cells that stand at its end.
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

#[cfg(test)]
mod tests;
