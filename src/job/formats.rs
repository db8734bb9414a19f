//! A letter in formats other than PDF.

use super::checked::CheckedLetter;
use super::layout::LaidOut;
use super::output::OutputFile;
use super::pdf;
use super::plan::{Plan, PlannedFile};
use crate::diagnostic::Report;
use crate::export::forms::{self, Form};
use crate::letter::Profile;
use crate::sheet::arrange::arrange;
use crate::sheet::{Version, release};

/// The file of a format, or its files, one for each page.
pub(super) fn files(
    checked: &CheckedLetter,
    planned: &PlannedFile,
    of: &LaidOut,
    plan: &Plan,
    report: &mut Report,
) -> Option<Vec<OutputFile>> {
    let pages = match planned.format {
        Form::Png => forms::pixels(&pdf(of, plan, report)?, forms::DPI),
        Form::Svg => forms::vectors(&of.document),
        format => vec![text(checked, format, of, plan, report)?.into_bytes()],
    };
    let file = |bytes| OutputFile {
        profile: planned.profile,
        format: planned.format,
        label: planned.label.clone(),
        bytes,
        pages: 0,
        enclosed: 0,
        standards: String::new(),
        is_stationery: false,
    };
    Some(pages.into_iter().map(file).collect())
}

/// A format that is text.
fn text(
    checked: &CheckedLetter,
    format: Form,
    of: &LaidOut,
    plan: &Plan,
    report: &mut Report,
) -> Option<String> {
    let CheckedLetter { letter, locale, .. } = checked;
    let released = (of.variant == Version::Release).then(|| release::as_letter(letter, locale));
    let letter = released.as_ref().unwrap_or(letter);
    let settled = || forms::settle(&of.sheet);
    Some(match format {
        Form::Html => forms::html(letter, &settled()),
        Form::Markdown => forms::markdown(&settled()),
        Form::Text => forms::text(&settled()),
        Form::Csv => forms::csv(&arrange(&letter.signatories, locale), locale, &[], |_| Vec::new()),
        Form::Json => forms::json(letter, &settled(), locale),
        Form::Mail => {
            let pdf = pdf(of, plan, report)?;
            let (settled, html) = (settled(), forms::html(letter, &settled()));
            let text = forms::text(&settled);
            forms::mail(letter, &forms::Bodies { text: &text, html: &html, pdf: &pdf })
        }
        Form::Pdf | Form::Png | Form::Svg => return None,
    })
}

fn pdf(of: &LaidOut, plan: &Plan, report: &mut Report) -> Option<Vec<u8>> {
    pdf::bytes(&of.document, &of.sheet, Profile::Digital, plan, report)
}
