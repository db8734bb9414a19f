//! PDF/UA-2 (ISO 14289-2) and the declarations of Well-Tagged PDF 1.0, which the exporter does
//! not know: what it writes as PDF 2.0 is completed here.
//!
//! The checks are those of PDF/UA-1, for which a letter is exported once more and thrown away
//! (`export/pdf.rs`): titles, alternative texts, headings. What is added here is said otherwise
//! in PDF 2.0 than before: namespaces of elements, notes and what refers to them, and
//! destinations in the structure.

mod destinations;
mod elements;
mod metadata;
mod namespaces;
mod notes;
mod roles;

use self::elements::Elements;
use super::{Standard, Standards};
use crate::pdf::raw::{Missing, RawPdf};

/// What the exporter checks before a file is made to meet PDF/UA-2.
pub fn checked() -> Standards {
    let standard = Standard::named("ua-1").expect("it is known");
    Standards::new(vec![standard]).expect("it stands alone")
}

/// Finishes a tagged file: one of PDF 2.0 gets the namespace of its elements as readers know
/// it, and meets PDF/UA-2 where that is `asked` for.
///
/// # Errors
/// When the file is not as the exporter writes it.
pub fn finish(pdf: &mut RawPdf<'_>, asked: bool) -> Result<(), Missing> {
    let spaces = namespaces::mend(pdf)?;
    let Some(spaces) = spaces.filter(|_| asked) else { return Ok(()) };
    roles::mend(pdf)?;
    let elements = Elements::read(pdf)?;
    let notes = notes::Notes::find(pdf, &elements);
    notes.write(pdf)?;
    destinations::write(pdf, &elements, &notes)?;
    namespaces::write(pdf, &elements, spaces)?;
    metadata::write(pdf)
}
