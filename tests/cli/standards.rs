//! The standards a PDF is asked to meet.

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

fn build(standards: &str) -> Run {
    Case::letter().args(["build", "letter.toml", "--standard", standards]).run()
}

#[test]
fn the_delivered_pdf_claims_both_standards() {
    let run = Case::letter().args(["build", "letter.toml"]).run();
    let xmp = Pdf::read(&run.read("letter.pdf")).xmp();
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{xmp}");
}

#[test]
fn the_standard_asked_for_is_the_one_claimed() {
    let run = build("a-3a").says(0, ", PDF/A-3a, ");
    let xmp = Pdf::read(&run.read("letter.pdf")).xmp();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>"), "{xmp}");
    assert!(!xmp.contains("pdfuaid:part"), "{xmp}");
}

#[test]
fn a_version_alone_is_met() {
    let run = build("1.4").says(0, ", PDF 1.4, ");
    assert!(run.read("letter.pdf").starts_with(b"%PDF-1.4"));
}

#[test]
fn standards_that_exclude_each_other_are_refused_with_the_reason() {
    for (standards, reason) in [
        ("ua-1,a-4", "PDF/A-4"),
        ("a-2a,a-3a", "at most one PDF/A"),
        ("ua-1,1.6", "requires PDF 1.7"),
        ("a-1a,ua-1", "requires PDF 1.7"),
        ("ua-2,a-2a", "PDF/UA-2 requires PDF 2.0, which PDF/A-2a does not know"),
        ("ua-1,ua-2", "PDF/UA-1 ends with PDF 1.7"),
    ] {
        let run =
            build(standards).says(2, reason).says(2, "help: ask for standards that go together");
        assert_eq!(run.files, ["letter.toml"]);
    }
}

const TURNS: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs>
<linearGradient id="a" spreadMethod="repeat" x2="0.1"><stop stop-color="red"/><stop offset="1"/></linearGradient>
</defs><rect width="10" height="10" fill="url(#a)"/></svg>"##;
const PALE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<circle cx="5" cy="5" r="4" opacity="0.5"/></svg>"#;
const TEXT: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20">
<text x="1" y="15" font-family="Libertinus Serif">香</text></svg>"#;

#[test]
fn a_picture_that_is_refused_is_told_at_its_place() {
    for (standard, picture, fact) in [
        ("ua-1,a-2a", TURNS, "has a gradient that repeats or turns, which PDF/UA-1 + PDF/A-2a"),
        ("a-1b", PALE, "lets the paper shine through, which PDF/A-1b does not allow"),
        ("ua-1", TEXT, "has text in it that no typeface can show"),
        ("ua-2,a-4", TEXT, "has text in it that no typeface can show, which PDF/UA-2 + PDF/A-4"),
    ] {
        let letter = "lang = 'en'\nsubject = 'S'\nbody = 'See ![A plan](plan.svg).'";
        let run = Case::new()
            .file("letter.toml", letter)
            .file("plan.svg", picture)
            .args(["build", "letter.toml", "--standard", standard, "--message-format", "short"])
            .run()
            .says(1, &format!("letter.toml:3:13: error[bad-standard]: the picture {fact}"));
        assert!(!run.stderr.contains("error:"), "{}", run.stderr);
    }
    // What does not allow it is not all there is.
    let letter = "lang = 'en'\nsubject = 'S'\nbody = 'See ![A plan](plan.svg).'";
    let case = Case::new().file("letter.toml", letter).file("plan.svg", PALE);
    case.args(["build", "letter.toml"]).run().says(0, "wrote");
}

#[test]
fn a_typeface_that_may_not_be_embedded_is_told_at_its_place() {
    let mut font = include_bytes!("../../samples/coalition/fonts/NotoSerifHebrew.ttf").to_vec();
    // `fsType` of the table OS/2: restricted licence embedding.
    let record = font.windows(4).position(|tag| tag == b"OS/2").expect("a table");
    let offset = u32::from_be_bytes(font[record + 8..record + 12].try_into().expect("a number"));
    font[offset as usize + 9] = 2;
    let letter = "lang = 'en'\nsubject = 'שלום'\nbody = 'Text.'
        [theme]\nfonts = 'own.ttf'\nfont = 'Noto Serif Hebrew'";
    let case = || Case::new().file("letter.toml", letter).file("own.ttf", &font);
    let fact = "letter.toml:6:8: error[bad-standard]: the typeface `Noto Serif Hebrew` may not be part of a file";
    let args = ["build", "letter.toml", "--message-format", "short"];
    case().args(args).run().says(1, fact);
    case().args(args).args(["--standard", "1.7"]).run().says(0, "wrote");
}

#[test]
fn a_list_that_is_too_long_for_an_old_version_is_told_in_our_words() {
    let names: Vec<String> = (0..9000).map(|number| format!("'Name {number}'")).collect();
    let letter = format!(
        "lang = 'en'\nsubject = 'S'\nbody = 'Text.'\n[signatories]\nstyle = 'columns'\nentries = [{}]",
        names.join(", ")
    );
    let case = Case::new().file("letter.toml", letter);
    case.args(["build", "letter.toml", "--standard", "a-1b"])
        .run()
        .says(1, "error[bad-standard]: the letter has more in it than PDF/A-1b has room for");
}

#[test]
fn a_standard_that_is_unknown_is_answered_with_those_known() {
    build("x-1").says(2, "known are ua-1, ua-2, a-1b, ");
}

#[test]
fn characters_the_program_adds_are_looked_for_whatever_is_asked_for() {
    let letter = LETTER.replace("\"en-US\"", "\"ja\"");
    let dated = format!("date = 2026-03-03\n{}", without_date(&letter));
    for args in [&[][..], &["--standard", "1.7"], &["--profile", "print"], &["--format", "png"]] {
        let case = Case::new().file("letter.toml", &dated).args(["build", "letter.toml"]);
        let run = case.args(args).args(["--message-format", "short"]).run();
        run.says(1, "letter.toml:1:8: error[missing-glyph]: no typeface has the characters `年`");
    }
    let figure = "lang = \"fa\"\ntitle = \"A\"\nbody = \"{signatories.count}\"\n\
        signatories.entries = [\"Ada Sample\"]\n";
    let case = Case::new().file("letter.toml", figure);
    let args = ["check", "letter.toml", "--standard", "1.7", "--message-format", "short"];
    case.args(args).run().says(1, "letter.toml:1:8: error[missing-glyph]: no typeface has");
}

fn without_date(letter: &str) -> String {
    letter
        .lines()
        .filter(|line| !line.starts_with("date"))
        .map(|line| format!("{line}\n"))
        .collect()
}
