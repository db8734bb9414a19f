//! What a letter is made of, as its PDF and its HTML tell who cannot see it: a line for each
//! element, moved in by what it stands in. Each form is read by itself.
//!
//! Two things stand elsewhere in HTML: notes, which a PDF has where they are referred to, and
//! small print, which a page of HTML ends with. Both are told in one place here.

use super::html::{self, Element};
use super::pdf::{self, Node};

/// An outline under way.
#[derive(Default)]
struct Outline {
    lines: Vec<String>,
    notes: Vec<String>,
    depth: usize,
    /// The number of an item, which its first line begins with.
    number: String,
}

/// Text in a language.
type Run = (String, String);

impl Outline {
    /// An item. Its number is part of its text to the eye, and to HTML where names have one.
    fn item(&mut self, label: &str) {
        let is_number = label.strip_suffix('.').is_some_and(|n| n.parse::<u64>().is_ok());
        self.line(&format!("item {}", if is_number { "" } else { label }));
        self.number = if is_number { label.to_owned() } else { String::new() };
    }

    fn paragraph(&mut self, text: &str) {
        let number = std::mem::take(&mut self.number);
        self.line(&format!("p {number} {text}"));
    }

    fn line(&mut self, text: &str) {
        let words: Vec<_> = text.split_whitespace().collect();
        self.lines.push("  ".repeat(self.depth) + &words.join(" "));
    }

    fn inside(&mut self, fill: impl FnOnce(&mut Self)) {
        self.depth += 1;
        fill(self);
        self.depth -= 1;
    }

    fn finish(self) -> Vec<String> {
        self.lines.into_iter().chain(self.notes).collect()
    }
}

/// Text in the letter's language, and what is in another.
fn said(runs: Vec<Run>, lang: &str) -> String {
    let mut joined: Vec<Run> = Vec::new();
    for (own, text) in runs {
        match joined.last_mut() {
            Some((before, said)) if *before == own || text.trim().is_empty() => {
                said.push_str(&text)
            }
            _ => joined.push((own, text)),
        }
    }
    let part = |(own, text): &Run| match own == lang {
        true => text.clone(),
        false => format!("{{{own}: {}}}", text.trim()),
    };
    joined.iter().map(part).collect()
}

fn around(mark: &str, mut runs: Vec<Run>) -> Vec<Run> {
    if let [(_, first), ..] = runs.as_mut_slice() {
        first.insert_str(0, mark);
    }
    if let [.., (_, last)] = runs.as_mut_slice() {
        last.push_str(mark);
    }
    runs
}

/// That of a PDF in a language.
pub fn of_pdf(pdf: &pdf::Pdf) -> Vec<String> {
    let mut outline = Outline::default();
    let (root, lang) = (pdf.structure(), pdf.lang());
    let [document] = &root.all("Document")[..] else { panic!("one document") };
    blocks(document, &lang, &lang, &mut outline);
    outline.finish()
}

/// What is in a node, block by block; lines that stand in none are one.
fn blocks(node: &Node, lang: &str, letter: &str, outline: &mut Outline) {
    let lang = node.lang.as_deref().unwrap_or(lang);
    let is_line = |child: &pdf::Child| !matches!(child, pdf::Child::Node(node) if is_block(node));
    if !node.children.is_empty() && node.children.iter().all(is_line) {
        let text = line(node, lang, letter, outline);
        return outline.paragraph(&text);
    }
    for child in &node.children {
        match child {
            pdf::Child::Node(node) => block(node, lang, letter, outline),
            pdf::Child::Text(text, _) => panic!("text in a group: {text}"),
        }
    }
}

fn is_block(node: &Node) -> bool {
    let role = node.role.as_str();
    matches!(role, "P" | "L" | "LI" | "LBody" | "Table" | "BlockQuote" | "Form" | "Div")
        || role.starts_with('H')
}

fn block(node: &Node, lang: &str, letter: &str, outline: &mut Outline) {
    let lang = node.lang.as_deref().unwrap_or(lang);
    match node.role.as_str() {
        "P" => {
            let text = line(node, lang, letter, outline);
            outline.paragraph(&text);
        }
        "L" => {
            outline.line("list");
            outline.inside(|outline| blocks(node, lang, letter, outline));
        }
        "LI" => {
            let label = node.children.iter().find_map(|child| match child {
                pdf::Child::Node(own) if own.role == "Lbl" => Some(own),
                _ => None,
            });
            let label = label.map(|own| {
                let lang = own.lang.as_deref().unwrap_or(lang);
                line(own, lang, letter, outline)
            });
            outline.item(&label.filter(|label| label != "•").unwrap_or_default());
            let body = node.all("LBody")[0];
            outline.inside(|outline| blocks(body, lang, letter, outline));
        }
        "BlockQuote" => {
            outline.line("quote");
            outline.inside(|outline| blocks(node, lang, letter, outline));
        }
        "Table" => {
            outline.line("table");
            outline.inside(|outline| {
                node.all("TR").into_iter().for_each(|row| pdf_row(row, lang, letter, outline));
            });
        }
        "Form" => outline.line(&format!("field {}", node.said.join(" "))),
        "Figure" => outline.line(&format!("figure {}", node.alt.as_deref().unwrap_or_default())),
        heading if heading.starts_with('H') => {
            let text = line(node, lang, letter, outline);
            outline.line(&format!("{} {text}", heading.to_lowercase()));
        }
        other => panic!("a group of no use, or a line without a block: {other}"),
    }
}

fn pdf_row(row: &Node, lang: &str, letter: &str, outline: &mut Outline) {
    let cells = row.children.iter().filter_map(|cell| match cell {
        pdf::Child::Node(cell) => Some(cell),
        pdf::Child::Text(..) => None,
    });
    let cells: Vec<_> = cells
        .map(|cell| {
            let kind = match (cell.role.as_str(), cell.attributes.get("Scope").map(String::as_str))
            {
                ("TH", Some("Row")) => "row",
                ("TH", _) => "head",
                _ => "cell",
            };
            let span = cell.attributes.get("ColSpan").map(|span| format!("×{span}"));
            let lang = cell.lang.as_deref().unwrap_or(lang);
            format!("{kind}{} {}", span.unwrap_or_default(), line(cell, lang, letter, outline))
        })
        .collect();
    outline.line(&cells.join(" | "));
}

fn line(node: &Node, lang: &str, letter: &str, outline: &mut Outline) -> String {
    let runs = runs(node, lang, letter, outline);
    said(runs, letter).trim().to_owned()
}

fn runs(node: &Node, lang: &str, letter: &str, outline: &mut Outline) -> Vec<Run> {
    let mut all = Vec::new();
    for child in &node.children {
        match child {
            pdf::Child::Text(text, _) => all.push((lang.to_owned(), text.clone())),
            pdf::Child::Node(node) => {
                let lang = node.lang.as_deref().unwrap_or(lang);
                if node.role == "Note" {
                    note(node, lang, letter, outline);
                    continue;
                }
                let inner = runs(node, lang, letter, outline);
                all.extend(match node.role.as_str() {
                    "Em" => around("*", inner),
                    "Strong" => around("**", inner),
                    "Code" => around("`", inner),
                    "Link" => around("_", inner),
                    "Reference" => around("^", inner),
                    _ => inner,
                });
            }
        }
    }
    all
}

fn note(node: &Node, lang: &str, letter: &str, outline: &mut Outline) {
    let [label] = &node.all("Lbl")[..] else { panic!("a note has one label") };
    let back = label.all("Link")[0].said.join(" ");
    let number = label.text();
    let body = Node { children: Vec::new(), ..Node::default() };
    let mut text = runs(node, lang, letter, outline);
    // The label comes first, as a link.
    let label = text.remove(0).1;
    assert_eq!(label, format!("_{number}_"), "{body:?}");
    let text = said(text, letter);
    let words: Vec<_> = text.split_whitespace().collect();
    outline.notes.push(format!("note {number} {} ({back})", words.join(" ")));
}

/// That of HTML in a language.
pub fn of_html(page: &str) -> Vec<String> {
    let lang = page.split_once("<html lang=\"").expect("a language").1;
    let lang = lang.split_once('"').expect("its end").0;
    let body = Element::read(page);
    let mut outline = Outline::default();
    html_blocks(&body, lang, lang, &body, &mut outline);
    outline.finish()
}

const BLOCKS: [&str; 21] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "blockquote",
    "pre",
    "header",
    "footer",
    "section",
    "main",
    "article",
    "div",
    "address",
];

fn html_blocks(element: &Element, lang: &str, letter: &str, page: &Element, outline: &mut Outline) {
    let lang = element.get("lang").unwrap_or(lang);
    let is_block = |own: &Element| BLOCKS.contains(&own.name.as_str()) || own.name == "hr";
    if !element.elements().any(is_block) {
        let text = said(html_runs(element, lang), letter);
        if !text.trim().is_empty() {
            outline.paragraph(text.trim());
        }
        return;
    }
    element.elements().for_each(|own| html_block(own, lang, letter, page, outline));
}

fn html_block(own: &Element, lang: &str, letter: &str, page: &Element, outline: &mut Outline) {
    let lang = own.get("lang").unwrap_or(lang);
    let text = || said(html_runs(own, lang), letter).trim().to_owned();
    match own.name.as_str() {
        "p" | "address" | "pre" => {
            outline.paragraph(&text());
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            outline.line(&format!("{} {}", own.name, text()));
        }
        "ul" | "ol" => {
            outline.line("list");
            let first = own.get("start").map_or(1, |start| start.parse().expect("a number"));
            outline.inside(|outline| {
                for (number, item) in (first..).zip(own.elements()) {
                    let label = match own.name.as_str() {
                        "ol" => format!("{number}."),
                        _ => String::new(),
                    };
                    outline.item(&label);
                    outline.inside(|outline| html_blocks(item, lang, letter, page, outline));
                }
            });
        }
        "dl" => {
            outline.line("list");
            outline.inside(|outline| {
                for pair in own.elements() {
                    let part =
                        |name| said(html_runs(pair.find(name).expect("a part"), lang), letter);
                    outline.line(&format!("item {}", part("dt")));
                    outline.inside(|outline| outline.line(&format!("p {}", part("dd"))));
                }
            });
        }
        "blockquote" => {
            outline.line("quote");
            outline.inside(|outline| html_blocks(own, lang, letter, page, outline));
        }
        "table" => {
            outline.line("table");
            let rows = own.elements().flat_map(Element::elements);
            outline.inside(|outline| rows.for_each(|row| html_row(row, lang, letter, outline)));
        }
        "section" if own.get("role") == Some("doc-endnotes") => {
            own.find("ol")
                .expect("notes")
                .elements()
                .for_each(|note| html_note(note, lang, letter, outline));
        }
        "header" => {
            html_blocks(own, lang, letter, page, outline);
            if let Some(footer) = page.find("footer") {
                html_blocks(footer, lang, letter, page, outline);
            }
        }
        "footer" | "hr" => {}
        _ => html_blocks(own, lang, letter, page, outline),
    }
}

fn html_row(row: &Element, lang: &str, letter: &str, outline: &mut Outline) {
    let cells: Vec<_> = row
        .elements()
        .map(|cell| {
            let kind = match (cell.name.as_str(), cell.get("scope")) {
                ("th", Some("row")) => "row",
                ("th", _) => "head",
                _ => "cell",
            };
            let span = cell.get("colspan").map(|span| format!("×{span}"));
            let text = said(html_runs(cell, lang), letter);
            format!("{kind}{} {}", span.unwrap_or_default(), text.trim())
        })
        .collect();
    outline.line(&cells.join(" | "));
}

fn html_note(note: &Element, lang: &str, letter: &str, outline: &mut Outline) {
    let number = note.get("id").and_then(|id| id.strip_prefix("note-")).expect("a number");
    let (mut back, mut text) = (String::new(), Vec::new());
    for part in note.elements() {
        match part.get("role") {
            Some("doc-backlink") => back = part.get("aria-label").expect("words").to_owned(),
            _ => text.extend(html_runs(part, lang)),
        }
    }
    outline.notes.push(format!("note {number} {} ({back})", said(text, letter).trim()));
}

fn html_runs(element: &Element, lang: &str) -> Vec<Run> {
    let lang = element.get("lang").unwrap_or(lang);
    let mut all = Vec::new();
    for child in &element.children {
        match child {
            html::Child::Text(text) => all.push((lang.to_owned(), text.clone())),
            html::Child::Element(own) if own.name == "br" => {
                all.push((lang.to_owned(), " ".to_owned()))
            }
            html::Child::Element(own) => {
                let inner = html_runs(own, lang);
                all.extend(match own.name.as_str() {
                    "em" => around("*", inner),
                    "strong" => around("**", inner),
                    "code" => around("`", inner),
                    "sup" => around("^", inner),
                    "a" => around("_", inner),
                    _ => inner,
                });
            }
        }
    }
    all
}
