//! The facts for people. Writing to a string cannot fail.

use std::fmt::Write;

use undersigned::diagnostic::is_obeyed;
use undersigned::inspect::{Attachment, Bookmark, Element, Facts, Font, PageSize, Signature};

/// Texts are cut to this many characters.
const LONGEST: usize = 72;
/// Of more elements of one kind in a row, only the first are shown.
const MOST_ALIKE: usize = 12;
/// How many of them.
const SHOWN: usize = 8;

/// Everything in order, a line each.
pub fn text(name: &str, facts: &Facts) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}: {}", plain(name), head(facts));
    about(&mut text, facts);
    list(&mut text, "pages", &pages(&facts.pages));
    list(&mut text, "fonts", &facts.fonts.iter().map(font).collect::<Vec<_>>());
    list(&mut text, "links", &links(facts));
    list(&mut text, "bookmarks", &bookmarks(&facts.bookmarks, 0));
    list(&mut text, "attached", &facts.attachments.iter().map(attachment).collect::<Vec<_>>());
    list(&mut text, "fields", &fields(facts));
    list(&mut text, "signatures", &facts.signatures.iter().map(signature).collect::<Vec<_>>());
    list(&mut text, "structure", &elements(&facts.structure, 0));
    facts.notes.iter().for_each(|note| line(&mut text, "note", &plain(note)));
    text
}

fn head(facts: &Facts) -> String {
    let mut parts = vec![format!("PDF {}", facts.version)];
    parts.push(if facts.tagged { "tagged" } else { "not tagged" }.to_owned());
    parts.push(match facts.standards.join(" + ") {
        none if none.is_empty() => "claims no standard".to_owned(),
        claimed => format!("claims {}", shown(&claimed)),
    });
    parts.extend(
        facts.encrypted.then(|| "encrypted, though it opens without a password".to_owned()),
    );
    parts.push(format!("{:.1} kB", facts.bytes as f64 / 1000.0));
    parts.join(", ")
}

fn about(text: &mut String, facts: &Facts) {
    let about = &facts.about;
    let mut say = |name: &str, value: Option<&String>| {
        let value = value.map(|value| plain(value));
        line(text, name, &value.unwrap_or_else(|| "none".to_owned()));
    };
    say("title", about.title.as_ref());
    say("language", about.language.as_ref());
    say("authors", Some(&about.authors.join("; ")).filter(|names| !names.is_empty()));
    let optional = [
        ("subject", &about.subject),
        ("creator", &about.creator),
        ("producer", &about.producer),
        ("created", &about.created),
        ("modified", &about.modified),
    ];
    for (name, value) in optional {
        value.iter().for_each(|value| say(name, Some(value)));
    }
}

/// A name and what belongs to it, in two columns.
fn line(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "{name:<12}{value}");
}

fn list(text: &mut String, name: &str, values: &[String]) {
    match values {
        [] => line(text, name, "none"),
        [first, rest @ ..] => {
            line(text, name, first);
            rest.iter().for_each(|value| line(text, "", value));
        }
    }
}

/// Pages of one size that follow each other, together.
fn pages(pages: &[PageSize]) -> Vec<String> {
    let mut from = 1;
    let runs = pages.chunk_by(|a, b| a == b).map(|run| {
        let PageSize { width_mm, height_mm, paper } = &run[0];
        let paper = paper.as_ref().map(|paper| format!("{paper}, ")).unwrap_or_default();
        let to = from + run.len() - 1;
        let which = match (run.len() == pages.len(), run.len()) {
            (true, count) => count.to_string(),
            (_, 1) => format!("page {from}"),
            _ => format!("pages {from}–{to}"),
        };
        from = to + 1;
        format!("{which}: {paper}{width_mm} × {height_mm} mm")
    });
    runs.collect()
}

fn font(font: &Font) -> String {
    let embedded = match (font.embedded, font.subset) {
        (false, _) => "not embedded",
        (true, true) => "embedded, the characters used",
        (true, false) => "embedded whole",
    };
    format!("{}, {}, {embedded}", shown(&font.name), font.kind)
}

fn links(facts: &Facts) -> Vec<String> {
    let links = facts.links.iter().map(|link| {
        let target = match (&link.uri, link.to_page, &link.action) {
            (Some(uri), ..) => shown(uri),
            (_, Some(page), _) => format!("page {page}"),
            (.., Some(action)) => shown(action),
            _ => "nowhere".to_owned(),
        };
        (link.page, target)
    });
    let mut links: Vec<_> = links.collect();
    // A link over two lines is two.
    links.dedup();
    let links: Vec<_> =
        links.iter().map(|(page, target)| format!("page {page}: {target}")).collect();
    capped(links, "links")
}

fn capped(mut lines: Vec<String>, what: &str) -> Vec<String> {
    if lines.len() > MOST_ALIKE {
        let more = format!("… {} more {what}", lines.len() - SHOWN);
        lines.truncate(SHOWN);
        lines.push(more);
    }
    lines
}

fn bookmarks(entries: &[Bookmark], level: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in entries {
        let page = entry.page.map(|page| format!(", page {page}")).unwrap_or_default();
        lines.push(format!("{:1$}{2}{page}", "", level * 2, shown(&entry.title)));
        lines.extend(bookmarks(&entry.children, level + 1));
    }
    lines
}

fn attachment(file: &Attachment) -> String {
    let relationship = file.relationship.as_ref().map(|what| what.to_lowercase());
    let size = file.bytes.map(|bytes| format!("{:.1} kB", bytes as f64 / 1000.0));
    let parts = [file.mime.clone(), size, relationship, file.description.clone()];
    let parts = parts.iter().flatten().map(|part| format!(", {}", shown(part)));
    format!("{}{}", shown(&file.name), parts.collect::<String>())
}

fn fields(facts: &Facts) -> Vec<String> {
    let fields = facts.fields.iter().map(|field| {
        let state = if field.filled { "filled" } else { "empty" };
        format!("{}, {}, {state}", shown(&field.name), field.kind)
    });
    fields.collect()
}

fn signature(signature: &Signature) -> String {
    let state = match (&signature.signed, &signature.signer) {
        (false, _) => "empty".to_owned(),
        (true, None) => "signed".to_owned(),
        (true, Some(signer)) => format!("signed, it says by {}", shown(signer)),
    };
    let label = signature.label.as_ref().map(|label| format!(", \"{}\"", shown(label)));
    format!("{}{}, {state}", shown(&signature.name), label.unwrap_or_default())
}

/// Elements as a tree, long rows of one kind cut.
fn elements(all: &[Element], level: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for run in all.chunk_by(|a, b| a.role == b.role) {
        let few = if run.len() > MOST_ALIKE { SHOWN } else { run.len() };
        for element in &run[..few] {
            lines.push(format!("{:1$}{2}", "", level * 2, described(element)));
            lines.extend(elements(&element.children, level + 1));
        }
        if few < run.len() {
            let more = run.len() - few;
            lines.push(format!("{:1$}… {more} more {2}", "", level * 2, shown(&run[0].role)));
        }
    }
    lines
}

fn described(element: &Element) -> String {
    let language = element.language.as_ref().map(|tag| format!(" [{}]", shown(tag)));
    let says = element.text.as_ref().map(|text| format!(" {}", shown(text)));
    let alt = element.alt.as_ref().map(|alt| format!(" (alt) {}", shown(alt)));
    let parts = [language, says, alt].into_iter().flatten();
    format!("{}{}", shown(&element.role), parts.collect::<String>())
}

/// A text on one line, cut.
fn shown(text: &str) -> String {
    let plain = plain(text);
    match plain.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &plain[..at]),
        None => plain,
    }
}

/// A text on one line, without anything that a terminal would obey or that
/// would turn the order of what is shown.
pub fn plain(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
        c if c.is_whitespace() => ' ',
        c if is_obeyed(c) => '\u{fffd}',
        c => c,
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
        assert_eq!(shown("A\u{1b}[31m\nB\u{202e}C"), "A\u{fffd}[31m B\u{fffd}C");
        assert_eq!(shown(&"é".repeat(100)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn pages_of_one_size_stand_together() {
        let size = |width_mm, paper: Option<&str>| PageSize {
            width_mm,
            height_mm: 297.0,
            paper: paper.map(str::to_owned),
        };
        let all = [size(210.0, Some("A4")), size(210.0, Some("A4")), size(100.0, None)];
        assert_eq!(pages(&all[..2]), ["2: A4, 210 × 297 mm"]);
        assert_eq!(pages(&all), ["pages 1–2: A4, 210 × 297 mm", "page 3: 100 × 297 mm"]);
    }
}
