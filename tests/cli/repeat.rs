//! The same letter makes the same bytes, whenever and wherever.

use crate::support::case::{Case, LETTER};
use crate::support::pdf::Pdf;

/// A letter without a date of its own.
fn undated() -> String {
    LETTER.replace("date = 2026-03-03\n", "")
}

fn built(case: Case) -> Vec<u8> {
    let run = case.args(["build", "letter.toml", "-o", "-"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

fn created(pdf: &[u8]) -> String {
    Pdf::read(pdf).info(b"CreationDate").expect("a date")
}

#[test]
fn the_environment_leaves_no_mark() {
    let plain = built(Case::letter());
    let settings = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/nowhere"),
        ("USER", "somebody"),
        ("RAYON_NUM_THREADS", "1"),
        ("RAYON_NUM_THREADS", "7"),
    ];
    for (name, value) in settings {
        assert!(built(Case::letter().env(name, value)) == plain, "{name}={value}");
    }
}

#[test]
fn the_folder_leaves_no_mark() {
    let plain = built(Case::letter());
    let case = Case::new().file("deep/in/letter.toml", LETTER).file("deep/other.txt", "");
    let run = case.within("deep").args(["build", "in/letter.toml"]).run();
    assert!(run.read("deep/in/letter.pdf") == plain);
    let piped = Case::new().stdin(LETTER).args(["build", "-"]).run();
    assert!(piped.stdout == plain);
}

#[test]
fn a_long_letter_is_the_same_each_time() {
    let letter = include_str!("../../src/cli/starters/open-letter.toml");
    let build = || built(Case::new().file("letter.toml", letter));
    assert!(build() == build());
}

#[test]
fn the_pdf_is_dated_as_the_letter() {
    assert!(created(&built(Case::letter())).starts_with("D:20260303"));
}

#[test]
fn a_letter_without_a_date_does_not_say_when_it_was_made() {
    for standard in ["ua-1,a-2a", "ua-2,a-4", "a-1b", "1.7", "2.0"] {
        let case = Case::new().file("letter.toml", undated());
        let run = case.args(["build", "letter.toml", "--standard", standard]).run();
        let pdf = Pdf::read(&run.says(0, "wrote").read("letter.pdf"));
        assert_eq!(pdf.info(b"CreationDate").or(pdf.info(b"ModDate")), None, "{standard}");
        let xmp = pdf.xmp();
        assert!(!xmp.contains("1970") && xmp.contains("<dc:title>"), "{standard}: {xmp}");
    }
    let case = Case::new().file("letter.toml", undated()).args(["build", "letter.toml"]);
    let run = case.args(["--profile", "print"]).run();
    let print = Pdf::read(&run.says(0, "wrote").read("letter-print.pdf"));
    assert!(print.xmp().contains("<xmp:ModifyDate>1970"), "a file for print has a date");
}

#[test]
fn a_release_is_dated_as_its_letter() {
    let press = "press = { dateline = \"SAMPLETOWN, 3 March\", headline = \"A\", body = \"B.\",\
        contacts = [{ name = \"Jordan Placeholder\", email = \"a@b.example\" }] }\n";
    let case = Case::new().file("letter.toml", format!("{press}{LETTER}"));
    let run = case.args(["build", "letter.toml", "--press-only"]).run();
    let release = Pdf::read(&run.says(0, "wrote").read("letter-press-release.pdf"));
    assert!(release.xmp().contains("<xmp:CreateDate>2026-03-03"), "{}", release.xmp());
}

#[test]
fn source_date_epoch_comes_before_the_date_of_the_letter() {
    for letter in [LETTER.to_owned(), undated()] {
        let case = Case::new().file("letter.toml", letter).env("SOURCE_DATE_EPOCH", "1700000000");
        let pdf = built(case);
        assert!(created(&pdf).starts_with("D:20231114221320"), "{}", created(&pdf));
        assert!(Pdf::read(&pdf).xmp().contains("2023-11-14T22:13:20"));
    }
}

#[test]
fn a_source_date_epoch_that_is_no_moment_is_refused() {
    for value in ["", "today", "1.5", "-99999999999", "99999999999999999999"] {
        let case = Case::letter().env("SOURCE_DATE_EPOCH", value).args(["build", "letter.toml"]);
        let run = case.run().says(2, &format!("SOURCE_DATE_EPOCH is `{value}`"));
        assert_eq!(run.files, ["letter.toml"]);
    }
}
