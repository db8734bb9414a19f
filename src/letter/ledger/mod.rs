//! The ledger of a list: which number everybody was printed with, so that it never changes,
//! and when.

mod file;

use std::collections::HashMap;

use jiff::civil::Date;

pub use self::file::{quoted, read};
use super::Signatory;

/// What was printed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The file it is kept in, as the letter names it.
    pub path: String,
    /// Each day on which the list was printed, the earliest first.
    pub editions: Vec<Edition>,
    /// All who were ever printed, in the order of their numbers, which differ.
    pub signers: Vec<Signer>,
}

/// The list as it was printed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The day.
    pub date: Date,
    /// How many signed by name.
    pub count: usize,
    /// How many more signed who are not named.
    pub unnamed: usize,
    /// How many of those named never had been before.
    pub added: usize,
    /// How many had before and do not any more.
    pub withdrawn: usize,
}

/// One who was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The number, which nobody else ever gets.
    pub number: u32,
    /// What their row is known by.
    pub key: String,
    /// The name as it was last printed; nothing of who has withdrawn.
    pub name: Option<String>,
    /// The edition they first stood in, as an index.
    pub edition: usize,
    /// The first edition they did not stand in any more, as an index.
    pub withdrawn: Option<usize>,
}

impl Ledger {
    /// The day of the edition somebody first stood in.
    pub fn added(&self, signer: &Signer) -> Option<Date> {
        self.editions.get(signer.edition).map(|edition| edition.date)
    }

    /// Who has a number, as an index.
    pub fn of_number(&self, number: u32) -> Option<usize> {
        self.signers.binary_search_by_key(&number, |signer| signer.number).ok()
    }

    /// The ledger once a list is printed as it was on a day. A day that has an edition keeps
    /// it: it is counted anew. `unnamed` more sign and are not named.
    #[must_use]
    pub fn next(&self, day: Date, printed: &[(u32, &Signatory)], unnamed: usize) -> Self {
        let known = self.editions.iter().position(|edition| edition.date == day);
        let current = known.unwrap_or(self.editions.len());
        let mut now: HashMap<u32, &Signatory> = printed.iter().copied().collect();
        let old = self.signers.iter().map(|signer| match now.remove(&signer.number) {
            Some(entry) => Signer { withdrawn: None, ..signer.printed_as(entry) },
            // Who withdraws is named no longer.
            None => Signer {
                name: None,
                withdrawn: signer.withdrawn.or(Some(current)),
                ..signer.clone()
            },
        });
        let mut signers: Vec<Signer> = old.collect();
        signers.extend(now.iter().map(|(&number, entry)| Signer {
            number,
            key: entry.key.clone(),
            name: Some(entry.name.clone()),
            edition: current,
            withdrawn: None,
        }));
        signers.sort_unstable_by_key(|signer| signer.number);
        let mut editions = self.editions.clone();
        editions.truncate(current);
        editions.push(Edition { unnamed, ..edition(day, current, &signers) });
        Self { path: self.path.clone(), editions, signers }
    }
}

impl Signer {
    /// The same with what is printed now.
    fn printed_as(&self, entry: &Signatory) -> Self {
        Self { key: entry.key.clone(), name: Some(entry.name.clone()), ..self.clone() }
    }
}

fn edition(date: Date, index: usize, signers: &[Signer]) -> Edition {
    let count = |test: &dyn Fn(&Signer) -> bool| signers.iter().filter(|of| test(of)).count();
    Edition {
        date,
        count: count(&|of| of.withdrawn.is_none()),
        added: count(&|of| of.withdrawn.is_none() && of.edition == index),
        withdrawn: count(&|of| of.withdrawn == Some(index) && of.edition < index),
        unnamed: 0,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn entry(name: &str) -> Signatory {
        Signatory { name: name.to_owned(), key: format!("key of {name}"), ..Signatory::default() }
    }

    fn printed(of: &[(u32, Signatory)]) -> Vec<(u32, &Signatory)> {
        of.iter().map(|(number, entry)| (*number, entry)).collect()
    }

    #[test]
    fn who_withdraws_keeps_the_number_and_loses_the_name() {
        let first = [(1, entry("Ada")), (2, entry("Ben"))];
        let ledger = Ledger::default().next(date(2026, 5, 1), &printed(&first), 0);
        let second = [(1, entry("Ada")), (3, entry("Cem"))];
        let ledger = ledger.next(date(2026, 6, 1), &printed(&second), 0);
        let lines = ledger.signers.iter().map(|of| (of.number, of.name.as_deref(), of.withdrawn));
        let expected = [(1, Some("Ada"), None), (2, None, Some(1)), (3, Some("Cem"), None)];
        assert_eq!(lines.collect::<Vec<_>>(), expected);
        let edition = &ledger.editions[1];
        assert_eq!((edition.count, edition.added, edition.withdrawn), (2, 1, 1));
        let later = ledger.next(date(2026, 7, 1), &printed(&second), 0);
        assert_eq!(later.signers, ledger.signers);
        let edition = &later.editions[2];
        assert_eq!((edition.count, edition.added, edition.withdrawn), (2, 0, 0));
    }

    #[test]
    fn who_comes_back_has_the_number_and_the_first_day() {
        let [with, without] =
            [[(1, entry("Ada")), (2, entry("Ben"))], [(1, entry("Ada")), (3, entry("Cem"))]];
        let ledger = Ledger::default().next(date(2026, 5, 1), &printed(&with), 0);
        let ledger = ledger.next(date(2026, 6, 1), &printed(&without), 0);
        let ledger = ledger.next(date(2026, 7, 1), &printed(&with), 0);
        let ben = &ledger.signers[1];
        assert_eq!((ben.number, ben.name.as_deref(), ben.withdrawn), (2, Some("Ben"), None));
        assert_eq!(ledger.added(ben), Some(date(2026, 5, 1)));
    }

    #[test]
    fn a_day_has_one_edition_however_often_it_is_printed() {
        let list = [(1, entry("Ada"))];
        let once = Ledger::default().next(date(2026, 5, 1), &printed(&list), 0);
        assert_eq!(once.next(date(2026, 5, 1), &printed(&list), 0), once);
        let more = [(1, entry("Ada")), (2, entry("Ben"))];
        let again = once.next(date(2026, 5, 1), &printed(&more), 0);
        assert_eq!((again.editions.len(), again.editions[0].added), (1, 2));
    }
}
