//! The tagged pages, held against HTML.

use serde_json::Value;

use super::prose::Prose;
use super::{form, json, letters, same, text};
use crate::support::form::{dense, elements, heard, numbers};
use crate::support::pdf::{Child, Node, Pdf};

/// What is heard of a part of a PDF.
fn spoken(node: &Node) -> String {
    dense(&in_lines(node))
}

/// Each element of a PDF on a line of its own, with the words of pictures: without notes and
/// the numbers of items, which are compared by themselves.
fn in_lines(node: &Node) -> String {
    let figure = node.alt.iter().filter(|_| node.role == "Figure").map(|alt| format!("[{alt}]"));
    let item = node.role == "LI";
    let children = node.children.iter().map(|child| match child {
        Child::Node(node) if node.role == "Note" || item && is_number(node) => String::new(),
        Child::Node(node) => format!("\n{}\n", in_lines(node)),
        Child::Text(text, _) => text.clone(),
    });
    figure.chain(children).collect()
}

/// Whether a node is the number of an item, or its bullet: other labels are words.
fn is_number(node: &Node) -> bool {
    node.role == "Lbl" && !node.text().contains(char::is_alphabetic)
}

/// The page as the pages have it: small print is read after the letterhead, and a title that
/// is not printed is not read.
fn as_printed(html: &str) -> String {
    let page = html.split_once("<article>").expect("a letter").1;
    let page = match page.split_once("<h1 class=\"unseen\">") {
        Some((before, rest)) => before.to_owned() + rest.split_once("</h1>").expect("its end").1,
        None => page.to_owned(),
    };
    match page.split_once("<footer") {
        Some((page, footer)) => page.replacen("</header>", &format!("</header><footer{footer}"), 1),
        None => page,
    }
}

fn all(structure: &Node, role: &str) -> Vec<String> {
    structure.all(role).into_iter().map(spoken).collect()
}

#[test]
fn the_pages_say_what_the_other_forms_say() {
    for sample in letters() {
        let what = |part: &str| format!("{part} of {sample}");
        let (letter, html) = (json(&sample), text(&sample, "html"));
        let structure = Pdf::read(&form(&sample, "pdf")).structure();
        let (page, notes) = html.split_once("<ol class=\"notes\">").unwrap_or((&html, ""));
        let page = as_printed(page);
        // What stands on one line of a letterhead has dots between it.
        let text = spoken(&structure).replace('·', "");
        let text = without_code(text, &letter, &structure);
        same(&dense(&heard(&page)), &text, &what("the text"));
        let page = page.as_str();
        // A heading that only screen readers tell of stands above those that are printed.
        let above = usize::from(html.contains("<h1 class=\"unseen\">"));
        same_headings(page, above, &structure, &sample);
        same_cells(page, &structure, letter["title"].as_str().expect("a title"), &sample);
        same_numbers(page, notes, &structure, &sample);
        let paragraphs = [all(&structure, "P"), all(&structure, "LBody")].concat();
        for paragraph in &Prose::of(&letter).paragraphs {
            assert!(paragraphs.contains(paragraph), "no {paragraph} in {sample}");
        }
    }
}

/// A code leads where the line beside it does, which the other forms have alone.
fn without_code(text: String, letter: &Value, structure: &Node) -> String {
    let Some(url) = letter["canonical_url"].as_str() else { return text };
    let figures = structure.all("Figure").into_iter().filter_map(|figure| figure.alt.as_ref());
    let codes = figures.filter(|alt| alt.ends_with(url));
    codes.fold(text, |text, alt| text.replace(&dense(&format!("[{alt}]")), ""))
}

#[track_caller]
fn same_headings(page: &str, above: usize, structure: &Node, sample: &str) {
    for level in 1..=6 - above {
        let (tag, role) = (format!("h{}", level + above), format!("H{level}"));
        assert_eq!(elements(page, &tag, |_| true), all(structure, &role), "{tag} of {sample}");
    }
}

#[track_caller]
fn same_cells(page: &str, structure: &Node, title: &str, sample: &str) {
    // Each sheet to be signed by hand repeats the title among its heads.
    let title = dense(title);
    let mut heads = all(structure, "TH");
    heads.retain(|head| *head != title);
    let said = all(structure, "P");
    for (tag, tagged) in [("th", heads), ("td", all(structure, "TD"))] {
        let mut cells = elements(page, tag, |_| true);
        // What is a head in an enclosed PDF is for its tags to say.
        let mut next = tagged.iter().peekable();
        cells.retain(|cell| next.next_if_eq(&cell).is_some() || !said.contains(cell));
        assert_eq!(cells, tagged, "{tag} of {sample}");
    }
}

#[track_caller]
fn same_numbers(page: &str, notes: &str, structure: &Node, sample: &str) {
    let numbered = elements(notes, "li", |_| true).into_iter().zip(1..);
    let numbered: Vec<_> = numbered.map(|(note, number)| format!("{number}{note}")).collect();
    assert_eq!(numbered, all(structure, "Note"), "notes of {sample}");
    let labels = structure.all("LI").into_iter().flat_map(|item| {
        item.children.iter().filter_map(|child| match child {
            Child::Node(node) if is_number(node) => Some(dense(&node.text())),
            _ => None,
        })
    });
    let labels = labels.filter(|label| label.ends_with('.'));
    assert_eq!(numbers(page), labels.collect::<Vec<_>>(), "numbers of {sample}");
}
