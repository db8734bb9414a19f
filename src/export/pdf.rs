//! PDF.

use jiff::civil::DateTime;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::Standards;
use super::bind::bound;
use super::pack::pack;
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
use crate::letter::Profile;
use crate::typeset::Document;

/// How a PDF is written.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// What it is made for.
    pub profile: Profile,
    /// The standards it meets.
    pub standards: Standards,
    /// The moment it says it was made, in UTC.
    pub made: DateTime,
}

/// Writes a document as PDF. Equal documents give equal bytes.
pub fn pdf(document: &Document, how: &Pdf) -> Checked<Vec<u8>> {
    match how.profile {
        Profile::Print => set(&[document], how),
        _ => write(&document.pages, &document.identity, how),
    }
}

/// Writes documents as one PDF for paper, in the order they are printed.
pub fn set(documents: &[&Document], how: &Pdf) -> Checked<Vec<u8>> {
    let identities: Vec<&str> = documents.iter().map(|set| set.identity.as_str()).collect();
    write(&bound(documents), &identities.join("-"), how)
}

fn write(pages: &PagedDocument, identity: &str, how: &Pdf) -> Checked<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(concat!("undersigned ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(how.made),
        standards: how.standards.typst.clone(),
        tagged: how.profile != Profile::Print,
        ..PdfOptions::default()
    };
    match typst_pdf::pdf(pages, &options) {
        Ok(bytes) => Checked::new(Some(pack(bytes)), Report::default()),
        Err(errors) => {
            Checked::new(None, errors.iter().map(|e| refusal(&e.message, how)).collect())
        }
    }
}

fn timestamp(made: DateTime) -> Option<Timestamp> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let (year, month, day) = (i32::from(made.year()), part(made.month()), part(made.day()));
    let (hour, minute, second) = (part(made.hour()), part(made.minute()), part(made.second()));
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}

fn refusal(why: &str, how: &Pdf) -> Diagnostic {
    let message = format!("the letter cannot be written as {}: {why}", how.standards.label());
    Diagnostic::anywhere(Code::BadStandard, message).hint("ask for another with --standard")
}
