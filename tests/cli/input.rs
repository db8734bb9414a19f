//! Letters and pictures that are not what they should be.

use std::fs;

use crate::support::case::{Case, LETTER};

/// A sound letter with a logo.
fn with_logo(path: &str) -> String {
    format!("{LETTER}[letterhead]\nname = \"Harbour Light Foundation\"\nlogo = \"{path}\"\n")
}

#[test]
fn a_missing_letter_is_named() {
    Case::new().args(["build", "lettre.toml"]).run().says(2, "cannot read `lettre.toml`");
}

#[test]
fn a_folder_is_no_letter() {
    let case = Case::new().prepare(|folder| fs::create_dir(folder.join("letters")).expect("made"));
    case.args(["build", "letters"]).run().says(2, "`letters` is a folder, not a letter file");
}

#[test]
fn an_empty_letter_lacks_its_keys() {
    let run = Case::new().file("letter.toml", "").args(["check", "letter.toml"]).run();
    run.says(1, "the key `lang` is missing").says(1, "the key `body` is missing");
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_none() {
    let bytes: Vec<u8> =
        (0..4096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let run = Case::new().file("letter.toml", bytes).args(["build", "letter.toml"]).run();
    assert_eq!(run.files, ["letter.toml"]);
    run.says(1, "error[encoding]: the letter is not UTF-8 text at line 1");
}

#[test]
fn a_letter_of_ten_megabytes_is_refused_from_file_and_input() {
    let long = "#".repeat(10_000_000);
    let file = Case::new().file("letter.toml", &long).args(["check", "letter.toml"]);
    file.run().says(2, "`letter.toml` has more than 8 MB");
    Case::new().stdin(long).args(["check", "-"]).run().says(2, "`<stdin>` has more than 8 MB");
}

#[test]
fn more_than_a_hundred_faults_end_in_one_remark() {
    let faults: String = (0..300).map(|number| format!("key{number} = 1\n")).collect();
    let run = Case::new().stdin(faults + LETTER).args(["check", "-"]).run();
    // Fifty, and how many more were found.
    assert_eq!(run.stderr.matches("error[unknown-key]").count(), 51);
    run.says(1, "and 50 more of this kind").says(1, "error[too-many-faults]");
}

#[test]
fn deep_nesting_is_a_fault_of_the_letter() {
    for text in
        [format!("body = {}", "[".repeat(100_000)), format!("{} = 1", ["a"; 20_000].join("."))]
    {
        Case::new().stdin(text).args(["check", "-"]).run().says(1, "recursion");
    }
    let body = format!("lang = \"en\"\ntitle = \"A\"\nbody = \"{}a\"\n", "> ".repeat(100_000));
    Case::new().stdin(body).args(["check", "-"]).run().says(1, "nested more than 12 deep");
}

#[test]
fn an_absolute_path_lies_outside_even_when_it_leads_inside() {
    let case = Case::new().prepare(|folder| {
        let letter = with_logo(&folder.join("logo.svg").to_string_lossy().replace('\\', "/"));
        fs::write(folder.join("letter.toml"), letter).expect("written");
    });
    case.args(["check", "letter.toml"]).run().says(1, "lies outside the letter's folder");
}

#[test]
fn a_picture_on_the_web_is_no_file() {
    let case = Case::new().file("letter.toml", with_logo("https://harbourlight.example/logo.png"));
    case.args(["check", "letter.toml"]).run().says(1, "error[missing-file]");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_logo_is_refused_at_once() {
    let case = Case::new().file("letter.toml", with_logo("logo.png"));
    let case = case.prepare(|folder| {
        let made = std::process::Command::new("mkfifo").arg(folder.join("logo.png")).status();
        assert!(made.expect("mkfifo").success());
    });
    case.args(["check", "letter.toml"]).run().says(1, "`logo.png` is a pipe or device, not a file");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_refused() {
    let secret = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let case =
        Case::new().file("secret.svg", secret).file("letters/letter.toml", with_logo("logo.svg"));
    let case = case.prepare(|folder| {
        std::os::unix::fs::symlink("../secret.svg", folder.join("letters/logo.svg"))
            .expect("linked");
    });
    case.args(["check", "letters/letter.toml"])
        .run()
        .says(1, "`logo.svg` lies outside the letter's folder");
}

#[test]
fn no_letter_is_taken_for_a_fault_of_the_program() {
    let linked = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><image href=\"a.png\" width=\"9\" height=\"9\"/></svg>";
    let letters = [
        LETTER
            .replace("ready, and", "ready[^a], and")
            .replace("so are we.\"", "so.[^a]\\n\\n[^a]: b[^c]\\n\\n[^c]: d\""),
        LETTER.replace(
            "[\"Jordan Placeholder\"]",
            "[{ name = \"A\", number = 4294967295 }, \"B\"]\nnumbered = true",
        ),
        LETTER.replace("and so are we.", "\\n\\n|a|b|\\n|-|-|\\n|1|2|\\n"),
        with_logo("linked.svg"),
    ];
    let said = letters.map(|letter| {
        let case = Case::new().file("letter.toml", letter).file("linked.svg", linked);
        case.args(["check", "letter.toml"]).run().stderr
    });
    let wrong: Vec<&String> = said.iter().filter(|said| said.contains("error[bug]")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
