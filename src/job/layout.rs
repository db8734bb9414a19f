//! Variants of a letter on their pages.

use super::checked::CheckedLetter;
use crate::diagnostic::Report;
use crate::letter::CopyHolder;
use crate::sheet::{self, Sheet, Variant};
use crate::typeset::{self, Document};

/// A variant of a letter on its pages.
pub(super) struct LaidOut {
    pub variant: Variant,
    /// Whose copy it is.
    pub holder: Option<CopyHolder>,
    pub sheet: Sheet,
    pub document: Document,
}

/// Sets variants of a letter, unless `admits` says of one that it cannot be. What there is to
/// say of the original goes for its copies.
pub(super) fn lay_out(
    checked: CheckedLetter,
    variants: &[Variant],
    admits: impl Fn(&Sheet, &mut Report),
    report: &mut Report,
) -> Option<Vec<LaidOut>> {
    let CheckedLetter { letter, locale, fonts, .. } = checked;
    let mut letter = Some(letter);
    let set = |(left, variant): (usize, &Variant)| {
        // There may be a hundred thousand names in it: the last variant needs no copy.
        let letter = if left == 0 { letter.take() } else { letter.clone() }?;
        let holder = variant.holder(&letter).cloned();
        let sheet = sheet::localise(letter, &locale, variant);
        let mut told = Report::default();
        admits(&sheet, &mut told);
        let document = match told.has_errors() {
            true => None,
            false => typeset::typeset(&sheet, &fonts, &mut told),
        };
        if !variant.is_copy() || document.is_none() {
            report.extend(told);
        }
        Some(LaidOut { variant: variant.clone(), holder, sheet, document: document? })
    };
    (0..variants.len()).rev().zip(variants).map(set).collect()
}
