//! Footnotes are defined in one place and referred to from another; here the
//! reference takes the note in.

use super::reader::Notes;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::{Block, Inline};
use crate::source::Span;

/// Puts each note where it is referred to. A note that is never referred to
/// would be lost, one referred to twice printed twice: both are faults.
pub fn fill(
    blocks: &mut [Block],
    mut notes: Notes,
    references: &[(String, Span)],
    report: &mut Report,
) {
    for (index, (label, span)) in references.iter().enumerate() {
        if references[..index].iter().any(|(earlier, _)| earlier == label) {
            let hint = "write the note again under another label";
            report.add(fault(label, *span, "is referred to twice", hint));
        }
    }
    for (label, (span, body)) in &mut notes {
        if !references.iter().any(|(used, _)| used == label) {
            let hint = format!("put `[^{label}]` where the note belongs, or remove it");
            report.add(fault(label, *span, "is never referred to", &hint));
        }
        each_inline(body, &mut |inline| {
            if let Inline::Reference { label: inner } = inline {
                let hint = "write what it says into the first note";
                report.add(fault(inner, *span, "stands in another footnote", hint));
                *inline = Inline::Break;
            }
        });
    }
    each_inline(blocks, &mut |inline| {
        if let Inline::Reference { label } = inline {
            let body = notes.remove(label).map(|(_, body)| body).unwrap_or_default();
            *inline = Inline::Footnote { body };
        }
    });
}

/// A fault of a footnote.
pub fn fault(label: &str, span: Span, what: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(Code::Footnote, span, format!("the footnote `{label}` {what}")).hint(hint)
}

fn each_inline(blocks: &mut [Block], act: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { body } | Block::Heading { body, .. } => each(body, act),
            Block::Quote { body } | Block::LanguageSpan { body, .. } => each_inline(body, act),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_inline(item, act)),
            Block::Table { header, rows, .. } => {
                header.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| each(cell, act));
            }
            Block::Verbatim { .. } | Block::Rule => {}
        }
    }
}

fn each(inlines: &mut [Inline], act: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        if let Inline::Emph { body }
        | Inline::Strong { body }
        | Inline::Link { body, .. }
        | Inline::LanguageSpan { body, .. } = inline
        {
            each(body, act);
        }
        act(inline);
    }
}
