//! What is enclosed with a letter, read back from its PDF.

use std::process::Command;

use crate::support::case::Case;
use crate::support::outline::{of_html, of_pdf};
use crate::support::pdf::Pdf;

const ANNEX: &[u8] = include_bytes!("../samples/annexes/annex.pdf");
const FIGURES: &[u8] = include_bytes!("../samples/attachments/figures.csv");

/// A letter with these enclosures, as an array of TOML.
fn letter(enclosures: &str, more: &str) -> String {
    format!(
        "lang = \"en-US\"\ntitle = \"Annexes\"\nbody = \"See the annexes.\"\nenclosures = [{enclosures}]\n\
         {more}\n[signatories]\nentries = [\"Jordan Placeholder\"]\n"
    )
}

fn case(enclosures: &str, more: &str) -> Case {
    Case::new()
        .file("letter.toml", letter(enclosures, more))
        .file("annex.pdf", ANNEX)
        .file("figures.csv", FIGURES)
}

fn sample(name: &str) -> Pdf {
    let output = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(["build", &format!("samples/{name}/letter.toml"), "-o", "-"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let remarks = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !remarks.contains("warning"), "{remarks}");
    Pdf::read(&output.stdout)
}

/// A PDF whose one page stands in it so many times.
fn long(pages: usize) -> Vec<u8> {
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        format!("<</Type /Pages /Count {pages} /Kids [{}]>>", vec!["3 0 R"; pages].join(" ")),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>>".to_owned(),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    file.push_str(&table);
    file.push_str(&format!("trailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}

#[test]
fn the_text_of_enclosed_pages_is_read_in_order_after_the_letter() {
    let pdf = sample("annexes");
    let lines = pdf.structure().lines();
    let at = |text: &str| {
        let found = lines.iter().position(|line| line.starts_with(text));
        found.unwrap_or_else(|| panic!("no `{text}` in {lines:#?}"))
    };
    let order = [
        "Yours sincerely,",
        "Annex A: Survey of the quay (3",
        "Survey of the quay",
        "The quay was surveyed on three days in May. Each section was walked at low water, and every",
        "The whole survey is kept at harbourlight.example/survey",
        "Cracks by section",
        "Section",
        "North steps",
        "14 mm",
        "The widest crack",
        "South mole, stone 214",
        "The work begins where",
    ];
    let places: Vec<usize> = order.iter().map(|text| at(text)).collect();
    assert!(places.is_sorted(), "{places:?} in {lines:#?}");
}

#[test]
fn each_enclosed_page_is_marked_and_the_letter_counts_its_own() {
    let pdf = sample("annexes");
    assert_eq!(pdf.pages(), 6);
    let marks = pdf.artifacts();
    assert!(!marks[0].contains("Page"), "{marks:?}");
    for (page, mark) in
        [(1, "Page 1 of 3"), (2, "Page 2 of 3"), (3, "Page 3 of 3"), (4, "Page 1 of 1")]
    {
        assert!(marks[page].contains(mark), "{marks:?}");
    }
    assert!(marks[2].contains("Annex A: Survey of the quay"), "{marks:?}");
    let headings: Vec<_> = pdf.structure().all("H2").iter().map(|node| node.text()).collect();
    assert_eq!(
        headings,
        [
            "Annex A: Survey of the quay",
            "Annex B: Plan of the sections",
            "Annex C: Order of the work"
        ]
    );
}

#[test]
fn links_and_figures_of_enclosed_pages_are_kept() {
    let pdf = sample("annexes");
    assert_eq!(
        pdf.links(),
        ["https://harbourlight.example/survey", "mailto:quay@harbourlight.example"]
    );
    let tree = pdf.structure();
    let links: Vec<_> = tree.all("Link").iter().map(|node| node.text()).collect();
    assert_eq!(links, ["quay@harbourlight.example", "harbourlight.example/survey"]);
    let figures: Vec<_> = tree.all("Figure").iter().filter_map(|node| node.alt.clone()).collect();
    assert_eq!(figures.len(), 2);
    assert!(figures[0].starts_with("A crack across"), "{figures:?}");
    assert!(figures[1].starts_with("A plan: from north to south"), "{figures:?}");
}

#[test]
fn an_attached_file_is_the_file_itself() {
    let pdf = sample("attachments");
    let [file] = &pdf.attachments()[..] else { panic!("{:?}", pdf.attachments()) };
    assert_eq!(file.bytes, FIGURES);
    assert_eq!((file.name.as_str(), file.mime.as_str()), ("figures.csv", "text/csv"));
    assert_eq!(file.description, "Figures of the survey, by section");
    assert_eq!(file.relationship, "Supplement");
    assert!(pdf.xmp().contains("<pdfaid:part>3</pdfaid:part>"), "{}", pdf.xmp());
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn equal_names_of_attached_files_are_told_apart() {
    let both =
        "{ title = \"A\", file = \"figures.csv\" }, { title = \"B\", file = \"b/figures.csv\" }";
    let run = case(both, "").file("b/figures.csv", "x").args(["build", "letter.toml"]).run();
    let pdf = Pdf::read(&run.says(0, "PDF/UA-1 + PDF/A-3a").read("letter.pdf"));
    let names: Vec<_> = pdf.attachments().into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["figures-2.csv", "figures.csv"]);
}

#[test]
fn a_standard_that_forbids_attachments_is_told_at_the_enclosure() {
    let one = "{ title = \"A\", file = \"figures.csv\" }";
    for standard in ["a-2a", "a-1b", "a-4"] {
        let run = case(one, "").args(["check", "letter.toml", "--standard", standard]).run();
        run.says(1, "error[bad-standard]: `figures.csv` is attached").says(1, "letter.toml:4:");
    }
    case(one, "")
        .args(["check", "letter.toml", "--standard", "ua-1,a-3a"])
        .run()
        .says(0, "PDF/A-3a");
    case(one, "").args(["check", "letter.toml", "--standard", "1.7"]).run().says(0, "PDF 1.7");
    let appended = "{ title = \"A\", file = \"annex.pdf\" }";
    let run = case(appended, "").args(["check", "letter.toml", "--standard", "a-1b"]).run();
    run.says(1, "error[bad-standard]: `A` is appended with unseen text").says(1, "letter.toml:4:");
    case(appended, "")
        .args(["check", "letter.toml", "--standard", "a-2b"])
        .run()
        .says(0, "PDF/A-2b");
}

#[test]
fn a_pdf_may_be_attached_and_its_pages_then_are_not_the_letters() {
    let one = "{ title = \"A\", file = \"annex.pdf\", mode = \"attach\" }";
    let run = case(one, "").args(["build", "letter.toml"]).run().says(0, ": 1 page US letter, PDF");
    let pdf = Pdf::read(&run.read("letter.pdf"));
    assert_eq!(pdf.attachments()[0].bytes, ANNEX);
    assert_eq!(pdf.attachments()[0].mime, "application/pdf");
}

#[test]
fn enclosed_pages_do_not_count_towards_the_letters() {
    let one = "{ title = \"A\", file = \"annex.pdf\" }";
    let run = case(one, "page = { fit = 1, numbering = \"always\" }")
        .args(["build", "letter.toml"])
        .run();
    let run = run.says(0, "1 page US letter and 3 enclosed, PDF/UA-1 + PDF/A-2a");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    let pdf = Pdf::read(&run.read("letter.pdf"));
    assert!(pdf.artifacts()[0].contains("Page 1 of 1"), "{:?}", pdf.artifacts());
    let json = case(one, "").args(["check", "letter.toml", "--message-format", "json"]).run();
    json.says(0, "\"enclosed_pages\":3").says(0, "\"pages\":1");
}

#[test]
fn a_pdf_of_two_thousand_pages_is_refused_at_once() {
    let one = "{ title = \"A\", file = \"long.pdf\" }";
    let run = case(one, "").file("long.pdf", long(2000)).args(["check", "letter.toml"]).run();
    run.says(1, "error[bad-enclosure]: `long.pdf` has 2000 pages; 200 are the most");
    let run = case(one, "").file("long.pdf", long(3)).args(["check", "letter.toml"]).run();
    run.says(0, "1 page US letter and 3 enclosed");
}

#[test]
fn equal_letters_with_enclosures_are_equal_files() {
    let all = "{ title = \"A\", file = \"annex.pdf\" }, { title = \"B\", file = \"figures.csv\" }";
    let built =
        || case(all, "").args(["build", "letter.toml"]).run().says(0, "wrote").read("letter.pdf");
    assert_eq!(built(), built());
}

/// A letter whose PDF is enclosed with another.
const INNER: &str = r#"
lang = "en-US"
title = "Inner"
headline = true
body = """
Of these:

- a room
- a list
  - of volumes
  - of years

> A register that nobody may read is a diary.

| Harbour | Volumes | Open |
| :-- | --: | :-- |
| Port Specimen | 412 | |
| Placeholder Bay | | yes |

3. a clerk
4. a table
"""
[signatories]
numbered = true
style = "columns"
entries = ["Jordan Placeholder", { name = "Sam Sample", role = "Director" }]
"#;

#[test]
fn lists_quotations_and_tables_of_an_enclosed_pdf_are_kept() {
    let inner = Case::new().file("letter.toml", INNER).args(["build", "letter.toml"]).run();
    let inner = inner.says(0, "wrote").read("letter.pdf");
    let outer = |args: &[&str], name: &str| {
        let case = Case::new().file("inner.pdf", &inner);
        let case =
            case.file("letter.toml", letter("{ title = \"Annex\", file = \"inner.pdf\" }", ""));
        case.args(["build", "letter.toml"].iter().chain(args)).run().says(0, "wrote").read(name)
    };
    let pdf = of_pdf(&Pdf::read(&outer(&[], "letter.pdf")));
    let html = outer(&["--format", "html"], "letter.html");
    let html = of_html(str::from_utf8(&html).expect("UTF-8"));
    let annex = |lines: &[String]| {
        let from = lines.iter().position(|line| line.contains(" Inner")).expect("the annex");
        lines[from + 1..].join("\n")
    };
    let expected = "\
p Of these:
list
  item
    p a room
  item
    p a list
    list
      item
        p of volumes
      item
        p of years
quote
  p A register that nobody may read is a diary.
table
  head Harbour | head Volumes | head Open
  cell Port Specimen | cell 412 | cell
  cell Placeholder Bay | cell | cell yes
list
  item
    p 3. a clerk
  item
    p 4. a table
list
  item
    p 1. Jordan Placeholder
  item
    p 2. Sam Sample
    p Director";
    assert_eq!(annex(&pdf), expected);
    assert_eq!(annex(&html), expected);
}

#[test]
fn spans_and_scopes_of_an_enclosed_table_are_kept() {
    let sheet = "lang = 'en-US'\ntitle = 'Inner'\nbody = 'T.'\n[signatories]\nstyle = 'sheet'\nentries = ['Jordan Placeholder']\n";
    let inner = Case::new().file("letter.toml", sheet).args(["build", "letter.toml"]).run();
    let inner = inner.says(0, "wrote").read("letter.pdf");
    let case = Case::new().file("inner.pdf", &inner);
    let case = case.file("letter.toml", letter("{ title = \"Annex\", file = \"inner.pdf\" }", ""));
    let outer = case.args(["build", "letter.toml"]).run().says(0, "wrote").read("letter.pdf");
    let lines = of_pdf(&Pdf::read(&outer));
    let at = lines.iter().position(|line| line == "table").expect("a table");
    let rows = ["  head×4 Inner", "  head No. | head Name | head Signature | head Date"];
    assert_eq!(lines[at + 1..at + 3], rows);
    assert_eq!(lines[at + 3], "  cell 1. | row Jordan Placeholder | cell | cell");
}
