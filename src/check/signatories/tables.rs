//! The tables of a list, and where in them something is said.

use std::borrow::Cow;

use super::row::Row;
use crate::draft::schema::DateFormat;
use crate::draft::text::Text;
use crate::table::columns::{Columns, Field, Stray};
use crate::table::{self, Table};

/// Where a column is found.
#[derive(Clone, PartialEq, Eq)]
pub struct Column {
    field: Option<Field>,
    /// In each table, if it is there.
    at: Vec<Option<usize>>,
}

impl Column {
    /// Whether it holds countries.
    pub fn is_country(&self) -> bool {
        self.field == Some(Field::Country)
    }

    /// Whether there is such a column at all.
    pub fn is_known(&self) -> bool {
        self.field.is_some() || self.at.iter().any(Option::is_some)
    }
}

/// A table, what its columns hold, and which of its rows are no people.
pub struct Recognised {
    /// How the letter names its file.
    pub file: String,
    pub(super) table: Table,
    /// What its columns hold.
    pub columns: Columns,
    pub(super) strays: Vec<Stray>,
    /// How its dates are written, if that is known.
    pub(super) date_order: Option<DateFormat>,
}

impl Recognised {
    /// The rows that are people, each with its place in the table.
    pub fn people(&self) -> impl Iterator<Item = (usize, &table::Row)> {
        let mut strays = self.strays.iter().filter_map(|stray| stray.row).peekable();
        let rows = self.table.rows.iter().enumerate();
        rows.filter(move |(index, _)| strays.next_if_eq(index).is_none())
    }
}

/// The tables of a list.
#[derive(Default)]
pub struct Tables(pub Vec<Recognised>);

impl Tables {
    /// Where a column is found: by the name of a field, or by its header. Of several headers
    /// that differ in punctuation or behind a bracket only, the whole one is meant.
    pub fn column(&self, name: &str) -> Column {
        let at: Vec<Option<usize>> = self.0.iter().map(|read| read.table.column(name)).collect();
        Column { field: Field::of_key(name).or_else(|| self.country(&at)), at }
    }

    /// Countries, if these columns hold them: whatever they are called, they are read.
    fn country(&self, at: &[Option<usize>]) -> Option<Field> {
        let fields = self
            .0
            .iter()
            .zip(at)
            .filter_map(|(read, at)| Some(read.columns.all.get((*at)?)?.field));
        let fields: Vec<Option<Field>> = fields.collect();
        let all = fields.iter().all(|field| *field == Some(Field::Country));
        (all && !fields.is_empty()).then_some(Field::Country)
    }

    /// The column whose header is of a kind.
    pub fn column_that(&self, is: impl Fn(&str) -> bool) -> Column {
        let at = |read: &Recognised| read.table.headers.iter().position(|header| is(header));
        Column { field: None, at: self.0.iter().map(at).collect() }
    }

    /// What a row says in a column; a country by its code, and a kind as letters call it.
    pub fn cell<'a>(&'a self, row: &'a Row, column: &Column) -> Cow<'a, str> {
        if let Some(country) = row.country.filter(|_| column.is_country()) {
            return country.code().into();
        }
        if column.field == Some(Field::Kind)
            && let Some(kind) = row.kind()
        {
            return kind.word().into();
        }
        if let Some(value) = column.field.and_then(|field| row.value(field)) {
            return value.typed();
        }
        let cell = row.cells.and_then(|(table, index)| {
            self.0[table].table.rows[index].cells.get(column.at[table]?)
        });
        cell.map_or("", |text| &text.value).into()
    }

    /// Whether a row has something in a column, where its table has the column at all.
    pub fn says(&self, row: &Row, column: &Column, what: impl Fn(&str) -> bool) -> bool {
        let there = row.cells.is_some_and(|(table, _)| column.at[table].is_some());
        !there || what(&self.cell(row, column))
    }

    /// The headers of all tables.
    pub fn headers(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().flat_map(|read| &read.table.headers)
    }

    /// How many rows are no people.
    pub fn strays(&self) -> usize {
        self.0.iter().map(|read| read.strays.len()).sum()
    }
}
