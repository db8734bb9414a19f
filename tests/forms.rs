//! The forms of a letter, held against each other: all say the same.

use std::process::Command;

use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use crate::support::case::{Case, LETTER};
use crate::support::pdf::Pdf;

const SAMPLES: [&str; 9] = [
    "annexes",
    "attachments",
    "business",
    "coalition",
    "joint-statement",
    "minimal",
    "open-letter",
    "press",
    "signing-sheet",
];

fn form(sample: &str, form: &str) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(["build", &format!("samples/{sample}/letter.toml"), "--format", form, "-o", "-"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text(sample: &str, name: &str) -> String {
    String::from_utf8(form(sample, name)).expect("text")
}

/// Without any space, for lines end where they must.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// What a browser shows of a page, with the words of pictures in the text. Logos and
/// signatures are none of it.
fn shown(html: &str) -> String {
    let body = html.split_once("<body>").expect("a body").1;
    let (mut shown, mut before) = (String::new(), "");
    for (index, piece) in body.split('<').enumerate() {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        assert!(index == 0 || piece.contains('>'), "a tag without end in {html}");
        let alt = tag.starts_with("img").then(|| tag.split("alt=\"").nth(1)).flatten();
        if let Some(alt) = alt.filter(|_| !before.starts_with("header") && before != "li") {
            shown += &format!("[{}]", alt.trim_end_matches('"'));
        }
        (shown, before) = (shown + text, tag);
    }
    quick_xml::escape::unescape(&shown).expect("sound entities").replace('↩', "")
}

/// What a reader of Markdown shows of a text.
fn read(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let texts = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::FootnoteReference(text) => {
            Some(text.into_string())
        }
        _ => None,
    });
    texts.collect()
}

/// The pieces of text of a letter's prose in the order they are read, and those of its notes.
fn pieces(value: &Value, texts: &mut Vec<String>, notes: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| pieces(value, texts, notes)),
        Value::Object(object) => {
            texts.extend(object.get("text").and_then(Value::as_str).map(str::to_owned));
            let note = object.get("kind").is_some_and(|kind| kind == "footnote");
            for key in ["header", "rows", "items", "body"] {
                let Some(value) = object.get(key) else { continue };
                if note {
                    pieces(value, notes, &mut Vec::new());
                } else {
                    pieces(value, texts, notes);
                }
            }
        }
        _ => {}
    }
}

fn names(letter: &Value) -> Vec<String> {
    let groups = letter["signatories"]["groups"].as_array().expect("groups");
    let entries = groups.iter().flat_map(|group| group["entries"].as_array().expect("entries"));
    entries.map(|entry| entry["name"].as_str().expect("a name").to_owned()).collect()
}

/// Each of the texts stands in `within`, after the one before it.
#[track_caller]
fn in_order(texts: &[String], within: &str, what: &str) {
    let (within, mut from) = (dense(within), 0);
    for text in texts {
        let text = dense(text);
        let at = within[from..].find(&text);
        let at = at.unwrap_or_else(|| panic!("{what} lacks `{text}` in\n{}", &within[from..]));
        from += at + text.len();
    }
}

#[test]
fn every_sample_says_the_same_in_every_form() {
    for sample in SAMPLES {
        let letter: Value = serde_json::from_slice(&form(sample, "json")).expect("JSON");
        assert_eq!(letter["undersigned"], 1);
        let (mut prose, mut notes) = (Vec::new(), Vec::new());
        pieces(&letter["body"], &mut prose, &mut notes);
        assert!(!prose.is_empty(), "{sample}");
        let names = names(&letter);
        assert_eq!(letter["signatories"]["count"], names.len());
        let all = [prose, names.clone(), notes].concat();
        let (html, markdown) = (shown(&text(sample, "html")), read(&text(sample, "md")));
        in_order(&all, &html, sample);
        in_order(&all, &text(sample, "txt"), sample);
        let csv = form(sample, "csv");
        let mut table = csv::Reader::from_reader(csv.as_slice());
        let rows = table.records().map(|row| row.expect("a row"));
        let cells: Vec<String> = rows.map(|row| row[2].to_owned()).collect();
        assert_eq!(cells, names, "{sample}");
        // A page without a heading has its title as one that only screen readers tell.
        let (shown, markdown) = (dense(&html), dense(&markdown));
        let unseen = shown.strip_prefix(&dense(letter["title"].as_str().expect("a title")));
        let html = unseen.filter(|_| letter["headline"] == false && letter["subject"].is_null());
        let html = html.map_or_else(|| shown.clone(), str::to_owned);
        let differs = html.chars().zip(markdown.chars()).position(|(one, other)| one != other);
        let near =
            differs.map(|at| markdown.chars().skip(at.saturating_sub(40)).take(80).collect());
        assert!(html == markdown, "{sample} in Markdown at {:?}", near.unwrap_or_else(String::new));
    }
}

#[test]
fn the_pages_say_what_the_other_forms_say() {
    for sample in ["business", "minimal", "open-letter", "joint-statement", "attachments"] {
        let letter: Value = serde_json::from_slice(&form(sample, "json")).expect("JSON");
        let (mut prose, mut notes) = (Vec::new(), Vec::new());
        pieces(&letter["body"], &mut prose, &mut notes);
        let pages = Pdf::read(&form(sample, "pdf")).structure().lines().concat();
        in_order(&prose, &pages, sample);
        in_order(&names(&letter), &pages, sample);
        notes.iter().for_each(|note| in_order(std::slice::from_ref(note), &pages, sample));
    }
}

#[test]
fn no_line_of_plain_text_is_wider_than_72_columns() {
    for sample in SAMPLES {
        let text = text(sample, "txt");
        let wide = text.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > 72);
        assert_eq!(wide.filter(|line| !line.contains("://")), None, "{sample}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{sample}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{sample}");
    }
}

/// A letter of marks that mean something elsewhere.
const HOSTILE: &str = r##"
lang = "ar"
title = "<b>1 & 2</b> # `x` *y*"
headline = true
salutation = "- Dear </script><script>alert(1)</script>,"
body = '''
\# no heading, 1\. no item, \*no\* emphasis & no &amp;amp; entity | no cell.\
\- no item either\
2\) nor this

*em*phasis, **str**ong, `code | with | bars`, ``two ` ticks``, [a \[link\]](https://a.example/?x=1&y=(2)) and "quotes".[^n]

| a \| b | `c` |
|---|:-:|
| 1 | <2> |

- one

  more of one
- two
  1. inner
  2. next

> quoted
>
> - listed

[^n]: A note, [linked](https://b.example).

    Its second paragraph.
'''
[signatories]
entries = ["=SUM(A1)", "دار الرسائل غير المكتوبة", "# Ltd.", "1. FC Sample", "A & B <c>"]
"##;

#[test]
fn marks_mean_nothing_in_any_form() {
    let build = |form: &str| {
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/coalition/fonts");
        let args = ["build", "letter.toml", "--font-path", fonts, "--format", form, "-o", "-"];
        let run = Case::new().file("letter.toml", HOSTILE).args(args).run().says(0, "wrote");
        String::from_utf8(run.stdout).expect("text")
    };
    let (html, markdown) = (build("html"), build("md"));
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert_eq!(dense(&read(&markdown)), dense(&shown(&html)), "{markdown}");
    let said = dense(&shown(&html));
    let part = "#noheading,1.noitem,*no*emphasis&no&amp;entity|nocell.-noitemeither2)northis";
    assert!(said.contains(part), "no {part} in {said}");
    let csv = build("csv");
    assert!(csv.contains("'=SUM(A1)"), "{csv}");
    assert!(build("txt").contains("دار الرسائل غير المكتوبة"));
}

#[test]
fn a_form_stands_beside_the_letter_and_replaces_only_its_own() {
    let build = |case: Case, more: &[&str]| {
        case.args(["build", "letter.toml"]).args(more.iter().copied()).run()
    };
    let run = build(Case::letter(), &["--format", "html"]).says(0, "wrote letter.html: ");
    assert_eq!(run.files, ["letter.html", "letter.toml"]);
    assert!(run.read("letter.html").starts_with(b"<!doctype html>"));
    let old = || Case::letter().file("letter.md", "Mine.").file("letter.html", "<!doctype html>\n");
    build(old(), &["--format", "html"]).says(0, "wrote letter.html");
    let run = build(old(), &["--format", "md"]).says(2, "`letter.md` is there already");
    assert_eq!(run.read("letter.md"), b"Mine.");
    build(old(), &["--format", "md", "--force"]).says(0, "wrote letter.md: Markdown, ");
    build(Case::letter(), &["--format", "md", "-o", "letter.toml", "--force"]).says(2, "itself");
    build(Case::letter(), &["--format", "docx"]).says(2, "known are pdf, png, svg, html, md");
}

#[test]
fn pages_are_files_of_their_own() {
    let long = LETTER.replace("It is *ready*", &"It is *ready*.\\n\\n".repeat(40));
    let case = || Case::new().file("letter.toml", &long);
    let run = case().args(["build", "letter.toml", "--format", "png"]).run();
    let run = run.says(0, "wrote letter-2.png: a PNG picture, ");
    assert_eq!(run.files, ["letter-1.png", "letter-2.png", "letter.toml"]);
    let png = imagesize::blob_size(&run.read("letter-1.png")).expect("a picture");
    assert_eq!([png.width, png.height], [2550, 3300], "300 dots an inch on US letter");
    let run = case().args(["build", "letter.toml", "--format", "svg", "-o", "p{n}.svg"]).run();
    assert_eq!(run.files, ["letter.toml", "p1.svg", "p2.svg"]);
    assert!(run.read("p1.svg").starts_with(b"<svg"));
    for output in ["-", "one.svg"] {
        let run = case().args(["build", "letter.toml", "--format", "svg", "-o", output]).run();
        run.says(2, "the letter has 2 pages").says(2, "put {n} in the name");
    }
    let one = Case::letter().args(["build", "letter.toml", "--format", "svg", "-o", "-"]).run();
    assert!(one.stdout.starts_with(b"<svg"));
}

#[test]
fn a_draft_is_addressed_and_holds_the_letter_three_times() {
    let letter = include_str!("cases/ok/mailed.toml").replace("Committee", "Комісія");
    let args = ["build", "letter.toml", "--format", "eml"];
    let run = Case::new().file("letter.toml", &letter).args(args).run();
    let run = run.says(0, "wrote letter.eml: a draft message, ");
    let mail = String::from_utf8(run.read("letter.eml")).expect("ASCII");
    assert!(mail.is_ascii() && mail.split("\r\n").all(|line| line.len() <= 78), "{mail}");
    for line in [
        "X-Unsent: 1\r\n",
        "To: =?utf-8?B?0JrQvtC80ZbRgdGW0Y8gb24gRXhhbXBsZXM=?=\r\n <committee@examples.example>\r\n",
        "Bcc: \"The Archive\"\r\n <archive@harbourlight.example>,\r\n \"Copies\"\r\n <office+copies@harbourlight.example>\r\n",
        "Subject: A letter that is mailed\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Content-Type: text/html; charset=utf-8\r\n",
        "Content-Disposition: attachment; filename=\"letter.pdf\"\r\n",
    ] {
        assert!(mail.contains(line), "no {line} in:\n{mail}");
    }
    let again = Case::new().file("letter.toml", &letter).args(args).run();
    assert_eq!(again.read("letter.eml"), run.read("letter.eml"));
}

#[test]
fn a_letter_from_standard_input_is_written_in_any_form() {
    let run = Case::new().args(["build", "-", "--format", "txt"]).stdin(LETTER).run();
    assert!(String::from_utf8_lossy(&run.stdout).contains("Sincerely,"), "{}", run.stderr);
}

#[test]
fn words_of_another_language_say_so_where_a_form_can() {
    let letter = r#"
lang = "en-GB"
title = "On Mottoes"
body = """
The "motto [liberté, *égalité*]{lang=fr}" stands above the door.

[Ein ganzer Absatz.]{lang=de}

- [שלום]{lang=he}
"""
recipients = [{ name = "Mairie d'Exemple", address = "1 rue Fictive", lang = "fr" }]
cc = [{ name = "Stadt Muster", lang = "de" }]
signatories = { entries = [{ name = "Café Imaginaire", role = "Patron", lang = "fr" }] }
"#;
    let build = |form: &str| {
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/coalition/fonts");
        let args = ["build", "letter.toml", "--font-path", fonts, "--format", form, "-o", "-"];
        let run = Case::new().file("letter.toml", letter).args(args).run().says(0, "wrote");
        String::from_utf8(run.stdout).expect("text").replace('\u{a0}', " ")
    };
    let html = build("html");
    for part in [
        "“motto <span lang=\"fr\" dir=\"ltr\">liberté, <em>égalité</em></span>”",
        "<div lang=\"de\" dir=\"ltr\">\n<p>Ein ganzer Absatz.</p>\n</div>",
        " lang=\"he\" dir=\"rtl\">",
        "<p class=\"recipient\" lang=\"fr\" dir=\"ltr\">",
        "<span lang=\"de\" dir=\"ltr\">Stadt Muster</span>",
        "<bdi lang=\"fr\" dir=\"ltr\">Café Imaginaire</bdi>",
        "<span lang=\"fr\" dir=\"ltr\">Patron</span>",
    ] {
        assert!(html.contains(part), "no {part} in:\n{html}");
    }
    let (markdown, text) = (build("md"), build("txt"));
    assert!(markdown.contains("“motto liberté, *égalité*”"), "{markdown}");
    assert!(markdown.contains("\n\nEin ganzer Absatz.\n\n- שלום\n"), "{markdown}");
    assert!(text.contains("“motto liberté, égalité”"), "{text}");
    assert!(text.contains("\n\nEin ganzer Absatz.\n\n- שלום\n"), "{text}");
}

#[test]
fn forms_are_of_the_letter_that_is_sent() {
    for other in ["--copies=cc", "--draft", "--sign", "--signature-fields"] {
        let args = ["build", "letter.toml", "--format", "html", other];
        let run = Case::letter().args(args).run().says(2, "cannot be used with");
        assert_eq!(run.files, ["letter.toml"]);
    }
}

#[test]
fn what_has_no_effect_on_a_form_is_refused() {
    let said = |args: &[&str]| {
        Case::letter().args(["build", "letter.toml"]).args(args.iter().copied()).run()
    };
    for (form, option) in [
        ("png", "--grayscale"),
        ("html", "--embed-source"),
        ("svg", "--profile=print"),
        ("eml", "--booklet"),
        ("txt", "--standard=a-2b"),
    ] {
        let run = said(&["--format", form, option]);
        assert_eq!(run.status, 2, "{form} {option}: {}", run.stderr);
        assert_eq!(run.files, ["letter.toml"]);
    }
    said(&["--format", "eml", "--standard", "a-2b"]).says(0, "wrote letter.eml");
    said(&["--format", "html", "-o", "x.pdf"]).says(2, "`x.pdf` is named as a PDF is");
    said(&["-o", "x.html"]).says(2, "add --format html");
    said(&["--format", "html", "-o", "a{n}.html"]).says(2, "one file, whatever its pages");
}
