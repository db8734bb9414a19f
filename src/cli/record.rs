//! The ledger of signatories, written with the letter or not at all.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use undersigned::letter::ledger::Ledger;

use super::failure::Failure;
use super::folder::LetterFolder;
use super::output::{Staged, Target};
use super::terminal::{Outcome, count};

/// A ledger that has changed, on the disk, but not yet in its place.
pub struct Record {
    ledger: Ledger,
    staged: Staged,
    place: PathBuf,
    /// What messages call it.
    name: String,
}

impl Record {
    /// Writes it beside its place in the folder of a letter, before the letter's files are
    /// written to theirs.
    pub fn stage(ledger: Ledger, letter: &Path, targets: &[Target]) -> Result<Self, Failure> {
        let named = letter.with_file_name(&ledger.path);
        let place = LetterFolder::of(letter).place(&ledger.path);
        let place = place.map_err(Failure::io("write", &named))?;
        if targets.iter().any(|target| target.is_at(&place)) {
            let fact = format!("`{}` is the ledger of the letter", named.display());
            return Err(Failure::usage(fact, "name another file with -o"));
        }
        let staged = Staged::new(&place, ledger.to_string().as_bytes());
        let staged = staged.map_err(Failure::io("write", &named))?;
        Ok(Self { ledger, staged, place, name: named.display().to_string() })
    }

    /// Puts it in its place, once the letter's files are in theirs.
    pub fn put(self) -> Result<Recorded, Failure> {
        self.staged.put().map_err(Failure::io("write", &self.place))?;
        Ok(Recorded { ledger: self.ledger, name: self.name })
    }
}

/// A ledger that was written.
pub struct Recorded {
    ledger: Ledger,
    name: String,
}

impl Outcome for Recorded {
    fn text(&self) -> String {
        let number = self.ledger.editions.len();
        let Some(edition) = self.ledger.editions.last() else { return String::new() };
        let mut names = count(edition.count, "signatory", "signatories");
        if edition.unnamed > 0 {
            names += &format!(" and {} unnamed", edition.unnamed);
        }
        let (date, added, gone) = (edition.date, edition.added, edition.withdrawn);
        let changes = format!("{added} added, {gone} withdrawn");
        format!("wrote {}: edition {number} of {date}, {names}, {changes}", self.name)
    }

    fn json(&self) -> Vec<Value> {
        let Some(edition) = self.ledger.editions.last() else { return Vec::new() };
        vec![json!({
            "outcome": "recorded", "file": self.name, "edition": self.ledger.editions.len(),
            "date": edition.date.to_string(), "signatories": edition.count,
            "unnamed": edition.unnamed,
            "added": edition.added, "withdrawn": edition.withdrawn,
        })]
    }
}
