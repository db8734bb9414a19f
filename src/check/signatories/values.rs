//! Values of a column that groups, which are nearly the same.

use super::super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::names::duplicates::{self, Subject};
use crate::source::Span;
use crate::table::MOST_FAULTS;

impl Check<'_> {
    /// Tells of values that each make a group and may be meant as one: `Univ. of Vienna`
    /// and `University of Vienna`. Each comes with the place it is first written at.
    pub(super) fn near_values(&mut self, values: &[(String, Span)]) {
        let subjects: Vec<Subject<'_>> = values.iter().map(|(value, _)| subject(value)).collect();
        let same = duplicates::same(&subjects);
        let same = same.iter().flat_map(|all| all[1..].iter().map(|again| (all[0], *again)));
        let near = duplicates::near(&subjects).into_iter().map(|pair| (pair.first, pair.second));
        let pairs: Vec<(usize, usize)> = same.chain(near).collect();
        for &(first, second) in pairs.iter().take(MOST_FAULTS) {
            let ((first, _), (second, span)) = (&values[first], &values[second]);
            let message = format!("`{second}` is nearly `{first}`, and makes a group of its own");
            let hint = "if they are one, write them in one way";
            self.report.add(Diagnostic::new(Code::NearGroups, *span, message).hint(hint));
        }
        if pairs.len() > MOST_FAULTS {
            let message = format!(
                "there are {} more pairs of groups nearly the same",
                pairs.len() - MOST_FAULTS
            );
            self.report.add(Diagnostic::anywhere(Code::NearGroups, message));
        }
    }
}

fn subject(name: &str) -> Subject<'_> {
    Subject { name, individual: Some(false), organization: None, url: None }
}
