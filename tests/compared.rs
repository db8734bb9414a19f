//! The forms of each sample, held against each other: all say the same.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::form::{dense, elements, heard, numbers, paragraphs, read, shown};
use crate::support::pdf::{Child, Node, Pdf};

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

/// The prose of a letter, in the order it is read: each paragraph, heading, cell by
/// itself, and those of its notes.
#[derive(Default)]
struct Prose {
    lines: Vec<String>,
    paragraphs: Vec<String>,
    notes: Vec<Vec<String>>,
}

impl Prose {
    fn of(letter: &Value) -> Self {
        let mut prose = Self::default();
        prose.blocks(&letter["body"]);
        prose.blocks(&letter["postscripts"]);
        for enclosure in letter["enclosures"].as_array().expect("enclosures") {
            prose.blocks(&enclosure["body"]);
        }
        prose
    }

    fn blocks(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.blocks(value)),
            Value::Object(block) => match block["kind"].as_str().expect("a kind") {
                kind @ ("paragraph" | "heading") => {
                    let line = self.line(&block["body"]);
                    // A picture is a paragraph of its own only where there are lines.
                    let text = kind == "paragraph" && block["body"][0]["kind"] != "image";
                    self.paragraphs.extend(text.then(|| dense(&line)));
                    self.lines.push(line);
                }
                "verbatim" => self.lines.push(block["text"].as_str().expect("text").to_owned()),
                "table" => {
                    let rows = block["rows"].as_array().expect("rows").iter();
                    for row in std::iter::once(&block["header"]).chain(rows) {
                        for cell in row.as_array().expect("cells") {
                            let cell = self.line(cell);
                            self.lines.push(cell);
                        }
                    }
                }
                "list" => self.blocks(&block["items"]),
                _ => self.blocks(block.get("body").unwrap_or(&Value::Null)),
            },
            _ => {}
        }
    }

    /// A line with the numbers of its notes.
    fn line(&mut self, inlines: &Value) -> String {
        let inlines = inlines.as_array().expect("inlines").iter();
        let parts = inlines.map(|inline| match inline["kind"].as_str().expect("a kind") {
            "footnote" => {
                let mut note = Self::default();
                note.blocks(&inline["body"]);
                self.notes.push(note.lines);
                self.notes.len().to_string()
            }
            "image" => format!("[{}]", inline["alt"].as_str().expect("words")),
            "break" => "\n".to_owned(),
            "text" | "code" => inline["text"].as_str().expect("text").to_owned(),
            _ => self.line(&inline["body"]),
        });
        parts.collect()
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
        assert_eq!(letter["signatories"]["count"], names.len());
        let (html, markdown) = (text(&sample, "html"), text(&sample, "md"));
        let (page, txt) = (shown(&html), text(&sample, "txt"));
        for (form, said) in [("HTML", bare(&page)), ("text", bare(&without_addresses(&txt)))] {
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

/// What is heard of a part of a PDF.
fn spoken(node: &Node) -> String {
    dense(&forwards(&in_lines(node)))
}

/// Each element of a PDF on a line of its own, with the words of pictures: without notes and
/// the numbers of items, which are compared by themselves.
fn in_lines(node: &Node) -> String {
    let figure = node.alt.iter().filter(|_| node.role == "Figure").map(|alt| format!("[{alt}]"));
    let counted = node.role == "LI";
    let children = node.children.iter().map(|child| match child {
        Child::Node(node) if node.role == "Note" || (node.role == "Lbl" && counted) => {
            String::new()
        }
        Child::Node(node) => format!("\n{}\n", in_lines(node)),
        Child::Text(text, _) => text.clone(),
    });
    figure.chain(children).collect()
}

/// Words that are read from right to left stand in a PDF as they are seen, from left to
/// right.
fn forwards(text: &str) -> String {
    let leftwards = |c: &char| matches!(c, '\u{590}'..='\u{8ff}' | ' ');
    let mut chars: Vec<char> = text.chars().collect();
    for part in chars.chunk_by_mut(|one, other| leftwards(one) == leftwards(other)) {
        if part.first().is_some_and(leftwards) {
            part.reverse();
        }
    }
    chars.into_iter().collect()
}

/// The page as the pages have it: small print is read after the letterhead, and a title that
/// is not printed is not read.
fn as_printed(html: &str) -> String {
    let page = html.split_once("<article>").expect("a letter").1;
    let page = match page.split_once("<h1 class=\"unseen\">") {
        Some((before, rest)) => before.to_owned() + rest.split_once("</h1>").expect("its end").1,
        None => page.to_owned(),
    };
    match page.split_once("<footer") {
        Some((page, footer)) => page.replacen("</header>", &format!("</header><footer{footer}"), 1),
        None => page,
    }
}

fn all(structure: &Node, role: &str) -> Vec<String> {
    structure.all(role).into_iter().map(spoken).collect()
}

#[test]
fn the_pages_say_what_the_other_forms_say() {
    for sample in letters() {
        let what = |part: &str| format!("{part} of {sample}");
        let (letter, html) = (json(&sample), text(&sample, "html"));
        let structure = Pdf::read(&form(&sample, "pdf")).structure();
        let (page, notes) = html.split_once("<ol class=\"notes\">").unwrap_or((&html, ""));
        let page = as_printed(page);
        // What stands on one line of a letterhead has dots between it.
        let text = spoken(&structure).replace('·', "");
        same(&dense(&heard(&page)), &text, &what("the text"));
        let page = page.as_str();
        // A heading that only screen readers tell of stands above those that are printed.
        let above = usize::from(html.contains("<h1 class=\"unseen\">"));
        for level in 1..=6 - above {
            let (tag, role) = (format!("h{}", level + above), format!("H{level}"));
            assert_eq!(elements(page, &tag, |_| true), all(&structure, &role), "{}", what(&tag));
        }
        // Each sheet to be signed by hand repeats the title among its heads.
        let title = dense(letter["title"].as_str().expect("a title"));
        let mut heads = all(&structure, "TH");
        heads.retain(|head| *head != title);
        let said = all(&structure, "P");
        for (tag, tagged) in [("th", heads), ("td", all(&structure, "TD"))] {
            let mut cells = elements(page, tag, |_| true);
            // Tables of enclosed PDFs are paragraphs on the pages.
            let mut next = tagged.iter().peekable();
            cells.retain(|cell| next.next_if_eq(&cell).is_some() || !said.contains(cell));
            assert_eq!(cells, tagged, "{}", what(tag));
        }
        let numbered = elements(notes, "li", |_| true).into_iter().zip(1..);
        let numbered: Vec<_> = numbered.map(|(note, number)| format!("{number}{note}")).collect();
        assert_eq!(numbered, all(&structure, "Note"), "{}", what("notes"));
        let items = structure.all("LI").into_iter().flat_map(|item| item.all("Lbl"));
        let labels = items.map(|label| dense(&label.text())).filter(|label| label.ends_with('.'));
        assert_eq!(numbers(page), labels.collect::<Vec<_>>(), "{}", what("numbers"));
        let paragraphs = [all(&structure, "P"), all(&structure, "LBody")].concat();
        for paragraph in &Prose::of(&letter).paragraphs {
            assert!(paragraphs.contains(paragraph), "no {paragraph} in {sample}");
        }
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
