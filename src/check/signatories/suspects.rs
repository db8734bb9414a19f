//! What is hardly a name, told once for each kind.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::super::Check;
use super::answers::AsTyped;
use super::row::Row;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::instances::Instances;
use crate::letter::Kind;
use crate::names::suspect::{Suspicion, TextOwner, look};
use crate::source::Span;
use crate::table::columns::Field;
use crate::text::characters::is_too_long;

/// A text that is printed: what it is called, whose it is, and where it stands.
type Printed<'a> = (&'static str, TextOwner, Cow<'a, str>, Span);

impl Check<'_> {
    /// Tells of what one would ask about in what is printed. Of `as_typed` only mail
    /// addresses are told.
    pub(super) fn suspects(&mut self, rows: &[Row], as_typed: &AsTyped<'_>) {
        let each = rows.par_iter().map(|row| suspicions(row, as_typed)).collect::<Vec<_>>();
        // What is at fault already is not what was written.
        let faulty: HashSet<Span> = self.report.faults().collect();
        let told = each.into_iter().flatten().filter(|(_, (.., span))| !faulty.contains(span));
        let mut found: BTreeMap<(Suspicion, &str), Instances> = BTreeMap::new();
        for (suspicion, (called, _, text, span)) in told {
            found.entry((suspicion, called)).or_default().add(&text, span);
        }
        for ((suspicion, called), instances) in found {
            let Some(span) = instances.span() else { continue };
            let remark = suspicion.remark();
            let message = match instances.only() {
                Some(text) => format!("`{text}` {}", remark.one),
                None => {
                    let listed = instances.listed(self.sources);
                    format!("{} {called} {}: {listed}", instances.count(), remark.many)
                }
            };
            let told = Diagnostic::new(remark.code, span, message).hint(remark.hint);
            self.report.add(told.apart());
        }
    }
}

/// What one would ask about in a row.
fn suspicions<'a>(row: &'a Row, as_typed: &AsTyped<'_>) -> Vec<(Suspicion, Printed<'a>)> {
    let of_table = row.cells.is_some();
    let mut found = Vec::new();
    for printed in printed(row) {
        let right = as_typed.has(&printed.2);
        let told = look(&printed.2, printed.1).into_iter().filter(|suspicion| match suspicion {
            Suspicion::Mail => true,
            // Those of the letter itself are told with all its texts.
            Suspicion::TwoSpaces => of_table && !right,
            // What no file has room for is told as that.
            Suspicion::Long => !right && !is_too_long(&printed.2),
            _ => !right,
        });
        found.extend(told.map(|suspicion| (suspicion, printed.clone())));
    }
    found
}

/// The texts of a row that are printed.
fn printed(row: &Row) -> Vec<Printed<'_>> {
    let body = row.has(Field::Organization);
    let (called, of) = match row.kind() {
        Some(Kind::Organization) if body => ("representatives", TextOwner::Person),
        Some(Kind::Organization) => ("names", TextOwner::Organization),
        Some(Kind::Individual) => ("names", TextOwner::Person),
        None => ("names", TextOwner::Name),
    };
    let name = whole_name(row).map(|(text, span)| (called, of, text, span));
    let fields = [
        (Field::Prefix, "titles", TextOwner::Other),
        (Field::Suffix, "suffixes", TextOwner::Other),
        (Field::Organization, "organizations", TextOwner::Organization),
        (Field::Role, "roles", TextOwner::Role),
        (Field::Country, "countries", TextOwner::Other),
        (Field::Capacity, "capacities", TextOwner::Other),
        (Field::RepresentedBy, "representatives", TextOwner::Person),
    ];
    let fields = fields.into_iter().filter_map(|(field, called, of)| {
        let text = row.get(field)?;
        Some((called, of, Cow::Borrowed(text.as_str()), text.span))
    });
    name.into_iter().chain(fields).collect()
}

/// The name of a row, whole or from its parts, and where it begins.
fn whole_name(row: &Row) -> Option<(Cow<'_, str>, Span)> {
    if let Some(name) = row.get(Field::Name) {
        return Some((Cow::Borrowed(name.as_str()), name.span));
    }
    let parts = [Field::Given, Field::Middle, Field::Family];
    let parts: Vec<_> = parts.into_iter().filter_map(|field| row.get(field)).collect();
    let span = parts.first()?.span;
    let name: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
    Some((Cow::Owned(name.join(" ")), span))
}
