//! Figures of the list of signatories: what is published must be true.

use std::collections::BTreeMap;

use super::{Kind, Origin, Signatories, Signatory};
use crate::diagnostic::instances::Instances;
use crate::locale::Country;
use crate::source::Spanned;

/// Figures of a list that the text may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// How many sign.
    Count,
    /// How many of them are organisations.
    Organizations,
    /// How many of them are persons.
    Individuals,
    /// From how many countries they are.
    Countries,
}

impl Figure {
    /// The placeholders of the text, without their braces.
    pub const NAMES: [(&str, Self); 4] = [
        ("signatories.count", Self::Count),
        ("signatories.organizations", Self::Organizations),
        ("signatories.individuals", Self::Individuals),
        ("signatories.countries", Self::Countries),
    ];
}

/// Why a figure is not sure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsure {
    /// How many there are of whom the list does not tell.
    pub missing: usize,
    /// Those of them who are named.
    pub named: Instances,
    /// What is told and cannot be read, each once.
    pub unread: Vec<String>,
}

impl Signatories {
    /// A figure of the list.
    ///
    /// # Errors
    /// When the list does not tell: the kind or the country of some is not known.
    pub fn figure(&self, figure: Figure) -> Result<usize, Unsure> {
        let kind = match figure {
            Figure::Count => return Ok(self.count()),
            Figure::Countries => return self.countries(),
            Figure::Organizations => Kind::Organization,
            Figure::Individuals => Kind::Individual,
        };
        let of = |wanted: Option<Kind>| {
            let each = self.each().filter(|(_, kind, _)| *kind == wanted);
            each.map(|(count, ..)| count).sum()
        };
        match of(None) {
            0 => Ok(of(Some(kind))),
            missing => {
                let named = self.entries.iter().filter(|entry| entry.kind.is_none());
                Err(Unsure { missing, named: instances(named), unread: Vec::new() })
            }
        }
    }

    /// How many sign, named or not.
    pub fn count(&self) -> usize {
        self.entries.len() + self.unnamed()
    }

    /// How many sign and are not named.
    pub fn unnamed(&self) -> usize {
        self.unnamed.iter().map(|some| some.count).sum()
    }

    /// How many there are of each kind.
    pub fn kinds(&self) -> BTreeMap<&'static str, usize> {
        let mut kinds = BTreeMap::new();
        for (count, kind, _) in self.each() {
            *kinds.entry(kind.map_or("unknown", Kind::word)).or_default() += count;
        }
        kinds
    }

    /// How many there are from each country, by its code.
    pub fn by_country(&self) -> BTreeMap<Country, usize> {
        let mut countries = BTreeMap::new();
        for (count, _, origin) in self.each() {
            if let Some(country) = origin.and_then(|origin| origin.country) {
                *countries.entry(country).or_default() += count;
            }
        }
        countries
    }

    /// What stands for a country and cannot be read, each once, with how many it is said of.
    pub fn unread_countries(&self) -> BTreeMap<&str, usize> {
        let mut unread = BTreeMap::new();
        for (count, _, origin) in self.each() {
            if let Some(origin) = origin.filter(|origin| origin.country.is_none()) {
                *unread.entry(origin.typed.trim()).or_default() += count;
            }
        }
        unread
    }

    fn countries(&self) -> Result<usize, Unsure> {
        let missing = self.each().filter(|(.., origin)| origin.is_none());
        let missing = missing.map(|(count, ..)| count).sum();
        let unread: Vec<_> = self.unread_countries().into_keys().map(str::to_owned).collect();
        if missing > 0 || !unread.is_empty() {
            let named = self.entries.iter().filter(|entry| entry.country.is_none());
            return Err(Unsure { missing, named: instances(named), unread });
        }
        Ok(self.by_country().len())
    }

    /// How many there are of what kind, from where: those who are named one by one, then
    /// those who are not.
    fn each(&self) -> impl Iterator<Item = (usize, Option<Kind>, Option<&Origin>)> {
        let named = self.entries.iter().map(|entry| (1, entry.kind, entry.country.as_ref()));
        let unnamed = self.unnamed.iter();
        named.chain(unnamed.map(|some| (some.count, some.kind, some.country.as_ref())))
    }
}

/// Some by their names and places.
fn instances<'a>(entries: impl Iterator<Item = &'a Spanned<Signatory>>) -> Instances {
    entries.map(|entry| (entry.name.as_str(), entry.span)).collect()
}
