//! What a program makes through the library alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use undersigned::{BuildOutput, Code, Error, Files, Letter, Mode, Output, Profile, Request};

use crate::support::case::Case;

/// A letter with a letterhead, copies and a release.
fn press() -> Letter {
    letter("press")
}

/// A sample with the files in its folder.
fn letter(sample: &str) -> Letter {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let entries = std::fs::read_dir(&folder).expect("a folder").flatten();
    let file = |entry: std::fs::DirEntry| {
        let bytes = std::fs::read(entry.path()).ok()?;
        Some((entry.file_name().to_string_lossy().into_owned(), Arc::from(bytes)))
    };
    let files: BTreeMap<String, Arc<[u8]>> = entries.filter_map(file).collect();
    let text = String::from_utf8(files["letter.toml"].to_vec()).expect("text");
    Letter::from_toml(text, Files(files))
}

fn labels(output: &BuildOutput) -> Vec<&str> {
    output.files.iter().map(|file| file.label.as_str()).collect()
}

#[test]
fn a_kit_is_made_where_a_folder_is_named() {
    let output = Some(Output::Path("kit".into()));
    let request = Request { output, profiles: vec![Profile::Press], ..Request::default() };
    let (made, _) = press().make(&request).expect("a kit");
    assert!(made.files.is_empty());
    let names: Vec<&str> = made.kit.iter().map(|file| file.name.as_str()).collect();
    for name in ["README.txt", "release.pdf", "letter.html", "page-1.png", "SHA256SUMS"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
}

#[test]
fn a_set_of_copies_has_one_for_each() {
    let request = Request { mode: Mode::Copies, ..Request::default() };
    let (made, _) = letter("open-letter").make(&request).expect("copies");
    assert_eq!(labels(&made).first(), Some(&""));
    assert_eq!(labels(&made).last(), Some(&"file-copy"));
    let list = made.print_list.expect("a list");
    assert!(list.copies.len() >= made.files.len() && list.copies.len() > 2);
    assert!(made.files.iter().all(|file| file.bytes.starts_with(b"%PDF-")));
}

#[test]
fn a_draft_tells_what_is_new() {
    let old = "lang = \"en\"\ntitle = \"T\"\nbody = \"One.\"\nsignatories.entries = [\"A B\"]\n";
    let new = old.replace("One", "Two");
    let set = |text: &str| Letter::from_toml(text, Files::default());
    let at = jiff::civil::date(2026, 6, 1).at(9, 30, 0, 0);
    let old = set(old).read().expect("sound");
    let mode = Mode::Draft { at, since: Some(Box::new(old.letter)) };
    let (made, _) = set(&new).make(&Request { mode, ..Request::default() }).expect("a draft");
    assert_eq!(labels(&made), ["draft"]);
    assert_eq!(made.changes.expect("changes").body, [true]);
}

#[test]
fn its_bytes_are_those_of_the_program() {
    let case = Case::letter().args(["build", "letter.toml"]).run();
    let text = String::from_utf8(case.read("letter.toml")).expect("text");
    let letter = Letter::from_toml(text, Files::default());
    assert_eq!(letter.pdf(&Request::default()).expect("a PDF"), case.read("letter.pdf"));
}

#[test]
fn a_fault_says_where_what_and_the_remedy() {
    let text = "lang = \"en\"\ntitle = \"T\"\nsubjct = \"x\"\nbody = \"b\"\n";
    let letter = Letter::from_toml(text, Files::default());
    let said = letter.check().to_string();
    let line =
        "letter.toml:3:1: error[unknown-key]: unknown key `subjct` (did you mean `subject`?)";
    assert_eq!(said.lines().next(), Some(line));
    let Err(Error::Letter(remarks)) = letter.pdf(&Request::default()) else { panic!("a fault") };
    assert_eq!(remarks.to_string(), said);
}

#[test]
fn a_request_that_makes_no_sense_is_answered_with_what_would() {
    let request = Request { mode: Mode::Copies, embed_source: true, ..Request::default() };
    let Err(Error::Usage(usage)) = press().make(&request) else { panic!("refused") };
    assert_eq!(usage.fact, "--copies cannot be used with --embed-source");
}

#[test]
fn advice_is_told_beside_what_is_made() {
    let text = "lang = \"en\"\ntitle = \"T\"\nbody = \"b\"\n[output]\nembed_source = true\n";
    let letter = Letter::from_toml(text, Files::default());
    let request = Request { mode: Mode::Copies, ..Request::default() };
    let (_, remarks) = letter.make(&request).expect("copies");
    assert!(remarks.sorted().iter().any(|remark| remark.code == Code::SourceLeftOut), "{remarks}");
    assert!(!remarks.has_errors());
}

#[test]
fn a_call_for_a_pdf_that_asks_for_none_is_refused() {
    let output = Some(Output::Path("kit".into()));
    let request = Request { output, profiles: vec![Profile::Press], ..Request::default() };
    assert!(matches!(press().pdf(&request), Err(Error::Usage(_))));
}
