//! The parts of the list.

use std::borrow::Cow;

use super::super::{Check, value};
use super::condition::holds;
use super::countries;
use super::row::Row;
use super::tables::{Column, Tables};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::draft::either::Wanted;
use crate::draft::schema::{self, Conditions, ListStyle};
use crate::draft::text::Text;
use crate::letter::{Group, Signatory, Value};
use crate::source::{Span, Spanned};
use crate::table::columns::flag;
use crate::text::characters::is_blank;

/// Conditions with the columns they look at.
pub struct Asked(Vec<(Column, Wanted)>);

impl Asked {
    /// Whether all of them hold for a row.
    pub fn hold(&self, row: &Row, tables: &Tables) -> bool {
        self.0.iter().all(|(column, wanted)| holds(wanted, &tables.cell(row, column)))
    }

    /// What a row says where yes or no is asked for, if it is neither.
    pub fn unclear(&self, row: &Row, tables: &Tables) -> Option<String> {
        let flags = self.0.iter().filter(|(_, wanted)| matches!(wanted, Wanted::Flag(_)));
        let mut cells = flags.map(|(column, _)| tables.cell(row, column));
        cells.find(|cell| flag(cell).is_none()).map(Cow::into_owned)
    }
}

impl Check<'_> {
    /// Finds the columns of conditions; tells of those there are not.
    pub(super) fn asked(&mut self, conditions: &Conditions, tables: &Tables) -> Asked {
        let mut known: Vec<Column> = Vec::new();
        let found = conditions.iter().filter_map(|(name, wanted)| {
            let column = self.column_of(name, wanted.span, tables)?;
            if known.contains(&column) {
                let message = format!("`{name}` is a column that is asked for under another name");
                let hint = "write it once; of several values it is `[\"…\", \"…\"]`";
                self.fault(Code::Conflict, wanted.span, message, hint);
            }
            known.push(column.clone());
            let wanted = match column.is_country() {
                true => countries::wanted(wanted, &self.locale),
                false => wanted.value.clone(),
            };
            Some((column, wanted))
        });
        Asked(found.collect())
    }

    pub(super) fn column_of(&mut self, name: &str, span: Span, tables: &Tables) -> Option<Column> {
        let column = tables.column(name);
        if column.is_known() {
            return Some(column);
        }
        let headers: Vec<&str> = tables.headers().map(|header| header.as_str()).collect();
        let hint = match headers.as_slice() {
            [] => "columns come with a `file`; the fields of an entry are known too".to_owned(),
            headers => suggest::hint(name, headers),
        };
        self.fault(Code::UnknownColumn, span, format!("there is no column `{name}`"), hint);
        None
    }

    /// Puts every row into the first group that takes it; who fits into none
    /// stands in a last one without heading. `entries` are what the rows say, in their order.
    pub(super) fn groups(
        &mut self,
        list: &schema::Signatories,
        (rows, entries): (&[Row], &[Spanned<Signatory>]),
        tables: &Tables,
    ) -> Vec<Group> {
        let whole = Group {
            order: list.order,
            columns: list.columns.as_ref().and_then(|columns| self.columns(columns)),
            style: list.style,
            details: list.details,
            ..Group::default()
        };
        let mut left: Vec<usize> = (0..rows.len()).collect();
        let mut groups = Vec::new();
        for (from, group) in list.groups.iter().enumerate() {
            let conditions = self.asked(&group.conditions, tables);
            let since = group.since.as_ref().and_then(|day| self.since(list, day));
            let is_new = |row: usize| {
                since.is_none_or(|day| entries.get(row).is_some_and(|of| of.is_new_since(day)))
            };
            let mine: Vec<usize>;
            (mine, left) = left
                .into_iter()
                .partition(|&row| conditions.hold(&rows[row], tables) && is_new(row));
            let model = Group { from, since, ..self.group(group, &whole) };
            let Some(by) = &group.by else {
                groups.push(Group { members: mine, ..model });
                continue;
            };
            let Some(column) = self.column_of(by, by.span, tables) else { continue };
            let said = |row: &usize| !is_blank(&tables.cell(&rows[*row], &column));
            let (mine, without): (Vec<_>, Vec<_>) = mine.into_iter().partition(said);
            left.extend(without);
            left.sort_unstable();
            let made = by_value(mine, model, |row| value_of(&rows[row], &column, tables));
            self.near_values(&first_places(&made, rows));
            groups.extend(made);
        }
        if !left.is_empty() && !groups.is_empty() {
            self.ungrouped(rows, &left);
        }
        groups.push(Group { members: left, from: list.groups.len(), ..whole });
        // A sheet is there to be filled, so it may be empty.
        let blank = list.groups.is_empty() && list.style == Some(ListStyle::Sheet);
        groups.retain(|group| blank || !group.members.is_empty());
        groups
    }

    /// A group without members, as the whole list where it does not say otherwise.
    fn group(&mut self, group: &schema::Group, whole: &Group) -> Group {
        group.heading.iter().for_each(|heading| self.heading(heading, group));
        Group {
            heading: value(&group.heading),
            order: group.order.unwrap_or(whole.order),
            columns: match &group.columns {
                Some(columns) => self.columns(columns),
                None => whole.columns,
            },
            style: group.style.or(whole.style),
            details: group.details.unwrap_or(whole.details),
            ..Group::default()
        }
    }

    /// A heading may speak of its group alone.
    fn heading(&mut self, heading: &Text, group: &schema::Group) {
        let names = heading.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        let is_name = |name: &&str| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || "._".contains(c))
        };
        let known =
            [(true, "count"), (group.by.is_some(), "value"), (group.since.is_some(), "since")];
        let known: Vec<&str> =
            known.iter().filter(|(has, _)| *has).map(|(_, name)| *name).collect();
        if let Some(name) = { names }.filter(is_name).find(|name| !known.contains(name)) {
            let message = format!("`{{{name}}}` is no figure of a group");
            let hint = match name {
                "value" => {
                    "add `by`, such as `by = \"country\"`: it is the value of that".to_owned()
                }
                "since" => "add `since`, such as `since = 2026-03-03`".to_owned(),
                _ => suggest::hint(name, &known),
            };
            self.fault(Code::UnknownPlaceholder, heading.span, message, hint);
        }
    }

    fn ungrouped(&mut self, rows: &[Row], left: &[usize]) {
        let count = left.len();
        let message = match count {
            1 => "this entry fits into no group".to_owned(),
            _ => format!("this entry and {} more fit into no group", count - 1),
        };
        let hint = "they stand after the groups, without a heading";
        self.report.add(Diagnostic::new(Code::Ungrouped, rows[left[0]].span, message).hint(hint));
    }
}

/// What a row has in a column, as the value of a group.
fn value_of(row: &Row, column: &Column, tables: &Tables) -> Value {
    match row.country.filter(|_| column.is_country()) {
        Some(country) => Value::Country(country),
        None => Value::Text(tables.cell(row, column).trim().to_owned()),
    }
}

/// A group for each value, in the order the values first appear. Capitals do not part them.
fn by_value(rows: Vec<usize>, model: Group, value: impl Fn(usize) -> Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for row in rows {
        let value = value(row);
        let key = match &value {
            Value::Text(text) => text.to_lowercase(),
            Value::Country(country) => country.code().to_owned(),
        };
        let at = *known.entry(key).or_insert_with(|| {
            groups.push(Group { value: Some(value), ..model.clone() });
            groups.len() - 1
        });
        groups[at].members.push(row);
    }
    groups
}

/// What is written for each group that is made of a text, and where first.
fn first_places(groups: &[Group], rows: &[Row]) -> Vec<(String, Span)> {
    let first = groups.iter().filter_map(|group| match (&group.value, group.members.first()) {
        (Some(Value::Text(text)), Some(&row)) => Some((text.clone(), rows[row].span)),
        _ => None,
    });
    first.collect()
}
