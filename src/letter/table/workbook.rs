//! Workbooks of spreadsheet programs.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx, open_workbook_from_rs};

use super::{Refusal, unpacked};
use crate::diagnostic::Code;

/// More cells than a list of a hundred thousand with forty columns are no list.
const MOST_CELLS: usize = 4_000_000;
/// A cell further to the right than this is no part of a list.
const MOST_COLUMNS: u32 = 1_000;

/// The rows of the first sheet with anything in it, those without anything left out.
pub fn rows(name: &str, bytes: &[u8], open: bool) -> Result<Vec<Vec<String>>, Refusal> {
    let read =
        unpacked::look(bytes).and_then(|()| if open { opendocument(bytes) } else { excel(bytes) });
    read.map_err(|why| {
        let hint = "open it in a spreadsheet program and save it again, without a password";
        (Code::BadTable, format!("`{name}` cannot be read: {why}"), hint)
    })
}

fn opendocument(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut book: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(words)?;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(words)?;
        let (height, width) = range.get_size();
        if height.saturating_mul(width) > MOST_CELLS {
            return Err(format!("it has {height} rows of {width} cells"));
        }
        if !range.is_empty() {
            return Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect());
        }
    }
    Ok(Vec::new())
}

/// Cell by cell: a sheet with one cell at its far end would else take all memory.
fn excel(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(words)?;
    for sheet in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&sheet).map_err(words)?;
        let (mut rows, mut count) = (BTreeMap::<u32, Vec<(u32, String)>>::new(), 0);
        let mut size = 0;
        while let Some(found) = cells.next_cell().map_err(words)? {
            let text = cell(&Data::from(found.get_value().clone()));
            let (row, column) = found.get_position();
            count += 1;
            size += text.len();
            if count > MOST_CELLS || column > MOST_COLUMNS {
                return Err(format!(
                    "it has more than {MOST_CELLS} cells, or {MOST_COLUMNS} columns"
                ));
            }
            if size > unpacked::MOST_BYTES {
                return Err("its texts take more than 128 MB".to_owned());
            }
            if !text.is_empty() {
                rows.entry(row).or_default().push((column, text));
            }
        }
        if !rows.is_empty() {
            return Ok(even(rows.into_values().collect()));
        }
    }
    Ok(Vec::new())
}

/// Rows from the first column with anything in it, none narrower than the header.
fn even(rows: Vec<Vec<(u32, String)>>) -> Vec<Vec<String>> {
    let columns = || rows.iter().flatten().map(|(column, _)| *column);
    let first = columns().min().unwrap_or_default();
    let last = |row: &[(u32, String)]| row.iter().map(|(column, _)| *column).max();
    let header = rows.first().and_then(|row| last(row)).unwrap_or_default();
    let row = |row: &Vec<(u32, String)>| {
        let end = last(row).unwrap_or_default().max(header);
        let mut cells = vec![String::new(); (end - first) as usize + 1];
        for (column, text) in row {
            cells[(column - first) as usize].clone_from(text);
        }
        cells
    };
    rows.iter().map(row).collect()
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A cell as a person would write it: whole numbers without a point, dates year first.
fn cell(data: &Data) -> String {
    match data {
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => date,
                _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        Data::DateTimeIso(moment) => moment.replacen('T', " ", 1),
        other => other.to_string(),
    }
}
