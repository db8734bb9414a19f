//! The standards a PDF is asked to meet.

use crate::support::case::{Case, Run};
use crate::support::pdf::Pdf;

fn build(standards: &str) -> Run {
    Case::letter().args(["build", "letter.toml", "--standard", standards]).run()
}

#[test]
fn the_delivered_pdf_claims_both_standards() {
    let run = Case::letter().args(["build", "letter.toml"]).run();
    let xmp = Pdf::read(&run.read("letter.pdf")).xmp();
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{xmp}");
}

#[test]
fn the_standard_asked_for_is_the_one_claimed() {
    let run = build("a-3a").says(0, ", PDF/A-3a, ");
    let xmp = Pdf::read(&run.read("letter.pdf")).xmp();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>"), "{xmp}");
    assert!(!xmp.contains("pdfuaid:part"), "{xmp}");
}

#[test]
fn a_version_alone_is_met() {
    let run = build("1.4").says(0, ", PDF 1.4, ");
    assert!(run.read("letter.pdf").starts_with(b"%PDF-1.4"));
}

#[test]
fn standards_that_exclude_each_other_are_refused_with_the_reason() {
    for (standards, reason) in [("ua-1,a-4", "PDF/A-4"), ("a-2a,a-3a", "at most one PDF/A")] {
        let run =
            build(standards).says(2, reason).says(2, "help: ask for standards that go together");
        assert_eq!(run.files, ["letter.toml"]);
    }
}

#[test]
fn a_standard_that_is_unknown_is_answered_with_those_known() {
    build("x-1").says(2, "known are ua-1, a-1b, ");
}
