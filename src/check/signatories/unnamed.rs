//! Who signs and does not wish to be named.

use std::collections::BTreeSet;

use super::super::Check;
use super::condition;
use super::countries::origin;
use super::row::Row;
use super::tables::Tables;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::either::CountOr;
use crate::draft::schema::{self, Conditions, Duplicates};
use crate::letter::{Kind, Signatory, Unnamed};
use crate::names::duplicates::{self, Subject};
use crate::source::{Span, Spanned};
use crate::table::columns::{self, Field};
use crate::table::{MOST_FAULTS, plain};

impl Check<'_> {
    /// Takes out the rows of those who are not named: they meet `unnamed`, and all that
    /// `where` asks of other columns.
    pub(super) fn take_unnamed(
        &mut self,
        list: &schema::Signatories,
        rows: &mut Vec<Row>,
        tables: &Tables,
    ) -> Vec<Row> {
        let Some(unnamed) = &list.unnamed else { return Vec::new() };
        let Some(conditions) = unnamed.table() else { return Vec::new() };
        if conditions.is_empty() {
            let hint = "write how many, or a column and what it says: `{ consent = \"unnamed\" }`";
            self.fault(Code::EmptyValue, unnamed.span, "`unnamed` is empty", hint);
            return Vec::new();
        }
        let asked: BTreeSet<String> = conditions.keys().map(|key| plain(key)).collect();
        let others = list.conditions.iter().filter(|(key, _)| !asked.contains(&plain(key)));
        let others: Conditions = others.map(|(key, value)| (key.clone(), value.clone())).collect();
        let (mine, others) = (self.asked(conditions, tables), self.asked(&others, tables));
        let unnamed_row = |row: &mut Row| mine.hold(row, tables) && others.hold(row, tables);
        let taken: Vec<Row> = rows.extract_if(.., unnamed_row).collect();
        if taken.is_empty() {
            let message = format!("no row has {}", condition::all(conditions));
            let hint = "look which answers the column has, and write one of them";
            self.report.add(Diagnostic::new(Code::UnclearAnswer, unnamed.span, message).hint(hint));
        }
        taken
    }

    /// Those who are not named, once each if duplicates are merged.
    pub(super) fn unnamed(
        &mut self,
        list: &schema::Signatories,
        rows: &[Row],
        entries: &[Spanned<Signatory>],
        usual: Option<Kind>,
    ) -> Vec<Unnamed> {
        let again = self.signed_again(rows, entries, list.duplicates);
        let merge = list.duplicates == Duplicates::Merge;
        let once = rows.iter().enumerate().filter(|(at, _)| !(merge && again.contains(at)));
        let unnamed = once.map(|(_, row)| {
            let kind = match name(row) {
                Some(_) => row.value(Field::Kind).and_then(|of| self.kind(of, columns::kind)),
                None => usual,
            };
            Unnamed { count: 1, kind, country: origin(row) }
        });
        unnamed.collect()
    }

    /// How many more the letter says there are, of whom there is no row.
    pub(super) fn added(&mut self, list: &schema::Signatories) -> usize {
        let Some(unnamed) = &list.unnamed else { return 0 };
        let CountOr::Count(count) = unnamed.value else { return 0 };
        let sound = u32::try_from(count).ok().and_then(|count| usize::try_from(count).ok());
        if sound.is_none() {
            let message = format!("{count} is no number of signatories");
            self.fault(Code::BadValue, unnamed.span, message, "write how many, such as 12");
        }
        sound.unwrap_or_default()
    }

    /// Rows without a name in print whose name is there already: they would count twice.
    fn signed_again(
        &mut self,
        rows: &[Row],
        entries: &[Spanned<Signatory>],
        policy: Duplicates,
    ) -> BTreeSet<usize> {
        let names: Vec<Option<String>> = rows.iter().map(name).collect();
        let named = entries.iter().map(|entry| Subject {
            name: &entry.name,
            individual: entry.kind.map(|kind| kind == Kind::Individual),
            organization: entry.organization.as_deref(),
            url: None,
        });
        let unnamed = names.iter().zip(rows).map(|(name, row)| Subject {
            name: name.as_deref().unwrap_or_default(),
            individual: None,
            organization: row.get(Field::Organization).map(|text| text.as_str()),
            url: None,
        });
        let subjects: Vec<Subject<'_>> = named.chain(unnamed).collect();
        let span = |at: usize| match at.checked_sub(entries.len()) {
            None => entries[at].span,
            Some(at) => rows[at].span,
        };
        let mut again = BTreeSet::new();
        for group in duplicates::same(&subjects) {
            for at in group[1..].iter().filter(|at| **at >= entries.len()) {
                again.insert(at - entries.len());
                if again.len() <= MOST_FAULTS {
                    self.again(span(*at), span(group[0]), policy);
                }
            }
        }
        if again.len() > MOST_FAULTS {
            let message =
                format!("{} more who are not named sign twice", again.len() - MOST_FAULTS);
            self.report.add(Diagnostic::anywhere(code(policy), message));
        }
        again
    }

    fn again(&mut self, span: Span, first: Span, policy: Duplicates) {
        let source = self.sources.get(first.source);
        let place = format!("{}, line {}", source.name, source.place(first.start).line);
        let remove = "remove one of them, or write `duplicates = \"merge\"`";
        let (what, hint) = match policy {
            Duplicates::Error => ("", remove),
            Duplicates::Warn => (", and is counted twice", remove),
            Duplicates::Merge => (", and is counted once", "a row with the name goes first"),
        };
        let message = format!("who is not named here signs in another row ({place}){what}");
        self.report.add(Diagnostic::new(code(policy), span, message).hint(hint));
    }
}

fn code(policy: Duplicates) -> Code {
    if policy == Duplicates::Error { Code::Duplicate } else { Code::RepeatedName }
}

/// Who it is, as far as the row says.
fn name(row: &Row) -> Option<String> {
    let text = |field| row.get(field).map(|text| text.value.clone());
    let parts: Vec<_> = [Field::Given, Field::Family].into_iter().filter_map(text).collect();
    let parts = Some(parts.join(" ")).filter(|parts| !parts.is_empty());
    text(Field::Name).or(parts).or_else(|| text(Field::Organization))
}
