//! `undersigned extract`: attachments become files, in a folder of their own.

use std::fs;

use crate::support::case::Case;
use crate::support::made::{self, packed, stream};

fn case(files: &[(&str, Vec<u8>)]) -> Case {
    Case::new().file("letter.pdf", made::with_files(files))
}

#[test]
fn the_files_of_a_letter_stand_where_they_stood() {
    let case = case(&[
        ("letter.toml", packed("/Subtype/text#2Ftoml", b"lang = \"en\"")),
        ("images/logo.png", stream("", b"\x89PNG")),
    ]);
    let run = case.args(["extract", "letter.pdf"]).run().says(0, "wrote 2 files to letter-files\n");
    let files = ["letter-files/images/logo.png", "letter-files/letter.toml", "letter.pdf"];
    assert_eq!(run.files, files);
    assert_eq!(run.read("letter-files/letter.toml"), b"lang = \"en\"");
    assert_eq!(run.read("letter-files/images/logo.png"), b"\x89PNG");
    let said = String::from_utf8_lossy(&run.stdout);
    assert_eq!(said, "letter.toml: 0.0 kB\nimages/logo.png: 0.0 kB\n");
}

#[test]
fn names_that_lead_elsewhere_stay_in_the_folder_and_are_told() {
    let names =
        ["../../outside", "/etc/passwd", "A.txt", "a.txt", "..\\..\\boot.ini", "\u{1b}[31m"];
    let files = names.map(|name| (name, stream("", name.as_bytes())));
    let case = case(&files).prepare(|at| fs::create_dir(at.join("in")).expect("made"));
    let run = case.within("in").args(["extract", "../letter.pdf", "-o", "out"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    let out = ["A.txt", "_[31m", "a (2).txt", "boot.ini", "outside", "passwd"];
    let mut expected = out.map(|name| format!("in/out/{name}")).to_vec();
    expected.push("letter.pdf".to_owned());
    assert_eq!(run.files, expected);
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(said.contains("outside: 0.0 kB, named `../../outside` in the PDF\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}

#[test]
fn nothing_that_is_there_is_touched() {
    let file = ("letter.toml", stream("", b"theirs"));
    let case = case(&[file]).file("out/letter.toml", "mine");
    let run =
        case.args(["extract", "letter.pdf", "-o", "out"]).run().says(2, "`out` is there already");
    assert_eq!(run.read("out/letter.toml"), b"mine");
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_folder_is_not_followed() {
    let case = case(&[("a", stream("", b"a"))]).prepare(|at| {
        std::os::unix::fs::symlink("elsewhere", at.join("out")).expect("linked");
    });
    let run = case.args(["extract", "letter.pdf", "-o", "out"]).run();
    run.says(2, "`out` is there already");
}

#[test]
fn a_pdf_without_attachments_is_said_to_have_none() {
    let run = case(&[]).args(["extract", "letter.pdf"]).run();
    let run = run.says(1, "`letter.pdf` has no files attached");
    assert_eq!(run.files, ["letter.pdf"]);
}

#[test]
fn what_unpacks_without_end_or_is_damaged_is_refused_and_the_rest_written() {
    let bomb = packed("", &vec![0; 101_000_000]);
    assert!(bomb.len() < 120_000);
    let damaged = stream("/Filter/FlateDecode", b"no such thing");
    let twice = stream("/Filter[/LZWDecode/LZWDecode]", b"x");
    let files =
        [("bomb", bomb), ("damaged", damaged), ("twice", twice), ("b.txt", stream("", b"b"))];
    let run = case(&files).args(["extract", "letter.pdf", "-o", "out"]).run();
    let run = run.says(1, "`bomb` unpacks to too many bytes").says(1, "`damaged` is damaged");
    let run = run.says(1, "`twice` is damaged").says(1, "wrote 1 file to out");
    assert_eq!(run.files, ["letter.pdf", "out/b.txt"]);
}
