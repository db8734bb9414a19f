//! One body in several spellings, in the columns of organisations and among the names.

use std::collections::HashMap;

use super::super::Check;
use super::answers::AsTyped;
use super::row::Row;
use crate::diagnostic::instances::Instances;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::Kind;
use crate::names::duplicates;
use crate::source::Span;
use crate::table::MOST_FAULTS;
use crate::table::columns::Field;

/// A spelling: where it first stands, and whether as the organisation of somebody.
struct Spelling<'a> {
    text: &'a str,
    span: Span,
    belonged_to: bool,
}

impl Check<'_> {
    /// Tells of bodies that are written in several ways, each once. Those that sign
    /// themselves are looked over with all names.
    pub(super) fn spellings(&mut self, rows: &[Row], as_typed: &AsTyped<'_>) {
        let spellings = spellings(rows, as_typed);
        let texts: Vec<&str> = spellings.iter().map(|spelling| spelling.text).collect();
        let mut groups = duplicates::spellings(&texts);
        groups.retain(|group| group.iter().any(|&at| spellings[at].belonged_to));
        for group in groups.iter().take(MOST_FAULTS) {
            let first = &spellings[group[0]];
            let others = group[1..].iter().map(|&at| (spellings[at].text, spellings[at].span));
            let others: Instances = others.collect();
            let message =
                format!("`{}` is also written {}", first.text, others.listed(self.sources));
            let hint = "if it is one, write it in one way";
            let remark = Diagnostic::new(Code::SpellingVariants, first.span, message).hint(hint);
            self.report.add(remark.apart());
        }
        if groups.len() > MOST_FAULTS {
            let message = format!(
                "there are {} more bodies in several spellings",
                groups.len() - MOST_FAULTS
            );
            self.report.add(Diagnostic::anywhere(Code::SpellingVariants, message));
        }
    }
}

/// The names of bodies, each spelling once, in the order they first stand.
fn spellings<'a>(rows: &'a [Row], as_typed: &AsTyped<'_>) -> Vec<Spelling<'a>> {
    let mut spellings: Vec<Spelling<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        let signs = row.kind() == Some(Kind::Organization);
        let named = row.get(Field::Organization).or(row.get(Field::Name).filter(|_| signs));
        let Some(text) = named.filter(|text| !as_typed.has(text)) else { continue };
        let at = *known.entry(text.as_str()).or_insert_with(|| {
            spellings.push(Spelling { text, span: text.span, belonged_to: false });
            spellings.len() - 1
        });
        spellings[at].belonged_to |= !signs;
    }
    spellings
}
