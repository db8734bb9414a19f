//! Letters that carry their own files.

use std::collections::BTreeMap;

use super::pictures::{SECRET, has, photograph};
use crate::support::case::{Case, Run};
use crate::support::pdf::Pdf;

const LETTER: &str = r#"
lang = "en-US"
title = "Open Letter on the Rivers"
body = { file = "text/body.md" }

[letterhead]
name = "Rivers Forum"
logo = "logo.png"

[signatories]
kind = "organization"
file = "signers.csv"
"#;

const DOT: &[u8] = include_bytes!("../cases/rejected/files/dot.png");

fn files() -> BTreeMap<&'static str, Vec<u8>> {
    BTreeMap::from([
        ("letter.toml", LETTER.as_bytes().to_vec()),
        ("logo.png", DOT.to_vec()),
        ("signers.csv", b"Name\nQuay Alliance\n".to_vec()),
        ("text/body.md", b"We ask you to open the register.\n".to_vec()),
    ])
}

fn build(files: &BTreeMap<&str, Vec<u8>>, args: &[&str]) -> Run {
    let case = files.iter().fold(Case::new(), |case, (name, bytes)| case.file(name, bytes));
    case.args(["build", "letter.toml"].iter().chain(args)).run()
}

#[test]
fn the_files_a_letter_was_made_from_come_back_and_make_the_same_bytes() {
    let run = build(&files(), &["--embed-source"]).says(0, "PDF/UA-1 + PDF/A-3a");
    let run = run.says(0, "warning[embedded-table]: `signers.csv` goes with the letter");
    let bytes = run.read("letter.pdf");
    let carried = Pdf::read(&bytes).attachments();
    let back: BTreeMap<&str, Vec<u8>> =
        carried.iter().map(|file| (file.name.as_str(), file.bytes.clone())).collect();
    assert_eq!(back, files());
    assert!(carried.iter().all(|file| file.relationship == "Source"));
    assert_eq!(build(&back, &["--embed-source"]).read("letter.pdf"), bytes);
}

#[test]
fn what_a_camera_wrote_is_not_carried_and_the_bytes_are_the_same_without_it() {
    let mut files = files();
    let letter = LETTER.replace("logo.png", "logo.jpg");
    files.insert("letter.toml", letter.into_bytes());
    files.remove("logo.png");
    files.insert("logo.jpg", photograph(6));
    assert!(has(&files["logo.jpg"], SECRET));
    let bytes = build(&files, &["--embed-source"]).read("letter.pdf");
    let carried = Pdf::read(&bytes).attachments();
    assert!(carried.iter().all(|file| !has(&file.bytes, SECRET)));
    let back = carried.iter().map(|file| (file.name.as_str(), file.bytes.clone())).collect();
    assert_eq!(build(&back, &["--embed-source"]).read("letter.pdf"), bytes);
}

#[test]
fn the_letter_can_ask_for_it_and_paper_carries_nothing() {
    let mut files = files();
    let letter = format!("{LETTER}\n[output]\nembed_source = true\n");
    files.insert("letter.toml", letter.into_bytes());
    let run = build(&files, &["--profile", "digital,print"]);
    assert_eq!(Pdf::read(&run.read("letter.pdf")).attachments().len(), 4);
    assert!(Pdf::read(&run.read("letter-print.pdf")).attachments().is_empty());
}

#[cfg(unix)]
#[test]
fn a_name_that_would_not_come_back_is_refused() {
    let mut files = files();
    files.insert("letter.toml", LETTER.replace("signers.csv", "who:.csv").into_bytes());
    files.insert("who:.csv", b"Name\nQuay Alliance\n".to_vec());
    build(&files, &[]).says(0, "wrote letter.pdf");
    let run = build(&files, &["--embed-source"]).says(1, "`who:.csv` could not be got back");
    assert!(!run.files.contains(&"letter.pdf".to_owned()));
}
