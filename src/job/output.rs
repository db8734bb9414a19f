//! What is made of a letter.

use super::print_list::PrintList;
use crate::export::formats::Format;
use crate::export::kit::KitFile;
use crate::letter::ledger::Ledger;
use crate::letter::{Account, Changes, Profile};

/// All that is made of a letter, and the facts of it.
pub struct BuildOutput {
    /// The files, in the order of the plan; none, where it is a press kit.
    pub files: Vec<OutputFile>,
    /// The files of the press kit, if it is one; `export::kit::packed` makes one file of them.
    pub kit: Vec<KitFile>,
    /// What is new in a draft.
    pub changes: Option<Changes>,
    /// What its copies take.
    pub print_list: Option<PrintList>,
    /// Files that the letter encloses and paper does not carry.
    pub to_enclose: Vec<String>,
    /// What it is printed on.
    pub paper: &'static str,
    /// What became of the rows of signatories.
    pub account: Account,
    /// What is to be recorded of their numbers, if the letter is printed thus.
    pub ledger: Option<Ledger>,
}

/// What names of files end in, before the format's ending: the profile, unless it is digital,
/// and what they are called.
pub(super) fn suffix(profile: Profile, label: &str) -> String {
    let profile = if profile == Profile::Digital { "" } else { profile.word() };
    let said: Vec<&str> = [profile, label].into_iter().filter(|said| !said.is_empty()).collect();
    said.join("-")
}

/// A file that is made, or one of those of its pages.
#[derive(Debug, Clone)]
pub struct OutputFile {
    /// What it is made for.
    pub profile: Profile,
    /// What it is written as.
    pub format: Format,
    /// What it is called behind the name of the letter, such as `copy-1-a-name`; empty for
    /// the letter that is sent.
    pub label: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages of the letter are in it, if it is a PDF.
    pub pages: usize,
    /// How many pages of what the letter encloses are in it, if it is a PDF.
    pub enclosed: usize,
    /// The standards it meets, such as `PDF/UA-1 + PDF/A-2a`, if it is a PDF.
    pub standards: String,
    /// Whether it is stationery: the letterhead alone.
    pub is_stationery: bool,
}

impl OutputFile {
    /// A name for it beside a letter of this name: `letter-print.pdf`. Pages that are files of
    /// their own share one.
    pub fn file_name(&self, letter: &str) -> String {
        let suffix = suffix(self.profile, &self.label);
        let dash = if suffix.is_empty() { "" } else { "-" };
        format!("{letter}{dash}{suffix}.{}", self.format.name())
    }

    /// Whether it is the letter that is sent, in a file that can be signed: no copy, draft or
    /// paper.
    pub fn can_be_signed(&self) -> bool {
        self.format == Format::Pdf && self.label.is_empty() && self.profile != Profile::Print
    }
}
