//! One structure for PDF and HTML: each is read by itself, and held against the other.

use crate::support::case::Case;
use crate::support::outline::{of_html, of_pdf};
use crate::support::pdf::{Child, Node, Pdf};

const LETTER: &str = include_str!("files/structure/letter.toml");
const DOT: &[u8] = include_bytes!("files/grey.png");
const ANNEX: &str = include_str!("files/structure/annex.md");

fn built(letter: &str, options: &[&str], name: &str) -> Vec<u8> {
    let case = Case::new().file("letter.toml", letter).file("annex.md", ANNEX);
    let run = case.args(["build", "letter.toml"].iter().chain(options)).run().says(0, "wrote");
    run.read(name)
}

fn pdf(letter: &str) -> Vec<String> {
    of_pdf(&Pdf::read(&built(letter, &[], "letter.pdf")))
}

fn html(letter: &str) -> Vec<String> {
    let page = built(letter, &["--format", "html"], "letter.html");
    of_html(str::from_utf8(&page).expect("UTF-8"))
}

#[test]
fn pdf_and_html_are_made_of_the_same_elements() {
    let (pdf, html) = (pdf(LETTER), html(LETTER));
    assert_eq!(pdf, html);
    assert!(pdf.iter().filter(|line| line.trim_start().starts_with("item")).count() > 51);
}

#[test]
fn lists_of_names_are_made_of_the_same_elements_in_every_style() {
    for style in ["columns", "run-in", "table", "blocks", "sheet"] {
        for numbered in [false, true] {
            let letter = format!(
                r#"
lang = "en"
subject = "Names"
body = "Text."
[signatories]
style = "{style}"
numbered = {numbered}
entries = [
  {{ name = "Jordan Placeholder", role = "Director", kind = "individual" }},
  {{ name = "Harbour Light", kind = "organization", represented_by = "Sam Sample" }},
]
"#
            );
            assert_eq!(pdf(&letter), html(&letter), "{style} {numbered}");
        }
    }
}

#[test]
fn fields_stand_in_their_block() {
    let fields = of_pdf(&Pdf::read(&built(LETTER, &["--signature-fields"], "letter.pdf")));
    let at = fields.iter().position(|line| line.contains("field")).expect("a field");
    let block = ["  item", "    field Signature of Alex Sample", "    p 1. Alex Sample"];
    assert_eq!(fields[at - 1..=at + 1], block);
    // Nothing else is changed by them.
    let without: Vec<_> = fields.into_iter().filter(|line| !line.contains("field ")).collect();
    assert_eq!(without, pdf(LETTER));
}

#[test]
fn words_in_another_language_than_the_letter_say_so() {
    let letter = LETTER.replace("lang = \"en-GB\"", "lang = \"cy\"");
    let (pdf, html) = (pdf(&letter), html(&letter));
    assert_eq!(pdf, html);
    for words in [
        "item {en: Your ref.}",
        "p {en: P.S.}",
        "p {en: Cc:}",
        "p {en: Enclosures (2):}",
        "h2 {en: Re:}Opening of the registers",
    ] {
        assert!(pdf.iter().any(|line| line.trim() == words), "no {words} in {pdf:#?}");
    }
    let page = built(&letter, &["--format", "html"], "letter.html");
    let back = "aria-label=\"Back to reference 1\" lang=\"en\"";
    assert!(String::from_utf8_lossy(&page).contains(back));
    let structure = Pdf::read(&built(&letter, &[], "letter.pdf")).structure();
    let label = &structure.all("Note")[0].all("Link")[0].lang;
    assert_eq!(label.as_deref(), Some("en"));
}

/// What is said of pictures, in which language.
fn pictures(node: &Node, around: &str) -> Vec<String> {
    let language = node.lang.as_deref().unwrap_or(around);
    let own = node.alt.iter().map(|alt| format!("{language}: {alt}"));
    let below = node.children.iter().flat_map(|child| match child {
        Child::Node(below) => pictures(below, language),
        Child::Text(..) => vec![],
    });
    own.chain(below).collect()
}

#[test]
fn pictures_that_are_described_in_english_say_so() {
    let letter = r#"
lang = "eo"
title = "Arkivo"
body = """
Teksto.[^1] [Skribu](mailto:a@sample.example)

[^1]: Noto.
"""
[letterhead]
name = "Sample"
logo = "dot.png"
phone = "+44 1632 960000"
[signatories]
style = "blocks"
entries = [
  { name = "Jordan Placeholder", image = "dot.png" },
  { name = "Sam Sample", image = "dot.png", alt = "Subskribo" },
]
"#;
    let built = |options: &[&str], name: &str| {
        let case = Case::new().file("letter.toml", letter).file("dot.png", DOT);
        case.args(["build", "letter.toml"].iter().chain(options)).run().says(0, "wrote").read(name)
    };
    let structure = Pdf::read(&built(&[], "letter.pdf")).structure();
    assert_eq!(
        pictures(&structure, "eo"),
        ["en: Logo of Sample", "en: Signature of Jordan Placeholder", "eo: Subskribo"]
    );
    let links = structure.all("Link");
    let said: Vec<_> = links.iter().flat_map(|link| &link.said).collect();
    assert!(said.iter().any(|said| *said == "a@sample.example"), "{said:?}");
    assert!(said.iter().any(|said| *said == "+441632960000"), "{said:?}");
    let page = String::from_utf8(built(&["--format", "html"], "letter.html")).expect("UTF-8");
    for words in ["Logo of Sample", "Signature of Jordan Placeholder"] {
        assert!(page.contains(&format!("alt=\"{words}\" lang=\"en\"")), "{words}");
    }
    assert!(page.contains("alt=\"Subskribo\">"));
}

#[test]
fn pages_are_called_what_they_say_and_the_title_is_shown() {
    for standard in ["1.4", "1.7", "ua-1,a-2a", "a-4"] {
        let file = Pdf::read(&built(LETTER, &["--standard", standard], "letter.pdf"));
        assert_eq!(file.page_labels(), ["0: D", "2: Annex A: Order of the work, D"], "{standard}");
        assert!(file.shows_its_title(), "{standard}");
    }
}

#[test]
fn no_line_stands_in_a_group_by_itself() {
    let letter = "lang = 'en'\nsubject = 'S'\nbody = \"\"\"\n> quoted\n\n    code\n\n- item\n\n      code\n\"\"\"\n";
    let pdf = Pdf::read(&built(letter, &[], "letter.pdf"));
    let structure = pdf.structure();
    assert_eq!(structure.all("Code").len(), 2);
    for group in ["Document", "BlockQuote", "LBody", "Div"] {
        for node in structure.all(group) {
            let line = |child: &Child| matches!(child, Child::Node(own) if own.role == "Span");
            assert!(!node.children.iter().any(line), "a Span in {group}");
        }
    }
}

#[test]
fn lists_say_how_they_are_numbered() {
    let structure = Pdf::read(&built(LETTER, &[], "letter.pdf")).structure();
    let lists = structure.all("L");
    let kinds = lists.iter().map(|list| (list.attributes["ListNumbering"].as_str(), list.text()));
    for (kind, text) in kinds {
        let wanted = match text.trim() {
            text if text.starts_with('•') => "Disc",
            text if text.starts_with("1. a") || text.starts_with("3.") => "Decimal",
            _ => "None",
        };
        assert_eq!(kind, wanted, "{text}");
    }
}
