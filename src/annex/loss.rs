//! What the tags of an enclosed PDF say that its pages cannot keep.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, String as PdfString};
use serde::{Deserialize, Serialize};

use super::links::words;

/// Something that is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Loss {
    /// That a passage is in another language.
    Language,
    /// That a text is a note to another.
    Note,
    /// What an abbreviation stands for.
    Expansion,
    /// What is read in place of what is seen.
    Replacement,
    /// That words are stressed.
    Emphasis,
    /// That words are code.
    Code,
}

/// How often each thing is lost.
pub type Losses = BTreeMap<Loss, u32>;

/// Counts what an element of a document in some language says.
pub fn count(losses: &mut Losses, role: &str, element: &Dict<'_>, language: Option<&str>) {
    let text = |key: &str| element.get::<PdfString<'_>>(key).map(|own| words(own.as_bytes()));
    let other = text("Lang").is_some_and(|own| !own.is_empty() && Some(&*own) != language);
    let found = [
        other.then_some(Loss::Language),
        text("E").map(|_| Loss::Expansion),
        text("ActualText").map(|_| Loss::Replacement),
        of_role(role),
    ];
    found.into_iter().flatten().for_each(|loss| *losses.entry(loss).or_default() += 1);
}

fn of_role(role: &str) -> Option<Loss> {
    match role {
        "Note" | "FENote" => Some(Loss::Note),
        "Em" | "Strong" => Some(Loss::Emphasis),
        "Code" => Some(Loss::Code),
        _ => None,
    }
}
