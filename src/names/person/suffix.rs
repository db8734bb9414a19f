//! What follows a name: degrees, orders, generations.

use super::lists::{bare, is_capital_degree, is_degree, is_generation, is_office, marked};
use super::{gap, last_word};

/// A name without what follows it, and that.
pub fn cut(name: &str) -> (&str, &str) {
    let mut rest = before_studies(name).unwrap_or(name);
    while let Some(shorter) = [1, 2, 3].into_iter().find_map(|count| without(rest, count)) {
        rest = shorter;
    }
    (rest, name[rest.len()..].trim_matches([',', ' ']))
}

/// What stands before the last `count` words, if these are a suffix: `Ph. D.` is two.
fn without(name: &str, count: usize) -> Option<&str> {
    let before = (0..count).fold(name, |text, _| last_word(text).0);
    let tail = &name[before.len()..];
    let is = is_generation(&bare(tail)) && count == 1 || is_suffix(before, tail);
    let before = before.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    (is && !before.is_empty()).then_some(before)
}

/// Whether what stands behind a name is a degree, by how it is written: without a comma many
/// are names, too.
fn is_suffix(before: &str, tail: &str) -> bool {
    let word = bare(tail);
    let small = tail.contains(char::is_lowercase);
    let several = before.trim().contains(gap);
    let capitals = tail.chars().filter(|c| c.is_uppercase()).count() > 1;
    let sure = marked(tail) || is_mixed(tail);
    match before.ends_with(',') {
        true => is_degree(&word, !small || sure),
        false if sure => is_degree(&word, true),
        false => {
            let told = capitals && before.contains(char::is_lowercase);
            is_degree(&word, false) && (several || told)
                || is_capital_degree(&word) && several && told
        }
    }
}

/// What stands before a degree that more follows: `Mia Oak` of `Mia Oak PhD candidate`.
fn before_studies(name: &str) -> Option<&str> {
    let more = |word: &str| word.starts_with(char::is_lowercase) || is_office(&bare(word));
    let mut rest = name;
    while let (before, word) = last_word(rest)
        && !before.is_empty()
        && more(word)
    {
        rest = before;
    }
    (rest.len() < name.len()).then(|| without(rest, 1)).flatten()
}

/// Whether a word has capitals as only abbreviations have: `MDiv`, `PharmD`, but not `DeShawn`.
pub fn is_mixed(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let upper = |at: Option<&char>| at.is_some_and(|c| c.is_uppercase());
    upper(letters.first())
        && letters.iter().any(|c| c.is_lowercase())
        && (upper(letters.get(1)) || upper(letters.last()))
}
