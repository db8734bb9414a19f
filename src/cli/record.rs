//! The ledger of signatories, written with the letter or not at all.

use std::path::Path;

use serde_json::{Value, json};
use undersigned::letter::ledger::Ledger;

use super::failure::Failure;
use super::folder;
use super::staged::Staged;
use super::terminal::{Outcome, count};

/// Writes a ledger that has changed beside its place in the folder of a letter, to be put there
/// with the letter's files. Those may not be there; `is_taken` says whether one is.
pub fn stage(
    ledger: Ledger,
    letter: &Path,
    is_taken: impl FnOnce(&Path) -> bool,
) -> Result<(Staged, Recorded), Failure> {
    let named = letter.with_file_name(&ledger.path);
    let place = folder::place(letter, &ledger.path);
    let place = place.map_err(Failure::io("write", &named))?;
    if is_taken(&place) {
        let fact = format!("`{}` is the ledger of the letter", named.display());
        return Err(Failure::usage(fact, "name another file with -o"));
    }
    let staged = Staged::file(&place, ledger.to_string().as_bytes());
    let staged = staged.map_err(Failure::io("write", &named))?;
    Ok((staged, Recorded { ledger, name: named.display().to_string() }))
}

/// A ledger that was written.
pub struct Recorded {
    ledger: Ledger,
    name: String,
}

impl Outcome for Recorded {
    fn lines(&self) -> Vec<String> {
        let number = self.ledger.editions.len();
        let Some(edition) = self.ledger.editions.last() else { return Vec::new() };
        let mut names = count(edition.count, "signatory", "signatories");
        if edition.unnamed > 0 {
            names += &format!(" and {} unnamed", edition.unnamed);
        }
        let (date, added, gone) = (edition.date, edition.added, edition.withdrawn);
        let changes = format!("{added} added, {gone} withdrawn");
        vec![format!("wrote {}: edition {number} of {date}, {names}, {changes}", self.name)]
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
