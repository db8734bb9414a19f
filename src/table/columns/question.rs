//! A header without what forms and programs write around it.

use super::fold::fold;

/// What comes after so many bytes asks for nothing any more.
const LONGEST: usize = 2_000;

/// What opens and closes a bracket, also in the scripts of East Asia.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］')];

/// A header cut before what may name a part of what it asks for.
pub fn split_part(header: &str) -> Option<(&str, &str)> {
    let header = header.trim().trim_end_matches(['*', ':', '?']).trim_end();
    for (open, close) in BRACKETS {
        if let Some((stem, part)) =
            header.strip_suffix(close).and_then(|head| head.rsplit_once(open))
        {
            return Some((stem, part));
        }
    }
    let parts = [" - ", " – ", " — ", ":", "/", ">", "|", "_", "."];
    parts.iter().find_map(|sign| header.rsplit_once(sign)).filter(|(stem, _)| !stem.is_empty())
}

/// Words without the number of the question before them: `G01Q02. Your name`.
pub fn numbered(mut words: Vec<String>) -> Vec<String> {
    let is_number = |word: &String| {
        word.contains(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.len() < 9
    };
    while words.len() > 1 && is_number(&words[0]) {
        words.remove(0);
    }
    if words.len() > 2 && words[0] == "q" && is_number(&words[1]) {
        words.drain(..2);
    }
    words
}

/// A header without what stands in brackets.
pub fn without_brackets(header: &str) -> String {
    let mut depth = 0_i32;
    let kept = header.chars().filter(|c| {
        match c {
            _ if BRACKETS.iter().any(|(open, _)| open == c) => depth += 1,
            _ if BRACKETS.iter().any(|(_, close)| close == c) => depth -= 1,
            _ => return depth <= 0,
        }
        false
    });
    kept.collect()
}

/// What stands in brackets behind a question that nobody gave a name, as forms have it:
/// `Untitled checkboxes field (I agree)`.
pub fn of_untitled(header: &str) -> Option<&str> {
    let (stem, inner) = header.strip_suffix(')')?.split_once('(')?;
    fold(stem).starts_with("untitled ").then_some(inner)
}

/// A header without the tags and entities of web pages, and without what forms fill in.
pub fn without_markup(header: &str) -> String {
    let mut kept =
        header[..header.floor_char_boundary(LONGEST)].replace("&nbsp;", " ").replace("&amp;", "&");
    for (open, close) in [("{{", "}}"), ("<", ">")] {
        while let Some(start) = kept.find(open)
            && let Some(length) = kept[start..].find(close)
        {
            kept.replace_range(start..start + length + close.len(), " ");
        }
    }
    kept.trim().to_owned()
}
