//! PDF/UA-2 with PDF/A-4: every sample, and letters with all that a letter may have, held
//! against the rules by another library (`support/universal.rs`). `scripts/check-universal`
//! asks a validator.

use std::fs;
use std::path::Path;

use crate::support::case::{Case, program};
use crate::support::pdf::Pdf;
use crate::support::universal::faults;

const FULL: &str = r#"
lang = "en-GB"
date = 2026-03-03
title = "Everything at once"
salutation = "Dear Committee,"
body = """
# The registers

A note[^a], *emphasis*, **strong**, `code`, and [the register of the coast](https://registers.example/a).

[^a]: The note, with *emphasis* and [a register](https://registers.example/note).

    A second paragraph of it.

## The registers

- one
  - nested
- two

1. first

   with a paragraph

> A quotation
>
> of two paragraphs

```
verbatim text
```

| a | b |
|---|---|
| 1 | 2[^c] |

[^c]: In a table.

A passage [en français]{lang=fr} and [words that are so many that they are broken over the end of the line they stand on](https://registers.example/long).

*All in italics.*

[The register alone](https://registers.example/only)
"""
closing = "Respectfully,"
cc = ["Jordan Placeholder"]
[[recipients]]
name = "Committee on Examples"
address = ["12 Example Quay", "Sampletown, EX 00000"]
[[recipients]]
name = "Chair Specimen"
address = ["14 Example Quay", "Sampletown, EX 00000"]
[signatories]
entries = ["Jordan Placeholder", { name = "Harbour Light Foundation", url = "https://harbourlight.example" }]
"#;

/// A letter with everything, as it is written to meet standards.
fn full(args: &[&str]) -> Vec<u8> {
    let call = ["build", "letter.toml"].into_iter().chain(args.iter().copied());
    Case::new().file("letter.toml", FULL).args(call).run().says(0, "wrote").read("letter.pdf")
}

#[test]
fn every_sample_meets_the_newer_standards() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples = fs::read_dir(root.join("samples")).expect("samples");
    let samples = samples.map(|sample| sample.expect("a sample").path().join("letter.toml"));
    // Its remarks stand among blocks.
    let sheets = root.join("tests/cases/ok/sheets-with-remarks.toml");
    for letter in samples.chain([sheets]) {
        let text = fs::read_to_string(&letter).expect("a letter");
        let archive = if text.contains("figures.csv") { "ua-2,a-4f" } else { "ua-2,a-4" };
        let call = ["build", "-o", "-", "--standard", archive];
        let output = program().args(call).arg(&letter).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", letter.display());
        assert_eq!(faults(&output.stdout), [""; 0], "{}", letter.display());
    }
}

#[test]
fn a_letter_with_everything_meets_the_newer_standards() {
    let fields = ["--standard", "ua-2,a-4", "--signature-fields"];
    for args in [&fields[..2], &fields] {
        assert_eq!(faults(&full(args)), [""; 0], "{args:?}");
    }
}

#[test]
fn what_the_exporter_writes_does_not_meet_them() {
    let found = faults(&full(&["--standard", "a-4"])).join("\n");
    for fault in [
        "the metadata do not say <pdfuaid:part>2",
        "Note (",
        "its namespace does not know it",
        "it leads to a page",
        "bookmark The registers: it leads to a page",
    ] {
        assert!(found.contains(fault), "{fault}: {found}");
    }
}

#[test]
fn the_namespace_of_every_newer_file_is_one_that_readers_know() {
    for standard in ["a-4", "2.0", "a-4f", "ua-2"] {
        let spaces = Pdf::read(&full(&["--standard", standard])).namespaces();
        assert!(spaces.contains(&"http://iso.org/pdf2/ssn".to_owned()), "{standard}: {spaces:?}");
        assert!(!spaces.contains(&"https://www.iso.org/pdf2/ssn".to_owned()), "{standard}");
    }
}

#[test]
fn a_letter_is_still_written_in_the_older_standard() {
    let pdf = full(&[]);
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(Pdf::read(&pdf).namespaces(), [""; 0]);
}

#[test]
fn an_attached_file_is_told_which_archive_holds_it() {
    let letter = FULL.replace(
        "closing =",
        "enclosures = [{ title = \"Figures\", file = \"a.csv\" }]\nclosing =",
    );
    let case = |standard: &str| {
        let case = Case::new().file("letter.toml", &letter).file("a.csv", "a,b\n1,2\n");
        case.args(["build", "letter.toml", "--standard", standard]).run()
    };
    case("ua-2,a-4").says(1, "which PDF/A-4 forbids").says(1, "ask for `--standard ua-2,a-4f`");
    let pdf = case("ua-2,a-4f").says(0, "PDF/UA-2 + PDF/A-4f").read("letter.pdf");
    assert_eq!(faults(&pdf), [""; 0]);
}

#[test]
fn what_a_file_claims_is_told_of_it() {
    let case = Case::new().file("letter.pdf", full(&["--standard", "ua-2,a-4"]));
    let run = case.args(["inspect", "letter.pdf"]).run();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(
        said.contains("claims PDF/UA-2 + PDF/A-4 + WTPDF 1.0 accessibility and reuse"),
        "{said}"
    );
}
