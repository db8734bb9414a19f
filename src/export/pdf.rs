//! PDF.

use jiff::civil::{DateTime, date};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::impose::impose;
use super::print::{advise, finish, pages};
use super::unicode::{Marks, mapped};
use super::{Standards, duplex, refusal, structure, undated, universal, viewing};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::{Print, Profile};
use crate::pdf::object_streams::write_packed;
use crate::pdf::raw::{Missing, RawPdf};
use crate::typeset::Document;

/// The day of files that must have one, and are of a letter without.
const UNDATED: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// How a PDF is written.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// What it is made for.
    pub profile: Profile,
    /// The standards it meets.
    pub standards: Standards,
    /// How it is printed, if it is made for that.
    pub print: Print,
    /// The moment it says it was made, in UTC; none where the letter has no day.
    pub made: Option<DateTime>,
}

/// Writes a document as PDF. Equal documents give equal bytes.
pub fn pdf(document: &Document, how: &Pdf, report: &mut Report) -> Option<Vec<u8>> {
    match how.profile {
        Profile::Print => set(&[document], how, report),
        _ => write(&document.pages, document, &document.identity, (how, report)),
    }
}

/// Writes documents as one PDF for paper, in the order they are printed.
pub fn set(documents: &[&Document], how: &Pdf, report: &mut Report) -> Option<Vec<u8>> {
    let identities: Vec<&str> = documents.iter().map(|set| set.identity.as_str()).collect();
    let first = documents.first()?;
    // Bound first, so that blank backs have bleed and marks too.
    let sheets = duplex::sheets(documents);
    advise(&sheets, &first.images, report);
    let pages = pages(&sheets, &how.print);
    let pages = match how.print.imposition {
        Some(imposition) => impose(&pages, imposition),
        None => pages,
    };
    write(&pages, first, &identities.join("-"), (how, report))
}

/// Writes pages. `document` is what they are of, or the first of several that hold the
/// same pictures and typefaces.
fn write(
    pages: &PagedDocument,
    document: &Document,
    identity: &str,
    (how, report): (&Pdf, &mut Report),
) -> Option<Vec<u8>> {
    let mapped = mapped(pages);
    let pages = mapped.as_ref().map_or(pages, |mapped| &mapped.pages);
    let export = |standards: &Standards, report: &mut Report| {
        exported(pages, document, options(identity, how, standards), how, report)
    };
    if how.standards.universal() && how.profile != Profile::Print {
        // The exporter does not know PDF/UA-2, but its checks of PDF/UA-1 hold for both.
        export(&universal::checked(), report)?;
    }
    let written = export(&how.standards, report)?;
    let marks = mapped.as_ref().map(|own| &own.marks);
    finished(&written, marks, (document, how)).map_err(|fault| report.add(fault)).ok()
}

fn options(identity: &str, how: &Pdf, standards: &Standards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(concat!("undersigned ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(how.made.unwrap_or(UNDATED)),
        standards: standards.typst.clone(),
        tagged: how.profile != Profile::Print,
        ..PdfOptions::default()
    }
}

/// The exporter's file; nothing where it refuses the pages, and the report says why.
fn exported(
    pages: &PagedDocument,
    document: &Document,
    options: PdfOptions,
    how: &Pdf,
    report: &mut Report,
) -> Option<Vec<u8>> {
    let written = typst_pdf::pdf(pages, &options).map_err(|errors| {
        let why: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
        let options = PdfOptions { tagged: false, ..options };
        let faults = refusal::explain(document, &options, &why, &how.standards.label());
        faults.into_iter().for_each(|fault| report.add(fault));
    });
    written.ok()
}

/// The exporter's file with all that it does not write, or cannot be asked for.
fn finished(
    written: &[u8],
    marks: Option<&Marks>,
    (document, how): (&Document, &Pdf),
) -> Result<Vec<u8>, Diagnostic> {
    let mut pdf = RawPdf::read(written)?;
    structure::mend(&mut pdf, &document.reading)?;
    // What is printed has its numbers on paper.
    let sections = if how.profile == Profile::Print { &[][..] } else { &document.sections };
    viewing::show(&mut pdf, sections)?;
    marks.map_or(Ok(()), |marks| marks.take_out(&mut pdf))?;
    if how.profile == Profile::Print {
        // A print shop's file has a date (ISO 15930-7, 6.2).
        finish(&mut pdf, &how.print)?;
    } else {
        universal::finish(&mut pdf, how.standards.universal())?;
        how.made.map_or_else(|| undated::forget(&mut pdf), |_| Ok(()))?;
    }
    Ok(write_packed(&pdf)?)
}

/// The exporter writes otherwise than it did when this program was written: our fault.
impl From<Missing> for Diagnostic {
    fn from(missing: Missing) -> Self {
        let message = format!("the pages were not written as this program knows them: {missing}");
        Self::anywhere(Code::Bug, message).hint("please report it with the letter")
    }
}

fn timestamp(made: DateTime) -> Option<Timestamp> {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let (year, month, day) = (i32::from(made.year()), part(made.month()), part(made.day()));
    let (hour, minute, second) = (part(made.hour()), part(made.minute()), part(made.second()));
    Datetime::from_ymd_hms(year, month, day, hour, minute, second).map(Timestamp::new_utc)
}
