//! Workbooks of Excel (ECMA-376), through calamine.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx, open_workbook_from_rs};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::workbook::{Cell, MOST_BYTES, Workbook, Worksheet};

/// The longest name of a cell: `XFD1048576`.
const LONGEST_NAME: usize = 10;

/// The worksheets of a workbook.
pub fn excel(bytes: &[u8]) -> Result<Workbook, String> {
    look(bytes)?;
    let mut file: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(words)?;
    let mut book = Workbook::default();
    let sheets = file.sheets_metadata().to_vec();
    let shown = |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible;
    // What nobody sees is not what is meant; but if there is something, it is told.
    let (seen, hidden): (Vec<_>, Vec<_>) = sheets.into_iter().partition(shown);
    for calamine::Sheet { name, .. } in seen.into_iter().chain(hidden) {
        let merged = !file.merge_cells_by_sheet_name(&name).map_err(words)?.is_empty();
        let mut cells = file.worksheet_cells_reader(&name).map_err(words)?;
        let mut worksheet = Worksheet::default();
        while let Some(found) = cells.next_cell_with_formula_metadata().map_err(words)? {
            let (row, column) = found.pos;
            let cell = match found.value {
                DataRef::Error(error) => Cell::Error(error.to_string()),
                DataRef::Empty if found.formula.is_some() => Cell::Formula,
                value => Cell::Value(written(&Data::from(value))),
            };
            let after = |at: u32| at..at.saturating_add(1);
            worksheet.put(after(row), after(column), &cell)?;
        }
        book.add(name, worksheet, merged);
    }
    Ok(book)
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A value as a person would write it: whole numbers without a point, dates year first.
fn written(data: &Data) -> String {
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

/// Whether a workbook can be read safely: calamine trusts the numbers in a file,
/// and a small one may ask for all memory there is.
fn look(bytes: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        let (name, mut part) = (String::from_utf8_lossy(file.name_raw()).into_owned(), Vec::new());
        // One byte more than is allowed tells that there is too much.
        file.take(left as u64 + 1).read_to_end(&mut part).map_err(damaged)?;
        left = left.checked_sub(part.len()).ok_or("it unpacks to more than 128 MB")?;
        if name.ends_with(".xml") {
            numbers(&name, &String::from_utf8_lossy(&part))?;
        }
    }
    Ok(())
}

pub fn damaged(error: impl std::fmt::Display) -> String {
    format!("it is damaged ({error})")
}

/// The numbers of a part that calamine takes as they are: how many texts there
/// are, and which cell it is.
fn numbers(name: &str, part: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(part);
    loop {
        let element = match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return Ok(()),
            _ => continue,
        };
        for attribute in element.attributes().with_checks(false).flatten() {
            let sound = match attribute.key.as_ref() {
                "uniqueCount" => {
                    attribute.value.parse::<usize>().is_ok_and(|count| count <= part.len())
                }
                "r" | "ref" if name.starts_with("xl/worksheets/") => {
                    attribute.value.split([':', ' ']).all(|cell| cell.len() <= LONGEST_NAME)
                }
                _ => true,
            };
            if !sound {
                return Err(format!("its part `{name}` announces more than it holds"));
            }
        }
    }
}
