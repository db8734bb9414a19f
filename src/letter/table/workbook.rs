//! Workbooks of spreadsheet programs.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::Refusal;
use crate::diagnostic::Code;

/// More cells than a list of a hundred thousand with forty columns are no list.
const MOST_CELLS: usize = 4_000_000;

/// The rows of the first sheet with anything in it, from its first row on.
pub fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let refusal = |why: String| {
        let hint = "open it in a spreadsheet program and save it again, without a password";
        (Code::BadTable, format!("`{name}` cannot be read: {why}"), hint)
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| refusal(error.to_string()))?;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| refusal(error.to_string()))?;
        let (height, width) = range.get_size();
        if height.saturating_mul(width) > MOST_CELLS {
            return Err(refusal(format!("it has {height} rows of {width} cells")));
        }
        if !range.is_empty() {
            return Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect());
        }
    }
    Ok(Vec::new())
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
