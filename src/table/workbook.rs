//! Workbooks of spreadsheet programs: the first worksheet with anything in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::excel::excel;
use super::lines::lines;
use super::opendocument::opendocument;
use super::{MOST_COLUMNS, RawTable, Refusal, Unreadable};
use crate::diagnostic::Code;
use crate::source::{Source, Sources};

/// A hundred thousand rows take a tenth of this, in bytes.
pub const MOST_BYTES: usize = 128_000_000;
/// More cells than a list of a hundred thousand with forty columns are no list.
const MOST_CELLS: usize = 4_000_000;
/// The last row of a worksheet in Excel and LibreOffice.
const MOST_ROWS: u32 = 1_048_576;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// A value, as a person would write it.
    Value(String),
    /// An error of the spreadsheet, such as `#N/A`.
    Error(String),
    /// A formula that nobody has worked out.
    Formula,
}

/// A worksheet, read cell by cell: what a file says of its own size counts for nothing.
#[derive(Debug, Default)]
pub struct Worksheet {
    rows: BTreeMap<u32, Vec<(u32, Cell)>>,
    cells: usize,
    bytes: usize,
}

/// The worksheet that is read, and the names of others with anything in them.
#[derive(Debug, Default)]
pub struct Workbook {
    pub worksheet: Worksheet,
    /// Whether cells of it are merged.
    pub merged: bool,
    pub further: Vec<String>,
}

/// What is found in a workbook. Its text goes to `sources`: a line for each row
/// of the worksheet, tabs between the cells.
pub fn read(
    name: &str,
    bytes: &[u8],
    open: bool,
    sources: &mut Sources,
) -> Result<RawTable, Refusal> {
    let book = if open { opendocument(bytes) } else { excel(bytes) };
    let book = book.map_err(|why| {
        let hint = "open it in a spreadsheet program and save it again, without a password";
        (Code::BadTable, format!("`{name}` cannot be read: {why}"), hint)
    })?;
    let Workbook { worksheet, merged, further } = book;
    Ok(RawTable { further, merged, ..worksheet.found(name, sources) })
}

impl Workbook {
    /// Takes in a worksheet: the first that has anything in it is the one.
    pub fn add(&mut self, name: String, worksheet: Worksheet, merged: bool) {
        if self.worksheet.rows.is_empty() {
            (self.worksheet, self.merged) = (worksheet, merged);
        } else if !worksheet.rows.is_empty() {
            self.further.push(name);
        }
    }
}

impl Cell {
    fn shown(&self) -> &str {
        match self {
            Self::Value(text) | Self::Error(text) => text,
            Self::Formula => "=",
        }
    }

    /// Why it cannot be read, if it cannot.
    fn fault(&self) -> Option<String> {
        match self {
            Self::Value(_) => None,
            Self::Error(error) => Some(format!("this cell holds the error `{error}`")),
            Self::Formula => Some("this cell holds a formula without its result".to_owned()),
        }
    }
}

impl Worksheet {
    /// Puts a cell into all places of these rows and columns, counted from 0.
    pub fn put(
        &mut self,
        rows: Range<u32>,
        columns: Range<u32>,
        cell: &Cell,
    ) -> Result<(), String> {
        if cell.shown().is_empty() {
            return Ok(());
        }
        if rows.end > MOST_ROWS || columns.end as usize > MOST_COLUMNS {
            return Err(format!("it has more than {MOST_ROWS} rows, or {MOST_COLUMNS} columns"));
        }
        let times = rows.len().saturating_mul(columns.len());
        self.cells = self.cells.saturating_add(times);
        self.bytes = self.bytes.saturating_add(times.saturating_mul(cell.shown().len()));
        if self.cells > MOST_CELLS {
            return Err(format!("it has more than {MOST_CELLS} cells"));
        }
        if self.bytes > MOST_BYTES {
            return Err("its texts take more than 128 MB".to_owned());
        }
        for row in rows {
            let cells = columns.clone().map(|column| (column, cell.clone()));
            self.rows.entry(row).or_default().extend(cells);
        }
        Ok(())
    }

    /// The rows from the first column with anything in it, none narrower than
    /// the header.
    fn found(self, name: &str, sources: &mut Sources) -> RawTable {
        let columns = || self.rows.values().flatten().map(|(column, _)| *column as usize);
        let first = columns().min().unwrap_or_default();
        let end = |row: &[(u32, Cell)]| row.iter().map(|(at, _)| *at as usize + 1).max();
        let header = self.rows.values().next().and_then(|row| end(row)).unwrap_or_default();
        let mut faults = Vec::new();
        let dense = self.rows.iter().enumerate().map(|(index, (&line, row))| {
            let mut cells = vec![String::new(); end(row).unwrap_or_default().max(header)];
            for (column, cell) in row {
                cell.shown().clone_into(&mut cells[*column as usize]);
                faults.extend(cell.fault().map(|why| (index, *column as usize - first, why)));
            }
            (line as usize, cells)
        });
        let dense = dense.collect();
        let mut rows = lines(dense, |text| sources.add_data(Source::sheet(name, text)));
        for row in &mut rows {
            row.cells.drain(..first);
        }
        let unreadable = faults.into_iter().map(|(row, column, why)| Unreadable {
            column,
            span: rows[row].cells[column].span,
            why,
        });
        RawTable {
            unreadable: unreadable.collect(),
            rows,
            further: Vec::new(),
            merged: false,
            worksheet: true,
        }
    }
}
