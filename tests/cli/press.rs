//! The press kit.

use std::collections::BTreeMap;

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

const ARGS: [&str; 6] = ["build", "letter.toml", "--profile", "press", "-o", "kit"];
const SAMPLE: &str = include_str!("../../samples/press/letter.toml");
const LINE: &str = "EMBARGOED UNTIL 11 June 2026, 18:00 CEST (Brussels)";

fn kit(letter: &str) -> Run {
    Case::new().file("letter.toml", letter).args(ARGS).run().says(0, "wrote kit: ")
}

fn text(run: &Run, name: &str) -> String {
    String::from_utf8(run.read(name)).expect("text")
}

fn lines(run: &Run, name: &str) -> String {
    Pdf::read(&run.read(name)).structure().lines().join("\n")
}

#[test]
fn a_kit_holds_all_a_newsroom_uses_and_is_the_same_twice() {
    let run = kit(SAMPLE);
    let names = [
        "README.txt",
        "SHA256SUMS",
        "card.png",
        "card.txt",
        "letter.html",
        "letter.md",
        "letter.pdf",
        "letter.txt",
        "page-1.png",
        "release.pdf",
        "release.txt",
        "signatories.csv",
    ];
    let mut expected: Vec<String> = names.iter().map(|name| format!("kit/{name}")).collect();
    expected.extend(["kit.zip".to_owned(), "letter.toml".to_owned()]);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(sorted(run.files.clone()), sorted(expected));
    assert_eq!(run.read("kit.zip"), kit(SAMPLE).read("kit.zip"));
    let card = imagesize::blob_size(&run.read("kit/card.png")).expect("a picture");
    assert_eq!((card.width, card.height), (1200, 630));
    let sums = text(&run, "kit/SHA256SUMS");
    assert_eq!(sums.lines().count(), names.len() - 1);
    assert!(text(&run, "kit/card.txt").ends_with("\nTo: Zoë Placeholder\nSignatories: 8\n"));
}

#[test]
fn the_zip_holds_what_the_folder_holds() {
    let run = kit(SAMPLE);
    let zip = std::io::Cursor::new(run.read("kit.zip"));
    let mut zip = zip::ZipArchive::new(zip).expect("a sound file");
    let mut packed = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("read");
        packed.insert(file.name().expect("a name").into_owned(), bytes);
    }
    assert_eq!(packed.len(), 12);
    packed.iter().for_each(|(name, bytes)| assert_eq!(&run.read(name), bytes, "{name}"));
}

#[test]
fn the_embargo_is_said_everywhere_in_every_zone() {
    let run = kit(SAMPLE);
    let others = ["11 June 2026, 12:00 EDT (New York)", "12 June 2026, 00:00 CST (Taipei)"];
    for name in ["README.txt", "release.txt", "letter.html", "letter.md", "letter.txt"] {
        let text = text(&run, &format!("kit/{name}")).replace("\\(", "(").replace("\\)", ")");
        for line in [LINE].iter().chain(&others) {
            assert!(text.contains(line), "{name} lacks {line}:\n{text}");
        }
    }
    assert!(lines(&run, "kit/letter.pdf").contains(LINE));
    let release = lines(&run, "kit/release.pdf");
    others.iter().for_each(|line| assert!(release.contains(line), "{release}"));
    let digital = Case::new().file("letter.toml", SAMPLE).args(["build", "letter.toml"]).run();
    assert!(!lines(&digital, "letter.pdf").contains("EMBARGO"), "only the press is told");
}

#[test]
fn the_release_follows_its_convention() {
    let british = text(&kit(SAMPLE), "kit/release.txt");
    let order = |text: &str, parts: &[&str]| {
        let places: Vec<_> = parts.iter().map(|part| text.find(part)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in\n{text}");
    };
    let dateline = "Sampletown, 11 June 2026 — Eight archives";
    let parts = [
        "Eight bodies",
        "Nine years",
        dateline,
        "signed by 8 bodies",
        "ENDS",
        "Notes to editors",
        "Press contact",
    ];
    order(&british, &parts);
    let american = SAMPLE.replace("[press]", "[press]\nconvention = \"us\"\nend_mark = \"-30-\"");
    let american = text(&kit(&american), "kit/release.txt");
    order(
        &american,
        &["Press contact", "Eight bodies", dateline, "brings together", "-30-", "Notes"],
    );
}

#[test]
fn a_letter_that_says_nothing_to_the_press_has_a_release_made_of_it() {
    let run = kit(LETTER);
    let release = text(&run, "kit/release.txt");
    for part in [
        "FOR IMMEDIATE RELEASE",
        "Committee on Examples: 1.",
        "Jordan Placeholder.",
        "It is ready",
        "Made from the letter itself.",
        "###",
    ] {
        assert!(release.contains(part), "no {part} in:\n{release}");
    }
    assert!(!text(&run, "kit/letter.txt").contains("RELEASE"));
}

#[test]
fn nothing_that_is_none_of_a_kit_is_touched() {
    let case = || Case::letter().args(ARGS);
    let run = case().file("kit/notes.txt", "Mine.").run().says(2, "`kit` holds `notes.txt`");
    assert_eq!(run.files, ["kit/notes.txt", "letter.toml"]);
    // A name of a kit makes no kit.
    let run = case().file("kit/release.txt", "Mine.").run().says(2, "`kit` holds `release.txt`");
    assert_eq!(run.read("kit/release.txt"), b"Mine.");
    // A file of sums makes none, either.
    let sums = format!("{}  mine.txt\n", "0".repeat(64));
    let case = || case().args(["--force"]);
    let theirs = || case().file("kit/mine.txt", "Mine.").file("kit/SHA256SUMS", &sums);
    let run = theirs().run().says(2, "`kit` holds `SHA256SUMS`");
    assert_eq!(run.read("kit/mine.txt"), b"Mine.");
    let run = case().file("kit/SHA256SUMS/mine.txt", "Mine.").run().says(2, "none of a press kit");
    assert_eq!(run.read("kit/SHA256SUMS/mine.txt"), b"Mine.");
    case().file("kit", "a file").run().says(2, "is no folder");
}

/// A ZIP file with files of these names.
fn zipped(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("begun");
    }
    zip.finish().expect("written").into_inner()
}

#[test]
fn what_is_no_packed_kit_is_left_as_it_is_even_by_force() {
    let stays = |case: Case, name: &str, says: &str| {
        let run = case.args(ARGS).args(["--force"]).run().says(2, says);
        assert!(!run.stderr.contains("--force"), "{}", run.stderr);
        assert!(!run.files.contains(&"kit/letter.pdf".to_owned()), "{:?}", run.files);
        run.read(name)
    };
    let case = |name: &str, bytes: &[u8]| Case::letter().file(name, bytes);
    let deep = "kit.zip/deep/thesis.txt";
    assert_eq!(stays(case(deep, b"Mine."), deep, "`kit.zip` is a folder"), b"Mine.");
    let no_kit = "`kit.zip` is there already and holds no press kit";
    assert_eq!(stays(case("kit.zip", b"Mine."), "kit.zip", no_kit), b"Mine.");
    let foreign = zipped(&["thesis.doc"]);
    assert_eq!(stays(case("kit.zip", &foreign), "kit.zip", no_kit), foreign);
    let foreign = zipped(&["kit/SHA256SUMS", "kit/thesis.doc"]);
    let holds = "`kit.zip` holds `SHA256SUMS`, which is none of a press kit";
    assert_eq!(stays(case("kit.zip", &foreign), "kit.zip", holds), foreign);
}

#[test]
fn a_packed_kit_with_anything_else_in_it_stays() {
    let old = kit(SAMPLE);
    let mut zip =
        zip::ZipWriter::new_append(std::io::Cursor::new(old.read("kit.zip"))).expect("a ZIP");
    zip.start_file("kit/thesis.doc", zip::write::SimpleFileOptions::default()).expect("begun");
    let with_more = zip.finish().expect("written").into_inner();
    let run = old.again().file("kit.zip", &with_more).args(ARGS).args(["--force"]).run();
    let run = run.says(2, "`kit.zip` holds `thesis.doc`, which is none of a press kit");
    assert_eq!(run.read("kit.zip"), with_more);
}

#[test]
fn a_kit_is_replaced_as_a_whole_unless_it_was_changed() {
    let old = kit(SAMPLE);
    let later = SAMPLE.replace("T18:00:00", "T20:00:00");
    let run = old.again().file("letter.toml", &later).args(ARGS).run().says(0, "wrote kit: 12");
    assert_eq!(run.files, old.files);
    for name in ["README.txt", "release.txt", "letter.html", "letter.txt"] {
        let text = text(&run, &format!("kit/{name}"));
        assert!(text.contains("20:00 CEST") && !text.contains("18:00 CEST"), "{name}: {text}");
    }
    let edited = || old.again().file("kit/release.txt", "Edited.");
    let run = edited().args(ARGS).run().says(2, "`release.txt` in `kit` was changed since");
    assert_eq!(run.read("kit/release.txt"), b"Edited.");
    edited().args(ARGS).args(["--force"]).run().says(0, "wrote kit: 12 files");
    let run =
        old.again().args(["build", "letter.toml", "--profile", "press", "-o", "kit.zip"]).run();
    assert_eq!(run.says(0, "wrote kit: 12 files, and kit.zip").files, old.files);
}

#[test]
fn a_kit_spares_the_files_its_letter_is_made_of() {
    let old = kit(SAMPLE);
    let from = "lang = \"en-GB\"\ntitle = \"A\"\nbody = { file = \"kit/letter.md\" }\n\
        [signatories]\nentries = [\"A\"]\n";
    let run = old.again().file("letter.toml", from).args(ARGS).run();
    let run = run.says(2, "`kit/letter.md` is a file of the letter itself");
    assert_eq!(run.read("kit/letter.md"), old.read("kit/letter.md"));
}

#[test]
fn newsrooms_do_not_get_the_letters_own_files() {
    let letter = LETTER.replace("[recipient]", "[output]\nembed_source = true\n[recipient]");
    let run = kit(&letter);
    assert!(Pdf::read(&run.read("kit/letter.pdf")).attachments().is_empty());
    assert!(run.stderr.contains("warning[source-left-out]"), "{}", run.stderr);
    let digital = Case::new().file("letter.toml", &letter).args(["build", "letter.toml"]).run();
    assert_eq!(Pdf::read(&digital.read("letter.pdf")).attachments().len(), 1);
    Case::letter().args(ARGS).args(["--embed-source"]).run().says(2, "does not carry");
}

#[test]
fn a_kit_of_the_open_letter_is_small_enough_to_be_mailed() {
    let run = kit(include_str!("../../samples/open-letter/letter.toml"));
    let size = run.read("kit.zip").len();
    assert!((100_000..5_000_000).contains(&size), "{size} bytes");
    let readme = text(&run, "kit/README.txt");
    for name in run.files.iter().filter_map(|name| name.strip_prefix("kit/")) {
        assert!(name == "README.txt" || readme.contains(&format!("\n{name} ")), "{name}: {readme}");
    }
}

#[test]
fn a_letter_that_says_it_is_for_the_press_is_made_a_kit() {
    let letter = SAMPLE.replace("[output]\n", "[output]\nprofile = \"press\"\n");
    let case = Case::new().file("letter.toml", letter).args(["build", "letter.toml", "-o", "kit"]);
    assert_eq!(case.run().says(0, "wrote kit: ").read("kit.zip"), kit(SAMPLE).read("kit.zip"));
}

#[test]
fn a_name_of_another_format_makes_no_kit() {
    let case = Case::new().file("letter.toml", SAMPLE);
    let run = case.args(["build", "letter.toml", "--profile", "press", "-o", "x.html"]).run();
    run.says(2, "add --format html");
}
