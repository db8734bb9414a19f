//! Rows that are no people, told with their lines.

use std::collections::BTreeMap;

use super::super::Check;
use super::tables::Recognised;
use crate::diagnostic::{Code, Diagnostic};
use crate::table::columns::{Stray, StrayKind};

/// More lines than this are not worth a list.
const MOST_LINES: usize = 5;

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

impl Check<'_> {
    /// Rows that are no people are left out, and told; where that is not certain, it is a fault.
    pub(super) fn strays(&mut self, read: &Recognised) {
        let mut kinds: BTreeMap<StrayKind, Vec<&Stray>> = BTreeMap::new();
        read.strays.iter().for_each(|stray| kinds.entry(stray.what).or_default().push(stray));
        for (what, rows) in kinds {
            if what.is_unclear() {
                rows.iter().for_each(|row| self.unclear_row(row));
                continue;
            }
            let lines: Vec<String> =
                rows.iter().take(MOST_LINES).map(|row| self.row_place(row)).collect();
            let more = rows.len().saturating_sub(MOST_LINES);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let message = format!(
                "{} of `{}` {}: {}{more}",
                counted(rows.len(), "row"),
                read.file,
                match (what, rows.len()) {
                    (StrayKind::Above, 1) => "stands above the header, and is left out",
                    (StrayKind::Above, _) => "stand above the header, and are left out",
                    (StrayKind::Further, 1) => "is a second header, and left out",
                    (StrayKind::Further, _) => "are further headers, and left out",
                    (StrayKind::Header, 1) => "is the header again, and left out",
                    (StrayKind::Header, _) => "are the header again, and left out",
                    (StrayKind::Total, 1) => "is a sum or a remark, and left out",
                    (StrayKind::Total, _) => "are sums or remarks, and left out",
                    (_, 1) => "names nobody, and is left out",
                    (_, _) => "name nobody, and are left out",
                },
                lines.join(", ")
            );
            let hint = "if somebody signs there, write the name into the column it belongs to";
            self.report.add(Diagnostic::new(Code::NoSignatory, rows[0].span, message).hint(hint));
        }
    }

    fn row_place(&self, stray: &Stray) -> String {
        let source = self.sources.get(stray.span.source);
        let line = source.place(stray.span.start).line;
        if stray.text.is_empty() {
            format!("line {line}")
        } else {
            format!("line {line} (`{}`)", stray.text)
        }
    }

    fn unclear_row(&mut self, stray: &Stray) {
        let (message, hint) = match stray.what {
            StrayKind::Remark => (
                "this row may be a remark beneath the list, and may be somebody who signs",
                "delete it if it is a remark; if somebody is called so, write the name into the \
                 column it belongs to, or into `as_typed` under `[signatories]`",
            ),
            _ => (
                "this row may be a header, and may be somebody who signs",
                "delete it if it is a header; if somebody is called so, write the name into \
                 `as_typed` under `[signatories]`",
            ),
        };
        self.fault(Code::UnclearRow, stray.span, message, hint);
    }
}
