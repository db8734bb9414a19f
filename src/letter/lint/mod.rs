//! Advice on a draft: what is allowed, but seldom meant.

mod look;
mod text;

use super::roll::{self, Signatories, Signatory};
use super::schema::{self, Draft, ListStyle, Order, Text};
use super::spanned::TextOr;
use super::texts::{self, Kind};
use super::written::Written;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::locale::Locale;
use crate::source::{SourceId, Sources, Span};

/// Looks over a draft. `locale` is that of its language, if it has one.
pub fn lint(draft: &Draft, sources: &Sources, locale: &Locale) -> Report {
    let mut lint = Lint { report: Report::default(), locale };
    for entry in texts::all(draft) {
        lint.text(&Written::string(&entry.text, sources.letter()), entry.kind);
    }
    for (id, source) in sources.prose() {
        lint.text(&Written::file(source, id), Kind::Prose);
    }
    lint.signature(draft);
    lint.salutation(draft.salutation.as_ref());
    lint.order(draft);
    lint.numbers(draft);
    lint.words(&draft.lang);
    lint.look(draft);
    lint.report
}

/// Looks whether a list with names from tables is in the order it claims.
pub fn lint_order(list: &Signatories, locale: &Locale) -> Report {
    let claimed = list.note.as_ref().is_some_and(|note| locale.claims_alphabetical(note));
    let from_table = list.entries.iter().any(|entry| entry.span.source != SourceId::LETTER);
    let given = list.groups.iter().filter(|group| group.order == Order::Given);
    let groups = given.filter(|_| claimed && from_table);
    let found = groups.filter_map(|group| {
        let members = group.members.iter().map(|&member| &list.entries[member]);
        let unsaid = |entry: &&Signatory| entry.sort_name.is_none();
        let members: Vec<&Signatory> = members.filter(unsaid).collect();
        // Persons may stand by their family names as well.
        let families: Vec<String> =
            members.iter().map(|entry| locale.sort_name(&entry.name)).collect();
        let families: Vec<&str> = families.iter().map(String::as_str).collect();
        let persons = members.iter().any(|entry| entry.kind == Some(roll::Kind::Individual));
        if persons && locale.first_out_of_order(&families).is_none() {
            return None;
        }
        let names: Vec<_> = members.iter().map(|entry| (entry.name.as_str(), entry.span)).collect();
        misplaced(&names, locale)
    });
    found.collect()
}

/// The first name that stands after one it should stand before.
fn misplaced(names: &[(&str, Span)], locale: &Locale) -> Option<Diagnostic> {
    let bare: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let at = locale.first_out_of_order(&bare)?;
    let (name, before) = (bare[at], bare[at - 1]);
    let message =
        format!("`{name}` stands after `{before}`, though the list is said to be alphabetical");
    let remark = Diagnostic::new(Code::NotAlphabetical, names[at].1, message);
    Some(remark.hint("move it up, write `order = \"alphabetical\"`, or change the note"))
}

struct Lint<'a> {
    report: Report,
    locale: &'a Locale,
}

impl Lint<'_> {
    fn advise(&mut self, code: Code, text: &Text, message: impl Into<String>, hint: &str) {
        self.report.add(Diagnostic::new(code, text.span, message).hint(hint));
    }

    fn signature(&mut self, draft: &Draft) {
        let signed = draft.signatories.as_ref().is_some_and(|list| {
            let sheet = list.style == Some(ListStyle::Sheet);
            !list.entries.is_empty() || !list.file.0.is_empty() || sheet
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

    fn order(&mut self, draft: &Draft) {
        let list = draft.signatories.as_ref();
        // With tables there is more to the list than a draft shows: see `lint_order`.
        let whole =
            |list: &&schema::Signatories| list.order == Order::Given && list.file.0.is_empty();
        let Some(list) = list.map(|list| &list.value).filter(whole) else { return };
        let claimed = list.note.as_ref().is_some_and(|note| self.locale.claims_alphabetical(note));
        if !claimed {
            return;
        }
        let names: Vec<(&str, _)> = list
            .entries
            .iter()
            .filter_map(|entry| match &entry.value {
                TextOr::Text(name) => Some((name.as_str(), entry.span)),
                TextOr::Table(table) => {
                    let name = table.sort_name.as_ref().or(table.name.as_ref())?;
                    Some((name.as_str(), name.span))
                }
            })
            .collect();
        self.report.extend(misplaced(&names, self.locale).into_iter().collect());
    }

    fn numbers(&mut self, draft: &Draft) {
        let Some(list) = draft.signatories.as_ref().filter(|list| list.numbered) else { return };
        let mut last: Option<u32> = None;
        for entry in &list.entries {
            let explicit = entry.value.table().and_then(|table| table.number.as_ref());
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
