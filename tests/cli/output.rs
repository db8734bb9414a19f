//! Where the PDF goes, and what stays as it was.

use std::fs;

use crate::support::case::{Case, LETTER};
use crate::support::pdf::Pdf;

/// A letter that cannot be set.
const FAULTY: &str = "lang = \"en-US\"\n";

#[test]
fn the_pdf_stands_beside_the_letter_unless_said_otherwise() {
    let case = Case::new().file("letters/first.toml", LETTER);
    let run = case.args(["build", "letters/first.toml"]).run().says(0, "wrote letters/first.pdf: ");
    assert_eq!(run.files, ["letters/first.pdf", "letters/first.toml"]);
    assert_eq!(Pdf::read(&run.read("letters/first.pdf")).pages(), 1);
    assert!(run.stdout.is_empty());
}

#[test]
fn output_names_the_file() {
    let run = Case::letter()
        .args(["build", "letter.toml", "-o", "sent.pdf"])
        .run()
        .says(0, "wrote sent.pdf: ");
    assert_eq!(run.files, ["letter.toml", "sent.pdf"]);
    assert!(run.read("sent.pdf").starts_with(b"%PDF-"));
}

#[test]
fn a_file_the_letter_is_made_from_is_not_replaced() {
    let annex = include_bytes!("../../samples/annexes/annex.pdf");
    let letter = format!("enclosures = [{{ title = \"Annex\", file = \"annex.pdf\" }}]\n{LETTER}");
    for output in ["annex.pdf", "./annex.pdf"] {
        let case = Case::new().file("letter.toml", &letter).file("annex.pdf", annex);
        let run = case.args(["build", "letter.toml", "-o", output]).run();
        let run = run.says(2, "annex.pdf` is a file of the letter itself");
        assert_eq!(run.read("annex.pdf"), annex);
    }
}

#[test]
fn a_dash_writes_the_pdf_to_standard_output() {
    let run = Case::letter()
        .args(["build", "letter.toml", "-o", "-"])
        .run()
        .says(0, "wrote standard output: ");
    assert!(run.stdout.starts_with(b"%PDF-"));
    assert_eq!(run.files, ["letter.toml"]);
}

#[test]
fn a_letter_from_standard_input_goes_to_standard_output() {
    let run = Case::new().args(["build", "-"]).stdin(LETTER).run().says(0, "1 page US letter");
    assert!(run.stdout.starts_with(b"%PDF-"));
    assert!(run.files.is_empty(), "{:?}", run.files);
}

#[test]
fn the_summary_tells_pages_paper_standards_signatories_and_size() {
    let run = Case::letter().args(["build", "letter.toml"]).run();
    let facts = "wrote letter.pdf: 1 page US letter, PDF/UA-1 + PDF/A-2a, 1 signatory, ";
    let kilobytes = run.read("letter.pdf").len() as f64 / 1000.0;
    assert_eq!(run.stderr, format!("{facts}{kilobytes:.1} kB\n"));
}

#[test]
fn check_writes_nothing() {
    let run = Case::letter().args(["check", "letter.toml"]).run().says(0, "letter.toml is sound: ");
    assert_eq!(run.files, ["letter.toml"]);
    assert!(run.stdout.is_empty());
}

#[test]
fn the_letter_itself_is_never_overwritten() {
    for output in ["letter.toml", "./letter.toml"] {
        let run = Case::letter().args(["build", "letter.toml", "-o", output]).run();
        assert_eq!(run.read("letter.toml"), LETTER.as_bytes(), "{output}");
        run.says(2, "");
    }
    Case::letter()
        .args(["build", "letter.toml", "-o", "letter.toml"])
        .run()
        .says(2, "is the letter itself");
}

#[test]
fn a_file_that_is_no_pdf_is_not_overwritten() {
    let case = Case::letter().file("notes.doc", "Mine.");
    let run = case
        .args(["build", "letter.toml", "-o", "notes.doc"])
        .run()
        .says(2, "is there already and is no PDF");
    assert_eq!(run.read("notes.doc"), b"Mine.");
}

#[test]
fn an_older_pdf_is_replaced_without_a_trace() {
    let case = Case::letter().file("letter.pdf", "%PDF-1.7 old");
    let run = case.args(["build", "letter.toml"]).run().says(0, "wrote letter.pdf");
    assert_eq!(Pdf::read(&run.read("letter.pdf")).pages(), 1);
    assert_eq!(run.files, ["letter.pdf", "letter.toml"]);
}

#[test]
fn a_faulty_letter_leaves_the_older_pdf_as_it_was() {
    let case = Case::new().file("letter.toml", FAULTY).file("letter.pdf", "%PDF-1.7 old");
    let run = case.args(["build", "letter.toml"]).run().says(1, "error[missing-key]");
    assert_eq!(run.read("letter.pdf"), b"%PDF-1.7 old");
    assert_eq!(run.files, ["letter.pdf", "letter.toml"]);
}

#[test]
fn a_folder_that_is_missing_is_said_and_not_made() {
    let run = Case::letter().args(["build", "letter.toml", "-o", "none/letter.pdf"]).run();
    let run = run
        .says(2, "cannot write `none/letter.pdf`")
        .says(2, "help: check the spelling and the folder");
    assert_eq!(run.files, ["letter.toml"]);
}

#[test]
fn a_folder_in_place_of_the_output_is_refused() {
    let case =
        Case::letter().prepare(|folder| fs::create_dir(folder.join("sent.pdf")).expect("made"));
    let run = case.args(["build", "letter.toml", "-o", "sent.pdf"]).run().says(2, "`sent.pdf` is ");
    assert!(!run.stderr.contains("is no PDF"), "a folder is called a file: {}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_output_leaves_its_target_unchanged() {
    use std::os::unix::fs::symlink;
    for target in ["%PDF-1.7 other", "notes"] {
        let case = Case::letter().file("other", target);
        let case =
            case.prepare(|folder| symlink("other", folder.join("letter.pdf")).expect("linked"));
        let run = case.args(["build", "letter.toml"]).run();
        assert_eq!(run.read("other"), target.as_bytes());
        assert_eq!(run.files, ["letter.pdf", "letter.toml", "other"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let case = Case::letter().args(["build", "letter.toml", "-o", "-"]).stdout(full);
    let run = case.run().says(2, "cannot write to standard output");
    assert!(!run.stderr.contains("wrote"), "{}", run.stderr);
}

#[test]
fn signatures_are_not_lost_to_a_new_build() {
    let signed = "%PDF-1.7\n5 0 obj<</Type/Sig/ByteRange[0 9 19 9]/Contents<00>>>endobj";
    let case = Case::letter().file("letter.pdf", signed);
    let run = case
        .args(["build", "letter.toml"])
        .run()
        .says(2, "`letter.pdf` is signed: its signatures would be lost");
    assert_eq!(run.read("letter.pdf"), signed.as_bytes());
    let case = Case::letter().file("letter.pdf", signed);
    case.args(["build", "letter.toml", "--force"]).run().says(0, "wrote letter.pdf");
}
