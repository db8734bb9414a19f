//! Variants of a letter on their pages.

use super::checked::CheckedLetter;
use super::plan::Plan;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::text::TextKind;
use crate::letter::CopyHolder;
use crate::sheet::{self, FieldOf, Sheet, Variant};
use crate::source::Span;
use crate::stationery::Fonts;
use crate::text::characters::is_missing;
use crate::typeset::{self, Document};

/// A variant of a letter on its pages.
pub(super) struct LaidOut {
    pub variant: Variant,
    /// Whose copy it is.
    pub holder: Option<CopyHolder>,
    pub sheet: Sheet,
    pub document: Document,
}

/// Sets the variants of a letter, unless `admits` says of one that it cannot be. What there is to
/// say of the original goes for its copies.
pub(super) fn lay_out(
    checked: CheckedLetter,
    plan: &Plan,
    admits: impl Fn(&Sheet, &mut Report),
    report: &mut Report,
) -> Option<Vec<LaidOut>> {
    let CheckedLetter { letter, locale, fonts, .. } = checked;
    let mut letter = Some(letter);
    let mark = letter.as_ref().map(|letter| letter.signatories.mark.span).unwrap_or_default();
    let count = plan.variants.len();
    let set = |(at, variant): (usize, &Variant)| {
        // There may be a hundred thousand names in it: the last variant needs no copy.
        let letter = if at + 1 == count { letter.take() } else { letter.clone() }?;
        let holder = variant.holder(&letter).cloned();
        let mut sheet = sheet::localise(letter, &locale, variant);
        let mut told = Report::default();
        let signer = plan.signer.as_ref().filter(|_| plan.marked.contains(&at));
        if signer.is_some_and(|signer| !sheet.signatories.mark(signer, &locale)) {
            told.add(no_block(mark));
        }
        if let Some(fault) = signer.and_then(|signer| unprintable(signer, mark, &fonts)) {
            told.add(fault);
        }
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
    plan.variants.iter().enumerate().map(set).collect()
}

/// A name that the mark cannot say. It stands in no line of the letter, but in the certificate.
fn unprintable(signer: &FieldOf, mark: Span, fonts: &Fonts) -> Option<Diagnostic> {
    let mut missing: Vec<char> =
        signer.name.chars().filter(|c| is_missing(*c, TextKind::Line, fonts)).collect();
    missing.sort_unstable();
    missing.dedup();
    let first = missing.first()?;
    let message = format!(
        "no typeface has `{first}` (U+{:04X}) of `{}`, the name in the certificate `{}`",
        u32::from(*first),
        signer.name,
        signer.file
    );
    let hint = "name a file of a typeface that has it in `[theme] fonts`, or take `mark` out";
    Some(Diagnostic::new(Code::MissingGlyph, mark, message).hint(hint))
}

fn no_block(mark: Span) -> Diagnostic {
    let message = "the letter has no blocks to say in who signs";
    Diagnostic::new(Code::Conflict, mark, message)
        .hint("write `style = \"blocks\"` in `[signatories]`, or take `mark` out")
}
