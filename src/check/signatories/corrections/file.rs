//! The file of corrections, read and looked over by itself.

use std::collections::HashMap;

use super::super::super::Check;
use crate::check::signatories::corrections::Corrections;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::read_as;
use crate::draft::schema::{self, Correction};
use crate::draft::text::Text;
use crate::source::{Source, Span, Spanned};

impl Check<'_> {
    /// Reads the file of corrections, if there is one.
    pub(in super::super) fn corrections(&mut self, list: &schema::Signatories) -> Corrections {
        let Some(path) = &list.corrections else { return Corrections::default() };
        let Some(text) = self.text_file(path) else { return Corrections::default() };
        let text = Source::new(path.value.clone(), text);
        let source = self.sources.add_data(text.clone());
        let read = read_as::<schema::Corrections>(&text, source, &[], self.report);
        let list = read.unwrap_or_default().correction;
        let faults = list.iter().flat_map(faults);
        let mut faults: Vec<Diagnostic> = faults.collect();
        let list = each_once(list, &mut faults);
        faults.iter_mut().filter_map(|fault| fault.span.as_mut()).for_each(|at| at.source = source);
        self.first_of(faults, "more faults of corrections");
        Corrections { source, list }
    }
}

impl Correction {
    /// Whom it is for.
    pub(super) fn whom(&self) -> Option<&Text> {
        self.key.as_ref().or(self.written.as_ref())
    }

    /// Whether it says nothing but whom it is for.
    fn changes_nothing(&self) -> bool {
        let texts = [&self.name, &self.sort_name, &self.kind, &self.role, &self.organization];
        let texts = texts.into_iter().chain([&self.country, &self.lang]);
        let flags = [&self.leave_out, &self.new].into_iter().flatten();
        texts.flatten().next().is_none()
            && self.number.is_none()
            && !{ flags }.any(|flag| flag.value)
    }

    /// Takes over what another says for the same row; gives what both say.
    fn absorb(&mut self, other: Self) -> Vec<(&'static str, Span)> {
        let both = [
            ("leave_out", take(&mut self.leave_out, other.leave_out)),
            ("name", take(&mut self.name, other.name)),
            ("sort_name", take(&mut self.sort_name, other.sort_name)),
            ("kind", take(&mut self.kind, other.kind)),
            ("role", take(&mut self.role, other.role)),
            ("organization", take(&mut self.organization, other.organization)),
            ("country", take(&mut self.country, other.country)),
            ("lang", take(&mut self.lang, other.lang)),
            ("number", take(&mut self.number, other.number)),
            ("new", take(&mut self.new, other.new)),
        ];
        both.into_iter().filter_map(|(field, span)| Some((field, span?))).collect()
    }
}

/// Takes a value over where there is none; gives the place of one that is not.
fn take<T>(own: &mut Option<Spanned<T>>, other: Option<Spanned<T>>) -> Option<Span> {
    if own.is_none() {
        *own = other;
        return None;
    }
    other.map(|other| other.span)
}

/// One correction for each row, whatever several say of it.
fn each_once(
    list: Vec<Spanned<Correction>>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Spanned<Correction>> {
    let mut known: HashMap<(bool, String), usize> = HashMap::new();
    let mut once: Vec<Spanned<Correction>> = Vec::new();
    for correction in list {
        let Some(whom) = correction.whom().map(|whom| whom.trim().to_owned()) else { continue };
        let first = *known.entry((correction.key.is_some(), whom.clone())).or_insert(once.len());
        let Some(first) = once.get_mut(first) else {
            once.push(correction);
            continue;
        };
        faults.extend(first.value.absorb(correction.value).into_iter().map(|(field, span)| {
            let message = format!("another correction for `{whom}` says `{field}`, too");
            Diagnostic::new(Code::Conflict, span, message).hint("remove one of them")
        }));
    }
    once
}

/// What is wrong with a correction by itself.
fn faults(correction: &Spanned<Correction>) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut fault = |code, span, message: &str, hint: &str| {
        faults.push(Diagnostic::new(code, span, message).hint(hint));
    };
    if correction.whom().is_none() {
        let message = "this correction does not say whose row it is for";
        let hint = "write its `key`, as `undersigned signatories --csv` lists it, \
                    or the name as it is `written` there";
        fault(Code::MissingKey, correction.span, message, hint);
    } else if correction.changes_nothing() {
        let hint = "write `leave_out = true`, or what is to be printed, such as `name = \"…\"`";
        fault(Code::MissingKey, correction.span, "this correction changes nothing", hint);
    }
    let needed = [&correction.key, &correction.written, &correction.name].into_iter().flatten();
    for text in needed.filter(|text| text.trim().is_empty()) {
        let hint = "write something between the quotes, or remove it";
        fault(Code::EmptyValue, text.span, "there is nothing between the quotes", hint);
    }
    faults
}
