//! Whether a file may carry what is attached to its letter.

use super::Standards;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::sheet::Sheet;

/// Tells of each attachment that the standards do not let a file carry.
pub fn admits(sheet: &Sheet, standards: &Standards) -> Report {
    let Some(standard) = standards.without_attachments() else { return Report::default() };
    let faults = sheet.attachments.iter().map(|file| {
        let message = format!("`{}` is attached, which {} forbids", file.name, standard.label());
        let hint = "leave out --standard, or ask for `--standard ua-1,a-3a`";
        Diagnostic::new(Code::BadStandard, file.span, message).hint(hint)
    });
    faults.collect()
}
