//! What is gathered along the way.

use std::collections::{BTreeMap, HashMap};

use super::{Code, Diagnostic, Levels, Proposal, Severity};
use crate::source::Span;

/// Of one kind so many are told; of the rest it is told how many there are. Nobody reads more,
/// and what is one slip repeated is understood long before.
const TOLD: usize = 50;
/// Of one kind so many are kept, of which the first are told; more are only counted. A letter
/// has room for millions.
const KEPT: usize = 10_000;

/// Diagnostics gathered along the way, in any order, and what could be done about them.
#[derive(Debug, Clone, Default)]
pub struct Report {
    told: Vec<Diagnostic>,
    /// Which of them are of a place: hostile files have faults by the hundred thousand.
    by_place: HashMap<Option<Span>, Vec<usize>>,
    /// How many there are of each kind.
    counts: BTreeMap<Code, usize>,
    levels: Levels,
    proposals: Vec<Proposal>,
}

impl Report {
    /// Adds one, unless the letter allows it, or its place already has one as grave: the
    /// first stage to speak of a place knows best, later ones see only the consequences.
    /// Several of one kind stand side by side, as two keys missing from a table; the
    /// same is never told twice.
    pub fn add(&mut self, new: Diagnostic) {
        let Some(new) = self.levels.judge(new) else { return };
        let told = |old: &Diagnostic| {
            let same_place = new.span.is_some() && old.span == new.span;
            let sibling =
                new.apart || old.apart || old.code == new.code && old.message != new.message;
            *old == new || same_place && !sibling && old.severity <= new.severity
        };
        let at_place = self.by_place.entry(new.span).or_default();
        if !at_place.iter().any(|at| told(&self.told[*at])) {
            let count = self.counts.entry(new.code).or_default();
            *count += 1;
            if *count <= KEPT {
                at_place.push(self.told.len());
                self.told.push(new);
            }
        }
    }

    /// Makes everything in it, and all that is added later, as grave as a letter says.
    pub fn judge(&mut self, levels: Levels) {
        let told = std::mem::replace(self, Self { levels, ..Self::default() });
        self.extend(told);
    }

    /// Whether a place has been told of.
    pub fn tells_of(&self, span: Span) -> bool {
        self.by_place.contains_key(&Some(span))
    }

    /// The places that have been told to be at fault.
    pub fn faults(&self) -> impl Iterator<Item = Span> {
        let faults = self.told.iter().filter(|told| told.severity == Severity::Error);
        faults.filter_map(|fault| fault.span)
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Self) {
        other.told.into_iter().for_each(|diagnostic| self.add(diagnostic));
        for (code, count) in other.counts.into_iter().filter(|(_, count)| *count > KEPT) {
            *self.counts.entry(code).or_default() += count - KEPT;
        }
        self.proposals.extend(other.proposals);
    }

    /// Adds a correction that could be made.
    pub fn propose(&mut self, proposal: Proposal) {
        self.proposals.push(proposal);
    }

    /// The corrections that could be made.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether anything in it stops the letter.
    pub fn has_errors(&self) -> bool {
        self.told.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everything, in source order; what has no place comes last. Of many of one kind the first
    /// are told, then how many more there are, at the next of them.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.told.sort_by_key(|diagnostic| (diagnostic.span.is_none(), diagnostic.span));
        let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
        let counts = self.counts;
        let told = self.told.into_iter().filter_map(|diagnostic| {
            let seen = seen.entry(diagnostic.code).or_default();
            *seen += 1;
            let more = counts.get(&diagnostic.code).map_or(0, |count| count - TOLD.min(*count));
            match *seen {
                _ if more <= 1 => Some(diagnostic),
                number if number <= TOLD => Some(diagnostic),
                number if number == TOLD + 1 => Some(diagnostic.and_more(more)),
                _ => None,
            }
        });
        told.collect()
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        let mut report = Self::default();
        iter.into_iter().for_each(|diagnostic| report.add(diagnostic));
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn at(code: Code, start: usize) -> Diagnostic {
        Diagnostic::new(code, Span::letter(start..start + 1), code.name())
    }

    #[test]
    fn sorting_follows_the_source_and_puts_placeless_ones_last() {
        let report: Report =
            [Diagnostic::anywhere(Code::Bug, "bug"), at(Code::BadDate, 9), at(Code::UnknownKey, 2)]
                .into_iter()
                .collect();
        let codes: Vec<_> = report.sorted().iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::UnknownKey, Code::BadDate, Code::Bug]);
    }

    #[test]
    fn of_many_of_a_kind_the_first_are_told_and_the_rest_is_counted() {
        let all = |count: usize| (0..count).map(|start| at(Code::TwoSpaces, start));
        let told = all(KEPT + 60).chain([at(Code::BadDate, 3)]).collect::<Report>();
        assert_eq!(told.len(), KEPT + 61);
        let told = told.sorted();
        assert_eq!((told.len(), told[4].code), (TOLD + 2, Code::BadDate));
        let last = told.last().expect("a remark");
        assert_eq!(last.message, "and 10,010 more of this kind");
        assert_eq!((last.code, last.more(), last.hints.len()), (Code::TwoSpaces, Some(10_010), 0));
        assert_eq!(last.span, Some(Span::letter(TOLD..TOLD + 1)));
        assert_eq!(all(TOLD + 1).collect::<Report>().sorted().len(), TOLD + 1);
    }

    #[test]
    fn a_place_is_not_told_twice_but_an_error_follows_a_warning() {
        let told = [at(Code::WrongType, 4), at(Code::EmptyValue, 4), at(Code::TwoSpaces, 4)];
        assert_eq!(told.into_iter().collect::<Report>().sorted().len(), 1);
        let graver = [at(Code::TwoSpaces, 4), at(Code::BadLink, 4)];
        assert_eq!(graver.into_iter().collect::<Report>().sorted().len(), 2);
    }
}
