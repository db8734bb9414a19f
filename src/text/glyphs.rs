//! Characters that no typeface has.
//!
//! A typeface is missing for a script, not for a letter of it, so they are told of once for
//! each script: a list in Japanese has thousands.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// So many characters are named.
const NAMED: usize = 5;
const HINT: &str = "name a file of a typeface that has it in `[theme] fonts`, or use --font-path DIR or --system-fonts";

/// The characters of a letter that no typeface has, by the name of their script.
#[derive(Debug, Default)]
pub struct MissingGlyphs(BTreeMap<&'static str, OfScript>);

#[derive(Debug)]
struct OfScript {
    script: Script,
    characters: BTreeSet<char>,
    /// The first of them, in the order they came.
    named: Vec<char>,
    /// The place of the first.
    first: Span,
    texts: usize,
}

impl MissingGlyphs {
    /// Adds those of one text, each with its place.
    pub fn add(&mut self, of_text: &[(char, Span)]) {
        let mut scripts = Vec::new();
        for &(character, span) in of_text {
            let script = character.script();
            let of =
                self.0.entry(script.full_name()).or_insert_with(|| OfScript::new(script, span));
            if of.characters.insert(character) && of.named.len() < NAMED {
                of.named.push(character);
            }
            if !scripts.contains(&script) {
                scripts.push(script);
                of.texts += 1;
            }
        }
    }

    /// What there is to say of them.
    pub fn told(self) -> impl Iterator<Item = Diagnostic> {
        self.0.into_values().map(|of| {
            Diagnostic::new(Code::MissingGlyph, of.first, of.message()).hint(HINT).apart()
        })
    }
}

impl OfScript {
    fn new(script: Script, first: Span) -> Self {
        Self { script, characters: BTreeSet::new(), named: Vec::new(), first, texts: 0 }
    }

    fn message(&self) -> String {
        let named = self.named.iter().map(|c| format!("`{c}` (U+{:04X})", u32::from(*c)));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match self.characters.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more{}", self.all_of()),
        };
        let characters = if self.characters.len() == 1 { "character" } else { "characters" };
        let texts = match self.texts {
            1 => String::new(),
            texts => format!("; the first of {texts} texts that need it is shown"),
        };
        format!("no typeface has the {characters} {named}{more}{texts}")
    }

    /// Which script they are of, if of one.
    fn all_of(&self) -> String {
        match self.script {
            Script::Common | Script::Inherited | Script::Unknown => String::new(),
            script => format!(", all {}", script.full_name().replace('_', " ")),
        }
    }
}
