//! What a letter is made for.

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

const ARGS: [&str; 4] = ["build", "letter.toml", "--profile", "digital,print"];

/// A letter with a link, in a colour.
fn letter(output: &str) -> Case {
    let text = LETTER.replace("Sincerely,\"", "Sincerely,\"\ntheme = { color = \"#1f3a5f\" }");
    let text = text.replace("It is *ready*", "It is [*ready*](https://archive.example)");
    Case::new().file("letter.toml", format!("{text}\n{output}"))
}

fn pdf(run: &Run, name: &str) -> Pdf {
    Pdf::read(&run.read(name))
}

#[test]
fn several_files_are_made_in_one_run() {
    let run = letter("").args(ARGS).run();
    let run = run.says(0, "wrote letter.pdf: 1 page US letter, PDF/UA-1 + PDF/A-2a");
    let run = run.says(0, "wrote letter-print.pdf: 1 page US letter, PDF 1.6");
    assert_eq!(run.files, ["letter-print.pdf", "letter.pdf", "letter.toml"]);
    let alone = letter("").args(["build", "letter.toml"]).run();
    assert_eq!(alone.read("letter.pdf"), run.read("letter.pdf"));
}

#[test]
fn print_has_one_ink_for_text_and_no_links() {
    let run = letter("").args(ARGS).run();
    let (digital, print) = (pdf(&run, "letter.pdf"), pdf(&run, "letter-print.pdf"));
    assert_eq!([digital.pages(), print.pages()], [1, 1]);
    assert_eq!([digital.links().len(), print.links().len()], [1, 0]);
    let colors = print.fills();
    assert!(colors.contains(&vec![0.0, 0.0, 0.0, 1.0]), "{colors:?}");
    let colored = |ink: &Vec<f32>| ink.len() == 4 && ink[0] > 0.0;
    assert!(colors.iter().any(colored), "the link's colour: {colors:?}");
    assert!(colors.iter().all(|ink| ink.len() == 4), "{colors:?}");
}

#[test]
fn the_letter_says_what_it_is_made_for_unless_the_call_does() {
    let output = "[output]\nprofile = [\"print\", \"press\"]";
    let run = letter(output).args(["build", "letter.toml"]).run().says(0, "letter-press.pdf");
    assert_eq!(run.files, ["letter-press.pdf", "letter-print.pdf", "letter.toml"]);
    let run = letter(output).args(["build", "letter.toml", "--profile", "digital"]).run();
    assert_eq!(run.files, ["letter.pdf", "letter.toml"]);
    let run = letter(output).args(["check", "letter.toml"]).run();
    run.says(0, "PDF 1.6 and PDF/UA-1");
}

#[test]
fn a_place_that_is_named_is_that_of_the_only_file() {
    let args = ["build", "letter.toml", "--profile", "print", "-o", "paper.pdf"];
    assert_eq!(letter("").args(args).run().files, ["letter.toml", "paper.pdf"]);
    let several = ARGS.into_iter().chain(["-o", "x.pdf"]);
    let run = letter("").args(several).run();
    assert_eq!(run.files, ["letter.toml", "x-print.pdf", "x.pdf"]);
    let piped = ARGS.into_iter().chain(["-o", "-"]);
    let run = letter("").args(piped).run().says(2, "several files cannot go to standard output");
    assert!(run.stdout.is_empty());
}

#[test]
fn a_profile_that_is_unknown_is_answered_with_those_known() {
    let run = letter("").args(["build", "letter.toml", "--profile", "paper"]).run();
    run.says(2, "known are digital, print, press");
}
