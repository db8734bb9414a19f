//! Signatures that have not been confirmed. openletter.earth exports them with the others, and
//! says of each whether it has.

use super::super::Check;
use super::row::Row;
use super::tables::Tables;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema;
use crate::table::columns::flag;
use crate::table::plain;

/// The header of the column that says it, as [`plain`] has it.
pub const VERIFIED: &str = "isverified";

impl Check<'_> {
    /// Leaves the rows that are confirmed, or say nothing of it; gives how many went. Who asks
    /// for the others, or for a value of the column, gets what they ask for.
    pub(super) fn keep_verified(
        &mut self,
        list: &schema::Signatories,
        rows: &mut Vec<Row>,
        tables: &Tables,
    ) -> usize {
        let column = tables.column_that(|header| plain(header) == VERIFIED);
        let asked = list.unverified || list.conditions.keys().any(|name| plain(name) == VERIFIED);
        if asked || !column.is_known() {
            return 0;
        }
        let all = rows.len();
        let confirmed = |row: &Row| tables.says(row, &column, |cell| flag(cell) == Some(true));
        let first = rows.iter().find(|row| !confirmed(row)).map(|row| row.span);
        rows.retain(confirmed);
        let gone = all - rows.len();
        if let Some(span) = first {
            let message = match gone {
                1 => "this signature was never confirmed, and is left out".to_owned(),
                _ => format!(
                    "this signature and {} more were never confirmed, and are left out",
                    gone - 1
                ),
            };
            let hint = "`unverified = true` in `[signatories]` prints them, too";
            self.report.add(Diagnostic::new(Code::Unverified, span, message).hint(hint));
        }
        gone
    }
}
