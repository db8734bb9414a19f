//! Which columns hold the organisations.

use super::choose::Choice;
use super::class::Class;
use super::header::Certainty;
use crate::draft::schema::Field;
use crate::table::Row;

impl Choice<'_> {
    /// Organisations may stand in several columns, if never two in a row.
    pub(super) fn organizations(&mut self) {
        let found = self.of(Class::Field(Field::Organization));
        let how = |column: &usize| self.columns[*column].class.map(|(_, how)| how);
        let Some(&first) = found.first() else { return };
        let alone = how(&first).is_some_and(|how| how <= Certainty::Own);
        let sure = how(&first).is_some_and(|how| how < Certainty::Within);
        let (rivals, passed): (Vec<_>, Vec<_>) = found.into_iter().partition(|column| {
            *column == first || !alone && (!sure || how(column) < Some(Certainty::Within))
        });
        for column in passed {
            if self.adds(column, &rivals) {
                let message = format!(
                    "`{}` names organisations where `{}` names none",
                    self.header(column),
                    self.header(first)
                );
                self.unclear(column, message, &[(Field::Organization, column)]);
            } else {
                self.instead(column, first);
            }
        }
        let differing = rivals[1..].iter().find(|column| self.differ(first, **column));
        if let Some(&other) = differing {
            let options: Vec<_> = [first, other].map(|column| (Field::Organization, column)).into();
            let message = format!(
                "two columns could hold the organisation: `{}` and `{}`",
                self.header(first),
                self.header(other)
            );
            self.unclear(other, message, &options);
        }
        rivals.into_iter().for_each(|column| self.read(column, Field::Organization));
    }

    /// Whether a column says something in a row where none of the others does.
    fn adds(&self, column: usize, others: &[usize]) -> bool {
        let says = |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
        let mut rows = self.table.rows.iter();
        rows.any(|row| says(row, column) && !others.iter().any(|&other| says(row, other)))
    }
}
