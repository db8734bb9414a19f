//! Plain text, wrapped.

mod prose;
mod table;

use super::walk::write;
use super::wrap::{WIDTH, width, wrap};
use super::writer::{Prose, Writer};
use crate::draft::schema::ListStyle;
use crate::locale::tie::untied;
use crate::sheet::{Address, CanonicalUrl, Entry, Group, Letterhead, Sheet};

/// What a line that goes on with another is moved in by.
const STEP: &str = "    ";

/// A letter as plain text, without trailing spaces, with one line end at its end.
/// `sheet` is normalized.
pub fn text(sheet: &Sheet) -> String {
    untied(&write(sheet, Text { width: WIDTH })) + "\n"
}

#[derive(Clone, Copy)]
struct Text {
    /// How many columns lines have.
    width: usize,
}

impl Text {
    /// Texts one under the other.
    fn stacked<'a>(self, lines: impl IntoIterator<Item = &'a String>) -> String {
        let lines = lines.into_iter().map(|line| wrap(line, "", STEP, self.width));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A name with its number; role and affiliation beneath it.
    fn entry(self, entry: &Entry) -> String {
        let number = match entry.number.as_str() {
            "" => String::new(),
            number => format!("{number} "),
        };
        let beneath = " ".repeat(width(&number) + 2);
        let name = wrap(&self.name(entry), &number, &beneath, self.width);
        let lines = entry.beneath().into_iter();
        let lines = lines.map(|line| wrap(line, &beneath, &beneath, self.width));
        [name].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

impl Writer for Text {
    fn letterhead(self, head: &Letterhead) -> String {
        let contact = head.contact.iter().map(|contact| &contact.text);
        self.stacked(head.name.iter().chain(&head.tagline).chain(contact))
    }

    fn notice(self, lines: &[String]) -> String {
        self.stacked(lines)
    }

    fn headline(self, text: &str) -> String {
        let text = self.paragraph(text);
        let rule = "=".repeat(text.lines().map(width).max().unwrap_or(0));
        format!("{text}\n{rule}")
    }

    fn address(self, address: &Address) -> String {
        self.stacked(&address.lines)
    }

    fn references(self, pairs: &[(String, String)]) -> String {
        let pairs = pairs.iter().map(|(label, text)| format!("{label} {text}"));
        self.stacked(&pairs.collect::<Vec<_>>())
    }

    fn labelled(self, label: &str, entries: &[String], separator: Option<&str>) -> String {
        match separator {
            Some(separator) => self.paragraph(&format!("{label} {}", entries.join(separator))),
            None => format!("{label}\n{}", self.stacked(entries)),
        }
    }

    /// The whole address, which mail programs make a link of.
    fn on_the_web(self, of: &CanonicalUrl) -> String {
        self.paragraph(&format!("{} {}", of.label, of.url))
    }

    fn enclosed(self, _: usize, title: &str) -> String {
        format!("{}\n\n{}", "-".repeat(self.width), self.paragraph(title))
    }

    fn label(self, text: &str) -> String {
        self.paragraph(text)
    }

    fn name(self, entry: &Entry) -> String {
        let name = format!("{}{}", entry.name, entry.mark);
        entry.url.as_ref().map_or_else(|| name.clone(), |url| self.link(url, name.clone()))
    }

    fn names(self, group: &Group) -> String {
        let entries = group.entries.iter();
        let between = match group.style {
            ListStyle::RunIn => {
                let names: Vec<_> = entries.map(|entry| self.run_in(entry)).collect();
                return self.paragraph(&names.join(&group.separator));
            }
            ListStyle::Blocks => Self::BETWEEN,
            _ => "\n",
        };
        entries.map(|entry| self.entry(entry)).collect::<Vec<_>>().join(between)
    }
}
