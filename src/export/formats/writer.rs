//! What a format has of its own: how it writes each thing a letter is made of.

use super::lines::prefixed;
use crate::locale::Language;
use crate::locale::tie::TIE;
use crate::sheet::{Address, CanonicalUrl, Entry, Group, Letterhead, Picture, Sheet};

/// How a format writes prose. What is inside of something is written before it: lines and
/// blocks are markup of the format already, and what is called a text is not.
pub trait Prose: Copy {
    /// What stands between two paragraphs.
    const BETWEEN: &'static str;
    /// What each line of a quotation begins with.
    const QUOTED: &'static str;
    /// What stands for a line end within a paragraph.
    const LINE_END: &'static str;

    /// Text.
    fn text(self, text: &str) -> String;
    /// Text of a heading or cell, on one line.
    fn title(self, text: &str) -> String;
    /// Code.
    fn code(self, text: &str) -> String;
    /// Emphasis.
    fn emph(self, line: String) -> String;
    /// Strong emphasis.
    fn strong(self, line: String) -> String;
    /// A link.
    fn link(self, url: &str, line: String) -> String;
    /// Words of another language.
    fn in_language(self, _: &Language, line: String) -> String {
        line
    }
    /// A picture.
    fn image(self, path: &str, alt: &str) -> String;
    /// Where a note is referred to.
    fn note_mark(self, number: usize) -> String;

    /// The writer of what is moved in by so many columns.
    fn inside(self, _columns: usize) -> Self {
        self
    }
    /// A paragraph.
    fn paragraph(self, line: &str) -> String;
    /// A heading, 1 for the highest.
    fn heading(self, level: usize, line: &str) -> String;
    /// A quotation.
    fn quote(self, blocks: &[String]) -> String {
        prefixed(&blocks.join(Self::BETWEEN), Self::QUOTED, Self::QUOTED)
    }
    /// A list, numbered from `start` or not at all.
    fn list(self, start: Option<u64>, tight: bool, items: &[Vec<String>]) -> String {
        let between = if tight { "\n" } else { Self::BETWEEN };
        let items = items.iter().enumerate().map(|(index, item)| {
            let mark = mark(start, index);
            prefixed(&item.join(between), &mark, &" ".repeat(mark.len()))
        });
        items.collect::<Vec<_>>().join(between)
    }
    /// What keeps a list from going on with what is before it.
    fn apart(self, _before: &str) -> Option<String> {
        None
    }
    /// Text kept as typed.
    fn verbatim(self, text: &str) -> String;
    /// A table.
    fn table(self, align: &[&str], header: &[String], rows: &[Vec<String>]) -> String;
    /// A thematic break.
    fn rule(self) -> String;
    /// Paragraphs in another language.
    fn language_span(self, _: &Language, blocks: &[String]) -> String {
        blocks.join(Self::BETWEEN)
    }
    /// A note.
    fn note(self, number: usize, blocks: &[String]) -> String;
    /// All notes.
    fn notes(self, notes: &[String]) -> String {
        notes.join(Self::BETWEEN)
    }
}

/// How a format writes the parts of a letter.
pub trait Writer: Prose {
    /// How many levels of headings stand above those of the text.
    fn above(self, sheet: &Sheet) -> usize {
        super::parts::above(sheet)
    }
    /// The sender.
    fn letterhead(self, head: &Letterhead) -> String;
    /// When it may be published.
    fn notice(self, lines: &[String]) -> String;
    /// The title in print.
    fn headline(self, text: &str) -> String;
    /// The subject, as a heading.
    fn subject(self, level: usize, text: &str) -> String {
        self.heading(level, &self.title(text))
    }
    /// A text that stands by itself; `what` says which it is.
    fn remark(self, _what: &str, text: &str) -> String {
        self.paragraph(&self.text(text))
    }
    /// An addressee.
    fn address(self, address: &Address) -> String;
    /// All addressees.
    fn addresses(self, all: &[Address]) -> Vec<String> {
        all.iter().map(|to| self.address(to)).collect()
    }
    /// Labels and references.
    fn references(self, pairs: &[(String, String)]) -> String;
    /// A label, with its entries in one paragraph or one under the other.
    fn labelled(self, label: &str, entries: &[String], separator: Option<&str>) -> String;
    /// A postscript: its label, and what the first paragraph says, if it begins with one.
    fn postscript(self, label: &str, first: Option<String>) -> String {
        let first = first.map(|line| format!(" {line}")).unwrap_or_default();
        self.paragraph(&format!("{}{first}", self.text(label)))
    }
    /// Where the letter is published.
    fn on_the_web(self, of: &CanonicalUrl) -> String {
        let link = self.link(&of.url, self.text(&of.shown.concat()));
        self.paragraph(&format!("{} {link}", self.text(&of.label)))
    }
    /// The title of an enclosure, as a heading.
    fn enclosed(self, level: usize, title: &str) -> String {
        self.heading(level, &self.title(title))
    }
    /// An enclosed picture.
    fn picture(self, picture: &Picture) -> String {
        self.paragraph(&self.image(&picture.path, &picture.alt))
    }
    /// Words that the program adds, on one line.
    fn added(self, text: &str) -> String {
        self.title(text)
    }
    /// What those sign whose names a list has.
    fn label(self, text: &str) -> String;
    /// A name, with its mark and link.
    fn name(self, entry: &Entry) -> String;
    /// Names that stand in no table.
    fn names(self, group: &Group) -> String;
    /// Names in a table; `signed` is what those sign who do so on a sheet.
    fn table_of_names(self, group: &Group, signed: Option<&str>) -> Vec<String> {
        let cells = |row: &[String]| row.iter().map(|cell| self.title(cell)).collect::<Vec<_>>();
        let rows: Vec<_> = group.entries.iter().map(|entry| cells(&entry.cells)).collect();
        let align = vec!["auto"; group.header.len()];
        let table = self.table(&align, &cells(&group.header), &rows);
        signed.map(|title| self.label(title)).into_iter().chain([table]).collect()
    }
    /// A name in running text, as `name-lists.typ` has it.
    fn run_in(self, entry: &Entry) -> String {
        let number = match entry.number.as_str() {
            "" => String::new(),
            number => self.text(&format!("{number}{TIE}")),
        };
        let lines = match entry.beneath().as_slice() {
            [] => String::new(),
            lines => self.text(&format!(" ({})", lines.join(", "))),
        };
        format!("{number}{}{lines}", self.name(entry))
    }
}

/// What stands before an item where there are no marks of a format's own.
pub fn mark(start: Option<u64>, index: usize) -> String {
    match start {
        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
        None => "- ".to_owned(),
    }
}
