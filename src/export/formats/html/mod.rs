//! One page for browsers, with no reference outside itself.

mod head;
mod names;
mod parts;
mod picture;
mod prose;

use quick_xml::escape::escape;

use self::head::head;
use super::walk::write;
use super::writer::Prose as _;
use crate::letter::Letter;
use crate::locale::tie::untied;
use crate::locale::{Language, is_rtl};
use crate::sheet::Sheet;

/// A letter as HTML. `sheet` is normalized.
pub fn html(letter: &Letter, sheet: &Sheet) -> String {
    let dir = if is_rtl(&letter.lang) { " dir=\"rtl\"" } else { "" };
    let unseen = match super::parts::above(sheet) {
        0 => tag("h1", "class=\"unseen\"", &sheet.title),
        _ => String::new(),
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\"{dir}>\n{}<body>\n<main>\n<article>\n{unseen}{}</article>\n</main>\n</body>\n</html>\n",
        escape(letter.lang.to_string()),
        head(letter, sheet),
        write(sheet, Page { sheet })
    );
    untied(&page)
}

/// A page under way: what it shows, with its pictures.
#[derive(Clone, Copy)]
struct Page<'a> {
    sheet: &'a Sheet,
}

impl Page<'_> {
    /// Words that the program adds.
    fn words(self, text: &str) -> String {
        match &self.sheet.words_language {
            Some(language) => self.in_language(language, lines(text)),
            None => lines(text),
        }
    }
}

/// The attributes of what is in another language than the letter, each with a space
/// before it.
fn lang(language: Option<&Language>) -> String {
    let Some(language) = language else { return String::new() };
    let dir = if is_rtl(language.tag()) { "rtl" } else { "ltr" };
    format!(" lang=\"{}\" dir=\"{dir}\"", escape(language.tag().to_string()))
}

/// An element on a line of its own. `attributes` are markup, `text` is text.
fn tag(name: &str, attributes: &str, text: &str) -> String {
    element(name, attributes, &lines(text))
}

/// The same with markup in it.
fn element(name: &str, attributes: &str, inner: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<{name}{space}{attributes}>{inner}</{name}>\n")
}

/// Items of a list, with what stands between them.
fn items(entries: &[String], separator: &str) -> String {
    let last = entries.len().saturating_sub(1);
    let item = |(index, entry): (usize, &String)| {
        let separator = if index == last { "" } else { separator };
        format!("<li>{entry}{}</li>\n", escape(separator))
    };
    entries.iter().enumerate().map(item).collect()
}

/// Text with its line breaks.
fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}
