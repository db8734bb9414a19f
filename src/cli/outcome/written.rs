//! Files that were written, told.

use serde_json::{Value, json};
use undersigned::export::formats::Format;
use undersigned::job::{BuildOutput, OutputFile};

use super::super::kit::KitFolder;
use super::super::terminal::{Outcome, count};

/// A file that was written.
pub struct Written<'a> {
    pub of: &'a BuildOutput,
    pub file: &'a OutputFile,
    /// Where it is.
    pub name: String,
    /// Who signed it, if somebody did.
    pub signed_by: Option<String>,
}

impl Outcome for Written<'_> {
    fn lines(&self) -> Vec<String> {
        let Self { of, file, name, signed_by } = self;
        let size = file.bytes.len() as f64 / 1000.0;
        let signed = signed_by.as_ref().map(|by| format!(", signed by {by}")).unwrap_or_default();
        vec![match file.format {
            Format::Pdf => {
                let facts = facts(of, file, &file.standards);
                format!("wrote {name}: {facts}, {size:.1} kB{signed}")
            }
            format => format!("wrote {name}: {}, {size:.1} kB", format.label()),
        }]
    }

    fn json(&self) -> Vec<Value> {
        let Self { of, file, name, signed_by } = self;
        vec![match file.format {
            Format::Pdf => object("written", of, file, (name, signed_by.as_deref())),
            format => json!({
                "outcome": "written", "file": name, "format": format.name(),
                "bytes": file.bytes.len(),
            }),
        }]
    }
}

/// A letter that was looked over.
pub struct Sound<'a> {
    pub of: &'a BuildOutput,
    pub name: String,
}

impl Outcome for Sound<'_> {
    fn lines(&self) -> Vec<String> {
        let files = &self.of.files;
        let standards = files.iter().map(|file| file.standards.as_str()).collect::<Vec<_>>();
        let facts = files.first().map(|file| facts(self.of, file, &standards.join(" and ")));
        vec![format!("{} is sound: {}", self.name, facts.unwrap_or_default())]
    }

    fn json(&self) -> Vec<Value> {
        let one = |file: &OutputFile| object("sound", self.of, file, (&self.name, None));
        self.of.files.iter().map(one).collect()
    }
}

fn facts(of: &BuildOutput, file: &OutputFile, standards: &str) -> String {
    let pages = count(file.pages, "page", "pages");
    if file.is_stationery {
        return format!("{pages} {}, {standards}", of.paper);
    }
    let names = count(of.account.signed(), "signatory", "signatories");
    let sum = of.account.sum().map(|sum| format!(" ({sum})")).unwrap_or_default();
    let enclosed = match file.enclosed {
        0 => String::new(),
        number => format!(" and {number} enclosed"),
    };
    format!("{pages} {}{enclosed}, {standards}, {names}{sum}", of.paper)
}

fn object(
    outcome: &str,
    of: &BuildOutput,
    file: &OutputFile,
    (name, signed_by): (&str, Option<&str>),
) -> Value {
    json!({
        "outcome": outcome,
        "file": name,
        "profile": file.profile.word(),
        "pages": file.pages,
        "enclosed_pages": file.enclosed,
        "paper": of.paper,
        "bytes": file.bytes.len(),
        "standards": file.standards,
        "signed_by": signed_by,
        "signatories": of.account.signed(),
        "unnamed": of.account.unnamed + of.account.added,
        "rows": of.account.rows,
        "merged": of.account.merged,
        "left_out": of.account.filtered,
        "left_out_by_corrections": of.account.corrected,
        "unverified": of.account.unverified,
    })
}

/// Files that are to be enclosed with what is printed.
pub struct ToEnclose<'a>(pub &'a [String]);

impl Outcome for ToEnclose<'_> {
    fn lines(&self) -> Vec<String> {
        vec![format!("print these, too, and enclose them: {}", self.0.join(", "))]
    }

    fn json(&self) -> Vec<Value> {
        vec![json!({ "outcome": "to-enclose", "files": self.0 })]
    }
}

/// A press kit that was written.
pub struct WrittenKit<'a> {
    pub of: &'a BuildOutput,
    pub place: &'a KitFolder,
    /// How many bytes the packed one has.
    pub size: usize,
}

impl Outcome for WrittenKit<'_> {
    fn lines(&self) -> Vec<String> {
        let (folder, packed) = (self.place.folder.display(), self.place.packed.display());
        let (files, size) = (self.of.kit.len(), self.size as f64 / 1000.0);
        vec![format!("wrote {folder}: {files} files, and {packed}, {size:.1} kB")]
    }

    fn json(&self) -> Vec<Value> {
        let names: Vec<_> = self.of.kit.iter().map(|file| file.name.as_str()).collect();
        vec![json!({
            "outcome": "written", "file": self.place.packed.display().to_string(),
            "profile": "press", "folder": self.place.folder.display().to_string(),
            "files": names, "bytes": self.size,
        })]
    }
}
