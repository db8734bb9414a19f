//! The mark of an electronic signature on the page: only where it is true.

use crate::support::authority::{Holder, Wish};
use crate::support::case::{Case, Run};
use crate::support::pdf::Pdf;

const KEY: &[u8] = include_bytes!("../files/signing/p256.key.pem");
const CERTIFICATE: &[u8] = include_bytes!("../files/signing/p256.cert.pem");
/// 2 March 2026, noon.
const NOON: &str = "1772452800";
const SAID: &str = "Signed electronically by Maria Example, March 2, 2026";

const LETTER: &str = r#"
lang = "en-US"
date = 2026-02-27
title = "On marks"
body = "We sign below."

[signatories]
mark = true
entries = ["Jordan Placeholder", "Maria Example", "Ada Sample"]
"#;

fn build(letter: &str, more: &[&str]) -> Run {
    let args = ["build", "letter.toml"].iter().chain(more);
    Case::new()
        .file("letter.toml", letter)
        .file("key", KEY)
        .file("cert", CERTIFICATE)
        .env("SOURCE_DATE_EPOCH", NOON)
        .args(args)
        .run()
}

fn signed(letter: &str, more: &[&str]) -> Run {
    let key = ["--sign", "--key", "key", "--cert", "cert"];
    build(letter, &key.iter().chain(more).copied().collect::<Vec<_>>())
}

/// What is read on the pages of a file, a paragraph each.
fn read(run: &Run, name: &str) -> Vec<String> {
    let pdf = Pdf::read(&run.read(name));
    pdf.structure().all("P").iter().map(|one| one.text()).collect()
}

#[test]
fn who_signs_electronically_is_said_in_their_block_and_read() {
    let run = signed(LETTER, &[]).says(0, "signed by Maria Example");
    let read = read(&run, "letter.pdf");
    let place = read.iter().position(|text| text == SAID).expect(SAID);
    assert_eq!(read[place + 1], "Maria Example", "{read:?}");
    assert_eq!(read.iter().filter(|text| text.contains("electronically")).count(), 1);
    let verify = Case::new().file("a.pdf", run.read("letter.pdf")).args(["verify", "a.pdf"]).run();
    verify.says(0, "");
    // The field is over the mark, and named by --field as by the certificate.
    let run = signed(LETTER, &["--field", "Ada Sample"]).says(0, "");
    let read = self::read(&run, "letter.pdf");
    let place = read.iter().position(|text| text == SAID).expect(SAID);
    assert_eq!(read[place + 1], "Ada Sample");
}

#[test]
fn nothing_is_said_of_a_signature_that_is_not_there() {
    let said = |run: &Run, name: &str| read(run, name).iter().any(|text| text == SAID);
    let plain = LETTER.replace("mark = true\n", "");
    assert!(!said(&signed(&plain, &[]).says(0, ""), "letter.pdf"), "nobody asked for it");
    assert!(!said(&build(LETTER, &[]).says(0, ""), "letter.pdf"), "nobody signs");
    assert!(!said(&build(LETTER, &["--signature-fields"]).says(0, ""), "letter.pdf"));
    // Paper and copies are not signed.
    let run = signed(LETTER, &["--profile", "digital,print"]).says(0, "");
    let paper = Pdf::read(&run.read("letter-print.pdf")).stream_text();
    assert!(said(&run, "letter.pdf") && !paper.contains("electronically"));
    let copied = format!("cc = [\"Registrar of Examples\"]\n{LETTER}");
    let run = signed(&copied, &["--copies", "cc"]).says(0, "");
    assert!(said(&run, "letter.pdf") && !said(&run, "letter-file-copy.pdf"));
}

#[test]
fn a_mark_without_a_block_is_refused_at_its_place() {
    let letter = LETTER.replace("mark = true\n", "mark = true\nstyle = \"columns\"\n");
    let run = signed(&letter, &[]).says(1, "the letter has no blocks to say in who signs");
    assert!(run.stderr.contains("letter.toml:8:8"), "{}", run.stderr);
    build(&letter, &[]).says(0, "");
}

#[test]
fn the_mark_speaks_the_language_of_the_letter() {
    for (lang, said) in [
        ("de", "Elektronisch unterzeichnet von Maria Example, 2. März 2026"),
        ("fr", "Signé électroniquement par Maria Example, le 2 mars 2026"),
        ("uk", "Підписано електронним підписом: Maria Example, 2 березня 2026"),
    ] {
        let run = signed(&LETTER.replace("en-US", lang), &[]).says(0, "");
        let read = read(&run, "letter.pdf");
        assert!(read.iter().any(|text| text.starts_with(said)), "{read:?}");
    }
}

#[test]
fn a_name_that_no_typeface_has_is_the_certificates() {
    let holder = Holder::root(Wish::new("香", 1));
    let run = Case::new()
        .file("letter.toml", LETTER.replace("Ada Sample", "Kim Muster"))
        .file("own.key", holder.key_pem())
        .file("own.cert", holder.pem())
        .env("SOURCE_DATE_EPOCH", NOON)
        .args(["build", "letter.toml", "--sign", "--key", "own.key", "--cert", "own.cert"])
        .args(["--field", "Kim Muster"])
        .run()
        .says(1, "error[missing-glyph]: no typeface has `香` (U+9999)");
    assert!(run.stderr.contains("the name in the certificate `own.cert`"), "{}", run.stderr);
    assert!(run.stderr.contains("letter.toml:8:8"), "{}", run.stderr);
}
