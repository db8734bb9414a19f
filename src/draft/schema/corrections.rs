//! The file of corrections to a list of signatories.

use serde::Deserialize;

use crate::draft::text::Text;
use crate::source::Spanned;

/// What `[signatories] corrections` names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// The corrections, of as many rows.
    #[serde(default)]
    pub correction: Vec<Spanned<Correction>>,
}

/// What one row of the tables, or one entry, is to be instead.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The key of the row, as `undersigned signatories --csv` lists it.
    pub key: Option<Text>,
    /// The name as it is written there, in place of the key.
    pub written: Option<Text>,
    /// Whether the row is left out.
    pub leave_out: Option<Spanned<bool>>,
    /// The name to print.
    pub name: Option<Text>,
    /// What alphabetical order goes by.
    pub sort_name: Option<Text>,
    /// `organization` or `individual`.
    pub kind: Option<Text>,
    /// The office held; `""` prints none, as with the next two.
    pub role: Option<Text>,
    /// The organisation signed for, or belonged to.
    pub organization: Option<Text>,
    /// The country.
    pub country: Option<Text>,
    /// The language of it all, as a BCP 47 tag.
    pub lang: Option<Text>,
    /// The number under which the ledger has who signs, where their key is another now.
    pub number: Option<Spanned<u32>>,
    /// Whether it is somebody new, though the ledger has one of the same name.
    pub new: Option<Spanned<bool>>,
    /// Why, for those who read the file.
    pub note: Option<Text>,
}
