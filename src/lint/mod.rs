//! Advice on a draft: what is allowed, but seldom meant.

mod contrast;
mod look;
mod order;
mod text;

pub use self::order::lint_order;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::schema::{Draft, ListStyle};
use crate::draft::span_map::SpanMap;
use crate::draft::text::Text;
use crate::draft::text::TextKind;
use crate::draft::texts;
use crate::locale::Locale;
use crate::source::Sources;

/// Looks over a draft. `locale` is that of its language, if it has one.
pub fn lint(draft: &Draft, sources: &Sources, locale: &Locale, report: &mut Report) {
    let mut lint = Lint { report, locale };
    for entry in texts::all(draft) {
        lint.text(&SpanMap::string(entry.text, sources.letter()), entry.kind);
    }
    for (id, source) in sources.prose() {
        lint.text(&SpanMap::file(source, id), TextKind::Prose);
    }
    lint.signature(draft);
    lint.salutation(draft.salutation.as_deref());
    order::lint_draft(draft, locale).into_iter().for_each(|remark| lint.report.add(remark));
    lint.numbers(draft);
    lint.words(&draft.lang);
    lint.look(draft);
}

struct Lint<'a> {
    report: &'a mut Report,
    locale: &'a Locale,
}

impl Lint<'_> {
    fn advise(&mut self, code: Code, text: &Text, message: impl Into<String>, hint: &str) {
        self.report.add(Diagnostic::new(code, text.span, message).hint(hint));
    }

    fn signature(&mut self, draft: &Draft) {
        let signed = draft.signatories.as_ref().is_some_and(|list| {
            let sheet = list.style == Some(ListStyle::Sheet);
            let named = !list.entries.is_empty() || !list.file.0.is_empty();
            named || list.unnamed.is_some() || sheet
        });
        if !signed {
            let message = "nobody signs this letter";
            let diagnostic = Diagnostic::anywhere(Code::NoSignature, message);
            self.report.add(diagnostic.hint("add `[signatories]` with `entries = [\"…\"]`"));
        }
    }

    fn salutation(&mut self, salutation: Option<&Text>) {
        let Some(salutation) = salutation.filter(|_| self.locale.words.salutation_needs_mark)
        else {
            return;
        };
        if salutation.trim_end().ends_with(char::is_alphanumeric) {
            let message = "the salutation ends without its punctuation";
            self.advise(
                Code::SalutationPunctuation,
                salutation,
                message,
                "end it with a comma or a colon",
            );
        }
    }

    fn numbers(&mut self, draft: &Draft) {
        let Some(list) = draft.signatories.as_ref().filter(|list| list.numbered) else { return };
        let mut last: Option<u32> = None;
        for entry in &list.entries {
            let explicit = entry.table().and_then(|table| table.number.as_ref());
            let number =
                explicit.map_or(last.unwrap_or(0).saturating_add(1), |number| number.value);
            if let Some((given, last)) = explicit.zip(last).filter(|(_, last)| number <= *last) {
                let message = format!("number {number} comes after number {last}");
                let diagnostic = Diagnostic::new(Code::RepeatedNumber, given.span, message);
                self.report
                    .add(diagnostic.hint("numbers are printed as they stand; check this one"));
            }
            last = Some(number);
        }
    }

    fn words(&mut self, lang: &Text) {
        if !self.locale.native {
            let message =
                format!("there are no words for `{}` yet; labels are in English", lang.value);
            self.advise(
                Code::NoWords,
                lang,
                message,
                "dates, quotes and line breaks follow the language all the same",
            );
        }
    }
}
