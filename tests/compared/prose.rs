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
                    let rows = block["rows"].as_array().expect("rows").iter();
                    for row in std::iter::once(&block["header"]).chain(rows) {
                        for cell in row.as_array().expect("cells") {
                            let cell = self.line(cell);
                            self.lines.push(cell);
                        }
                    }
                }
                "list" => self.blocks(&block["items"]),
                _ => self.blocks(block.get("body").unwrap_or(&Value::Null)),
            },
            _ => {}
        }
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
