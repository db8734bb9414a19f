//! One structure for PDF and HTML: each is read by itself, and held against the other.

use crate::support::case::Case;
use crate::support::outline::{of_html, of_pdf};
use crate::support::pdf::Pdf;

const LETTER: &str = include_str!("files/structure/letter.toml");
const ANNEX: &str = include_str!("files/structure/annex.md");

fn built(letter: &str, options: &[&str], name: &str) -> Vec<u8> {
    let case = Case::new().file("letter.toml", letter).file("annex.md", ANNEX);
    let run = case.args(["build", "letter.toml"].iter().chain(options)).run().says(0, "wrote");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
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
