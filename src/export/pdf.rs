//! PDF.

use std::borrow::Cow;

use jiff::civil::DateTime;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, Timestamp};

use super::Standards;
use super::labels;
use super::pack::pack;
use super::print::{finish, look, pages};
use super::refusal;
use crate::diagnostic::{Checked, Report};
use crate::letter::{Print, Profile};
use crate::typeset::Document;

/// How a PDF is written.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// What it is made for.
    pub profile: Profile,
    /// The standards it meets.
    pub standards: Standards,
    /// How it is printed, if it is made for that.
    pub print: Print,
    /// The moment it says it was made, in UTC.
    pub made: DateTime,
}

/// Writes a document as PDF. Equal documents give equal bytes.
pub fn pdf(document: &Document, how: &Pdf) -> Checked<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(document.identity.clone()),
        creator: Smart::Custom(Some(concat!("undersigned ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(how.made),
        standards: how.standards.typst.clone(),
        tagged: how.profile != Profile::Print,
        ..PdfOptions::default()
    };
    let (pages, report) = match how.profile {
        Profile::Print => {
            let pages = pages(&document.pages, &how.print);
            (Cow::Owned(pages), look(&document.pages))
        }
        _ => (Cow::Borrowed(&document.pages), Report::default()),
    };
    let written = match typst_pdf::pdf(&pages, &options) {
        Ok(written) if how.profile == Profile::Print => finish(&written, &how.print),
        Ok(written) => Ok(written),
        Err(errors) => {
            let why: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
            let options = PdfOptions { tagged: false, ..options };
            Err(refusal::explain(document, &options, &why, &how.standards.label()))
        }
    };
    match written {
        Ok(written) => Checked::new(Some(pack(labels::without_empty(written))), report),
        Err(faults) => Checked::new(None, faults),
    }
}

fn timestamp(made: DateTime) -> Option<Timestamp> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let (year, month, day) = (i32::from(made.year()), part(made.month()), part(made.day()));
    let (hour, minute, second) = (part(made.hour()), part(made.minute()), part(made.second()));
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}
