//! The formats of a letter: as files, and what they make of marks and languages.

use serde_json::Value;

use crate::support::case::{Case, LETTER};
use crate::support::form::{dense, read, shown};
use crate::support::made;

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
as_typed = ["=SUM(A1)", "A & B <c>"]
"##;

#[test]
fn marks_mean_nothing_in_any_form() {
    let build = |format: &str| {
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/coalition/fonts");
        let args = ["build", "letter.toml", "--font-path", fonts, "--format", format, "-o", "-"];
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
    let png = run.read("letter-1.png");
    let chunk = |kind: &[u8; 4], length: usize| {
        let at = png.windows(4).position(|window| window == kind).expect("a chunk") + 4;
        png[at..at + length].to_vec()
    };
    assert_eq!(chunk(b"IHDR", 10)[8..], [8, 2], "three colours of 8 bits, and no alpha");
    assert_eq!(chunk(b"pHYs", 9), [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1], "dots a metre");
    assert_eq!(chunk(b"sRGB", 1).len(), 1);
    let run = case().args(["build", "letter.toml", "--format", "svg", "-o", "p{n}.svg"]).run();
    assert_eq!(run.files, ["letter.toml", "p1.svg", "p2.svg"]);
    let first = String::from_utf8(run.read("p1.svg")).expect("text");
    assert!(first.starts_with("<svg") && first.contains("<title>"), "{}", &first[..400]);
    let (title, _) = first.split_once("</title>").expect("a title");
    assert!(title.ends_with(" (1/2)"), "{title}");
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
    assert!(mail.is_ascii() && mail.split("\r\n").all(|line| line.len() <= 76), "{mail}");
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
fn a_draft_to_nobody_is_told() {
    let draft = |text: &str| {
        let case = Case::new().file("letter.toml", text);
        case.args(["build", "letter.toml", "--format", "eml"]).run()
    };
    let letter = include_str!("cases/ok/mailed.toml");
    assert!(!draft(letter).says(0, "wrote").stderr.contains("no-address"));
    draft(LETTER).says(0, "warning[no-address]: the draft is to nobody").says(0, "wrote");
    let hidden = "bcc = [{ name = \"A\", email = \"a@b.example\" }]\n";
    let run = draft(&format!("{hidden}{LETTER}"));
    assert!(!run.says(0, "wrote").stderr.contains("no-address"));
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
    let build = |format: &str| {
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/coalition/fonts");
        let args = ["build", "letter.toml", "--font-path", fonts, "--format", format, "-o", "-"];
        let run = Case::new().file("letter.toml", letter).args(args).run().says(0, "wrote");
        String::from_utf8(run.stdout).expect("text")
    };
    let html = build("html");
    for part in [
        "“motto <span lang=\"fr\" dir=\"ltr\">liberté, <em>égalité</em></span>”",
        "<div lang=\"de\" dir=\"ltr\">\n<p>Ein ganzer Absatz.</p>\n</div>",
        " lang=\"he\" dir=\"rtl\">",
        "<p class=\"recipient\" lang=\"fr\" dir=\"ltr\">",
        "<span lang=\"de\" dir=\"ltr\">Stadt Muster</span>",
        "<bdi lang=\"fr\" dir=\"ltr\">Café Imaginaire</bdi>",
        "<p lang=\"fr\" dir=\"ltr\">Patron</p>",
    ] {
        assert!(html.contains(part), "no {part} in:\n{html}");
    }
    let json: Value = serde_json::from_str(&build("json")).expect("JSON");
    let entry = &json["signatories"]["groups"][0]["entries"][0];
    let langs = [&json["recipients"][0], &json["cc"][0], entry].map(|of| &of["lang"]);
    assert_eq!(langs, ["fr", "de", "fr"], "{json:#}");
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
    for (format, option) in [
        ("png", "--grayscale"),
        ("html", "--embed-source"),
        ("svg", "--profile=print"),
        ("eml", "--booklet"),
        ("txt", "--standard=a-2b"),
    ] {
        let run = said(&["--format", format, option]);
        assert_eq!(run.status, 2, "{format} {option}: {}", run.stderr);
        assert_eq!(run.files, ["letter.toml"]);
    }
    said(&["--format", "eml", "--standard", "a-2b"]).says(0, "wrote letter.eml");
    said(&["--format", "html", "-o", "x.pdf"]).says(2, "`x.pdf` is named as a PDF is");
    said(&["-o", "x.html"]).says(2, "add --format html");
    said(&["--format", "html", "-o", "a{n}.html"]).says(2, "one file, whatever its pages");
}

/// A scan: one page with a picture and no text.
fn scan() -> Vec<u8> {
    made::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_vec(),
        made::stream("", b"100 100 400 600 re f"),
    ])
}

#[test]
fn an_enclosed_page_without_text_says_what_it_is_in_every_form() {
    let letter = |alt: &str| {
        format!(
            "lang = 'en'\nsubject = 'S'\nbody = 'T.'\n[signatories]\nentries = ['Jordan Placeholder']\n\
             [[enclosures]]\ntitle = 'Deed'\nfile = 'scan.pdf'\n{alt}"
        )
    };
    for (alt, words) in [("", "Deed, Page 1 of 1"), ("alt = 'A deed of 1998'", "A deed of 1998")] {
        for format in ["html", "md", "txt", "json"] {
            let case = Case::new().file("letter.toml", letter(alt)).file("scan.pdf", scan());
            let run = case.args(["build", "letter.toml", "--format", format, "-o", "-"]).run();
            let said = String::from_utf8(run.stdout).expect("text");
            assert!(said.contains(words), "{format}: {said} {}", run.stderr);
        }
    }
}

#[test]
fn enclosures_of_one_title_keep_their_own_texts() {
    let letter = "lang = 'en'\nsubject = 'S'\nbody = 'T.'\nenclosures = [{ title = 'Minutes', file = \
                  'may.md' }, 'Minutes', { title = 'Minutes', file = 'june.md' }]\n\
                  [signatories]\nentries = ['Jordan Placeholder']\n";
    let case = Case::new().file("letter.toml", letter).file("may.md", "In May.");
    let case = case.file("june.md", "In June.");
    let run = case.args(["build", "letter.toml", "--format", "json", "-o", "-"]).run();
    let json: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let said = |index: usize| &json["enclosures"][index]["body"][0]["body"][0]["text"];
    assert_eq!([said(0), said(2)], ["In May.", "In June."], "{}", run.stderr);
    assert!(json["enclosures"][1]["body"].is_null());
}

#[test]
fn items_that_begin_with_no_paragraph_keep_their_marks_in_plain_text() {
    let letter = "lang = 'en'\nsubject = 'S'\nbody = \"\"\"\n- ```\n  code\n  ```\n- | a | b |\n  |---|---|\n  \
                  | 1 | 2 |\n\n1. > quoted\n\"\"\"\n[signatories]\nentries = ['Jordan Placeholder']\n";
    let args = ["build", "letter.toml", "--format", "txt", "-o", "-"];
    let run = Case::new().file("letter.toml", letter).args(args).run();
    let text = String::from_utf8(run.stdout).expect("text");
    let expected = "\n-     code\n- a  b\n  -  -\n  1  2\n\n1.     quoted\n";
    assert!(text.contains(expected), "{text} {}", run.stderr);
}

#[test]
fn what_screen_readers_list_has_a_name_of_its_own() {
    let sample = include_str!("../samples/press/letter.toml");
    let args = ["build", "letter.toml", "--format", "html", "-o", "-"];
    let run = Case::new().file("letter.toml", sample).args(args).run().says(0, "wrote");
    let html = String::from_utf8(run.stdout).expect("text");
    for part in [
        "role=\"group\" aria-label=\"Harbour, Volumes, Open to readers\" tabindex=\"0\"",
        "<section role=\"doc-endnotes\">",
        "aria-label=\"Back to reference 1\" role=\"doc-backlink\"",
    ] {
        assert!(html.contains(part), "no {part} in:\n{html}");
    }
    // Nobody said who of them is a person.
    assert!(!html.contains("{\"@type\":\"Person\",\"name\":\"Archive"), "{html}");
    assert!(html.contains("\"jobTitle\":\"Commissioner for Coasts\""), "{html}");
}

#[test]
fn an_office_is_that_of_who_represents() {
    let letter = r#"
lang = "en"
title = "Letter"
salutation = "Dear all,"
body = "A paragraph."
[signatories]
kind = "organization"
entries = [{ name = "Rivers Forum", role = "Director", represented_by = "Jordan Placeholder" }]
"#;
    for format in ["html", "md", "txt"] {
        let case = Case::new().file("letter.toml", letter);
        let run = case.args(["build", "letter.toml", "--format", format, "-o", "-"]).run();
        let text = String::from_utf8(run.stdout).expect("text");
        assert!(text.contains("represented by Jordan Placeholder, Director"), "{format}: {text}");
        assert_eq!(text.matches("Director").count(), 1, "{format}: {text}");
    }
}

#[test]
fn a_single_page_has_its_number_in_its_name_too() {
    let args = ["build", "letter.toml", "--format", "png", "-o", "p-{n}.png"];
    let run = Case::letter().args(args).run().says(0, "wrote p-1.png");
    assert_eq!(run.files, ["letter.toml", "p-1.png"]);
}

#[test]
fn a_name_of_another_format_is_refused_in_capitals_too() {
    for profile in ["digital", "press"] {
        let case = Case::letter().args(["build", "letter.toml", "--profile", profile]);
        case.args(["-o", "x.HTML"]).run().says(2, "add --format html");
    }
}
