//! Rows that are no people: headers above and beneath the header, sums, what is
//! said beneath a list.

use super::Columns;
use super::cell::{is_figures, is_like_a_body, is_like_a_person};
use super::fold::fold;
use super::header_rows::is_key;
use super::words::words;
use crate::draft::schema::Field;
use crate::draft::text::Text;
use crate::source::Span;
use crate::table::{Row, Table};

/// A row that is no signatory.
#[derive(Debug, PartialEq, Eq)]
pub struct Stray {
    /// Which row of the table, if it is not above them all.
    pub row: Option<usize>,
    /// Where it is shown.
    pub span: Span,
    /// What it is.
    pub what: StrayKind,
    /// What stands in it.
    pub text: String,
}

/// What a row is that is no signatory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrayKind {
    /// It stands above the header.
    Above,
    /// It is a further header, beneath the first.
    Further,
    /// The header again.
    Header,
    /// A sum, or what is said beneath a list.
    Total,
    /// Nobody is named in it.
    Empty,
    /// It looks like a header, and may be a signatory all the same.
    Unclear,
    /// It looks like a remark beneath the list, and may be a signatory all the same.
    Remark,
}

impl StrayKind {
    /// Whether it may be somebody who signs.
    pub fn is_unclear(self) -> bool {
        matches!(self, Self::Unclear | Self::Remark)
    }
}

/// The rows of a table that are no people, by what they are.
pub fn strays(table: &Table, columns: &Columns) -> Vec<Stray> {
    let names = |field: Field| field.names() || field == Field::RepresentedBy;
    let naming = columns.fields().enumerate().filter(|(_, field)| field.is_some_and(names));
    let naming: Vec<usize> = naming.map(|(column, _)| column).collect();
    let headers = (0..table.headers.len()).map(|column| {
        let labels = table.labels.iter().filter_map(|row| row.cells.get(column));
        let called = table.headers.get(column).into_iter().chain(labels);
        called.filter(|text| !text.is_empty()).map(|text| fold(text)).collect()
    });
    let list = List { naming, headers: headers.collect() };
    let end = table.rows.len() - table.rows.iter().rev().take_while(|row| is_lone(row)).count();
    let rows = table.rows.iter().enumerate();
    let found = rows.filter_map(|(index, row)| {
        let what = list.stray(row).or_else(|| beneath(row).filter(|_| index >= end && end > 0))?;
        Some(Stray { row: Some(index), ..stray(row, what, list.said(row).next()) })
    });
    let above = table.titles.iter().map(|row| stray(row, StrayKind::Above, None));
    let further = table.labels.iter().map(|row| stray(row, StrayKind::Further, None));
    above.chain(further).chain(found).collect()
}

/// A row that is no signatory, shown at a cell, or the first that says something.
fn stray(row: &Row, what: StrayKind, place: Option<&Text>) -> Stray {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    Stray {
        row: None,
        span: place.or(first).map_or(row.span, |cell| cell.span),
        what,
        text: first.map(|text| text.value.clone()).unwrap_or_default(),
    }
}

/// What a list is known by.
struct List {
    /// The columns that tell who signs.
    naming: Vec<usize>,
    /// What each column is called, folded.
    headers: Vec<Vec<String>>,
}

impl List {
    fn stray(&self, row: &Row) -> Option<StrayKind> {
        let filled = || row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        if filled().all(|(at, cell)| self.is_header(at, cell)) {
            return Some(StrayKind::Header);
        }
        let cells: Vec<&str> = filled().map(|(_, cell)| cell.as_str()).collect();
        if is_total(&cells) {
            return Some(StrayKind::Total);
        }
        let Some(name) = self.said(row).next() else { return Some(StrayKind::Empty) };
        let again = self
            .naming
            .iter()
            .any(|&at| row.cells.get(at).is_some_and(|cell| self.is_header(at, cell)));
        (again || is_key(name)).then_some(StrayKind::Unclear)
    }

    /// What a row says of who signs.
    fn said<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Text> {
        self.naming.iter().filter_map(|&at| row.cells.get(at)).filter(|cell| !cell.is_empty())
    }

    /// Whether a cell says what its column is called.
    fn is_header(&self, column: usize, cell: &str) -> bool {
        let folded = fold(cell);
        self.headers.get(column).is_some_and(|headers| headers.contains(&folded))
    }
}

/// Whether a row of a table of several columns has but one cell with something in it.
fn is_lone(row: &Row) -> bool {
    row.cells.len() > 2 && row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1
}

/// What a row with one cell is at the end of a list: somebody who was added by hand, or
/// what programs write beneath.
fn beneath(row: &Row) -> Option<StrayKind> {
    // Programs write them into the first column.
    let text = row.cells.first().filter(|cell| !cell.is_empty())?;
    match () {
        () if words().rows.begins("footer", &fold(text)) => Some(StrayKind::Total),
        () if is_like_a_person(text) || is_like_a_body(text) => None,
        () => Some(StrayKind::Remark),
    }
}

/// Whether a row is a sum, or what is said beneath a list: a word for it, and figures.
fn is_total(cells: &[&str]) -> bool {
    let Some((first, rest)) = cells.split_first() else { return false };
    let folded = fold(first);
    let total = words().rows.begins("total", &folded);
    let figures = cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    let alone = !folded.contains(' ');
    let said = total && (figures || alone) || figures && words().rows.begins("footer", &folded);
    said && rest.iter().all(|cell| is_figures(cell))
}
