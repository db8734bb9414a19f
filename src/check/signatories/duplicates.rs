//! Names given twice, or nearly so.

use std::collections::HashSet;

use super::super::Check;
use super::ledger;
use super::merge::{absorb, fill, spell};
use super::row::Row;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema::Duplicates;
use crate::letter::{Kind, Signatories, Signatory};
use crate::names::duplicates::{self, Near, Subject};
use crate::names::suspect::is_unnamed;
use crate::source::Spanned;
use crate::table::MOST_FAULTS;

/// But of what is lost by merging this many are told.
const MOST_LOSSES: usize = 200;

impl Check<'_> {
    /// Tells of names given twice and of near ones; with `merge`, makes those of one name
    /// one, in entries and rows, which stand side by side. Gives how many went.
    pub(super) fn duplicates(
        &mut self,
        entries: &mut Vec<Spanned<Signatory>>,
        rows: &mut Vec<Row>,
        policy: Duplicates,
    ) -> usize {
        let subjects: Vec<Subject<'_>> = entries.iter().map(subject).collect();
        let (same, near) = (duplicates::same(&subjects), duplicates::near(&subjects));
        for pair in near.iter().take(MOST_FAULTS) {
            self.nearly(&entries[pair.first], &entries[pair.second], pair);
        }
        self.rest(
            near.len(),
            MOST_FAULTS,
            Code::NearDuplicate,
            "more pairs of names nearly the same",
        );
        self.propose_near(entries, &near);
        if policy == Duplicates::Merge {
            return self.merge(entries, rows, &same);
        }
        let again = same.iter().flat_map(|group| group[1..].iter().map(|&at| (group[0], at)));
        let twice: Vec<(usize, usize)> = again.collect();
        for &(first, again) in twice.iter().take(MOST_FAULTS) {
            self.twice(&entries[first], &entries[again], policy);
        }
        self.rest(twice.len(), MOST_FAULTS, twice_code(policy), "more names given twice");
        0
    }

    fn nearly(&mut self, first: &Spanned<Signatory>, second: &Spanned<Signatory>, pair: &Near) {
        let message = format!(
            "`{}` is nearly `{}`{}: {}, {:.0} % alike",
            second.name,
            first.name,
            self.place(first),
            pair.why,
            pair.score * 100.0
        );
        let hint = "if they are one, remove one; nothing is merged that is not the same";
        self.report.add(Diagnostic::new(Code::NearDuplicate, second.span, message).hint(hint));
    }

    /// Makes each group one, in the place of its first.
    fn merge(
        &mut self,
        entries: &mut Vec<Spanned<Signatory>>,
        rows: &mut Vec<Row>,
        same: &[Vec<usize>],
    ) -> usize {
        let (mut gone, mut told) = (HashSet::new(), 0);
        for group in same {
            let (first, rest) = (group[0], &group[1..]);
            ledger::inherit(entries, group);
            let mut kept = entries[first].clone();
            rest.iter().for_each(|&at| spell(&mut kept, &entries[at]));
            for &at in rest {
                let lost = absorb(&mut kept, entries[at].value.clone());
                let (before, after) = rows.split_at_mut(at);
                fill(&mut before[first], &after[0]);
                if told < if lost.is_empty() { MOST_FAULTS } else { MOST_LOSSES } {
                    self.merged(&entries[first], &entries[at], &kept.name, &lost);
                    told += 1;
                }
            }
            kept.merged = rest.len();
            entries[first] = kept;
            gone.extend(rest.iter().copied());
        }
        self.rest(gone.len(), told, Code::RepeatedName, "more names given twice");
        let (mut entry, mut row) = (0.., 0..);
        entries.retain(|_| !entry.next().is_some_and(|at| gone.contains(&at)));
        rows.retain(|_| !row.next().is_some_and(|at| gone.contains(&at)));
        gone.len()
    }

    /// Tells what was merged, and what of it is not printed.
    fn merged(
        &mut self,
        first: &Spanned<Signatory>,
        again: &Spanned<Signatory>,
        name: &str,
        lost: &[String],
    ) {
        let mut message = format!("`{}` signs twice{}", again.name, self.place(first));
        message += ", and is printed once";
        if name != again.name {
            message += &format!(", as `{name}`");
        }
        if !lost.is_empty() {
            message += &format!(", without {}", lost.join(" and "));
        }
        let hint = "the better spelling is printed, and what only one of them says; \
                    of two answers the first";
        self.report.add(Diagnostic::new(Code::RepeatedName, again.span, message).hint(hint));
    }

    fn twice(
        &mut self,
        first: &Spanned<Signatory>,
        again: &Spanned<Signatory>,
        policy: Duplicates,
    ) {
        let printed = if policy == Duplicates::Warn { ", and is printed twice" } else { "" };
        let message = format!("`{}` signs twice{}{printed}", again.name, self.place(first));
        let hint = "remove one of them, or write `duplicates = \"merge\"`";
        self.report.add(Diagnostic::new(twice_code(policy), again.span, message).hint(hint));
    }

    /// Says how many more there are than were told.
    fn rest(&mut self, all: usize, told: usize, code: Code, what: &str) {
        if all > told {
            let remark = Diagnostic::anywhere(code, format!("there are {} {what}", all - told));
            self.report.add(remark.hint("`undersigned signatories` lists them all"));
        }
    }

    /// Where a signatory is written, for people: ` (signers.csv, line 7)`.
    pub(super) fn place(&self, of: &Spanned<Signatory>) -> String {
        format!(" ({})", self.sources.line_of(of.span))
    }
}

/// All pairs of a list that are nearly the same, the likest first.
pub fn near_names(list: &Signatories) -> Vec<Near> {
    duplicates::near(&list.entries.iter().map(subject).collect::<Vec<_>>())
}

fn twice_code(policy: Duplicates) -> Code {
    if policy == Duplicates::Error { Code::Duplicate } else { Code::RepeatedName }
}

fn subject(of: &Spanned<Signatory>) -> Subject<'_> {
    Subject {
        // Who does not say who signs is nobody else.
        name: if is_unnamed(&of.name) { "" } else { &of.name },
        individual: of.kind.map(|kind| kind == Kind::Individual),
        organization: of.organization.as_deref(),
        url: of.url.as_deref(),
    }
}
