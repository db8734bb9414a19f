//! What each row is known by from one export to the next.

use super::super::Check;
use super::person::printed_name;
use super::row::Row;
use super::row_key;
use super::tables::Tables;
use crate::draft::schema;
use crate::table::columns::Field;

impl Check<'_> {
    /// Gives each row its key: what it has in the column for that, or else one made of its
    /// name and mail address as they are written.
    pub(super) fn keys(&mut self, list: &schema::Signatories, rows: &mut [Row], tables: &Tables) {
        let column = list.key.as_ref().and_then(|key| self.column_of(key, key.span, tables));
        for row in rows {
            let value = column.as_ref().map(|column| tables.cell(row, column)).unwrap_or_default();
            row.key = match value.trim() {
                "" => {
                    let name = printed_name(row).map(|(_, name)| name).unwrap_or_default();
                    row_key::of_name(&name, row.get(Field::Email).map_or("", |mail| &mail.value))
                }
                value => row_key::of_value(value),
            };
        }
    }
}
