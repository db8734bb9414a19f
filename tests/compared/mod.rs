//! The forms of each sample, held against each other: all say the same.

mod pages;
mod prose;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use self::prose::{Prose, Table, names};
use crate::support::form::{dense, elements, paragraphs, read, shown};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// All samples and all letters without fault among the cases: a new one is compared by
/// itself.
fn letters() -> Vec<String> {
    let samples = inside("samples").into_iter().map(|folder| format!("{folder}/letter.toml"));
    let mut letters: Vec<String> = samples.chain(inside("tests/cases/ok")).collect();
    letters.retain(|letter| letter.ends_with(".toml") && Path::new(ROOT).join(letter).exists());
    letters.sort();
    assert!(letters.len() > 40, "{letters:?}");
    letters
}

fn inside(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("a folder");
    let names = entries.map(|entry| entry.expect("a file").file_name().into_string());
    names.map(|name| format!("{folder}/{}", name.expect("a plain name"))).collect()
}

fn form(letter: &str, form: &str) -> Vec<u8> {
    let args = ["build", letter, "--font-path", "samples/coalition/fonts", "-o", "-"];
    let output = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .args(args)
        .args(["--format", form])
        .current_dir(ROOT)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text(sample: &str, name: &str) -> String {
    String::from_utf8(form(sample, name)).expect("text")
}

fn json(sample: &str) -> Value {
    serde_json::from_slice(&form(sample, "json")).expect("JSON")
}

/// Each of the texts stands in `within`, after the one before it.
#[track_caller]
fn in_order(texts: &[String], within: &str, what: &str) {
    let mut from = 0;
    for text in texts {
        let text = bare(text);
        let at = within[from..].find(&text);
        let at = at.unwrap_or_else(|| panic!("{what} lacks `{text}` in\n{}", &within[from..]));
        from += at + text.len();
    }
}

/// Text without brackets, which plain text has around the numbers of notes.
fn bare(text: &str) -> String {
    dense(text).replace(['[', ']'], "")
}

/// Plain text without the addresses that follow its links.
fn without_addresses(text: &str) -> String {
    let text = dense(text);
    let mut pieces = text.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    let more = pieces.map(|piece| match piece.split_once('>') {
        Some((address, rest)) if address.contains(':') => rest.to_owned(),
        _ => format!("<{piece}"),
    });
    first + &more.collect::<String>()
}

/// Plain text in which tables that are too wide for it are as they are elsewhere.
fn heads_first(text: String, tables: &[Table]) -> String {
    tables.iter().fold(text, |text, table| {
        let (headed, whole) = (bare(&table.headed()), table.cells().map(|cell| bare(cell)));
        if headed.is_empty() { text } else { text.replace(&headed, &whole.collect::<String>()) }
    })
}

/// Each of the texts is the end of one of `among`, after the one before it: a label may
/// stand before a paragraph.
#[track_caller]
fn each_in_order(texts: &[String], among: &[String], what: &str) {
    let mut among = among.iter();
    for text in texts {
        assert!(among.any(|other| other.ends_with(text)), "{what} lacks the paragraph `{text}`");
    }
}

#[track_caller]
fn same(one: &str, other: &str, what: &str) {
    let near = |text: &str, at: usize| -> String {
        text.chars().skip(at.saturating_sub(60)).take(120).collect()
    };
    let length = one.chars().count().max(other.chars().count());
    let differs = one.chars().zip(other.chars()).position(|(one, other)| one != other);
    let at = differs.unwrap_or(length);
    assert!(one == other, "{what} at\n{}\n{}", near(one, at), near(other, at));
}

#[test]
fn every_sample_says_the_same_in_every_form() {
    for sample in letters() {
        let (letter, what) = (json(&sample), |form: &str| format!("{sample} as {form}"));
        assert_eq!(letter["undersigned"], 1);
        let (prose, names) = (Prose::of(&letter), names(&letter));
        assert!(!prose.lines.is_empty(), "{sample}");
        let unnamed = letter["signatories"]["unnamed"].as_u64().expect("a number");
        assert_eq!(letter["signatories"]["count"], names.len() as u64 + unnamed);
        let (html, markdown) = (text(&sample, "html"), text(&sample, "md"));
        let (page, txt) = (shown(&html), text(&sample, "txt"));
        let plain = heads_first(bare(&without_addresses(&txt)), &prose.tables);
        for (form, said) in [("HTML", bare(&page)), ("text", plain)] {
            for texts in [&prose.lines, &names, &prose.notes.concat()] {
                in_order(texts, &said, &what(form));
            }
        }
        let own: Vec<String> = elements(&html, "p", str::is_empty);
        each_in_order(&prose.paragraphs, &own, &what("HTML"));
        let own: Vec<String> = paragraphs(&markdown).iter().map(|text| dense(text)).collect();
        each_in_order(&prose.paragraphs, &own, &what("Markdown"));
        let csv = form(&sample, "csv");
        let mut table = csv::Reader::from_reader(csv.as_slice());
        let rows = table.records().map(|row| row.expect("a row"));
        // An apostrophe keeps spreadsheets from taking a name for a formula.
        let cells: Vec<String> =
            rows.map(|row| row[2].trim_start_matches('\'').to_owned()).collect();
        let plain: Vec<&str> = names.iter().map(|name| name.trim_start_matches('\'')).collect();
        assert_eq!(cells, plain, "{sample}");
        // A page without a heading has its title as one that only screen readers tell.
        let unseen = elements(&html, "h1", |own| own.contains("unseen")).concat();
        let page = dense(&page);
        let page = page.strip_prefix(&unseen).expect("the title first");
        same(page, &dense(&read(&markdown)), &what("Markdown"));
    }
}

#[test]
fn no_line_of_plain_text_is_wider_than_72_columns() {
    for sample in letters() {
        let text = text(&sample, "txt");
        let wide = text.lines().find(|line| line.width() > 72);
        assert_eq!(wide.filter(|line| !line.contains("://")), None, "{sample}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{sample}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{sample}");
    }
}
