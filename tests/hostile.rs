//! Files that are made to exhaust or break whatever draws them. Each is told at its place in the
//! letter, or drawn; none ends the program, hangs it or takes the memory of the machine.

mod drawings;
mod pdfs;
mod typefaces;

use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::case::Case;

/// So long a run may take, with what else the machine does.
const LONGEST: Duration = Duration::from_secs(25);
/// What a whole run may have, in bytes.
const MEMORY: u64 = 4_000_000_000;

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The letter is made.
    Drawn,
    /// It is refused with this code, at its place.
    Told(&'static str),
    /// It is refused as too heavy or drawn, as fast as the machine is.
    Either,
}

/// Checks a letter that encloses a file with this name and content.
#[track_caller]
fn enclosed(name: &str, file: impl AsRef<[u8]>, end: End) {
    let letter = format!(
        "lang = \"en-GB\"\ntitle = \"Annexes\"\nbody = \"See the annex.\"\nenclosures = [\n\
         {{ title = \"Annex\", file = \"{name}\", alt = \"A plan\" }}]\n\
         [signatories]\nentries = [\"Jordan Placeholder\"]\n"
    );
    let begun = Instant::now();
    let run = Case::new().file("letter.toml", letter).file(name, file);
    let run = run.limited(MEMORY).args(["--message-format", "short", "check", "letter.toml"]).run();
    let took = begun.elapsed();
    assert!(took < LONGEST, "{took:?}");
    match end {
        End::Drawn => assert_eq!(run.status, 0, "{}", run.stderr),
        End::Either if run.status == 0 => {}
        End::Either => {
            run.says(1, "letter.toml:5:27: error[file-too-heavy]");
        }
        End::Told(code) => {
            run.says(1, &format!("letter.toml:5:27: error[{code}]"));
        }
    }
}

#[test]
fn a_file_too_heavy_does_not_keep_others_from_being_told() {
    let letter = "lang = \"en-GB\"\ntitle = \"Annexes\"\nbody = \"See.\"\nenclosures = [\n\
         { title = \"A\", file = \"a.svg\" },\n{ title = \"B\", file = \"b.pdf\" },\n\
         { title = \"C\", file = \"c.svg\" }]\nlang_of = 1\n";
    let run = Case::new().file("letter.toml", letter).file("a.svg", drawings::DASHES);
    let run = run.file("b.pdf", pdfs::dashes()).file("c.svg", drawings::DASHES);
    let run = run.args(["--message-format", "short", "check", "letter.toml"]).run();
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.contains("too-heavy")).collect();
    assert_eq!(told.len(), 3, "{}", run.stderr);
}

#[test]
fn where_no_process_can_be_started_files_are_read_all_the_same() {
    // A program whose file is gone cannot call itself.
    let program = env!("CARGO_BIN_EXE_undersigned");
    let annex = include_bytes!("../samples/annexes/annex.pdf");
    let letter = "lang = \"en-GB\"\ntitle = \"Annexes\"\nbody = \"See the annex.\"\n\
         enclosures = [{ title = \"Annex\", file = \"annex.pdf\" }]\n\
         signatories.entries = [\"Jordan Placeholder\"]\n";
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter.toml"), letter).expect("written");
    std::fs::write(folder.path().join("annex.pdf"), annex).expect("written");
    std::fs::copy(program, folder.path().join("gone")).expect("copied");
    let script = "exec 9<gone; rm gone; exec /proc/self/fd/9 check letter.toml";
    let run = Command::new("sh").args(["-c", script]).current_dir(folder.path()).output();
    let run = run.expect("a run");
    let said = String::from_utf8(run.stderr).expect("text");
    assert_eq!(run.status.code(), Some(0), "{said}");
    assert!(said.contains("warning[no-process]"), "{said}");
}

#[test]
fn a_letter_is_set_where_no_threads_can_be_made() {
    let letter = std::fs::read_to_string("samples/minimal/letter.toml").expect("a letter");
    Case::new()
        .file("letter.toml", letter)
        .without_threads()
        .args(["check", "letter.toml"])
        .run()
        .says(0, "");
}

#[test]
fn a_sound_pdf_is_not_called_damaged_where_memory_is_short() {
    let built = Case::letter().args(["build", "letter.toml"]).run().says(0, "wrote letter.pdf");
    // Enough to start, and not for the room that reading a PDF takes.
    let case = || built.again().limited(300_000_000);
    let run = case().args(["verify", "letter.pdf"]).run().says(2, "no memory or no thread");
    assert!(!run.stderr.contains("damaged"), "{}", run.stderr);
    case().args(["inspect", "letter.pdf"]).run().says(1, "no memory or no thread");
}
