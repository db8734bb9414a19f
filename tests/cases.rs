//! The letters in `tests/cases`, each with what `check` says about it.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::{Assert, Data};
use undersigned::diagnostic::{Code, Severity};

use crate::support::case::program;

/// Errors that a letter alone does not bring about.
const NOT_OF_A_LETTER: [Code; 3] = [Code::BadStandard, Code::TooManyFaults, Code::Bug];

#[test]
fn rejected_letters_are_told_their_faults() {
    walk("rejected", 1);
}

#[test]
fn odd_letters_are_set_with_advice() {
    walk("lint", 0);
}

#[test]
fn sound_letters_are_set_without_remark() {
    walk("ok", 0);
    for letter in names("ok", "toml") {
        let said = fs::read_to_string(folder("ok").join(letter).with_extension("stderr"));
        assert_eq!(said.expect("a twin").lines().count(), 1);
    }
}

#[test]
fn every_twin_has_its_letter() {
    for folder in ["rejected", "lint", "ok"] {
        assert_eq!(stems(folder, "stderr"), stems(folder, "toml"), "{folder}");
    }
}

#[test]
fn every_warning_has_a_case_of_its_name() {
    let cases = stems("lint", "toml");
    // Copies, drafts and messages are not made by a check, and a letter has no processes.
    let not_of_a_check = [Code::Unsettled, Code::SourceLeftOut, Code::NoProcess, Code::NoAddress];
    for code in codes(Severity::Warning).filter(|code| !not_of_a_check.contains(code)) {
        assert!(cases.iter().any(|case| case == code.name()), "{}", code.name());
    }
}

#[test]
fn every_error_of_a_letter_has_a_case() {
    let twins = names("rejected", "stderr").into_iter();
    let said: String = twins
        .map(|twin| fs::read_to_string(folder("rejected").join(twin)).expect("text"))
        .collect();
    for code in codes(Severity::Error).filter(|code| !NOT_OF_A_LETTER.contains(code)) {
        assert!(said.contains(&format!("error[{}]", code.name())), "{}", code.name());
    }
}

/// Checks every letter of a folder, then fails with all that is not as it was.
fn walk(name: &str, status: i32) {
    let letters = names(name, "toml");
    let failures: Vec<String> =
        letters.iter().filter_map(|letter| failure(&folder(name), letter, status)).collect();
    let (failed, all) = (failures.len(), letters.len());
    assert!(failures.is_empty(), "{failed} of {all} cases fail\n\n{}", failures.join("\n"));
}

/// What is wrong with how `check` takes a letter.
fn failure(folder: &Path, letter: &str, status: i32) -> Option<String> {
    let run = program().current_dir(folder).args(["check", letter]).output().expect("a run");
    let twin = Data::read_from(&folder.join(letter).with_extension("stderr"), None).raw();
    let said = Data::text(String::from_utf8(run.stderr).expect("text"));
    let mut faults = Vec::new();
    if let Err(difference) = Assert::new().action_env("SNAPSHOTS").try_eq(Some(&letter), said, twin)
    {
        faults.push(difference.to_string());
    }
    if run.status.code() != Some(status) {
        faults.push(format!("{letter}: {}, not {status}", run.status));
    }
    if !run.stdout.is_empty() {
        faults.push(format!("{letter}: standard output is not empty"));
    }
    (!faults.is_empty()).then(|| faults.join("\n"))
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// The names of a folder's files with an extension, in order.
fn names(name: &str, extension: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(name)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut names: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "no .{extension} in {name}");
    names
}

fn stems(name: &str, extension: &str) -> Vec<String> {
    let end = format!(".{extension}");
    names(name, extension).iter().map(|name| name.replace(&end, "")).collect()
}

fn codes(severity: Severity) -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(move |code| code.severity() == severity)
}
