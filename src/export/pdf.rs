//! PDF.

use jiff::civil::DateTime;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, Timestamp};

use super::Standards;
use super::ink::printed;
use super::labels;
use super::pack::pack;
use super::refusal;
use crate::diagnostic::{Checked, Code, Diagnostic, Report};
use crate::letter::{ImageFormat, Profile};
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
    let report = pictures_in_pictures(document, how);
    if report.has_errors() {
        return Checked::new(None, report);
    }
    let options = PdfOptions {
        ident: Smart::Custom(document.identity.clone()),
        creator: Smart::Custom(Some(concat!("undersigned ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(how.made),
        standards: how.standards.typst.clone(),
        tagged: how.profile != Profile::Print,
        ..PdfOptions::default()
    };
    let written = match how.profile {
        Profile::Print => typst_pdf::pdf(&printed(&document.pages), &options),
        _ => typst_pdf::pdf(&document.pages, &options),
    };
    match written {
        Ok(bytes) => Checked::new(Some(pack(labels::without_empty(bytes))), Report::default()),
        Err(errors) => {
            let why: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
            let options = PdfOptions { tagged: false, ..options };
            Checked::new(None, refusal::explain(document, &options, &why, &how.standards.label()))
        }
    }
}

fn timestamp(made: DateTime) -> Option<Timestamp> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let (year, month, day) = (i32::from(made.year()), part(made.month()), part(made.day()));
    let (hour, minute, second) = (part(made.hour()), part(made.minute()), part(made.second()));
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}

/// PDF 1.4 has no pictures of 16 bits (ISO 32000-1, 7.5.2). typst reduces those of
/// a letter to 8, but not those within SVG, of which the exporter would give up.
fn pictures_in_pictures(document: &Document, how: &Pdf) -> Report {
    let drawn = document.images.iter().filter(|image| image.format == ImageFormat::Svg);
    let nested = drawn.filter(|image| {
        let text = String::from_utf8_lossy(&image.bytes);
        text.contains("<image") || text.contains(":image")
    });
    let nested = nested.filter(|_| how.standards.are_oldest());
    let faults = nested.map(|image| {
        let message = format!(
            "the picture has another in it, which {} does not allow",
            how.standards.label()
        );
        Diagnostic::new(Code::BadStandard, image.span, message)
            .hint("save it as PNG, or ask for a-2a or ua-1 with --standard")
    });
    faults.collect()
}
