//! One who signs, as written: in the letter, or in a table beside it.

use super::super::Check;
use super::corrections::Said;
use super::tables::Tables;
use crate::draft::FieldValue;
use crate::draft::either::TextOr;
use crate::draft::schema::{self, DateFormat};
use crate::draft::text::{Name, Text};
use crate::letter::Kind;
use crate::locale::Country;
use crate::source::{Span, Spanned};
use crate::table::columns::{self, Field};

/// One who signs, as written.
#[derive(Default)]
pub struct Row {
    /// Where.
    pub span: Span,
    /// What is said, by field.
    pub fields: Vec<(Field, FieldValue)>,
    /// The table and the row in it, for columns that are no field.
    pub cells: Option<(usize, usize)>,
    /// Whether a name in parts begins with the family name.
    pub family_first: bool,
    /// How its date is written, if that is known.
    pub date_order: Option<DateFormat>,
    /// What it is known by from one export to the next, once that is known.
    pub key: String,
    /// What corrections say of its number.
    pub said: Said,
    /// The country, where it can be read.
    pub country: Option<Country>,
}

impl Row {
    /// What is said in a field.
    pub fn value(&self, field: Field) -> Option<&FieldValue> {
        self.fields.iter().find(|(own, _)| *own == field).map(|(_, value)| value)
    }

    /// Whether anything is said in a field.
    pub fn has(&self, field: Field) -> bool {
        self.value(field).is_some()
    }

    /// The text of a field.
    pub fn get(&self, field: Field) -> Option<&Text> {
        self.value(field)?.text()
    }

    /// What they are, if that is said in a way that can be read.
    pub fn kind(&self) -> Option<Kind> {
        match self.value(Field::Kind)? {
            FieldValue::Kind(kind) => Some(kind.value),
            value => columns::kind(value.text()?),
        }
    }

    /// Says what they are, where that is inferred from the rest of the row.
    pub fn infer_kind(&mut self, value: Kind) {
        let kind = Spanned { value, span: self.span };
        self.fields.push((Field::Kind, FieldValue::Kind(kind)));
    }

    /// The texts of all fields.
    pub fn texts(&self) -> impl Iterator<Item = (Field, &Text)> {
        self.fields.iter().filter_map(|(field, value)| Some((*field, value.text()?)))
    }

    /// Says something else in a field; an empty text says nothing.
    pub fn set(&mut self, field: Field, value: Option<FieldValue>) {
        self.fields.retain(|(own, _)| *own != field);
        let said = value.filter(|value| value.text().is_none_or(|text| !text.is_empty()));
        self.fields.extend(said.map(|value| (field, value)));
    }
}

impl Check<'_> {
    /// All rows: those of the letter, then those of the tables.
    pub(super) fn rows(&mut self, list: &schema::Signatories, tables: &Tables) -> Vec<Row> {
        let mut rows: Vec<Row> = list.entries.iter().map(inline).collect();
        for (at, read) in tables.0.iter().enumerate() {
            let mut columns = read.columns.all.iter();
            let family_first =
                columns.any(|column| column.field == Some(Field::Family) && column.family_first);
            for (index, row) in read.people() {
                let said = read.columns.all.iter().zip(&row.cells);
                let said = said.filter(|(_, cell)| !cell.is_empty());
                let fields = said.filter_map(|(column, cell)| self.answered(column, cell));
                let fields = fields.map(|(field, text)| (field, text.into())).collect();
                rows.push(Row {
                    span: row.span,
                    fields,
                    cells: Some((at, index)),
                    family_first,
                    date_order: read.date_order,
                    ..Row::default()
                });
            }
        }
        rows
    }
}

fn inline(entry: &TextOr<Name, schema::Signatory>) -> Row {
    let fields = match entry {
        TextOr::Text(name) => vec![(Field::Name, name.clone().into())],
        TextOr::Table(table) => table.said().collect(),
    };
    Row { span: entry.span(), fields, ..Row::default() }
}
