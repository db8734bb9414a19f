//! Prose as HTML.

use quick_xml::escape::escape;

use super::picture::image;
use super::{Page, element, lang};
use crate::export::formats::writer::Prose;
use crate::locale::Language;

/// The head of a column.
pub const HEAD: [&str; 1] = ["th scope=\"col\""];

impl Prose for Page<'_> {
    const BETWEEN: &'static str = "";
    const QUOTED: &'static str = "";
    const LINE_END: &'static str = "<br>\n";

    fn text(self, text: &str) -> String {
        escape(text).into_owned()
    }

    fn title(self, text: &str) -> String {
        self.text(text)
    }

    fn code(self, text: &str) -> String {
        format!("<code>{}</code>", escape(text))
    }

    fn emph(self, line: String) -> String {
        format!("<em>{line}</em>")
    }

    fn strong(self, line: String) -> String {
        format!("<strong>{line}</strong>")
    }

    fn link(self, url: &str, line: String) -> String {
        format!("<a href=\"{}\">{line}</a>", escape(url))
    }

    fn in_language(self, language: &Language, line: String) -> String {
        format!("<span{}>{line}</span>", lang(Some(language)))
    }

    fn image(self, path: &str, alt: &str) -> String {
        image(self.sheet, path, alt, None)
    }

    fn note_mark(self, number: usize) -> String {
        format!(
            "<sup><a id=\"ref-{number}\" href=\"#note-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    }

    fn paragraph(self, line: &str) -> String {
        element("p", "", line)
    }

    fn heading(self, level: usize, line: &str) -> String {
        element(&format!("h{}", level.min(6)), "", line)
    }

    fn quote(self, blocks: &[String]) -> String {
        element("blockquote", "", &format!("\n{}", blocks.concat()))
    }

    fn list(self, start: Option<u64>, tight: bool, items: &[Vec<String>]) -> String {
        let (name, start) = match start {
            Some(1) => ("ol", String::new()),
            Some(start) => ("ol", format!("start=\"{start}\"")),
            None => ("ul", String::new()),
        };
        let class = if tight { "class=\"tight\"" } else { "" };
        let items = items.iter().map(|item| element("li", "", &format!("\n{}", item.concat())));
        let attributes = format!("{start} {class}");
        element(name, attributes.trim(), &format!("\n{}", items.collect::<String>()))
    }

    fn verbatim(self, text: &str) -> String {
        // The first line end after the tag would be none of the text's.
        element("pre", "", &self.code(text))
    }

    /// Wide tables move by themselves, and the page does not. What moves can be reached
    /// from the keyboard, where it is called what the heads of its columns say.
    fn table(self, align: &[&str], header: &[String], rows: &[Vec<String>]) -> String {
        let head = row(&HEAD, align, header);
        let rows: String = rows.iter().map(|cells| row(&["td"], align, cells)).collect();
        scrolled(header, &head, &rows)
    }

    fn rule(self) -> String {
        "<hr>\n".to_owned()
    }

    fn language_span(self, language: &Language, blocks: &[String]) -> String {
        element("div", lang(Some(language)).trim(), &format!("\n{}", blocks.concat()))
    }

    fn note(self, number: usize, blocks: &[String]) -> String {
        let words = self.sheet.back_to_reference.replace("{number}", &number.to_string());
        let (words, language) = (escape(words), lang(self.sheet.words_language.as_ref()));
        let back = format!(
            "<a href=\"#ref-{number}\" aria-label=\"{words}\"{language} role=\"doc-backlink\">↩</a>"
        );
        let inner = format!("\n{}{back}\n", blocks.concat());
        element("li", &format!("id=\"note-{number}\""), &inner)
    }

    fn notes(self, notes: &[String]) -> String {
        if notes.is_empty() {
            return String::new();
        }
        let list = element("ol", "class=\"notes\"", &format!("\n{}", notes.concat()));
        element("section", "role=\"doc-endnotes\"", &format!("\n{list}"))
    }
}

/// Markup without its tags.
fn words(markup: &str) -> String {
    let mut parts = markup.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |words, part| words + part.split_once('>').map_or("", |(_, text)| text))
}

/// A table that is moved by itself; `header` is what it is called by.
pub fn scrolled(header: &[String], head: &str, rows: &str) -> String {
    let inner = format!("\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n");
    let heads: Vec<_> = header.iter().map(|head| words(head)).collect();
    let name = heads.join(", ").replace('"', "&quot;");
    let attributes =
        format!("class=\"scroll\" role=\"group\" aria-label=\"{name}\" tabindex=\"0\"");
    element("div", &attributes, &format!("<table>{inner}</table>"))
}

/// A row, whose cells are these elements in turn, the last for all further ones.
pub fn row(elements: &[&str], align: &[&str], row: &[String]) -> String {
    let last = elements.last().into_iter().cycle();
    let cells = row.iter().zip(align).zip(elements.iter().chain(last));
    let cells = cells.map(|((cell, align), open)| {
        let style = match *align {
            "auto" => String::new(),
            side => format!(" style=\"text-align: {side}\""),
        };
        format!("<{open}{style}>{cell}</{}>", &open[..2])
    });
    format!("<tr>{}</tr>\n", cells.collect::<String>())
}
