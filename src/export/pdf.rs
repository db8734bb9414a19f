//! PDF.

use jiff::civil::DateTime;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, Timestamp};

use super::Standards;
use super::pack::pack;
use super::print::{finish, pages};
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
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
    let written = match how.profile {
        Profile::Print => typst_pdf::pdf(&pages(&document.pages, &how.print), &options),
        _ => typst_pdf::pdf(&document.pages, &options),
    };
    let written = match written {
        Ok(bytes) if how.profile == Profile::Print => match finish(&bytes, &how.print) {
            Ok(finished) => return Checked::new(Some(pack(finished)), Report::default()),
            Err(fault) => return Checked::fault(*fault),
        },
        other => other,
    };
    match written {
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
