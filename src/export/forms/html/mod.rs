//! One page for browsers, with no reference outside itself.

mod head;
mod prose;

use quick_xml::escape::escape;

use self::head::head;
use super::parts::{Part, above, parts};
use crate::letter::{Block, Inline, Letter};
use crate::locale::Language;
use crate::sheet::{Content, Copies, Entry, Group, Letterhead, Picture, Sheet};

/// A letter as HTML. `sheet` is settled.
pub fn html(letter: &Letter, sheet: &Sheet) -> String {
    let mut html =
        Html { above: above(sheet).max(1), sheet, out: String::new(), notes: Vec::new() };
    if above(sheet) == 0 {
        html.tag("h1", "class=\"unseen\"", &sheet.title);
    }
    parts(sheet).iter().for_each(|part| html.part(part));
    html.notes();
    let dir = if is_rtl(&sheet.lang) { " dir=\"rtl\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"{}\"{dir}>\n{}<body>\n<main>\n<article>\n{}</article>\n</main>\n</body>\n</html>\n",
        escape(letter.lang.to_string()),
        head(letter, sheet),
        html.out
    )
}

/// Whether a language is written from right to left, as typst has it.
fn is_rtl(lang: &str) -> bool {
    let lang = lang.parse::<typst::text::Lang>();
    lang.is_ok_and(|lang| lang.dir() == typst::layout::Dir::RTL)
}

struct Html<'a> {
    sheet: &'a Sheet,
    out: String,
    notes: Vec<Vec<Block>>,
    /// How many levels of headings stand above those of the text.
    above: usize,
}

impl Html<'_> {
    /// An element on a line of its own. `attributes` are markup, `text` is text.
    fn tag(&mut self, name: &str, attributes: &str, text: &str) {
        self.element(name, attributes, &lines(text));
    }

    /// The same with markup in it.
    fn element(&mut self, name: &str, attributes: &str, inner: &str) {
        let space = if attributes.is_empty() { "" } else { " " };
        self.out += &format!("<{name}{space}{attributes}>{inner}</{name}>\n");
    }

    fn part(&mut self, part: &Part<'_>) {
        match part {
            Part::Letterhead(head) => self.letterhead(head),
            Part::Notice(notice) => self.tag("p", "class=\"notice\"", &notice.lines.join("\n")),
            Part::EndMark(line) => self.tag("p", "class=\"end\"", line),
            Part::Headline(line) => self.tag("h1", "", line),
            Part::Dateline(line) => self.tag("p", "class=\"dateline\"", line),
            Part::Recipients(all) => {
                for party in *all {
                    let attributes =
                        format!("class=\"recipient\"{}", lang(party.language.as_ref()));
                    self.tag("p", &attributes, &party.lines.join("\n"));
                }
            }
            Part::Copies(copies) => self.copies(copies),
            Part::References(pairs) => {
                let pairs = pairs.iter().map(|(label, text)| {
                    format!("<div><dt>{}</dt> <dd>{}</dd></div>", escape(label), escape(text))
                });
                self.element("dl", "class=\"references\"", &pairs.collect::<String>());
            }
            Part::Subject(line) => {
                let name = if self.sheet.headline { "h2" } else { "h1" };
                self.tag(name, "class=\"subject\"", line);
            }
            Part::Salutation(line) => self.tag("p", "class=\"salutation\"", line),
            Part::Body(blocks) => self.blocks(blocks),
            Part::Closing(line) => self.tag("p", "class=\"closing\"", line),
            Part::Note(line) => {
                let line = format!("<em>{}</em>", lines(line));
                self.element("p", "class=\"note\"", &line);
            }
            Part::Group(group) => self.group(group),
            Part::Disclaimer(line) => self.tag("p", "class=\"small\"", line),
            Part::Postscript(postscript) => {
                self.tag("p", "class=\"label\"", &postscript.label);
                self.blocks(&postscript.body);
            }
            Part::Enclosures(list) => {
                let entries = list.entries.iter().map(|entry| escape(entry).into_owned());
                self.labelled(&list.label, entries.collect(), list.separator.as_deref());
            }
            Part::Enclosed(enclosed) => {
                self.heading(1, &escape(&enclosed.title), "class=\"enclosed\"");
                // Its headings stand below its title.
                self.above += 1;
                match &enclosed.content {
                    Content::Picture { picture, .. } => self.picture(picture),
                    Content::Prose { body } => self.blocks(body),
                    Content::Pages { .. } => {}
                }
                self.above -= 1;
            }
            Part::Footer(line) => self.tag("footer", "class=\"small\"", line),
        }
    }

    fn heading(&mut self, level: usize, inner: &str, attributes: &str) {
        let name = format!("h{}", (self.above + level).min(6));
        self.element(&name, attributes, inner);
    }

    fn letterhead(&mut self, head: &Letterhead) {
        let logo = head.logo.as_ref().map(|logo| prose::image(self.sheet, &logo.path, &logo.alt));
        let line =
            |class: &str, text: &String| format!("<p class=\"{class}\">{}</p>\n", escape(text));
        let name = head.name.iter().map(|text| line("sender", text));
        let tagline = head.tagline.iter().map(|text| line("tagline", text));
        let contact = head.contact.iter().map(|contact| {
            let text = escape(&contact.text);
            let linked = |url: &String| format!("<a href=\"{}\">{text}</a>", escape(url));
            contact.url.as_ref().map_or_else(|| text.to_string(), linked)
        });
        let contact = contact.collect::<Vec<_>>().join("<br>\n");
        let contact = format!("<address>{contact}</address>\n");
        let contact = (!head.contact.is_empty()).then_some(contact);
        let inner: String = logo.into_iter().chain(name).chain(tagline).chain(contact).collect();
        let attributes = format!("class=\"letterhead\" style=\"text-align: {}\"", head.align);
        self.element("header", &attributes, &format!("\n{inner}"));
    }

    fn copies(&mut self, copies: &Copies) {
        // Names that are kept on one line in print are wider than a telephone.
        let loose = |line: String| line.replace('\u{a0}', " ");
        let entries = copies.entries.iter().map(|entry| loose(self.line(&entry.body))).collect();
        self.labelled(&copies.label, entries, copies.separator.as_deref());
    }

    /// A label with its list beside it; between entries on one line stands what
    /// separates them in print.
    fn labelled(&mut self, label: &str, entries: Vec<String>, separator: Option<&str>) {
        let class = if separator.is_some() { " class=\"run-in\"" } else { "" };
        let inner = format!(
            "<p>{}</p>\n<ul{class}>\n{}</ul>\n",
            escape(label),
            items(entries, separator.unwrap_or_default())
        );
        self.element("div", "class=\"labelled\"", &format!("\n{inner}"));
    }

    fn picture(&mut self, picture: &Picture) {
        let image = prose::image(self.sheet, &picture.path, &picture.alt);
        self.element("p", "", &image);
    }

    fn group(&mut self, group: &Group) {
        if let Some(heading) = &group.heading {
            self.heading(1, &escape(heading), "");
        }
        if group.style == "sheet" {
            let title = self.sheet.title.clone();
            self.tag("p", "class=\"label\"", &title);
        }
        if matches!(group.style, "table" | "sheet") {
            let head = cells("th scope=\"col\"", "th", &group.header);
            let rows = group.entries.iter();
            let rows: String = rows.map(|entry| cells("td", "td", &entry.cells)).collect();
            let inner = format!("\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n");
            return self.table(&inner);
        }
        if group.entries.is_empty() {
            return;
        }
        let entries = group.entries.iter().map(|entry| self.entry(entry, group.style)).collect();
        let separator = if group.style == "run-in" { group.separator.as_str() } else { "" };
        let columns = group.columns.map(|columns| format!(" style=\"--columns: {columns}\""));
        let attributes = format!("class=\"{}\"{}", group.style, columns.unwrap_or_default());
        self.element("ul", &attributes, &format!("\n{}", items(entries, separator)));
    }

    /// Wide tables move by themselves, and the page does not.
    fn table(&mut self, inner: &str) {
        let table = format!("<table>{inner}</table>");
        self.element("div", "class=\"scroll\" role=\"group\" tabindex=\"0\"", &table);
    }

    fn entry(&self, entry: &Entry, style: &str) -> String {
        let language = lang(entry.language.as_ref());
        let dir = if entry.rtl && language.is_empty() { " dir=\"rtl\"" } else { "" };
        let name =
            format!("<bdi{language}{dir}>{}{}</bdi>", escape(&entry.name), escape(&entry.mark));
        let linked = |url: &String| format!("<a href=\"{}\">{name}</a>", escape(url));
        let name = entry.url.as_ref().map_or_else(|| name.clone(), linked);
        let number = match entry.number.as_str() {
            "" => String::new(),
            number => format!("<span class=\"number\">{}</span> ", escape(number)),
        };
        let image = entry.image.as_ref();
        let image =
            image.map(|image| format!("{}<br>", prose::image(self.sheet, &image.path, &image.alt)));
        let details = match (entry.beneath().as_slice(), style) {
            ([], _) => String::new(),
            (lines, "run-in") => format!(" ({})", escape(lines.join(", "))),
            _ => {
                let line = |line: &String| format!("<br>\n<span{language}>{}</span>", escape(line));
                // Who represents it is said in the words of the letter.
                let by = entry.representative.iter();
                let by = by.map(|line| format!("<br>\n<span>{}</span>", escape(line)));
                entry.lines.iter().map(line).chain(by).collect()
            }
        };
        format!("{}{number}{name}{details}", image.unwrap_or_default())
    }

    fn notes(&mut self) {
        let mut next = 0;
        let outer = std::mem::take(&mut self.out);
        while let Some(note) = self.notes.get(next).cloned() {
            next += 1;
            self.out += &format!("<li id=\"note-{next}\">\n");
            self.blocks(&note);
            self.out += &format!(
                "<a href=\"#ref-{next}\" aria-label=\"{next}\" role=\"doc-backlink\">↩</a>\n</li>\n"
            );
        }
        let notes = std::mem::replace(&mut self.out, outer);
        if !notes.is_empty() {
            self.element("ol", "class=\"notes\"", &format!("\n{notes}"));
        }
    }

    fn line(&mut self, inlines: &[Inline]) -> String {
        prose::line(inlines, self.sheet, &mut self.notes)
    }
}

/// The attributes of what is in another language than the letter, each with a space
/// before it.
fn lang(language: Option<&Language>) -> String {
    let Some(language) = language else { return String::new() };
    let dir = if is_rtl(language.tag().id.language.as_str()) { "rtl" } else { "ltr" };
    format!(" lang=\"{}\" dir=\"{dir}\"", escape(language.tag().to_string()))
}

/// Items of a list, with what stands between them.
fn items(entries: Vec<String>, separator: &str) -> String {
    let last = entries.len().saturating_sub(1);
    let item = |(index, entry): (usize, String)| {
        let separator = if index == last { "" } else { separator };
        format!("<li>{entry}{}</li>\n", escape(separator))
    };
    entries.into_iter().enumerate().map(item).collect()
}

fn cells(open: &str, close: &str, row: &[String]) -> String {
    let cell = |cell: &String| format!("<{open}>{}</{close}>", escape(cell));
    format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>())
}

/// Text with its line breaks.
fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}
