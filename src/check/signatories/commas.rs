//! How the names of a table are written, most of them: it tells what a comma in one of them parts.

use std::collections::BTreeMap;

use crate::letter::Signatory;
use crate::names::person::{COMMAS, Column, core};
use crate::source::{SourceId, Spanned};

/// Settles it for each table, and for the names in the letter.
pub fn infer_columns(entries: &mut [Spanned<Signatory>]) {
    let mut tables: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.is_person()) {
        tables.entry(entry.span.source).or_default().push(at);
    }
    for members in tables.into_values() {
        // Of a name without a comma it does not matter.
        if !members.iter().any(|&at| entries[at].name.contains(COMMAS)) {
            continue;
        }
        let column = Column::of(members.iter().map(|&at| core(&entries[at].name)));
        members.into_iter().for_each(|at| entries[at].column = column);
    }
}
