//! The samples, read back from their PDFs.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::case::Case;
use crate::support::pdf::Pdf;

fn build(sample: &str) -> Pdf {
    let (pdf, remarks) = run(sample);
    assert!(!remarks.contains("warning"), "{remarks}");
    pdf
}

fn read(sample: &str) -> Pdf {
    run(sample).0
}

fn run(sample: &str) -> (Pdf, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(["build", &format!("samples/{sample}/letter.toml"), "-o", "-"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let remarks = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{remarks}");
    (Pdf::read(&output.stdout), remarks.into_owned())
}

/// No-break spaces are spaces to a reader of the text.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The seed as published, without the web page around it.
fn seed() -> Vec<String> {
    let seed = include_str!("../samples/open-letter/published.txt");
    let lines = seed.lines().map(plain).filter(|line| !line.is_empty());
    lines.collect()
}

#[test]
fn the_open_letter_says_what_was_published_and_nothing_else() {
    let pdf = build("open-letter");
    let printed: Vec<String> = pdf.structure().lines().iter().map(|line| plain(line)).collect();
    // An address is one paragraph, and copies are items of a list.
    assert_eq!(printed.join(" "), seed().join(" "));
}

#[test]
fn the_open_letter_is_two_us_letter_pages() {
    let pdf = build("open-letter");
    assert_eq!(pdf.pages(), 2);
    let (width, height) = pdf.size();
    assert!((width - 612.0).abs() < 0.01 && (height - 792.0).abs() < 0.01, "{width} × {height}");
}

#[test]
fn the_open_letter_claims_its_standards_title_and_language() {
    let pdf = build("open-letter");
    let xmp = pdf.xmp();
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{xmp}");
    assert!(xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{xmp}");
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(pdf.info(b"Title").is_some_and(|title| title.starts_with("Open Letter to President")));
    assert_eq!(pdf.lang(), "en-US");
    assert!(pdf.fonts_are_embedded());
}

/// The tree as pdf.js hands it to screen readers, which `scripts/check-pdf` holds
/// against the same file: without its pages here, and with the roles of the design.
#[test]
fn the_open_letter_is_heard_as_expected() {
    let expected = include_str!("expected/open-letter.structure.txt");
    assert_eq!(heard(&build("open-letter")), as_pdfjs(expected));
}

#[test]
fn a_letter_with_everything_is_heard_as_expected() {
    let case = Case::new()
        .file("letter.toml", include_str!("files/structure/letter.toml"))
        .file("annex.md", include_str!("files/structure/annex.md"));
    let run = case.args(["build", "letter.toml", "--signature-fields"]).run().says(0, "wrote");
    let expected = include_str!("expected/everything.structure.txt");
    // pdf.js leaves out spaces before and after what has a mark of its own.
    let dense = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        format!("{}{}", &line[..indent], line.replace(' ', ""))
    };
    let heard = heard(&Pdf::read(&run.read("letter.pdf")));
    let heard: Vec<_> = heard.iter().map(|line| dense(line)).collect();
    let expected: Vec<_> = as_pdfjs(expected).into_iter().map(dense).collect();
    assert_eq!(heard, expected);
}

/// The tree that pdf.js hands on, without its pages.
fn as_pdfjs(expected: &str) -> Vec<&str> {
    let page = |line: &&str| !line.starts_with("Page ") && *line != "  Document";
    expected.lines().filter(page).map(|line| &line[4..]).collect()
}

fn heard(pdf: &Pdf) -> Vec<String> {
    let document = pdf.structure();
    let lines = document.all("Document")[0].outline();
    lines.iter().map(|line| plain_line(line)).collect()
}

/// A line of a tree, with its indent.
fn plain_line(line: &str) -> String {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    // In PDF 1.7 emphasis is a span with a name of its own.
    format!("{indent}{}", plain(text).replace("Em: ", "Span: ").replace("Strong: ", "Span: "))
}

#[test]
fn the_open_letter_is_structured_as_heading_paragraphs_and_lists() {
    let structure = build("open-letter").structure();
    assert_eq!(structure.all("H1").len(), 1);
    // Who receives copies, and who signs.
    let [copies, names] = &structure.all("L")[..] else { panic!("two lists") };
    assert_eq!((copies.all("LI").len(), names.all("LI").len()), (5, 51));
    let labels: Vec<_> = structure.all("Lbl").iter().map(|label| label.text()).collect();
    assert!(!labels.contains(&"7.".to_owned()) && !labels.contains(&"37.".to_owned()));
    assert_eq!(labels.last().map(String::as_str), Some("53."));
}

#[test]
fn the_business_letter_is_tagged_with_logo_links_and_note() {
    let pdf = build("business");
    let structure = pdf.structure();
    let logo = &structure.all("Figure")[0];
    assert_eq!(logo.alt.as_deref(), Some("Harbour Light Foundation: a lighthouse in a circle"));
    assert_eq!(structure.all("Note").len(), 1);
    assert_eq!(structure.all("H1")[0].text(), "Re: Public access to the Sampletown archives");
    let links = pdf.links();
    for link in
        ["https://harbourlight.example", "mailto:office@harbourlight.example", "tel:+15550100"]
    {
        assert!(links.iter().any(|known| known == link), "{links:?}");
    }
    assert_eq!(pdf.info(b"Author").as_deref(), Some("Harbour Light Foundation"));
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn a_letter_is_read_in_the_order_it_is_printed() {
    let lines = build("business").structure().lines().join("\n");
    let order = [
        "Harbour Light",
        "March 3, 2026",
        "The Honorable A. Specimen",
        "Your ref.",
        "Re: Public",
        "Dear Chair",
        "Thank you",
        "suits them.",
        "Respectfully,",
        "Jordan Placeholder",
        "Enclosure:",
        "Cc:",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|part| lines.find(part).unwrap_or_else(|| panic!("{part} in {lines}")))
        .collect();
    assert!(places.is_sorted(), "{lines}");
}

/// What is read later never stands above what was read before, unless to the
/// right of it: names go down a column, then on to the next; signatures and
/// cells go along their row.
#[test]
fn every_sample_is_read_as_it_is_seen() {
    for sample in
        ["business", "coalition", "joint-statement", "minimal", "open-letter", "signing-sheet"]
    {
        let structure = read(sample).structure();
        let order = structure.order();
        assert!(order.len() > 4, "{sample}");
        for pair in order.windows(2) {
            let [(before, from), (after, to)] = pair else { unreachable!() };
            let back = from.page == to.page && to.y > from.y + 4.0 && to.x <= from.x;
            assert!(
                !back && to.page >= from.page,
                "{sample}: {before:?} {from:?}, {after:?} {to:?}"
            );
        }
    }
}

#[test]
fn the_coalition_prints_every_name_that_consented_once() {
    let output = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(["build", "samples/coalition/letter.toml", "-o", "-"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let remarks = String::from_utf8_lossy(&output.stderr);
    let sum =
        "400 signatories (405 rows = 400 printed + 2 merged + 3 left out, not consent = true)";
    assert!(remarks.contains(sum), "{remarks}");
    let pdf = Pdf::read(&output.stdout);
    let lines = pdf.structure().lines();
    let printed: Vec<String> = lines.iter().map(|line| plain(line).replace('*', "")).collect();
    let table = include_str!("../samples/coalition/signers.csv");
    let rows = csv::Reader::from_reader(table.as_bytes()).into_records();
    let mut names = BTreeSet::new();
    for row in rows.map(|row| row.expect("a row")).filter(|row| &row[7] == "Yes") {
        names.insert(if row[1].is_empty() { row[2].to_owned() } else { row[1].to_owned() });
    }
    assert_eq!(names.len(), 400);
    let text = printed.join("\n");
    // Role and affiliation follow in paragraphs of their own. What is read from
    // right to left stands in the file from left to right.
    let backwards = |name: &str| plain(name).chars().rev().collect::<String>();
    let times = |name: &&String| {
        let begins = |line: &&String| line.starts_with(&plain(name)) || **line == backwards(name);
        printed.iter().filter(begins).count()
    };
    let wrong: Vec<&String> = names.iter().filter(|name| times(name) != 1).collect();
    assert_eq!(wrong, Vec::<&String>::new(), "in\n{text}");
    let figures = "on behalf of 228 organisations and 172 people from 38 countries";
    assert!(text.contains(figures), "{text}");
}
