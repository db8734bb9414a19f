//! A letter in formats other than PDF.

use super::checked::CheckedLetter;
use super::layout::LaidOut;
use super::output::OutputFile;
use super::pdf;
use super::plan::{Plan, PlannedFile};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::export::formats::{self, Format};
use crate::letter::Profile;
use crate::sheet::arrange::arrange;
use crate::sheet::{Variant, release};

/// The file of a format, or its files, one for each page.
pub(super) fn files(
    checked: &CheckedLetter,
    planned: &PlannedFile,
    of: &LaidOut,
    plan: &Plan,
    report: &mut Report,
) -> Option<Vec<OutputFile>> {
    let pages = match planned.format {
        Format::Png => formats::pixels(&pdf(of, plan, report)?, formats::DPI),
        Format::Svg => formats::vectors(&of.document),
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
    format: Format,
    of: &LaidOut,
    plan: &Plan,
    report: &mut Report,
) -> Option<String> {
    let CheckedLetter { letter, locale, .. } = checked;
    let released = (of.variant == Variant::Release).then(|| release::as_letter(letter, locale));
    let letter = released.as_ref().unwrap_or(letter);
    let normalized = || formats::normalize(&of.sheet);
    Some(match format {
        Format::Html => formats::html(letter, &normalized()),
        Format::Markdown => formats::markdown(&normalized()),
        Format::Text => formats::text(&normalized()),
        Format::Csv => {
            formats::csv(&arrange(&letter.signatories, locale), locale, &[], |_| Vec::new())
        }
        Format::Json => formats::json(letter, &normalized(), locale),
        Format::Mail => {
            if !formats::is_addressed(letter) {
                report.add(to_nobody());
            }
            let pdf = pdf(of, plan, report)?;
            let (normalized, html) = (normalized(), formats::html(letter, &normalized()));
            let text = formats::text(&normalized);
            formats::mail(letter, &formats::Bodies { text: &text, html: &html, pdf: &pdf })
        }
        Format::Pdf | Format::Png | Format::Svg => return None,
    })
}

fn to_nobody() -> Diagnostic {
    let message = "the draft is to nobody: no recipient and no holder of a copy has an address";
    Diagnostic::anywhere(Code::NoAddress, message)
        .hint("write theirs, such as `email = \"office@committee.example\"` in `[recipient]`")
}

fn pdf(of: &LaidOut, plan: &Plan, report: &mut Report) -> Option<Vec<u8>> {
    pdf::bytes(&of.document, &of.sheet, Profile::Digital, plan, report)
}
