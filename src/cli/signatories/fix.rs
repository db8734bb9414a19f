//! `signatories --fix`: proposals at the end of the file of corrections. What is there stays as
//! it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use undersigned::diagnostic::{Proposal, Report};
use undersigned::letter::{self, CORRECTIONS_HEAD};
use undersigned::source::{Source, Sources};

use super::super::failure::Failure;
use super::super::folder;
use super::super::staged::{self, Staged};
use super::super::terminal::{Outcome, count};

/// The file of corrections of a letter.
pub struct Corrections {
    /// What messages call it.
    name: String,
    place: PathBuf,
}

/// Finds the file of corrections that a letter names, or begins it; nothing, if the letter
/// cannot be read at all.
pub fn begin(path: &Path, letter: &Source) -> Result<Option<Corrections>, Failure> {
    let Some(draft) = undersigned::draft::read(letter, &mut Report::default()) else {
        return Ok(None);
    };
    let list = draft.signatories.as_ref();
    let Some(named) = list.and_then(|list| list.corrections.as_ref()) else {
        let fact = "the letter names no file of corrections";
        let hint = "write `corrections = \"corrections.toml\"` in `[signatories]`";
        return Err(Failure::usage(fact, hint));
    };
    let name = path.with_file_name(&named.value);
    let place = folder::place(path, named);
    let place = place.map_err(Failure::io("write", &name))?;
    if !place.exists() {
        write(&place, CORRECTIONS_HEAD, &name)?;
    }
    Ok(Some(Corrections { name: name.display().to_string(), place }))
}

/// Writes the file, which messages call by a name.
fn write(place: &Path, text: &str, name: &Path) -> Result<(), Failure> {
    let file = Staged::file(place, text.as_bytes()).map_err(Failure::io("write", name))?;
    staged::put(vec![file])
}

impl Corrections {
    /// Adds proposals.
    pub fn propose(
        &self,
        proposals: &[Proposal],
        sources: &Sources,
    ) -> Result<Proposed<'_>, Failure> {
        let done = |what| Proposed { name: &self.name, what };
        let failure = |doing| Failure::io(doing, Path::new(&self.name));
        let text = fs::read(&self.place).map_err(failure("read"))?;
        let not_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text");
        let text = String::from_utf8(text).map_err(not_text).map_err(failure("read"))?;
        if !letter::are_corrections(&text) {
            return Ok(done(What::Faulty));
        }
        let Some((text, new)) = letter::proposed(&text, proposals, sources) else {
            return Ok(done(What::Nothing));
        };
        write(&self.place, &text, Path::new(&self.name))?;
        Ok(done(What::Written(new)))
    }
}

/// What was proposed in the file of this name.
pub struct Proposed<'a> {
    name: &'a str,
    what: What,
}

enum What {
    /// The file has faults.
    Faulty,
    Nothing,
    /// So many proposals.
    Written(usize),
}

impl Outcome for Proposed<'_> {
    fn lines(&self) -> Vec<String> {
        let name = self.name;
        vec![match self.what {
            What::Faulty => format!("nothing is written into {name} while it has faults"),
            What::Nothing => format!("nothing new to propose in {name}"),
            What::Written(new) => {
                format!("wrote {name}: {} at its end", count(new, "proposal", "proposals"))
            }
        }]
    }

    fn json(&self) -> Vec<Value> {
        let (sound, new) = match self.what {
            What::Faulty => (false, 0),
            What::Nothing => (true, 0),
            What::Written(new) => (true, new),
        };
        vec![json!({ "outcome": "proposed", "file": self.name, "sound": sound, "proposals": new })]
    }
}
