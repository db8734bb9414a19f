//! A letter's JSON, taken apart into what other forms must have.

use serde_json::Value;

use crate::support::form::dense;

/// The prose of a letter, in the order it is read: each paragraph, heading, cell by
/// itself, and those of its notes.
#[derive(Default)]
pub struct Prose {
    pub lines: Vec<String>,
    pub paragraphs: Vec<String>,
    pub notes: Vec<Vec<String>>,
    pub tables: Vec<Table>,
}

/// A table: its heads, and the cells of its rows.
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// All that it says: heads first, then row by row.
    pub fn cells(&self) -> impl Iterator<Item = &String> {
        self.heads.iter().chain(self.rows.iter().flatten())
    }

    /// Its rows as plain text has them where it is too wide: each cell behind its head.
    pub fn headed(&self) -> String {
        let row = |row: &Vec<String>| -> String {
            let cells = self.heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let mark = |head: &str| if head.is_empty() { "" } else { ":" };
            cells.map(|(head, cell)| format!("{head}{}{cell}", mark(head))).collect()
        };
        self.rows.iter().map(row).collect()
    }
}

impl Prose {
    pub fn of(letter: &Value) -> Self {
        let mut prose = Self::default();
        prose.blocks(&letter["body"]);
        prose.blocks(&letter["postscripts"]);
        for enclosure in letter["enclosures"].as_array().expect("enclosures") {
            prose.blocks(&enclosure["body"]);
        }
        prose
    }

    fn blocks(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.blocks(value)),
            Value::Object(block) => match block["kind"].as_str().expect("a kind") {
                kind @ ("paragraph" | "heading") => {
                    let line = self.line(&block["body"]);
                    // A picture is a paragraph of its own only where there are lines.
                    let text = kind == "paragraph" && block["body"][0]["kind"] != "image";
                    self.paragraphs.extend(text.then(|| dense(&line)));
                    self.lines.push(line);
                }
                "verbatim" => self.lines.push(block["text"].as_str().expect("text").to_owned()),
                "table" => {
                    let heads = self.row(&block["header"]);
                    let rows = block["rows"].as_array().expect("rows").iter();
                    let table = Table { heads, rows: rows.map(|row| self.row(row)).collect() };
                    self.lines.extend(table.cells().cloned());
                    self.tables.push(table);
                }
                "list" => self.blocks(&block["items"]),
                _ => self.blocks(block.get("body").unwrap_or(&Value::Null)),
            },
            _ => {}
        }
    }

    fn row(&mut self, cells: &Value) -> Vec<String> {
        cells.as_array().expect("cells").iter().map(|cell| self.line(cell)).collect()
    }

    /// A line with the numbers of its notes.
    fn line(&mut self, inlines: &Value) -> String {
        let inlines = inlines.as_array().expect("inlines").iter();
        let parts = inlines.map(|inline| match inline["kind"].as_str().expect("a kind") {
            "footnote" => {
                let mut note = Self::default();
                note.blocks(&inline["body"]);
                self.notes.push(note.lines);
                self.notes.len().to_string()
            }
            "image" => format!("[{}]", inline["alt"].as_str().expect("words")),
            "break" => "\n".to_owned(),
            "text" | "code" => inline["text"].as_str().expect("text").to_owned(),
            _ => self.line(&inline["body"]),
        });
        parts.collect()
    }
}

/// Those who sign, in order.
pub fn names(letter: &Value) -> Vec<String> {
    let groups = letter["signatories"]["groups"].as_array().expect("groups");
    let entries = groups.iter().flat_map(|group| group["entries"].as_array().expect("entries"));
    entries.map(|entry| entry["name"].as_str().expect("a name").to_owned()).collect()
}
