//! `signatories --fix`: proposals at the end of the file of corrections. What is there stays as
//! it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use undersigned::diagnostic::Proposal;
use undersigned::letter::{self, CORRECTIONS_HEAD};
use undersigned::source::{Source, Sources};

use super::super::failure::Failure;
use super::super::folder::LetterFolder;
use super::super::made::count;
use super::super::output;

/// The file of corrections of a letter.
pub struct Corrections {
    /// What messages call it.
    name: String,
    place: PathBuf,
}

/// Finds the file of corrections that a letter names, or begins it; nothing, if the letter
/// cannot be read at all.
pub fn begin(path: &Path, letter: &Source) -> Result<Option<Corrections>, Failure> {
    let Some(draft) = undersigned::draft::read(letter).value else { return Ok(None) };
    let list = draft.signatories.as_ref();
    let Some(named) = list.and_then(|list| list.corrections.as_ref()) else {
        let fact = "the letter names no file of corrections";
        let hint = "write `corrections = \"corrections.toml\"` in `[signatories]`";
        return Err(Failure::usage(fact, hint));
    };
    let name = path.with_file_name(&named.value);
    let place = LetterFolder::of(path).place(named);
    let place = place.map_err(Failure::io("write", &name))?;
    if !place.exists() {
        output::replace(&place, CORRECTIONS_HEAD.as_bytes())
            .map_err(Failure::io("write", &name))?;
    }
    Ok(Some(Corrections { name: name.display().to_string(), place }))
}

impl Corrections {
    /// Adds proposals; gives the line on them.
    pub fn propose(&self, proposals: &[Proposal], sources: &Sources) -> Result<String, Failure> {
        let failure = |doing| Failure::io(doing, Path::new(&self.name));
        let text = fs::read(&self.place).map_err(failure("read"))?;
        let not_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text");
        let text = String::from_utf8(text).map_err(not_text).map_err(failure("read"))?;
        if !letter::are_corrections(&text) {
            return Ok(format!("nothing is written into {} while it has faults", self.name));
        }
        let Some((text, new)) = letter::proposed(&text, proposals, sources) else {
            return Ok(format!("nothing new to propose in {}", self.name));
        };
        output::replace(&self.place, text.as_bytes()).map_err(failure("write"))?;
        Ok(format!("wrote {}: {} at its end", self.name, count(new, "proposal", "proposals")))
    }
}
