//! Workbooks of LibreOffice and others (OpenDocument 1.3, part 3, 9).

use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::excel::damaged;
use super::workbook::{Cell, MOST_BYTES, Workbook, Worksheet};

/// Nobody writes more spaces than this in a row.
const MOST_SPACES: usize = 1_000;

/// The worksheets of a workbook.
pub fn opendocument(bytes: &[u8]) -> Result<Workbook, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let file = archive.by_name("content.xml").map_err(damaged)?;
    let mut content = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut content).map_err(damaged)?;
    if content.len() > MOST_BYTES {
        return Err("it unpacks to more than 128 MB".to_owned());
    }
    let content = String::from_utf8(content).map_err(damaged)?;
    Content::default().read(&content)
}

/// A workbook being read.
#[derive(Default)]
struct Content {
    book: Workbook,
    worksheet: Worksheet,
    name: String,
    /// Where the next cell stands, and in how many rows.
    row: u32,
    column: u32,
    rows: u32,
    cell: Option<OpenCell>,
    /// Whether a cell is covered by another.
    merged: bool,
    /// How many remarks, pictures and the like are open: their texts are not the cell's.
    aside: usize,
}

/// A cell being read.
struct OpenCell {
    columns: u32,
    /// What it is said to hold, if that is not its text.
    value: Option<String>,
    error: bool,
    formula: bool,
    text: String,
    /// Whether a paragraph has ended before.
    broken: bool,
}

impl Content {
    fn read(mut self, content: &str) -> Result<Workbook, String> {
        let mut reader = quick_xml::Reader::from_str(content);
        reader.config_mut().expand_empty_elements = true;
        let mut open = 0_usize;
        loop {
            match reader.read_event().map_err(damaged)? {
                Event::Start(element) => {
                    open += 1;
                    self.start(&element)?;
                }
                Event::End(element) => {
                    open = open.saturating_sub(1);
                    self.end(element.name().as_ref())?;
                }
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text),
                Event::GeneralRef(entity) => self.text(&resolved(&entity)?),
                Event::Eof if open > 0 => return Err("it is cut short".to_owned()),
                Event::Eof => return Ok(self.book),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        match element.name().as_ref() {
            "table:table" => {
                self.name = attribute(element, "table:name")?.unwrap_or_default();
                (self.row, self.rows) = (0, 0);
            }
            "table:table-row" => {
                self.column = 0;
                self.rows = count(element, "table:number-rows-repeated")?;
            }
            "table:table-cell" => self.cell = Some(cell(element)?),
            "table:covered-table-cell" => {
                self.merged = true;
                self.cell = Some(cell(element)?);
            }
            "office:annotation" | "draw:frame" | "table:shapes" | "ruby:ruby-text" => {
                self.aside += 1;
            }
            "text:s" => {
                let spaces = count(element, "text:c")? as usize;
                if spaces > MOST_SPACES {
                    return Err("it has a text of spaces only".to_owned());
                }
                self.text(&" ".repeat(spaces));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            "text:p" => self.paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(open) = self.cell.take() else { return Ok(()) };
                let columns = self.column..self.column.saturating_add(open.columns);
                let rows = self.row..self.row.saturating_add(self.rows);
                self.column = columns.end;
                self.worksheet.put(rows, columns, &open.cell())?;
            }
            "table:table-row" => self.row = self.row.saturating_add(self.rows),
            "table:table" => {
                let worksheet = std::mem::take(&mut self.worksheet);
                let merged = std::mem::take(&mut self.merged);
                self.book.add(std::mem::take(&mut self.name), worksheet, merged);
            }
            "office:annotation" | "draw:frame" | "table:shapes" | "ruby:ruby-text" => {
                self.aside = self.aside.saturating_sub(1);
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) {
        let cell = self.cell.as_mut().filter(|_| self.aside == 0);
        if let Some(cell) = cell
            && std::mem::replace(&mut cell.broken, true)
        {
            cell.text.push('\n');
        }
    }

    /// White space between elements is not text: only paragraphs hold it.
    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.broken && self.aside == 0) {
            cell.text.push_str(text);
        }
    }
}

impl OpenCell {
    fn cell(self) -> Cell {
        if self.error {
            return Cell::Error(self.text);
        }
        match self.value {
            Some(value) => Cell::Value(value),
            None if self.text.is_empty() && self.formula => Cell::Formula,
            None => Cell::Value(self.text),
        }
    }
}

fn cell(element: &BytesStart<'_>) -> Result<OpenCell, String> {
    let kind = attribute(element, "office:value-type")?;
    let value = |name| attribute(element, name);
    let value = match kind.as_deref() {
        Some("boolean") => value("office:boolean-value")?
            .map(|yes| if yes == "true" { "yes" } else { "no" }.to_owned()),
        Some("date") => value("office:date-value")?.map(|date| date.replacen('T', " ", 1)),
        Some("float") => value("office:value")?.map(|value| number(&value)),
        Some("string") => value("office:string-value")?,
        _ => None,
    };
    Ok(OpenCell {
        columns: count(element, "table:number-columns-repeated")?,
        value,
        error: attribute(element, "calcext:value-type")?.as_deref() == Some("error"),
        formula: attribute(element, "table:formula")?.is_some() && kind.is_none(),
        text: String::new(),
        broken: false,
    })
}

/// A number as a person would write it: whole ones without a point.
fn number(value: &str) -> String {
    value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| number.to_string())
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    let found = element.try_get_attribute(name).map_err(damaged)?;
    let value = found.map(|found| found.normalized_value(XmlVersion::Implicit1_0));
    Ok(value.transpose().map_err(damaged)?.map(|value| value.into_owned()))
}

/// How often something stands there: once, unless it is said.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, String> {
    attribute(element, name)?.map_or(Ok(1), |count| count.parse().map_err(damaged))
}

/// The character an entity stands for. A workbook defines none of its own.
fn resolved(entity: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = entity.resolve_char_ref().map_err(damaged)? {
        return Ok(character.to_string());
    }
    let name: &str = entity;
    resolve_xml_entity(name).map(str::to_owned).ok_or_else(|| damaged("an unknown entity"))
}
