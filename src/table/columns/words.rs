//! How forms ask and people answer, in all languages.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold::tokens;
use super::language::{Forms, Language};
use super::phrases::{Phrases, alike};
use crate::locale::reading;
use crate::names::bodies;

/// How forms ask and people answer, in all languages.
pub struct Words {
    /// How forms ask.
    pub languages: Vec<Language>,
    /// What people answer: `yes`, `no`, `agreed` ….
    pub answers: Phrases,
    /// What rows say that are no people: `total`, `footer`; and second headers of a question,
    /// `label`.
    pub rows: Phrases,
    courtesy: HashSet<String>,
    bodies: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(&reading::by_language("forms")));

/// All words.
pub fn words() -> &'static Words {
    &WORDS
}

impl Words {
    fn new(languages: &[(&str, Forms)]) -> Self {
        let (mut answers, mut rows) = (Phrases::default(), Phrases::default());
        for (_, forms) in languages {
            answers.extend(&forms.answers);
            rows.extend(&forms.rows);
        }
        let courtesy = languages.iter().flat_map(|(_, forms)| &forms.courtesy);
        Self {
            languages: languages.iter().map(|(_, forms)| Language::new(forms)).collect(),
            answers,
            rows,
            courtesy: courtesy.map(|title| alike(title)).collect(),
            bodies: bodies::in_cells().flat_map(tokens).collect(),
        }
    }

    /// Whether a folded word is a title that is no part of a name.
    pub fn is_courtesy(&self, folded: &str) -> bool {
        self.courtesy.contains(folded)
    }

    /// Whether a folded word is found in names of bodies.
    pub fn is_of_bodies(&self, folded: &str) -> bool {
        self.bodies.contains(folded)
    }
}
