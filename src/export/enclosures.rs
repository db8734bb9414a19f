//! Whether a file may carry, and hold, what is enclosed with its letter.

use super::{Standard, Standards};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::sheet::{Content, Sheet};

/// Tells of each enclosure that the standards do not allow.
pub fn admits(sheet: &Sheet, standards: &Standards, report: &mut Report) {
    let attached = standards.without_attachments().map(|standard| attached(sheet, standard));
    let appended = standards.without_transparency().map(|standard| appended(sheet, standard));
    let faults = attached.into_iter().flatten().chain(appended.into_iter().flatten());
    faults.for_each(|fault| report.add(fault));
}

fn attached(sheet: &Sheet, standard: Standard) -> impl Iterator<Item = Diagnostic> {
    sheet.attachments.iter().map(move |file| {
        let message = format!("`{}` is attached, which {} forbids", file.name, standard.label());
        let hint = match standard.name() {
            "a-4" | "a-4e" => "ask for `--standard ua-2,a-4f`",
            _ => "leave out --standard, or ask for `--standard ua-1,a-3a`",
        };
        Diagnostic::new(Code::BadStandard, file.span, message).hint(hint)
    })
}

/// The text of an appended PDF is transparent.
fn appended(sheet: &Sheet, standard: Standard) -> impl Iterator<Item = Diagnostic> {
    let pdfs = sheet.enclosed.iter().filter(|own| matches!(own.content, Content::Pages { .. }));
    pdfs.map(move |own| {
        let message = format!(
            "`{}` is appended with unseen text, which {} forbids",
            own.title,
            standard.label()
        );
        let hint = "leave out --standard, or ask for a-2b or a later one";
        Diagnostic::new(Code::BadStandard, own.span, message).hint(hint)
    })
}
