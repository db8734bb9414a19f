//! Reads the other forms of a letter back, as who uses them sees them.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// Without any space, for lines end where they must, and without marks that are not seen.
pub fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"\u{ad}\u{200e}".contains(*c)).collect()
}

/// What a browser shows of a page, with the words of pictures in the text. Logos and
/// signatures are none of it.
pub fn shown(html: &str) -> String {
    let body = html.split_once("<body>").expect("a body").1;
    let (mut shown, mut before) = (String::new(), "");
    for (tag, text) in pieces(body) {
        let picture = words(tag).filter(|_| !before.starts_with("header") && before != "li");
        shown += &picture.unwrap_or_default();
        (shown, before) = (shown + text, tag);
    }
    plain(&shown)
}

/// What is heard of a part of a page: with the words of all pictures, and without the
/// numbers of names, as other lists have none in their text.
pub fn heard(html: &str) -> String {
    let mut heard = String::new();
    for (tag, text) in pieces(html) {
        heard += &words(tag).unwrap_or_default();
        heard += if is_number(tag) { "" } else { text };
    }
    plain(&heard)
}

/// What a reader of Markdown shows of a text.
pub fn read(markdown: &str) -> String {
    events(markdown).filter_map(|event| said(&event)).collect()
}

/// The paragraphs of a Markdown text.
pub fn paragraphs(markdown: &str) -> Vec<String> {
    let (mut paragraphs, mut open) = (Vec::new(), String::new());
    for event in events(markdown) {
        open += &said(&event).unwrap_or_default();
        if matches!(event, Event::Start(_) | Event::End(_)) && !is_inline(&event) {
            paragraphs.push(std::mem::take(&mut open));
        }
    }
    paragraphs
}

fn is_inline(event: &Event<'_>) -> bool {
    use pulldown_cmark::Tag;
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
    )
}

fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

fn said(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) | Event::Code(text) | Event::FootnoteReference(text) => {
            Some(text.to_string())
        }
        _ => None,
    }
}

/// What stands in each element of this name and with these attributes.
pub fn elements(html: &str, name: &str, attributes: impl Fn(&str) -> bool) -> Vec<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let found = html.split(&open).skip(1).filter_map(|element| {
        let (own, inner) = element.split_once('>')?;
        let named = own.is_empty() || own.starts_with(' ');
        (named && attributes(own.trim())).then(|| inner.split(&close).next().unwrap_or(inner))
    });
    found.map(|inner| dense(&heard(inner))).collect()
}

/// The numbers of all items and names, in order; those of notes are left out.
pub fn numbers(html: &str) -> Vec<String> {
    let (mut numbers, mut open) = (Vec::new(), Vec::new());
    for (tag, text) in pieces(html) {
        match tag.split(' ').next().unwrap_or_default() {
            "ol" => {
                let start = tag.split("start=\"").nth(1).and_then(|rest| rest.split('"').next());
                let start: u64 = start.map_or(1, |start| start.parse().expect("a number"));
                open.push(Some(start).filter(|_| !tag.contains("notes")));
            }
            "ul" => open.push(None),
            "/ol" | "/ul" => drop(open.pop()),
            "li" => {
                if let Some(Some(next)) = open.last_mut() {
                    numbers.push(format!("{next}."));
                    *next += 1;
                }
            }
            _ if is_number(tag) => numbers.push(dense(&plain(text))),
            _ => {}
        }
    }
    numbers
}

fn is_number(tag: &str) -> bool {
    tag == "span class=\"number\""
}

/// The tags of a page, each with the text up to the next.
fn pieces(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.split('<').enumerate().map(|(index, piece)| match piece.split_once('>') {
        _ if index == 0 => ("", piece),
        Some(piece) => piece,
        None => panic!("a tag without end: {piece}"),
    })
}

/// The words of a picture.
fn words(tag: &str) -> Option<String> {
    let alt = tag.strip_prefix("img")?.split("alt=\"").nth(1)?;
    Some(format!("[{}]", alt.trim_end_matches('"')))
}

fn plain(html: &str) -> String {
    quick_xml::escape::unescape(html).expect("sound entities").replace('↩', "")
}
