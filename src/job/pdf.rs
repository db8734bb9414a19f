//! A letter as PDF.

use super::fields;
use super::layout::LaidOut;
use super::output::OutputFile;
use super::plan::{Plan, PlannedFile};
use super::print_list::in_order;
use crate::diagnostic::Report;
use crate::export;
use crate::letter::Profile;
use crate::sheet::Sheet;
use crate::typeset::Document;

/// The PDF of some variants: those for paper in the order they are printed, of which so many
/// are originals; those for newsrooms one behind the other.
pub(super) fn file(
    planned: &PlannedFile,
    of: &[&LaidOut],
    originals: usize,
    plan: &Plan,
    report: &mut Report,
) -> Option<OutputFile> {
    let joined;
    let (documents, sheet): (Vec<&Document>, _) = match (planned.profile, of) {
        (Profile::Print, [first, _, ..]) => {
            let printed = in_order(of, originals).into_iter();
            (printed.map(|one| &one.document).collect(), &first.sheet)
        }
        (_, [front, letter]) => {
            joined = letter.document.clone().prepend(&front.document);
            (vec![&joined], &letter.sheet)
        }
        _ => (vec![&of.first()?.document], &of.first()?.sheet),
    };
    let written = set(&documents, sheet, planned, plan, report)?;
    match documents[..] {
        [only] => fields::add(written, only, sheet, plan, report),
        _ => Some(written),
    }
}

/// The PDF of documents.
fn set(
    documents: &[&Document],
    sheet: &Sheet,
    planned: &PlannedFile,
    plan: &Plan,
    report: &mut Report,
) -> Option<OutputFile> {
    let how = plan.settings.pdf(sheet, planned.profile);
    let bytes = match documents {
        [only] => export::pdf(only, &how, report)?,
        _ => export::set(documents, &how, report)?,
    };
    let own: usize = documents.iter().map(|document| document.own).sum();
    let all: usize = documents.iter().map(|document| document.pages.pages().len()).sum();
    let stationery = planned.is_stationery();
    Some(OutputFile {
        profile: planned.profile,
        format: planned.format,
        label: planned.label.clone(),
        bytes,
        pages: if stationery { 1 } else { own },
        enclosed: if stationery { 0 } else { all - own },
        standards: how.standards.label(),
        is_stationery: stationery,
    })
}

/// The bytes of the PDF of one document.
pub(super) fn bytes(
    document: &Document,
    sheet: &Sheet,
    profile: Profile,
    plan: &Plan,
    report: &mut Report,
) -> Option<Vec<u8>> {
    export::pdf(document, &plan.settings.pdf(sheet, profile), report)
}
