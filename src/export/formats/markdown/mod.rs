//! Markdown that reads back as the same text.

mod escape;
mod prose;

use self::escape::{begin, escape, one_line};
use super::lines::prefixed;
use super::walk::write;
use super::writer::{Prose, Writer};
use crate::draft::schema::ListStyle;
use crate::locale::tie::untied;
use crate::sheet::{Address, Entry, Group, Letterhead, Sheet};
use crate::source::Spanned;

/// A letter as CommonMark with the tables and footnotes of GitHub's. `sheet` is normalized.
pub fn markdown(sheet: &Sheet) -> String {
    untied(&write(sheet, Markdown)) + "\n"
}

#[derive(Clone, Copy)]
struct Markdown;

impl Writer for Markdown {
    fn letterhead(self, head: &Letterhead) -> String {
        let name = head.name.as_ref().map(|name| self.label(name));
        let contact = head.contact.iter().map(|contact| {
            let text = escape(&contact.text);
            let linked = |url: &String| self.link(url, text.clone());
            contact.url.as_ref().map_or_else(|| text.clone(), linked)
        });
        let lines = name.into_iter().chain(head.tagline.as_deref().map(escape)).chain(contact);
        stacked(lines)
    }

    fn notice(self, lines: &[String]) -> String {
        stacked(lines.iter().map(|line| self.label(line)))
    }

    fn headline(self, text: &str) -> String {
        self.heading(1, &one_line(text))
    }

    fn address(self, address: &Address) -> String {
        stacked(address.lines.iter().map(|line| escape(line)))
    }

    fn references(self, pairs: &[(String, String)]) -> String {
        stacked(pairs.iter().map(|(label, text)| escape(&format!("{label} {text}"))))
    }

    fn labelled(self, label: &str, entries: &[String], separator: Option<&str>) -> String {
        let entries = entries.join(&separator.map_or(Self::LINE_END.to_owned(), escape));
        let between = if separator.is_some() { " " } else { Self::LINE_END };
        begin(&format!("{}{between}{entries}", escape(label)))
    }

    fn label(self, text: &str) -> String {
        self.strong(one_line(text))
    }

    fn name(self, entry: &Entry) -> String {
        let name = escape(&format!("{}{}", entry.name, entry.mark));
        match &entry.url {
            Some(url) => self.link(url, name),
            None => name,
        }
    }

    fn names(self, group: &Group) -> String {
        let entries = group.entries.iter();
        match group.style {
            ListStyle::RunIn => {
                let names: Vec<_> = entries.map(|entry| self.run_in(entry)).collect();
                begin(&names.join(&escape(&group.separator)))
            }
            // A list of Markdown counts by itself, and would count otherwise.
            _ if group.numbered => {
                let entry =
                    |of: &Spanned<Entry>| begin(&format!("{} {}", escape(&of.number), lines(of)));
                entries.map(entry).collect::<Vec<_>>().join(Self::BETWEEN)
            }
            ListStyle::Blocks => {
                entries.map(|of| lines(of)).collect::<Vec<_>>().join(Self::BETWEEN)
            }
            _ => entries
                .map(|entry| prefixed(&lines(entry), "- ", "  "))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }
}

/// A name with its lines beneath it.
fn lines(entry: &Entry) -> String {
    let beneath = entry.beneath().into_iter().map(escape);
    stacked([Markdown.name(entry)].into_iter().chain(beneath))
}

/// Lines one under the other.
fn stacked(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| begin(&line)).collect::<Vec<_>>().join(Markdown::LINE_END)
}
