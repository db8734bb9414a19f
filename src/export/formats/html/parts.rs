//! The parts of a letter as HTML.

use quick_xml::escape::escape;

use super::{Page, element, items, lang, lines, names, tag};
use crate::export::formats::parts;
use crate::export::formats::writer::{Prose, Writer};
use crate::sheet::{Address, CanonicalUrl, Entry, Group, Letterhead, Sheet};

impl Writer for Page<'_> {
    /// A page without a heading has one that only screen readers tell.
    fn above(self, sheet: &Sheet) -> usize {
        parts::above(sheet).max(1)
    }

    fn letterhead(self, head: &Letterhead) -> String {
        self.sender(head)
    }

    fn notice(self, lines: &[String]) -> String {
        self.remark("notice", &lines.join("\n"))
    }

    fn headline(self, text: &str) -> String {
        tag("h1", "", text)
    }

    fn subject(self, level: usize, text: &str) -> String {
        let (label, text) = text.split_at(self.sheet.subject_label.len());
        let label = if label.is_empty() { String::new() } else { self.words(label) };
        element(&format!("h{level}"), "class=\"subject\"", &(label + &lines(text)))
    }

    fn remark(self, what: &str, text: &str) -> String {
        match what {
            "note" => element("p", "class=\"note\"", &self.emph(lines(text))),
            "footer" => tag("footer", "class=\"small\"", text),
            added @ ("notice" | "unnamed" | "small") => {
                element("p", &format!("class=\"{added}\""), &self.words(text))
            }
            class => tag("p", &format!("class=\"{class}\""), text),
        }
    }

    fn address(self, address: &Address) -> String {
        let attributes = format!("class=\"recipient\"{}", lang(address.language.as_ref()));
        tag("p", &attributes, &address.lines.join("\n"))
    }

    fn addresses(self, all: &[Address]) -> Vec<String> {
        let each: Vec<_> = all.iter().map(|to| self.address(to)).collect();
        match each.as_slice() {
            [_] => each,
            _ => vec![element("ul", "class=\"recipients\"", &format!("\n{}", items(&each, "")))],
        }
    }

    fn table_of_names(self, group: &Group, signed: Option<&str>) -> Vec<String> {
        vec![self.rows_of_names(group, signed)]
    }

    fn references(self, pairs: &[(String, String)]) -> String {
        let pairs = pairs.iter().map(|(label, text)| {
            format!("<div><dt>{}</dt> <dd>{}</dd></div>", self.words(label), escape(text))
        });
        element("dl", "class=\"references\"", &pairs.collect::<String>())
    }

    /// A label with its list beside it; between entries on one line stands what
    /// separates them in print.
    fn labelled(self, label: &str, entries: &[String], separator: Option<&str>) -> String {
        let class = if separator.is_some() { "class=\"run-in\"" } else { "" };
        let items = items(entries, separator.unwrap_or_default());
        let list = element("ul", class, &format!("\n{items}"));
        let inner = format!("\n<p>{}</p>\n{list}", self.words(label));
        element("div", "class=\"labelled\"", &inner)
    }

    fn postscript(self, label: &str, first: Option<String>) -> String {
        let first = first.map(|line| self.paragraph(&line)).unwrap_or_default();
        element("p", "class=\"label\"", &self.words(label)) + &first
    }

    fn on_the_web(self, of: &CanonicalUrl) -> String {
        let shown: Vec<_> = of.shown.iter().map(escape).collect();
        let link =
            format!("<a href=\"{}\" dir=\"ltr\">{}</a>", escape(&of.url), shown.join("<wbr>"));
        element("p", "class=\"small\"", &format!("{} {link}", self.words(&of.label)))
    }

    fn enclosed(self, level: usize, title: &str) -> String {
        element(&format!("h{}", level.min(6)), "class=\"enclosed\"", &escape(title))
    }

    fn label(self, text: &str) -> String {
        tag("p", "class=\"label\"", text)
    }

    fn added(self, text: &str) -> String {
        self.words(text)
    }

    fn name(self, entry: &Entry) -> String {
        let name = names::name(entry);
        entry.url.as_ref().map_or_else(|| name.clone(), |url| self.link(url, name.clone()))
    }

    fn names(self, group: &Group) -> String {
        self.list_of_names(group)
    }
}
