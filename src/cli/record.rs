//! The ledger of signatories, written with the letter or not at all.

use std::path::{Path, PathBuf};

use serde_json::json;
use undersigned::letter::Letter;
use undersigned::letter::ledger::Ledger;
use undersigned::locale::Locale;
use undersigned::sheet;

use super::args::MessageFormat;
use super::failure::Failure;
use super::folder::LetterFolder;
use super::made::count;
use super::output::{Staged, Target};

/// A ledger that has changed.
pub struct Record(Ledger);

/// A record on the disk, but not yet in its place.
pub struct Ready {
    staged: Staged,
    place: PathBuf,
    line: String,
}

impl Record {
    /// What is to be recorded once a letter is printed: nothing, where that is not asked for,
    /// or is recorded already.
    pub fn of(letter: &Letter, locale: &Locale) -> Option<Self> {
        let list = &letter.signatories;
        let next = sheet::ledger::next(list, locale)?;
        (list.ledger.as_ref() != Some(&next)).then_some(Self(next))
    }

    /// Writes it beside its place in the folder of a letter, before the letter's files are
    /// written to theirs.
    pub fn ready(
        self,
        letter: &Path,
        targets: &[Target],
        format: MessageFormat,
    ) -> Result<Ready, Failure> {
        let named = letter.with_file_name(&self.0.path);
        let place = LetterFolder::of(letter).place(&self.0.path);
        let place = place.map_err(Failure::io("write", &named))?;
        if targets.iter().any(|target| target.is_at(&place)) {
            let fact = format!("`{}` is the ledger of the letter", named.display());
            return Err(Failure::usage(fact, "name another file with -o"));
        }
        let staged = Staged::new(&place, self.0.to_string().as_bytes());
        let staged = staged.map_err(Failure::io("write", &named))?;
        Ok(Ready { staged, place, line: self.line(&named.display().to_string(), format) })
    }

    fn line(&self, name: &str, format: MessageFormat) -> String {
        let number = self.0.editions.len();
        let Some(edition) = self.0.editions.last() else { return String::new() };
        if format == MessageFormat::Json {
            let facts = json!({
                "outcome": "recorded", "file": name, "edition": number,
                "date": edition.date.to_string(), "signatories": edition.count,
                "unnamed": edition.unnamed,
                "added": edition.added, "withdrawn": edition.withdrawn,
            });
            return facts.to_string();
        }
        let mut names = count(edition.count, "signatory", "signatories");
        if edition.unnamed > 0 {
            names += &format!(" and {} unnamed", edition.unnamed);
        }
        let (date, added, gone) = (edition.date, edition.added, edition.withdrawn);
        format!(
            "wrote {name}: edition {number} of {date}, {names}, {added} added, {gone} withdrawn"
        )
    }
}

impl Ready {
    /// Puts it in its place, once the letter's files are in theirs; gives the line on it.
    pub fn put(self) -> Result<String, Failure> {
        self.staged.put().map_err(Failure::io("write", &self.place))?;
        Ok(self.line)
    }
}
