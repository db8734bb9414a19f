//! Cells that are too long or damaged, whatever they hold.

use super::super::Check;
use super::row::Row;
use crate::draft::FieldValue;
use crate::draft::span_map::SpanMap;
use crate::draft::text::TextKind;
use crate::letter::Kind;
use crate::table::columns::Field;
use crate::text::characters;
use crate::text::mojibake::{Mojibake, mojibake, mojibake_in_person};

impl Check<'_> {
    /// Cells that are too long for a line: told, and cut, so that nobody has to wait for
    /// what else there is to say of them.
    pub(super) fn long_cells(&mut self, rows: &mut [Row]) {
        let of_tables = rows.iter_mut().filter(|row| row.cells.is_some());
        let mut long = Vec::new();
        for (_, value) in of_tables.flat_map(|row| &mut row.fields) {
            let FieldValue::Text(text) = value else { continue };
            long.extend(characters::length(&SpanMap::whole(text), TextKind::Name));
            if characters::is_too_long(text) {
                text.value.truncate(text.value.floor_char_boundary(characters::LONGEST));
            }
        }
        self.first_of(long, "more cells that are too long");
    }

    /// Cells that look damaged; those in the letter are told with its texts.
    pub(super) fn mojibake(&mut self, rows: &[Row]) {
        let of_tables = rows.iter().filter(|row| row.cells.is_some());
        let mut damaged = of_tables.flat_map(|row| {
            row.texts().filter_map(|(field, text)| Some((damage(row, field, text)?, text.span)))
        });
        if let Some((first, span)) = damaged.next() {
            self.report.add(first.diagnostic(span, damaged.count()));
        }
    }
}

/// What is damaged in a text of a row.
fn damage(row: &Row, field: Field, text: &str) -> Option<Mojibake> {
    let person = match field {
        Field::Given | Field::Middle | Field::Family | Field::RepresentedBy => true,
        Field::Name => row.kind() == Some(Kind::Individual),
        _ => false,
    };
    if person { mojibake_in_person(text) } else { mojibake(text, TextKind::Name) }
}
