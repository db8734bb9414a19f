//! Where a letter says what only its pages show to be at fault.

use super::Check;
use crate::draft::either::TextOr;
use crate::draft::schema::Draft;
use crate::draft::text::Typed;
use crate::letter::PrintedSpans;
use crate::source::Span;

impl Check<'_> {
    /// The places of a draft, and of what was found to be printed.
    pub(super) fn printed_spans(&mut self, draft: &Draft) -> PrintedSpans {
        PrintedSpans {
            printed: std::mem::take(&mut self.printed),
            sources: self.sources.clone(),
            ..of_parts(draft)
        }
    }
}

/// The places of what stands apart on a page.
fn of_parts(draft: &Draft) -> PrintedSpans {
    let head = &draft.letterhead;
    let address = head.address.0.first().map(|line| line.span);
    let recipient = draft.recipient.iter().chain(&draft.recipients).next();
    PrintedSpans {
        lang: draft.lang.span,
        date: draft.date.as_ref().map(TextOr::span),
        letterhead: span(&head.name).or(span(&head.tagline)).or(address).or(span(&head.logo)),
        footer: span(&head.footer),
        margins: draft.page.margins.as_ref().map(TextOr::span),
        typefaces: [span(&draft.theme.font), span(&draft.theme.letterhead_font)],
        running: recipient
            .map(|party| party.name.span)
            .or(span(&draft.title))
            .or(span(&draft.subject)),
        ..PrintedSpans::default()
    }
}

fn span<K: Typed>(text: &Option<K>) -> Option<Span> {
    text.as_ref().map(|text| text.span)
}
