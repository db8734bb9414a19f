//! PDF.

use jiff::civil::DateTime;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::impose::impose;
use super::pack::pack;
use super::parts::Parts;
use super::print::{finish, look, pages};
use super::unicode::{Marks, mapped};
use super::{Standards, duplex, labels, refusal};
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
    match how.profile {
        Profile::Print => set(&[document], how),
        _ => write(&document.pages, document, &document.identity, how),
    }
}

/// Writes documents as one PDF for paper, in the order they are printed.
pub fn set(documents: &[&Document], how: &Pdf) -> Checked<Vec<u8>> {
    let identities: Vec<&str> = documents.iter().map(|set| set.identity.as_str()).collect();
    let Some(first) = documents.first() else { return Checked::new(None, Report::default()) };
    // Bound first, so that blank backs have bleed and marks too.
    let sheets = duplex::sheets(documents);
    let mut report = look(&sheets, &first.images);
    let pages = pages(&sheets, &how.print);
    let pages = match how.print.imposition {
        Some(imposition) => impose(&pages, imposition),
        None => pages,
    };
    let written = write(&pages, first, &identities.join("-"), how);
    report.extend(written.report);
    Checked::new(written.value, report)
}

/// Writes pages. `document` is what they are of, or the first of several that hold the
/// same pictures and typefaces.
fn write(
    pages: &PagedDocument,
    document: &Document,
    identity: &str,
    how: &Pdf,
) -> Checked<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(concat!("undersigned ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(how.made),
        standards: how.standards.typst.clone(),
        tagged: how.profile != Profile::Print,
        ..PdfOptions::default()
    };
    let mapped = mapped(pages);
    let pages = mapped.as_ref().map_or(pages, |mapped| &mapped.pages);
    let written = match typst_pdf::pdf(pages, &options) {
        Ok(written) => {
            finished(&labels::without_empty(written), mapped.as_ref().map(|own| &own.marks), how)
        }
        Err(errors) => {
            let why: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
            let options = PdfOptions { tagged: false, ..options };
            Err(refusal::explain(document, &options, &why, &how.standards.label()))
        }
    };
    match written {
        Ok(written) => Checked::new(Some(written), Report::default()),
        Err(faults) => Checked::new(None, faults),
    }
}

/// The exporter's file with all that it does not write, or cannot be asked for.
fn finished(written: &[u8], marks: Option<&Marks>, how: &Pdf) -> Result<Vec<u8>, Report> {
    let Some(mut parts) = Parts::read(written) else { return Err(Report::from_iter([unknown()])) };
    marks.into_iter().for_each(|marks| marks.take_out(&mut parts));
    if how.profile == Profile::Print {
        finish(&mut parts, &how.print)?;
    }
    Ok(pack(&parts))
}

fn unknown() -> Diagnostic {
    let message = "the pages were not written as this program knows them";
    Diagnostic::anywhere(Code::Bug, message).hint("please report it with the letter")
}

fn timestamp(made: DateTime) -> Option<Timestamp> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let (year, month, day) = (i32::from(made.year()), part(made.month()), part(made.day()));
    let (hour, minute, second) = (part(made.hour()), part(made.minute()), part(made.second()));
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}
