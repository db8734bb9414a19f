//! What must hold before anybody gets a new number, and what is to be known.

use std::collections::{HashMap, HashSet};

use super::super::Check;
use super::corrections::Said;
use super::ledger::Kept;
use super::row::Row;
use super::row_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema;
use crate::letter::Signatory;
use crate::letter::ledger::Signer;
use crate::names::duplicates;
use crate::source::{Span, Spanned};
use crate::table::MOST_FAULTS;

/// Of those who are gone so many are named.
const MOST_NAMES: usize = 5;

impl Check<'_> {
    /// Looks over who keeps which number, who is new and who is gone. `dated` is where the
    /// letter has its date.
    pub(super) fn kept_numbers(
        &mut self,
        kept: &Kept,
        list: &schema::Signatories,
        (rows, entries): (&[Row], &[Spanned<Signatory>]),
        dated: Option<Span>,
    ) {
        let Some(path) = &list.ledger else { return };
        let now: HashSet<u32> = entries.iter().filter_map(|entry| entry.number).collect();
        let printed = kept.ledger.signers.iter().filter(|signer| signer.withdrawn.is_none());
        let mut gone: Vec<&Signer> =
            printed.filter(|signer| !now.contains(&signer.number)).collect();
        let known = |of: &&Spanned<Signatory>| {
            of.number.is_some_and(|of| kept.ledger.of_number(of).is_some())
        };
        let new = entries.len() - entries.iter().filter(known).count();
        self.one_each(entries);
        let unsure = self.renamed(rows, entries, &gone);
        gone.retain(|signer| !unsure.contains(&signer.number));
        self.enough_numbers(kept, &now, new, path.span);
        if !gone.is_empty() {
            self.withdrawn(&gone, path.span);
        }
        let same_day = kept.ledger.editions.last().is_some_and(|last| last.date == kept.day);
        let changed = new > 0 || !gone.is_empty();
        if let Some(span) = dated.filter(|_| list.as_of.is_none() && same_day && changed) {
            let message = "the list has changed since it was printed with this date";
            let hint =
                "if it is of another day, say which: `as_of = 2026-06-01` in `[signatories]`";
            self.report.add(Diagnostic::new(Code::SameEdition, span, message).hint(hint));
        }
    }

    /// Nobody shares a number, or what it is kept under.
    fn one_each(&mut self, entries: &[Spanned<Signatory>]) {
        let (mut keys, mut numbers) = (HashMap::new(), HashMap::new());
        let (mut same_key, mut same_number) = (Vec::new(), Vec::new());
        for entry in entries {
            let of_key = keys.insert(entry.key.as_str(), entry);
            let of_number = entry.number.and_then(|number| numbers.insert(number, entry));
            same_number.extend(of_number.filter(|_| of_key.is_none()).map(|other| (entry, other)));
            same_key.extend(of_key.map(|other| (entry, other)));
        }
        let faults = same_key.into_iter().map(|(entry, other)| {
            let (name, place, key) = (&entry.name, self.place(other), &entry.key);
            let message = format!("`{name}` and `{}`{place} have one key, `{key}`", other.name);
            let hint = "each is to keep a number: if they are one, write `duplicates = \"merge\"`; \
                        if not, name a column that tells them apart: `key = \"…\"`";
            Diagnostic::new(Code::RepeatedKey, entry.span, message).hint(hint)
        });
        let faults: Vec<Diagnostic> = faults.collect();
        self.first_of(faults, "more rows that have one key");
        let faults = same_number.into_iter().map(|(entry, other)| {
            let message =
                format!("`{}` has the number of `{}`{}", entry.name, other.name, self.place(other));
            Diagnostic::new(Code::Conflict, entry.span, message).hint("give each their own number")
        });
        let faults: Vec<Diagnostic> = faults.collect();
        self.first_of(faults, "more who share a number");
    }

    /// Somebody who seems new, but is called as somebody is who is gone: it may be the same.
    /// Gives the numbers of which this is to be said.
    fn renamed(
        &mut self,
        rows: &[Row],
        entries: &[Spanned<Signatory>],
        gone: &[&Signer],
    ) -> HashSet<u32> {
        let found: Vec<(&Spanned<Signatory>, &Signer)> = namesakes(rows, entries, gone);
        for (entry, signer) in &found {
            let why = "this name was printed with this number, under another key";
            self.propose(entry, "number", signer.number.to_string(), why);
        }
        let faults = found.iter().map(|(entry, signer)| {
            let (name, number) = (&entry.name, signer.number);
            let message =
                format!("`{name}` may be number {number}, who had another key and is gone");
            let hint = format!(
                "say it in a correction for `key = \"{}\"`: `number = {number}` if it is the same, \
                 `new = true` if it is another",
                entry.key
            );
            Diagnostic::new(Code::UnsureNumber, entry.span, message).hint(hint)
        });
        self.first_of(faults.collect(), "more who may have a number");
        found.iter().map(|(_, signer)| signer.number).collect()
    }

    fn enough_numbers(&mut self, kept: &Kept, now: &HashSet<u32>, new: usize, span: Span) {
        let last = kept.ledger.signers.last().map(|signer| &signer.number);
        let last = now.iter().chain(last).max().copied().unwrap_or(0);
        if u32::try_from(new).ok().and_then(|new| last.checked_add(new)).is_none() {
            let message = format!("there are not enough numbers above {last}");
            self.fault(
                Code::Conflict,
                span,
                message,
                "give lower numbers, or begin another ledger",
            );
        }
    }

    fn withdrawn(&mut self, gone: &[&Signer], span: Span) {
        let named = gone.iter().take(MOST_NAMES).map(|of| match &of.name {
            Some(name) => format!("{} (`{name}`)", of.number),
            None => of.number.to_string(),
        });
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match gone.len().saturating_sub(MOST_NAMES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = match gone.len() {
            1 => format!("number {named} was printed, and is not in the list any more"),
            _ => format!("numbers {named}{more} were printed, and are not in the list any more"),
        };
        let hint =
            "their numbers are not given again; if somebody did not withdraw, look for the row";
        self.report.add(Diagnostic::new(Code::Withdrawn, span, message).hint(hint));
    }

    /// Tells the first of many remarks of one kind, and how many more there are.
    pub(super) fn first_of(&mut self, remarks: Vec<Diagnostic>, what: &str) {
        let more = remarks.len().saturating_sub(MOST_FAULTS);
        let code = remarks.first().map(|remark| remark.code).filter(|_| more > 0);
        remarks.into_iter().take(MOST_FAULTS).for_each(|remark| self.report.add(remark));
        let rest = code.map(|code| Diagnostic::anywhere(code, format!("there are {more} {what}")));
        rest.into_iter().for_each(|remark| self.report.add(remark));
    }
}

/// Who seems new, with the one who is gone and has the same name as it is printed, or as it
/// was written.
fn namesakes<'a>(
    rows: &[Row],
    entries: &'a [Spanned<Signatory>],
    gone: &[&'a Signer],
) -> Vec<(&'a Spanned<Signatory>, &'a Signer)> {
    if gone.is_empty() {
        return Vec::new();
    }
    let name = |of: &Signer| of.name.as_ref().map(|name| duplicates::letters(name));
    let names: HashMap<String, &Signer> =
        gone.iter().filter_map(|of| Some((name(of)?, *of))).collect();
    let keys: HashMap<&str, &Signer> =
        gone.iter().filter_map(|of| Some((row_key::name_part(&of.key)?, *of))).collect();
    let new = entries.iter().zip(rows);
    let new = new.filter(|(entry, row)| entry.number.is_none() && row.said == Said::Nothing);
    let found = new.filter_map(|(entry, _)| {
        let named = names.get(&duplicates::letters(&entry.name));
        let signer = named.or_else(|| keys.get(row_key::name_part(&entry.key)?))?;
        Some((entry, *signer))
    });
    found.collect()
}
