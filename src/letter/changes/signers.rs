//! Who signs now and did not, or does otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::letter::{Letter, Picture, Signatory};
use crate::names::person::Column;

/// Of whom something else is said.
pub fn altered(old: &Letter, new: &Letter) -> Vec<String> {
    let entries = old.signatories.entries.iter();
    let before: BTreeMap<&str, &Signatory> =
        entries.map(|entry| (entry.name.as_str(), &entry.value)).collect();
    let altered = new.signatories.entries.iter().filter(|now| {
        before.get(now.name.as_str()).is_some_and(|before| said(before) != said(now))
    });
    altered.map(|entry| entry.name.clone()).collect()
}

/// What is said of somebody, without what follows from the list they are in.
fn said(of: &Signatory) -> Signatory {
    let image = of.image.as_ref().map(|image| Picture { image: 0, alt: image.alt.clone() });
    let (key, added, column, merged) = (String::new(), None, Column::default(), 0);
    Signatory { image, key, added, column, merged, ..of.clone() }
}

/// Who signs one letter and not the other, in the order they sign.
pub fn missing(one: &Letter, other: &Letter) -> Vec<String> {
    let others: BTreeSet<&str> = names(other).collect();
    names(one).filter(|name| !others.contains(name)).map(str::to_owned).collect()
}

/// Those of a letter who sign the other, too, in the order they are written.
pub fn order<'a>(of: &'a Letter, other: &Letter) -> Vec<&'a str> {
    let others: BTreeSet<&str> = names(other).collect();
    names(of).filter(|name| others.contains(name)).collect()
}

fn names(letter: &Letter) -> impl Iterator<Item = &str> {
    letter.signatories.entries.iter().map(|entry| entry.name.as_str())
}
