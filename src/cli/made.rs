//! What was made of a letter, and how it is told.

use std::path::Path;

use serde_json::{Value, json};
use undersigned::export::forms::Form;
use undersigned::export::kit::KitFile;
use undersigned::letter::{Account, Profile};
use undersigned::sheet::Sheet;
use undersigned::typeset::Document;

use super::args::MessageFormat;
use super::output::Target;

/// A letter that was set.
pub struct Made {
    /// A file for each profile.
    pub files: Vec<Written>,
    /// The pages of the letter, and those of what is appended to it.
    pages: usize,
    enclosed: usize,
    paper: &'static str,
    account: Account,
}

/// A file for a profile.
pub struct Written {
    pub profile: Profile,
    /// The standards it meets.
    pub standards: String,
    pub pdf: Vec<u8>,
}

impl Made {
    pub fn new(files: Vec<Written>, document: &Document, sheet: &Sheet) -> Self {
        Self {
            files,
            pages: document.own,
            enclosed: document.pages.pages().len() - document.own,
            paper: sheet.paper.label(),
            account: sheet.account.clone(),
        }
    }

    /// The line on a file that was written.
    pub fn written(&self, file: &Written, target: &Target, format: MessageFormat) -> String {
        let name = target.to_string();
        if format == MessageFormat::Json {
            return self.json("written", &name, file).to_string();
        }
        let size = file.pdf.len() as f64 / 1000.0;
        format!("wrote {name}: {}, {size:.1} kB", self.facts(&file.standards))
    }

    /// The line on a letter that was looked over.
    pub fn sound(&self, letter: &Path, format: MessageFormat) -> String {
        let name = letter.display().to_string();
        if format == MessageFormat::Json {
            let lines = self.files.iter().map(|file| self.json("sound", &name, file).to_string());
            return lines.collect::<Vec<_>>().join("\n");
        }
        let standards = self.files.iter().map(|file| file.standards.as_str()).collect::<Vec<_>>();
        format!("{name} is sound: {}", self.facts(&standards.join(" and ")))
    }

    fn facts(&self, standards: &str) -> String {
        let pages = count(self.pages, "page", "pages");
        let names = count(self.account.printed(), "signatory", "signatories");
        let sum = match self.account.sum() {
            Some(sum) => format!(" ({sum})"),
            None => String::new(),
        };
        let enclosed = match self.enclosed {
            0 => String::new(),
            number => format!(" and {number} enclosed"),
        };
        format!("{pages} {}{enclosed}, {standards}, {names}{sum}", self.paper)
    }

    fn json(&self, outcome: &str, name: &str, file: &Written) -> Value {
        json!({
            "outcome": outcome,
            "file": name,
            "profile": file.profile.name(),
            "pages": self.pages,
            "enclosed_pages": self.enclosed,
            "paper": self.paper,
            "bytes": file.pdf.len(),
            "standards": file.standards,
            "signatories": self.account.printed(),
            "rows": self.account.rows,
            "merged": self.account.merged,
            "left_out": self.account.filtered,
        })
    }
}

/// The line on a file of another form than PDF.
pub fn form_written(form: Form, bytes: usize, target: &Target, format: MessageFormat) -> String {
    let name = target.to_string();
    if format == MessageFormat::Json {
        let facts = json!({
            "outcome": "written", "file": name, "format": form.name(), "bytes": bytes,
        });
        return facts.to_string();
    }
    format!("wrote {name}: {}, {:.1} kB", form.label(), bytes as f64 / 1000.0)
}

/// The line on a press kit.
pub fn kit_written(
    folder: &Path,
    packed: &Target,
    files: &[KitFile],
    bytes: usize,
    format: MessageFormat,
) -> String {
    if format == MessageFormat::Json {
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        let facts = json!({
            "outcome": "written", "file": packed.to_string(), "profile": "press",
            "folder": folder.display().to_string(), "files": names, "bytes": bytes,
        });
        return facts.to_string();
    }
    let size = bytes as f64 / 1000.0;
    format!("wrote {}: {} files, and {packed}, {size:.1} kB", folder.display(), files.len())
}

/// A number and its noun: `1 page`, `2 pages`.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
