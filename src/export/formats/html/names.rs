//! Names: who sends a letter, who signs it.

use quick_xml::escape::escape;

use super::picture::image;
use super::prose::{HEAD, row, scrolled};
use super::{Page, element, items, lang};
use crate::draft::schema::ListStyle;
use crate::export::formats::writer::{Prose, Writer};
use crate::sheet::{Entry, Group, Letterhead, Picture};

impl Page<'_> {
    pub fn sender(self, head: &Letterhead) -> String {
        let logo = head.logo.as_ref().map(|logo| self.own(logo));
        let line =
            |class: &str, text: &String| element("p", &format!("class=\"{class}\""), &escape(text));
        let name = head.name.iter().map(|text| line("sender", text));
        let tagline = head.tagline.iter().map(|text| line("tagline", text));
        let contact = head.contact.iter().map(|contact| {
            let text = escape(&contact.text).into_owned();
            contact.url.as_ref().map_or_else(|| text.clone(), |url| self.link(url, text.clone()))
        });
        let contact = contact.collect::<Vec<_>>().join("<br>\n");
        let contact = element("address", "", &contact);
        let contact = (!head.contact.is_empty()).then_some(contact);
        let inner: String = logo.into_iter().chain(name).chain(tagline).chain(contact).collect();
        let attributes = format!("class=\"letterhead\" style=\"text-align: {}\"", head.align);
        element("header", &attributes, &format!("\n{inner}"))
    }

    pub fn list_of_names(self, group: &Group) -> String {
        if group.entries.is_empty() {
            return String::new();
        }
        let entries: Vec<_> =
            group.entries.iter().map(|entry| self.entry(entry, group.style)).collect();
        let separator = if group.style == ListStyle::RunIn { group.separator.as_str() } else { "" };
        let columns = group.columns.map(|columns| format!(" style=\"--columns: {columns}\""));
        let attributes = format!("class=\"{}\"{}", group.style.word(), columns.unwrap_or_default());
        element("ul", &attributes, &format!("\n{}", items(&entries, separator)))
    }

    /// Names as the heads of their rows. Above a sheet's columns stands what is signed.
    pub fn rows_of_names(self, group: &Group, signed: Option<&str>) -> String {
        let cells = |row: &[String]| row.iter().map(|cell| self.text(cell)).collect::<Vec<_>>();
        let align = vec!["auto"; group.header.len()];
        let header: Vec<_> = group.header.iter().map(|head| self.words(head)).collect();
        let signed = signed.map(|title| {
            let head = format!("th colspan=\"{}\" scope=\"colgroup\"", header.len());
            row(&[&*head], &align, &[self.text(title)])
        });
        let head = signed.unwrap_or_default() + &row(&HEAD, &align, &header);
        let mut elements = vec!["td"; group.name_column];
        elements.extend(["th scope=\"row\"", "td"]);
        let rows = group.entries.iter().map(|entry| row(&elements, &align, &cells(&entry.cells)));
        scrolled(&header, &head, &rows.collect::<String>())
    }

    fn entry(self, entry: &Entry, style: ListStyle) -> String {
        let number = match entry.number.as_str() {
            "" => String::new(),
            number => format!("<span class=\"number\">{}</span> ", escape(number)),
        };
        let image = entry.image.as_ref().map(|image| self.own(image)).unwrap_or_default();
        let name = format!("{number}{}", self.name(entry));
        let added = lang(self.sheet.words_language.as_ref());
        match entry.beneath().as_slice() {
            lines if !lines.is_empty() && style == ListStyle::RunIn => {
                format!("{name} ({})", escape(lines.join(", ")))
            }
            [] if image.is_empty() => name,
            _ => image + &element("p", "", &name) + &beneath(entry, &added),
        }
    }

    fn own(self, picture: &Picture) -> String {
        image(self.sheet, &picture.path, &picture.alt, picture.language.as_ref())
    }
}

/// The name of one who signs, in its language and direction.
pub fn name(entry: &Entry) -> String {
    let language = lang(entry.language.as_ref());
    let dir = if entry.rtl && language.is_empty() { " dir=\"rtl\"" } else { "" };
    format!("<bdi{language}{dir}>{}{}</bdi>", escape(&entry.name), escape(&entry.mark))
}

/// What stands beneath a name, a paragraph each. Who represents it is said in the words of the
/// letter.
fn beneath(entry: &Entry, added: &str) -> String {
    let language = lang(entry.language.as_ref());
    let line = |language: &str, line: &String| element("p", language.trim(), &escape(line));
    let own = entry.lines.iter().map(|own| line(&language, own));
    own.chain(entry.representative.iter().map(|by| line(added, by))).collect()
}
