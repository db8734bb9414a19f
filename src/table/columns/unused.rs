//! Columns that may tell who signs, and of which nothing was made.

use super::choose::Choice;
use super::class::Class;
use super::reason::Reason;
use crate::draft::schema::Field;

impl Choice<'_> {
    /// Questions that speak of who signs and of something else, where no other
    /// column tells who signs.
    pub(super) fn doubtful(&mut self) {
        for column in self.doubts.keys().copied().collect::<Vec<_>>() {
            let field = self.doubts[&column];
            let body = self.columns.iter().any(|other| other.field == Some(Field::Organization));
            let told = if field == Field::Organization { body } else { self.has_name() };
            if told || self.columns[column].why == Reason::Ignored {
                continue;
            }
            let message =
                format!("`{}` may hold who signs, or something else", self.header(column));
            self.unclear(column, message, &[(field, column)]);
        }
    }

    /// Columns of persons' names that nothing is made of. Other persons are no fault
    /// where it is certain that they are others, and who signs.
    pub(super) fn persons_unused(&mut self) {
        if self.is_mapped(Field::Name) {
            return;
        }
        let certain = self.columns.iter().any(|column| {
            column.field.is_some_and(Field::names)
                && column.field != Some(Field::Organization)
                && column.class.is_some_and(|(_, how)| !how.is_vague())
        });
        let open = |&column: &usize| {
            let own = &self.columns[column];
            let vague = own.class.is_some_and(|(_, how)| how.is_vague());
            let open = match own.why {
                Reason::Unknown => true,
                Reason::NotPrinted(Class::Person) => vague || !certain,
                Reason::NotPrinted(_) => vague && !certain,
                _ => false,
            };
            open && own.field.is_none() && self.shapes[column].is_persons()
        };
        let unused: Vec<usize> = (0..self.columns.len()).filter(open).collect();
        let Some(&first) = unused.first() else { return };
        let names: Vec<String> =
            unused.iter().map(|&column| format!("`{}`", self.header(column))).collect();
        let message = match names.as_slice() {
            [only] => format!("{only} looks like names of persons, and nothing is made of it"),
            names => format!(
                "{} look like names of persons, and nothing is made of them",
                names.join(" and ")
            ),
        };
        let options: Vec<_> = unused.iter().map(|&column| (Field::Name, column)).collect();
        self.unclear(first, message, &options);
    }
}
