//! What was made of a letter, and how it is told.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use undersigned::export::forms::Form;
use undersigned::export::kit::KitFile;
use undersigned::letter::{Account, Changes, Profile};
use undersigned::typeset::{self, SignatureField};

use super::args::MessageFormat;
use super::copies::PrintList;
use super::kit::Place;
use super::lay::Laid;
use super::output::Target;
use super::record::Record;
use super::versions;

/// A letter that was set.
pub struct Made {
    /// A file for each profile and version.
    pub files: Vec<Written>,
    /// What is new in a draft.
    pub changes: Option<Changes>,
    /// What its copies take.
    pub print_list: Option<PrintList>,
    /// The files it was made from.
    pub inputs: Vec<PathBuf>,
    /// Files that the letter encloses and paper does not carry.
    pub to_enclose: Vec<String>,
    /// What it is printed on.
    pub paper: &'static str,
    /// What became of the rows of signatories.
    pub account: Account,
    /// What is to be recorded of their numbers, if the letter is printed thus.
    pub record: Option<Record>,
}

/// A file for a profile.
pub struct Written {
    pub profile: Profile,
    /// What it is called behind the name of the letter, where that is not sent.
    pub version: String,
    /// The pages of the letter, and those of what is appended to it.
    pages: usize,
    enclosed: usize,
    /// The standards it meets.
    pub standards: String,
    /// Who signed it, if somebody did.
    pub signed_by: Option<String>,
    /// Where signature fields go in its blocks, where it is a version alone.
    pub signature_fields: Vec<SignatureField>,
    pub pdf: Vec<u8>,
}

impl Made {
    /// The line on a file that was written.
    pub fn written(&self, file: &Written, target: &Target, format: MessageFormat) -> String {
        let name = target.name();
        if format == MessageFormat::Json {
            return self.json("written", &name, file).to_string();
        }
        let size = file.pdf.len() as f64 / 1000.0;
        let signed = file.signed_by.as_ref().map(|by| format!(", signed by {by}"));
        let signed = signed.unwrap_or_default();
        format!("wrote {name}: {}, {size:.1} kB{signed}", self.facts(file, &file.standards))
    }

    /// The line on what is to be enclosed, if anything is.
    pub fn enclosing(&self, format: MessageFormat) -> Option<String> {
        let files = Some(&self.to_enclose).filter(|files| !files.is_empty())?;
        Some(match format {
            MessageFormat::Json => json!({ "outcome": "to-enclose", "files": files }).to_string(),
            _ => format!("print these, too, and enclose them: {}", files.join(", ")),
        })
    }

    /// The line on a letter that was looked over.
    pub fn sound(&self, letter: &Path, format: MessageFormat) -> String {
        let name = letter.display().to_string();
        if format == MessageFormat::Json {
            let lines = self.files.iter().map(|file| self.json("sound", &name, file).to_string());
            return lines.collect::<Vec<_>>().join("\n");
        }
        let standards = self.files.iter().map(|file| file.standards.as_str()).collect::<Vec<_>>();
        let facts = self.files.first().map(|file| self.facts(file, &standards.join(" and ")));
        format!("{name} is sound: {}", facts.unwrap_or_default())
    }

    fn facts(&self, file: &Written, standards: &str) -> String {
        let pages = count(file.pages, "page", "pages");
        if file.version == versions::STATIONERY {
            return format!("{pages} {}, {standards}", self.paper);
        }
        let names = count(self.account.signed(), "signatory", "signatories");
        let sum = match self.account.sum() {
            Some(sum) => format!(" ({sum})"),
            None => String::new(),
        };
        let enclosed = match file.enclosed {
            0 => String::new(),
            number => format!(" and {number} enclosed"),
        };
        format!("{pages} {}{enclosed}, {standards}, {names}{sum}", self.paper)
    }

    fn json(&self, outcome: &str, name: &str, file: &Written) -> Value {
        json!({
            "outcome": outcome,
            "file": name,
            "profile": file.profile.word(),
            "pages": file.pages,
            "enclosed_pages": file.enclosed,
            "paper": self.paper,
            "bytes": file.pdf.len(),
            "standards": file.standards,
            "signed_by": file.signed_by,
            "signatories": self.account.signed(),
            "unnamed": self.account.unnamed + self.account.added,
            "rows": self.account.rows,
            "merged": self.account.merged,
            "left_out": self.account.filtered,
            "left_out_by_corrections": self.account.corrected,
            "unverified": self.account.unverified,
        })
    }
}

impl Written {
    /// A file of these versions.
    pub fn new(
        profile: Profile,
        version: String,
        standards: String,
        pdf: Vec<u8>,
        of: &[&Laid],
    ) -> Self {
        let pages = of.iter().map(|laid| laid.document.own).sum();
        let all: usize = of.iter().map(|laid| laid.document.pages.pages().len()).sum();
        let signature_fields = match of {
            [only] => typeset::signature_fields(&only.document, &only.sheet),
            _ => Vec::new(),
        };
        let (enclosed, signed_by) = (all - pages, None);
        Self { profile, version, pages, enclosed, standards, signed_by, signature_fields, pdf }
    }

    /// The first page of a file alone: stationery.
    #[must_use]
    pub fn first_page(self) -> Self {
        Self { pages: 1, enclosed: 0, ..self }
    }

    /// Whether it is the letter that is sent, and no copy or draft of it.
    pub fn is_sent(&self) -> bool {
        self.version.is_empty()
    }
}

/// The line on a file of another form than PDF.
pub fn form_written(form: Form, bytes: usize, target: &Target, format: MessageFormat) -> String {
    let name = target.name();
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
    place: &Place,
    files: &[KitFile],
    bytes: usize,
    format: MessageFormat,
) -> String {
    let (folder, packed) = (place.folder.display(), place.packed.display());
    if format == MessageFormat::Json {
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        let facts = json!({
            "outcome": "written", "file": packed.to_string(), "profile": "press",
            "folder": folder.to_string(), "files": names, "bytes": bytes,
        });
        return facts.to_string();
    }
    let size = bytes as f64 / 1000.0;
    format!("wrote {folder}: {} files, and {packed}, {size:.1} kB", files.len())
}

/// A number and its noun: `1 page`, `2 pages`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
