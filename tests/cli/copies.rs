//! Copies as clerks make them, and paper printed on both sides.

use std::fmt::Write;

use serde_json::Value;

use crate::support::case::{Case, Run};
use crate::support::pdf::Pdf;

const NAMES: [&str; 4] = ["Copyholder One", "Copyholder Two", "Blindholder One", "Blindholder Two"];

/// Five pages, with two enclosures, two copies and two blind ones.
fn letter(change: impl Fn(String) -> String) -> Case {
    let mut body = String::new();
    for number in 1..=30 {
        let text = "The archives of the port are open to all who ask for them. ".repeat(9);
        let _ = writeln!(body, "Paragraph {number}. {text}\n");
    }
    let [one, two, three, four] = NAMES;
    let text = format!(
        r#"lang = "en-US"
date = 2026-06-01
title = "Archives of the port"
salutation = "Dear Ms. Placeholder:"
body = """{body}"""
closing = "Sincerely,"
enclosures = [{{ title = "Annex A", file = "a.md" }}, {{ title = "Annex B", file = "b.md" }}]
cc = [{{ name = "{one}", enclosures = false }}, "{two}"]
bcc = ["{three}", {{ name = "{four}", role = "Registrar" }}]

[recipient]
name = "Jordan Placeholder"

[signatories]
style = "blocks"
entries = ["A. Example"]

[page]
duplex = true
"#
    );
    let case = Case::new().file("letter.toml", change(text));
    case.file("a.md", "What is in the first annex.").file("b.md", "What is in the second annex.")
}

fn built(profile: &str) -> Run {
    let args = ["build", "letter.toml", "--copies", "cc", "--profile", profile];
    letter(|text| text).args(args).run().says(0, "wrote letter")
}

/// What kind of page it is: the number of one of the letter's, `A` or `B`, or blank.
fn kind(text: &str, drawn: bool) -> char {
    match text {
        _ if !drawn => '-',
        _ if text.contains("first annex") => 'A',
        _ if text.contains("second annex") => 'B',
        _ => {
            let (_, number) = text.split_once("Page ").expect("a number");
            assert!(number[1..].starts_with(" of 5"), "{number}");
            number.chars().next().expect("a figure")
        }
    }
}

#[test]
fn a_set_is_printed_in_order_and_each_part_begins_on_a_leaf_of_its_own() {
    let run = built("print");
    assert_eq!(run.files, ["a.md", "b.md", "letter-print-copies.pdf", "letter.toml"]);
    let pages = Pdf::read(&run.read("letter-print-copies.pdf")).drawn();
    let order: String = pages.iter().map(|(text, drawn)| kind(text, *drawn)).collect();
    // The original, the first copy without the enclosures, three with them, the file copy.
    let whole = "12345-A-B-";
    let set = [whole, "12345-", whole, whole, whole, whole.trim_end_matches('-')].concat();
    assert_eq!(order, set);
    assert!(pages.iter().all(|(text, drawn)| *drawn || text.is_empty()));
}

#[test]
fn the_list_says_what_a_set_takes() {
    let run = built("print").says(0, "to print, on both sides of the paper:");
    let run = run
        .says(0, "  original for Jordan Placeholder: 5 pages and 2 enclosed, 5 sheets, 1 envelope");
    let run =
        run.says(0, "  copy for Copyholder One: 5 pages without enclosures, 3 sheets, 1 envelope");
    let run = run.says(0, "  blind copy for Blindholder Two: 5 pages and 2 enclosed, 5 sheets");
    let run = run.says(0, "  file copy: 5 pages and 2 enclosed, 5 sheets, no envelope");
    run.says(0, "  in all 28 sheets, 5 envelopes");
    let args = ["build", "letter.toml", "--copies", "cc", "--message-format", "json"];
    let one_sided = letter(|text| text.replace("duplex = true", ""));
    let run = one_sided.args(args).run();
    let list: Value =
        serde_json::from_str(run.stderr.lines().last().expect("a list")).expect("JSON");
    assert_eq!(list["outcome"], "print-list");
    assert_eq!([&list["sheets"], &list["envelopes"]], [40, 5]);
    // Digital files have no blank backs: seven pages are four sheets, five are three.
    built("digital").says(0, "  in all 23 sheets, 5 envelopes");
}

#[test]
fn every_copy_marks_its_name_and_shows_no_one_elses_blind_copy() {
    let run = built("digital");
    for (file, marked, told, title) in [
        ("letter.pdf", None, &NAMES[..2], "Archives of the port"),
        (
            "letter-copy-1-copyholder-one.pdf",
            Some(0),
            &NAMES[..2],
            "Archives of the port (Copy for Copyholder One)",
        ),
        (
            "letter-copy-2-copyholder-two.pdf",
            Some(1),
            &NAMES[..2],
            "Archives of the port (Copy for Copyholder Two)",
        ),
        (
            "letter-blind-copy-blindholder-one.pdf",
            Some(2),
            &NAMES[..3],
            "Archives of the port (Copy for Blindholder One)",
        ),
        (
            "letter-blind-copy-blindholder-two.pdf",
            Some(3),
            &[NAMES[0], NAMES[1], NAMES[3]],
            "Archives of the port (Copy for Blindholder Two)",
        ),
        ("letter-file-copy.pdf", None, &NAMES[..], "Archives of the port (File copy)"),
    ] {
        let bytes = run.read(file);
        let pdf = Pdf::read(&bytes);
        assert_eq!(pdf.info(b"Title").as_deref(), Some(title), "{file}");
        let text: String = pdf.drawn().into_iter().map(|(text, _)| text).collect();
        let text = text + &pdf.xmp() + &pdf.structure().text();
        for name in NAMES {
            assert_eq!(text.contains(name), told.contains(&name), "{file}: {name}");
        }
        let structure = pdf.structure();
        let spans = structure.all("Span");
        let lines: Vec<String> = spans.iter().map(|span| span.text()).collect();
        for (index, name) in NAMES.iter().enumerate() {
            let own = lines.iter().any(|line| line.contains(name));
            assert_eq!(own, marked == Some(index), "{file}: {name} in {lines:?}");
        }
        assert!(text.contains("(w/o encl.)"), "{file}");
        assert_eq!(text.contains("first annex"), marked != Some(0), "{file}");
    }
    assert_eq!(run.files.len(), 3 + 6);
}

#[test]
fn a_letter_that_is_sent_says_nothing_of_blind_copies() {
    let with = letter(|text| text).args(["build", "letter.toml"]).run().says(0, "wrote");
    let without = letter(|text| {
        text.lines().filter(|line| !line.starts_with("bcc")).collect::<Vec<_>>().join("\n")
    });
    let without = without.args(["build", "letter.toml"]).run();
    assert_eq!(with.read("letter.pdf"), without.read("letter.pdf"));
}

#[test]
fn a_letter_with_blind_copies_does_not_carry_its_own_file() {
    let own =
        letter(|text| text.replace("file = \"b.md\"", "file = \"letter.toml\", mode = \"attach\""));
    own.args(["check", "letter.toml"]).run().says(1, "everyone could read `bcc`");
}

#[test]
fn no_file_of_a_set_carries_the_letter_file() {
    let embedding = || letter(|text| format!("{text}\n[output]\nembed_source = true\n"));
    let alone = embedding().args(["build", "letter.toml"]).run();
    assert!(alone.says(1, "the letter file names blind copies").files.len() < 9);
    let run = embedding().args(["build", "letter.toml", "--copies", "cc"]).run();
    let run = run.says(0, "warning[source-left-out]");
    for file in run.files.iter().filter(|file| file.ends_with(".pdf")) {
        let carried = Pdf::read(&run.read(file)).attachments();
        assert!(carried.iter().all(|carried| carried.name != "letter.toml"), "{file}");
    }
}

#[test]
fn what_does_not_go_with_copies_and_drafts_is_refused() {
    for call in
        [["--copies=cc", "--embed-source"], ["--draft", "--sign"], ["--draft", "--embed-source"]]
    {
        let case = letter(|text| text).args(["build", "letter.toml", call[0], call[1]]);
        case.run().says(2, "cannot be used with");
    }
}

#[test]
fn blank_backs_have_the_boxes_of_a_press() {
    let bleeding = letter(|text| format!("{text}\n[output]\nbleed = \"3mm\"\n"));
    let run = bleeding.args(["build", "letter.toml", "--profile", "print"]).run();
    let pdf = Pdf::read(&run.says(0, "wrote").read("letter-print.pdf"));
    assert_eq!(pdf.pages(), 9);
}

#[test]
fn names_that_are_alike_have_files_of_their_own() {
    let alike = letter(|text| text.replace("Blindholder Two", "blindholder ONE"));
    let run = alike.args(["build", "letter.toml", "--copies", "cc", "-o", "x.pdf"]).run();
    let run = run.says(0, "wrote x-blind-copy-blindholder-one-2.pdf");
    assert!(run.files.contains(&"x-blind-copy-blindholder-one.pdf".to_owned()));
    let piped = letter(|text| text).args(["build", "letter.toml", "--copies", "cc", "-o", "-"]);
    assert!(piped.run().says(2, "several files cannot go to standard output").stdout.is_empty());
}

#[test]
fn each_addressee_has_an_original() {
    let several = letter(|text| {
        let two =
            "[[recipients]]\nname = \"Jordan Placeholder\"\n\n[[recipients]]\nname = \"R. Sample\"";
        text.replace("[recipient]\nname = \"Jordan Placeholder\"", two)
    });
    let run = several.args(["build", "letter.toml", "--copies", "cc", "--profile", "print"]).run();
    let run = run.says(0, "  original for R. Sample: 5 pages");
    run.says(0, "  in all 33 sheets, 6 envelopes");
}

#[test]
fn screens_have_no_blank_pages() {
    let run =
        letter(|text| text).args(["build", "letter.toml", "--profile", "digital,print"]).run();
    let pages = |name| Pdf::read(&run.read(name)).pages();
    assert_eq!([pages("letter.pdf"), pages("letter-print.pdf")], [7, 9]);
}
