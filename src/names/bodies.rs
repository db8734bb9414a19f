//! Words in the names of bodies. How sure a word must be depends on what is asked; those that
//! are sure enough for all stand once.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::reading;

/// The section `bodies`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bodies {
    words: HashSet<String>,
    seeming: HashSet<String>,
    cells: HashSet<String>,
    alone: HashSet<String>,
    ends: Vec<String>,
    seeming_ends: Vec<String>,
    alone_ends: Vec<String>,
}

static BODIES: LazyLock<Bodies> = LazyLock::new(|| reading::together("bodies"));

/// Whether a bare word is of the name of an organisation: no name of a person has it.
pub fn seems(bare: &str) -> bool {
    let (words, ends) = (&BODIES.seeming, &BODIES.seeming_ends);
    BODIES.words.contains(bare) || words.contains(bare) || ends_with_any(bare, ends)
}

/// Whether a word in small letters shows a body, where bodies stand among persons who are told
/// from them by a column of their own.
pub fn stands_alone(word: &str) -> bool {
    let (words, ends) = (&BODIES.alone, &BODIES.alone_ends);
    BODIES.words.contains(word) || words.contains(word) || ends_with_any(word, ends)
}

/// The words by which a column of bodies is told from one of persons.
pub fn in_cells() -> impl Iterator<Item = &'static str> {
    BODIES.words.iter().chain(&BODIES.cells).map(String::as_str)
}

fn ends_with_any(word: &str, ends: &[String]) -> bool {
    BODIES.ends.iter().chain(ends).any(|end| word.ends_with(end.as_str()))
}
