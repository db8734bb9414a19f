//! The press release, in front of the letter and alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

const SAMPLE: &str = include_str!("../../samples/press/letter.toml");
const LINE: &str = "EMBARGOED UNTIL 11 June 2026, 18:00 CEST (Brussels)";
const PRESS: [&str; 4] = ["build", "letter.toml", "--profile", "press"];
const EMBARGO: &str =
    "\n[press]\nrelease = { until = 2026-06-11T18:00:00, zone = \"Europe/Brussels\" }\n";

/// The sample with release and letter of several pages.
fn long() -> String {
    let paragraphs = format!("{}\n\n", "A sentence of many. ".repeat(24)).repeat(20);
    let mut text = SAMPLE.to_owned();
    for last in ["The letter is signed by", "We would be glad to help"] {
        let at = text.find(last).expect("the last paragraph");
        text.insert_str(at, &paragraphs);
    }
    text
}

fn letter(text: &str) -> Case {
    Case::new().file("letter.toml", text)
}

fn build(text: &str, more: &[&str]) -> Run {
    letter(text).args(PRESS.iter().chain(more)).run()
}

fn pdf(run: &Run, name: &str) -> Pdf {
    Pdf::read(&run.read(name))
}

/// All text of each page.
fn pages(pdf: &Pdf) -> Vec<String> {
    pdf.drawn().into_iter().map(|(text, _)| text).collect()
}

#[test]
fn the_release_stands_in_front_of_the_letter_and_changes_nothing_in_it() {
    let text = long();
    let kit = build(&text, &["-o", "kit"]);
    let run = build(&text, &[]).says(0, "wrote letter-press.pdf: 8 pages A4, PDF/UA-1");
    assert_eq!(run.files, ["letter-press.pdf", "letter.toml"]);
    let joint = pdf(&run, "letter-press.pdf");
    let (release, own) = (pdf(&kit, "kit/release.pdf"), pdf(&kit, "kit/letter.pdf"));
    assert_eq!(joint.drawn(), [release.drawn(), own.drawn()].concat());
    let lines = |pdf: &Pdf| pdf.structure().lines();
    assert_eq!(lines(&joint), [lines(&release), lines(&own)].concat());
    let outline = |pdf: &Pdf| pdf.structure().outline();
    // Below the one root of all.
    assert_eq!(outline(&joint), [&outline(&release)[..], &outline(&own)[1..]].concat());
    let title = b"Title".as_slice();
    assert_eq!(joint.info(title), own.info(title), "it is called what the letter is");
    assert_eq!(run.read("letter-press.pdf"), build(&text, &[]).read("letter-press.pdf"));
}

#[test]
fn notes_that_are_the_same_lead_to_their_own_document() {
    let body = "body = \"\"\"\nOne.\n\nReady.[^a]\n\n[^a]: Since [May](https://a.example).\n\"\"\"";
    let head = "lang = \"en-US\"\ntitle = \"A\"\nheadline = true\nletterhead = { name = \"X\" }\n";
    let text = format!("{head}{body}\n[press]\n{body}");
    let joint = build(&text, &[]).says(0, "2 pages").read("letter-press.pdf");
    let run = Case::new().file("joint.pdf", joint).args(["inspect", "joint.pdf"]).run();
    let told = String::from_utf8(run.stdout).expect("text");
    for own in ["page 1: page 1", "page 2: page 2"] {
        assert_eq!(told.matches(own).count(), 1, "{told}");
    }
    assert_eq!(told.matches("Note 1 Since May.").count(), 2, "{told}");
}

#[test]
fn the_embargo_is_on_every_page_and_more_on_all_of_the_release_but_the_last() {
    let run = build(&long(), &[]);
    let joint = pdf(&run, "letter-press.pdf");
    let pages = pages(&joint);
    assert!(pages.iter().all(|page| page.contains(LINE)));
    let more: Vec<bool> = pages.iter().map(|page| page.contains("– more –")).collect();
    assert_eq!(more, [[true; 3].as_slice(), &[false; 5]].concat());
    // Said once for each document; what repeats is not read out.
    let said = joint.structure().lines().join("\n");
    assert_eq!([said.matches(LINE).count(), said.matches("– more –").count()], [2, 0], "{said}");
}

#[test]
fn the_embargo_does_not_break_a_list_that_goes_on() {
    let names: Vec<String> = (1..=600).map(|n| format!("\"Invented Body {n}\"")).collect();
    let entries = format!("style = \"columns\"\nentries = [{}, ", names.join(", "));
    let text = LETTER.replace("entries = [", &entries);
    let run = build(&format!("{text}{EMBARGO}"), &[]).says(0, "wrote letter-press.pdf");
    let joint = pdf(&run, "letter-press.pdf");
    let names = joint.structure().all("LI").len();
    assert!(joint.pages() > 4 && names == 601, "{} pages, {names} names", joint.pages());
}

#[test]
fn the_embargo_is_on_pages_that_are_enclosed() {
    let sample = include_str!("../../samples/annexes/letter.toml");
    let case = letter(&format!("{sample}{EMBARGO}"))
        .file("annex.pdf", include_bytes!("../../samples/annexes/annex.pdf"))
        .file("plan.svg", include_bytes!("../../samples/annexes/plan.svg"))
        .file("work.md", include_bytes!("../../samples/annexes/work.md"));
    let run = case.args(PRESS).run().says(0, "2 pages A4 and 5 enclosed");
    let pages = pages(&pdf(&run, "letter-press.pdf"));
    assert_eq!(pages.iter().filter(|page| page.contains(LINE)).count(), 7, "{pages:?}");
}

#[test]
fn other_profiles_know_nothing_of_it() {
    let alone = letter(SAMPLE).args(["build", "letter.toml"]).run();
    let several = letter(SAMPLE).args(["build", "letter.toml", "--profile", "digital,press"]).run();
    let said = SAMPLE.replace("[output]", "[output]\nprofile = [\"press\", \"digital\"]");
    let said = letter(&said).args(["build", "letter.toml"]).run();
    for run in [&several, &said] {
        assert_eq!(run.files, ["letter-press.pdf", "letter.pdf", "letter.toml"]);
        assert_eq!(run.read("letter.pdf"), alone.read("letter.pdf"));
        assert_eq!(pdf(run, "letter-press.pdf").pages(), 2);
    }
    let piped = build(SAMPLE, &["-o", "-"]);
    assert_eq!(piped.stdout, several.read("letter-press.pdf"));
    let named = build(SAMPLE, &["-o", "other.pdf"]);
    assert_eq!(named.read("other.pdf"), several.read("letter-press.pdf"));
}

#[test]
fn what_both_have_to_say_is_said_once() {
    let cc: Vec<String> = (1..=90).map(|n| format!("\"Invented Holder {n}\"")).collect();
    let text = format!("cc = [{}]\n{LETTER}{EMBARGO}", cc.join(", "));
    let run = letter(&text).args(["check", "letter.toml", "--profile", "digital,press"]).run();
    assert_eq!(run.stderr.matches("warning[long-cc]").count(), 1, "{}", run.stderr);
}

#[test]
fn the_release_can_be_made_alone_in_its_forms() {
    let only = ["build", "letter.toml", "--press-only"];
    let kit = build(SAMPLE, &["-o", "kit"]);
    let run = letter(SAMPLE).args(only).run().says(0, "wrote letter-press-release.pdf: 1 page A4");
    assert_eq!(run.read("letter-press-release.pdf"), kit.read("kit/release.pdf"));
    let form = |form: &str| letter(SAMPLE).args(only.iter().chain(&["--format", form])).run();
    assert_eq!(form("txt").read("letter-press-release.txt"), kit.read("kit/release.txt"));
    for name in ["html", "md", "svg"] {
        let made = form(name).read(&format!("letter-press-release.{name}"));
        let made = String::from_utf8(made).expect("text");
        assert!(name == "svg" || made.contains("Nine years of ships"), "{made}");
        assert!(!made.contains("Commissioner for Coasts\""), "no recipient of the letter: {made}");
    }
    assert!(form("png").read("letter-press-release.png").starts_with(b"\x89PNG"));
    for name in ["csv", "json", "eml"] {
        form(name).says(2, "a press release is not written as");
    }
}

#[test]
fn what_the_press_gets_in_other_forms_is_what_the_kit_holds() {
    let kit = build(SAMPLE, &["-o", "kit"]);
    for form in ["html", "md", "txt"] {
        let run = build(SAMPLE, &["--format", form]);
        let name = format!("letter-press.{form}");
        assert_eq!(run.read(&name), kit.read(&format!("kit/letter.{form}")), "{form}");
        let said = SAMPLE.replace("[output]", "[output]\nprofile = \"press\"");
        let said = letter(&said).args(["build", "letter.toml", "--format", form]).run();
        assert_eq!(said.read(&name), run.read(&name));
    }
    assert_eq!(
        build(SAMPLE, &["--format", "png"]).read("letter-press.png"),
        kit.read("kit/page-1.png")
    );
    let mail = build(SAMPLE, &["--format", "eml"]).read("letter-press.eml");
    let mail = String::from_utf8(mail).expect("text");
    let part = |part: &str| {
        let lines: String = part.lines().take_while(|line| !line.starts_with("--")).collect();
        STANDARD.decode(lines).ok().and_then(|bytes| String::from_utf8(bytes).ok())
    };
    let parts: Vec<_> = mail.split("\r\n\r\n").filter_map(part).collect();
    let told = parts.iter().filter(|part| part.contains("EMBARGOED UNTIL")).count();
    assert_eq!(told, 2, "text and HTML: {parts:?}");
}

#[test]
fn nothing_leaves_the_embargo_out_unsaid() {
    for form in ["csv", "json"] {
        let run = build(SAMPLE, &["--format", form]).says(1, "has no place for the embargo");
        assert_eq!(run.files, ["letter.toml"]);
        let free = SAMPLE.replace("[press]\nrelease", "[press]\nrelease = \"immediate\" # ");
        build(&free, &["--format", form]).says(0, "wrote letter-press.");
    }
    for more in [["--copies", "cc"].as_slice(), &["--draft"]] {
        let run = build(SAMPLE, more).says(1, "copies and drafts are not for the press");
        assert_eq!(run.files, ["letter.toml"]);
    }
    let several = ["build", "letter.toml", "--profile", "press,digital", "--format", "html"];
    letter(SAMPLE).args(several).run().says(2, "is for one profile, and several are asked for");
}

#[test]
fn calls_that_make_no_sense_are_answered_with_what_would() {
    let call =
        |more: &[&str]| letter(SAMPLE).args(["build", "letter.toml"].iter().chain(more)).run();
    call(&["--profile", "digital", "--press-only"]).says(2, "add that profile, or leave out");
    for more in [["--copies", "cc"].as_slice(), &["--draft"], &["--sign"], &["--embed-source"]] {
        call(&[&["--press-only"], more].concat()).says(2, "cannot be used with");
    }
    for more in [&["--profile", "digital,press"][..], &["--press-only"]] {
        let run = call(&[more, &["-o", "kit"]].concat()).says(2, "`kit` is no name of a PDF");
        assert_eq!(run.files, ["letter.toml"]);
    }
}

#[test]
fn fields_for_signatures_stand_in_the_letter() {
    let text =
        format!("{LETTER}{EMBARGO}").replace("[signatories]", "[signatories]\nstyle = \"blocks\"");
    let run = build(&text, &["--signature-fields"]).says(0, "wrote letter-press.pdf: 2 pages");
    assert_eq!(pdf(&run, "letter-press.pdf").pages_with_fields(), [2]);
}

#[test]
fn what_newsrooms_get_does_not_go_with_paper_or_the_letters_own_files() {
    for (args, words) in [
        (["--press-only", "--booklet"], "--booklet is for paper, and --press-only for newsrooms"),
        (["--profile=press", "--embed-source"], "does not carry the letter's own files"),
        (["--profile=press", "--grayscale"], "--grayscale is for paper"),
    ] {
        let run = letter(SAMPLE).args(["build", "letter.toml"]).args(args).run().says(2, words);
        assert_eq!(run.files, ["letter.toml"]);
    }
}
