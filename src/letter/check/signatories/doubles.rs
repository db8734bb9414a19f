//! Names given twice, or nearly so.

use std::collections::BTreeSet;

use super::super::Check;
use super::ledger;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::duplicates::{self, Near, Subject};
use crate::letter::roll::{Kind, Signatories, Signatory};
use crate::letter::schema::Duplicates;

/// More of a kind than this are not worth a list here.
const MOST: usize = 20;

impl Check<'_> {
    /// Tells of names given twice and of near ones; with `merge`, leaves only
    /// the first of the same. Gives which went.
    pub(super) fn doubles(
        &mut self,
        entries: &mut Vec<Signatory>,
        policy: Duplicates,
    ) -> BTreeSet<usize> {
        let subjects: Vec<Subject<'_>> = entries.iter().map(subject).collect();
        let (same, near) = (duplicates::same(&subjects), duplicates::near(&subjects));
        let again = same.iter().flat_map(|group| group[1..].iter().map(|&at| (group[0], at)));
        let twice: Vec<(usize, usize)> = again.collect();
        for &(first, again) in twice.iter().take(MOST) {
            self.twice(&entries[first], &entries[again], policy);
        }
        self.rest(twice.len(), twice_code(policy), "more names given twice");
        for pair in near.iter().take(MOST) {
            let (first, second) = (&entries[pair.first], &entries[pair.second]);
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
        self.rest(near.len(), Code::NearDuplicate, "more pairs of names nearly the same");
        self.propose_near(entries, &near);
        if policy != Duplicates::Merge {
            return BTreeSet::new();
        }
        for group in &same {
            entries[group[0]].merged = group.len() - 1;
            ledger::inherit(entries, group);
        }
        let gone: BTreeSet<usize> = same.iter().flat_map(|group| &group[1..]).copied().collect();
        let mut index = 0..;
        entries.retain(|_| !index.next().is_some_and(|index| gone.contains(&index)));
        gone
    }

    fn twice(&mut self, first: &Signatory, again: &Signatory, policy: Duplicates) {
        let (name, place) = (&again.name, self.place(first));
        let (message, hint) = match policy {
            Duplicates::Error => (
                format!("`{name}` signs twice{place}"),
                "remove one of them, or write `duplicates = \"merge\"`",
            ),
            Duplicates::Warn => (
                format!("`{name}` signs twice{place}, and is printed twice"),
                "remove one of them, or write `duplicates = \"merge\"`",
            ),
            Duplicates::Merge => (
                format!("`{name}` signs twice{place}, and is printed once"),
                "the first is printed, with what is written there",
            ),
        };
        let remark = Diagnostic::new(twice_code(policy), again.span, message);
        self.report.add(remark.hint(hint));
    }

    /// Says how many more there are than were told.
    fn rest(&mut self, all: usize, code: Code, what: &str) {
        if all > MOST {
            let remark = Diagnostic::anywhere(code, format!("there are {} {what}", all - MOST));
            self.report.add(remark.hint("`undersigned signatories` lists them all"));
        }
    }

    /// Where a signatory is written, for people: ` (signers.csv, line 7)`.
    pub(super) fn place(&self, of: &Signatory) -> String {
        let source = self.sources.get(of.span.source);
        format!(" ({}, line {})", source.name, source.place(of.span.start).line)
    }
}

/// All pairs of a list that are nearly the same, the likest first.
pub fn near_names(list: &Signatories) -> Vec<Near> {
    duplicates::near(&list.entries.iter().map(subject).collect::<Vec<_>>())
}

fn twice_code(policy: Duplicates) -> Code {
    if policy == Duplicates::Error { Code::Duplicate } else { Code::RepeatedName }
}

fn subject(of: &Signatory) -> Subject<'_> {
    Subject {
        name: &of.name,
        individual: of.kind.map(|kind| kind == Kind::Individual),
        organization: of.organization.as_deref(),
    }
}
