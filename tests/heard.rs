//! What a screen reader is told of a letter: languages, and all that is seen but once.

use crate::support::case::Case;
use crate::support::pdf::Pdf;

fn build(letter: &str) -> Pdf {
    let run = Case::new().file("letter.toml", letter).args(["build", "letter.toml"]).run();
    let run = run.says(0, "wrote");
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    Pdf::read(&run.read("letter.pdf"))
}

/// What is spoken in a language, of a letter in English.
fn spoken(pdf: &Pdf, lang: &str) -> Vec<String> {
    assert_eq!(pdf.lang(), "en");
    let all = pdf.structure().spoken("en").into_iter();
    all.filter(|(own, _)| own == lang).map(|(_, text)| text).collect()
}

#[test]
fn a_passage_is_spoken_in_its_language() {
    let pdf = build(
        r#"
lang = "en"
subject = "Passages"
body = """
The motto ["liberté", *égalité*, [fraternité](https://harbourlight.example)]{lang=fr} stands[^1] there.

[Ein ganzer "Absatz".]{lang=de-AT}

[^1]: A note with [un mot]{lang=fr}.
"""
cc = [{ name = "Comité des exemples", email = "cc@harbourlight.example", lang = "fr" }]
[recipient]
name = "Ministère des exemples"
address = "Villexemple"
lang = "fr-CA"
[signatories]
entries = ["Jordan Placeholder"]
"#,
    );
    let french = ["“liberté”, égalité, fraternité", "un mot", "Comité des exemples"];
    assert_eq!(spoken(&pdf, "fr"), french);
    assert_eq!(spoken(&pdf, "de-AT"), ["Ein ganzer “Absatz”."]);
    assert_eq!(spoken(&pdf, "fr-CA"), ["Ministère des exemples Villexemple"]);
}

#[test]
fn signatories_are_spoken_in_their_language_in_every_style() {
    for style in ["columns", "run-in", "table", "blocks", "sheet"] {
        let pdf = build(&format!(
            r#"
lang = "en"
subject = "Names"
body = "Text."
[recipient]
name = "Committee on Examples"
[signatories]
style = "{style}"
entries = [
  "Jordan Placeholder",
  {{ name = "Exemple", organization = "Comité", kind = "individual", lang = "fr" }},
  {{ name = "Muster", url = "https://harbourlight.example", lang = "de-AT" }},
  {{ name = "Voorbeeld", kind = "organization", represented_by = "Sam Sample", lang = "nl" }},
  "Zed Specimen",
]
"#
        ));
        let french = spoken(&pdf, "fr").concat();
        let organisation = if style == "sheet" { "" } else { "Comité" };
        assert!(
            french.contains("Exemple") && french.ends_with(organisation),
            "{style}: {:?}",
            pdf.structure().spoken("en")
        );
        assert!(spoken(&pdf, "de-AT").concat().ends_with("Muster"), "{style}");
        assert!(spoken(&pdf, "nl").concat().ends_with("Voorbeeld"), "{style}");
        let english = spoken(&pdf, "en").concat();
        assert!(english.contains("Jordan Placeholder") && english.contains("Zed Specimen"));
        assert!(english.contains("represented by Sam Sample"), "{style}: {english}");
    }
}

#[test]
fn a_column_of_a_table_says_the_language() {
    let letter = "lang = 'en'\nbody = 'Text.'\nsubject = 'S'\n[signatories]\nfile = 'names.csv'\n";
    let build = |header: &str, language: &str| {
        let names = format!("Name,{header}\nJordan Placeholder,\nCamille Exemple,{language}\n");
        let case = Case::new().file("names.csv", names).file("letter.toml", letter);
        case.args(["build", "letter.toml"]).run()
    };
    for header in ["lang", "Language", "Langue (code)"] {
        let run = build(header, "fr").says(0, "wrote");
        assert_eq!(spoken(&Pdf::read(&run.read("letter.pdf")), "fr"), ["Camille Exemple"]);
    }
    // A form that asks in which language people want to be written to.
    build("Language", "French").says(0, "nothing is made of the columns `Language`");
    build("lang", "French").says(1, "`French` names no language");
}

#[test]
fn small_print_is_read_after_the_letterhead_and_numbers_of_pages_are_not() {
    let pdf = build(
        r#"
lang = "en"
subject = "Small print"
body = "Text."
[letterhead]
name = "Harbour Light"
address = "Sampletown"
footer = "Registered charity no. 000000"
[recipient]
name = "Committee on Examples"
[page]
numbering = "always"
[signatories]
entries = ["Jordan Placeholder"]
"#,
    );
    let lines = pdf.structure().lines();
    let beginning =
        ["Harbour Light", "Sampletown", "Registered charity no. 000000", "Committee on Examples"];
    assert_eq!(lines[..4], beginning);
    assert!(!lines.iter().any(|line| line.contains("Page 1")), "{lines:?}");
}

#[test]
fn names_without_numbers_have_no_labels() {
    let list = "style = 'columns'\nentries = ['Jordan Placeholder', 'Alex Sample']";
    let letter = |numbered: bool| {
        format!(
            "lang = 'en'\nsubject = 'S'\nbody = 'T.'\n[signatories]\nnumbered = {numbered}\n{list}"
        )
    };
    for (numbered, labels) in [(false, 0), (true, 2)] {
        let structure = build(&letter(numbered)).structure();
        assert_eq!(structure.all("LI").len(), 2);
        assert_eq!(structure.all("Lbl").len(), labels);
    }
}
