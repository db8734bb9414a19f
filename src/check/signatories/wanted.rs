//! Which rows are wanted, and whether any is left.

use super::super::Check;
use super::condition;
use super::groups::Asked;
use super::row::Row;
use super::tables::Tables;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema;

impl Check<'_> {
    /// Leaves the rows that `where` wants; gives how many went.
    pub(super) fn keep_wanted(
        &mut self,
        list: &schema::Signatories,
        rows: &mut Vec<Row>,
        tables: &Tables,
    ) -> usize {
        let all = rows.len();
        let wanted = self.asked(&list.conditions, tables);
        self.unclear(&wanted, rows, tables);
        rows.retain(|row| wanted.hold(row, tables));
        all - rows.len()
    }

    /// A condition that no row meets.
    pub(super) fn nobody_left(&mut self, list: &schema::Signatories) {
        let Some(first) = list.conditions.values().next() else { return };
        let message =
            format!("nobody is left to sign: no row has {}", condition::all(&list.conditions));
        let hint = "look which values the column has, and write one of them";
        self.fault(Code::NobodyLeft, first.span, message, hint);
    }

    /// Answers that are neither yes nor no where one of them is asked for: they
    /// are left out, which may not be what they meant.
    pub(super) fn unclear(&mut self, wanted: &Asked, rows: &[Row], tables: &Tables) {
        let mut unclear =
            rows.iter().filter_map(|row| Some((wanted.unclear(row, tables)?, row.span)));
        if let Some((answer, span)) = unclear.next() {
            let more = match unclear.count() {
                0 => String::new(),
                1 => ", and so is one more answer".to_owned(),
                more => format!(", and so are {more} more answers"),
            };
            let message = format!("`{answer}` is neither yes nor no, and left out{more}");
            let hint = "write the answers that count: `where = { consent = [\"Yes\", \"…\"] }`";
            self.report.add(Diagnostic::new(Code::UnclearAnswer, span, message).hint(hint));
        }
    }
}
