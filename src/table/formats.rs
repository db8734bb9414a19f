//! The formats of tables, told by the endings of their names.

use encoding_rs::Encoding;

use super::{RawTable, ReadFault, Row, csv, encoding, records, workbook};
use crate::diagnostic::Code;
use crate::source::{Source, Sources};

/// What old workbooks begin with, which are not read.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a file by the ending of its name.
pub fn read(
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
