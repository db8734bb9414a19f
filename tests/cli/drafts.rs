//! Drafts.

use crate::support::case::{Case, LETTER, Run};
use crate::support::pdf::Pdf;

fn draft(old: Option<&str>) -> Run {
    let case = Case::letter().env("SOURCE_DATE_EPOCH", "1772539500");
    let case = case.args(["build", "letter.toml", "--draft"]);
    match old {
        Some(old) => case.file("old.toml", old).args(["--since", "old.toml"]).run(),
        None => case.run(),
    }
}

#[test]
fn a_draft_says_so_on_its_pages_and_in_its_title() {
    let run = draft(None).says(0, "wrote letter-draft.pdf");
    assert_eq!(run.files, ["letter-draft.pdf", "letter.toml"]);
    let pdf = Pdf::read(&run.read("letter-draft.pdf"));
    assert!(pdf.info(b"Title").is_some_and(|title| title.starts_with("Draft: ")));
    let (text, _) = &pdf.drawn()[0];
    assert!(text.contains("DRAFT"), "{text}");
    assert!(text.contains("Draft, March 3, 2026, 12:05 UTC"), "{text}");
    // A reader hears the letter, not what stands around it.
    let heard = pdf.structure().text();
    assert!(!heard.contains("DRAFT") && !heard.contains("UTC"), "{heard}");
    let sent = Case::letter().args(["build", "letter.toml"]).run();
    assert_eq!(heard, Pdf::read(&sent.read("letter.pdf")).structure().text());
}

#[test]
fn the_clock_is_asked_where_nothing_else_says_the_time() {
    let run = Case::letter().args(["build", "letter.toml", "--draft"]).run();
    let (text, _) = Pdf::read(&run.read("letter-draft.pdf")).drawn().remove(0);
    assert!(text.contains(" UTC") && !text.contains("1970"), "{text}");
}

#[test]
fn bars_stand_beside_what_is_new_only() {
    let paths = |run: &Run| Pdf::read(&run.read("letter-draft.pdf")).paths();
    let none = paths(&draft(Some(LETTER)));
    assert_eq!(none, paths(&draft(None)));
    let changed = LETTER.replace("It is *ready*", "It will be *ready*");
    assert_ne!(changed, LETTER);
    assert_eq!(paths(&draft(Some(&changed))), none + 1);
}

#[test]
fn a_draft_is_compared_with_a_sound_letter_only() {
    let run = draft(Some("lang = 1")).says(1, "old.toml");
    assert_eq!(run.files, ["letter.toml", "old.toml"]);
    let alone = Case::letter().args(["build", "letter.toml", "--since", "old.toml"]).run();
    alone.says(2, "--draft");
    let both = Case::letter().args(["build", "letter.toml", "--draft", "--copies", "cc"]).run();
    both.says(2, "cannot be used with");
}

#[test]
fn a_draft_shows_no_signature() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 15h90"/></svg>"#;
    let signed = || {
        let entry = "[signatories]\nentries = [{ name = \"A. Example\", image = \"sign.svg\" }]";
        let text = format!("{}\n{entry}\n", LETTER.split("[signatories]").next().expect("a part"));
        Case::new().file("letter.toml", text).file("sign.svg", svg).args(["build", "letter.toml"])
    };
    let figures = |run: &Run, name| Pdf::read(&run.read(name)).structure().all("Figure").len();
    assert_eq!(figures(&signed().run(), "letter.pdf"), 1);
    assert_eq!(figures(&signed().args(["--draft"]).run(), "letter-draft.pdf"), 0);
}

#[test]
fn what_is_new_beside_the_text_is_told_in_a_line() {
    let changed = LETTER.replace("Sincerely", "Yours").replace("Jordan Placeholder", "A. Sample");
    let line = "new since it was sent: `closing`; 1 signatory more (Jordan Placeholder); 1 signatory fewer (A. Sample)";
    draft(Some(&changed)).says(0, line);
    draft(Some(LETTER)).says(0, "nothing is found to be new since it was sent");
    assert!(!draft(None).stderr.contains("since"));
}

#[test]
fn a_changed_postscript_has_a_bar() {
    let build = |old: &str| {
        let with = |text: &str| format!("postscript = \"{text}\"\n{LETTER}");
        let case = Case::new().file("letter.toml", with("See above.")).file("old.toml", with(old));
        let run = case.args(["build", "letter.toml", "--draft", "--since", "old.toml"]).run();
        Pdf::read(&run.read("letter-draft.pdf")).paths()
    };
    assert_eq!(build("See below."), build("See above.") + 1);
}

#[test]
fn all_that_is_printed_otherwise_is_told() {
    let with = |more: &str| LETTER.replace("[recipient]", &format!("{more}\n[recipient]"));
    let entries = |text: &str| LETTER.replace("entries = [\"Jordan Placeholder\"]", text);
    let two =
        |first: &str, second: &str| entries(&format!("entries = [\"{first}\", \"{second}\"]"));
    for (old, new, line) in [
        (
            LETTER.replace("It is *ready*", "It is *ready*.\\n\\nGo"),
            LETTER.to_owned(),
            "1 passage fewer",
        ),
        (LETTER.to_owned(), with("canonical_url = \"https://a.example/b\""), "`canonical_url`"),
        (
            LETTER.to_owned(),
            entries("note = \"(A)\"\nentries = [\"Jordan Placeholder\"]"),
            "`signatories.note`",
        ),
        (
            LETTER.to_owned(),
            entries("entries = [{ name = \"Jordan Placeholder\", role = \"Chair\" }]"),
            "1 signatory altered (Jordan Placeholder)",
        ),
        (two("A", "B"), two("B", "A"), "`signatories.order`"),
        (LETTER.to_owned(), with("[theme]\nsize = \"12pt\""), ": `theme`\n"),
        (LETTER.to_owned(), with("[press]\nheadline = \"News\""), ": `press`\n"),
        (LETTER.to_owned(), with("[output]\nbleed = \"3mm\""), ": `output`\n"),
        (LETTER.to_owned(), with("[letterhead]\npreprinted = true"), ": `letterhead`\n"),
        (
            with("[theme]\ncolor = { rgb = \"#102030\", cmyk = [100, 0, 0, 0] }"),
            with("[theme]\ncolor = { rgb = \"#102030\", cmyk = [90, 0, 0, 0] }"),
            ": `theme`\n",
        ),
        (
            with("[press]\nrelease = { until = 2026-06-11T18:00:00, zone = \"Europe/Paris\" }"),
            with("[press]\nrelease = { until = 2026-06-11T18:00:00, zone = \"Europe/Berlin\" }"),
            ": `press`\n",
        ),
        (
            LETTER.to_owned(),
            entries("style = \"table\"\nentries = [\"Jordan Placeholder\"]"),
            ": `signatories`\n",
        ),
        (
            entries("entries = [{ name = \"Jordan Placeholder\", country = \"Peru\" }]"),
            entries("entries = [{ name = \"Jordan Placeholder\", country = \"PE\" }]"),
            "nothing is found to be new",
        ),
    ] {
        let case = Case::new().file("letter.toml", new).file("old.toml", old);
        case.args(["build", "letter.toml", "--draft", "--since", "old.toml"]).run().says(0, line);
    }
}
