//! Which columns hold the names: whole, or in parts.

use super::choose::Choice;
use super::class::Class;
use super::fold::{fold, tokens};
use super::header::Certainty;
use super::reason::Reason;
use crate::draft::schema::Field;

/// In how many rows something holds, of those where it could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Nowhere,
    Few,
    Some,
    Most,
}

impl Choice<'_> {
    /// Settles what words such as `Name` and `Nombre` mean here, then which column is read.
    pub(super) fn names(&mut self) {
        self.part_or_name(Class::FamilyOrName);
        self.part_or_name(Class::GivenOrName);
        let parts = [Field::Prefix, Field::Given, Field::Middle, Field::Family, Field::Suffix];
        let [_, given, _, family, _] = parts.map(|part| self.one(part));
        let Some(name) = self.one(Field::Name) else { return };
        let parts: Vec<usize> = [given, family].into_iter().flatten().collect();
        if let Some(part) = self.parts_are_meant(name, &parts) {
            self.instead(name, part);
            return;
        }
        let holds = |part: &usize| matches!(self.holds(name, *part), Share::Most | Share::Nowhere);
        // Who is called Augusta may sign as Ada.
        let whole = family.as_ref().map_or_else(|| parts.iter().all(holds), holds);
        if whole || self.is_mapped(Field::Name) || self.is_own_table() {
            return;
        }
        let others: Vec<String> =
            parts.iter().map(|&part| format!("`{}`", self.header(part))).collect();
        let message = format!(
            "`{}` could be the name, and so could {}",
            self.header(name),
            others.join(" with ")
        );
        let part = if given.is_some() { Field::Given } else { Field::Family };
        self.unclear(name, message, &[(Field::Name, name), (part, parts[0])]);
    }

    /// A part of the names, where the letter says that the parts are read, or where the
    /// column called a name says the same in every row, as that of a form's owner does.
    fn parts_are_meant(&self, name: usize, parts: &[usize]) -> Option<usize> {
        let mapped = [Field::Given, Field::Family].into_iter().any(|part| self.is_mapped(part));
        let varied = parts.iter().any(|&part| !self.shapes[part].is_constant());
        let constant = self.shapes[name].is_constant() && varied;
        parts.first().copied().filter(|_| !self.is_mapped(Field::Name) && (mapped || constant))
    }

    /// Whether a table has our own keys for headers, as this program writes them: its
    /// `name` is whole.
    fn is_own_table(&self) -> bool {
        let has = |key: &str| self.columns.iter().any(|column| column.header.value == key);
        has(Field::Name.key()) && (has(Field::Family.key()) || has(Field::Given.key()))
    }

    /// A word for a name or a part of it is the part that has no other column, unless
    /// the names under it have the other part too.
    fn part_or_name(&mut self, class: Class) {
        for column in self.of(class) {
            let beside = |field: Field| self.of(Class::Field(field)).first().copied();
            let (other, part) = match (beside(Field::Given), beside(Field::Family)) {
                _ if self.is_mapped(Field::Name) || self.is_own_table() => (None, Field::Name),
                (Some(given), None) => (Some(given), Field::Family),
                (None, Some(family)) => (Some(family), Field::Given),
                _ => (None, Field::Name),
            };
            match other.map(|other| self.holds(column, other)) {
                Some(Share::Few) => self.classify(column, Class::Field(part)),
                Some(Share::Some) => {
                    let message = format!(
                        "`{}` holds whole names in some rows, and a part of them in others",
                        self.header(column)
                    );
                    self.unclear(column, message, &[(Field::Name, column), (part, column)]);
                    self.classify(column, Class::Field(Field::Name));
                }
                _ => self.classify(column, Class::Field(Field::Name)),
            }
        }
    }

    /// The one column that is read for a part of a name, or for the whole.
    fn one(&mut self, field: Field) -> Option<usize> {
        let found = self.rivals(field);
        let (&first, rest) = found.split_first()?;
        self.read(first, field);
        for &other in rest {
            let alike = !self.differ(first, other) && self.overlap(first, other);
            if self.is_branch(first, other) {
                self.read(other, field);
            } else if alike || self.is_mapped(field) || self.is_beaten(other, first) {
                self.instead(other, first);
            } else {
                let message = format!(
                    "two columns could hold the {}: `{}` and `{}`",
                    if field == Field::Name { "names" } else { "same part of the names" },
                    self.header(first),
                    self.header(other)
                );
                self.unclear(other, message, &[(field, first), (field, other)]);
            }
        }
        Some(first)
    }

    /// The columns that could hold a part of the names, without those that say the same
    /// in every row, as forms do that keep no names.
    fn rivals(&self, field: Field) -> Vec<usize> {
        let found = self.of(Class::Field(field));
        let varied = |column: &usize| !self.shapes[*column].is_constant();
        if found.iter().any(varied) { found.into_iter().filter(varied).collect() } else { found }
    }

    /// Whether a form asks the same in two places, and each row answers in one of them.
    fn is_branch(&self, one: usize, other: usize) -> bool {
        fold(self.header(one)) == fold(self.header(other)) && !self.overlap(one, other)
    }

    /// Whether a question only speaks of names, and is not answered with them.
    fn is_beaten(&self, column: usize, by: usize) -> bool {
        let vague =
            |column: usize| self.columns[column].class.is_some_and(|(_, how)| how.is_vague());
        vague(column) && !vague(by) && !self.shapes[column].is_persons()
    }

    /// Given names alone, or family names alone, are not how people sign.
    pub(super) fn lone_parts(&mut self) {
        let read = |field| self.columns.iter().position(|column| column.field == Some(field));
        if read(Field::Name).is_some() {
            return;
        }
        let (part, other) = match (read(Field::Given), read(Field::Family)) {
            (Some(given), None) => (given, "family"),
            (None, Some(family)) => (family, "given"),
            _ => return,
        };
        if self.columns[part].class.is_some_and(|(_, how)| how == Certainty::Mapped) {
            return;
        }
        let message = format!(
            "`{}` is but a part of the names, and no column has {other} names",
            self.header(part)
        );
        self.unclear(part, message, &[(Field::Name, part)]);
    }

    /// A column of whole names that holds single words may hold but a part of them, if
    /// another holds single words too, and nobody knows of what.
    pub(super) fn single_words(&mut self) {
        let name = self.columns.iter().position(|column| column.field == Some(Field::Name));
        let Some(name) = name.filter(|&name| self.shapes[name].is_single_words()) else { return };
        let other = self.columns.iter().zip(&self.shapes).position(|(column, shape)| {
            column.field.is_none() && column.why == Reason::Unknown && shape.is_single_words()
        });
        let Some(other) = other.filter(|_| !self.is_mapped(Field::Name)) else { return };
        let message = format!(
            "`{}` holds single words: `{}` may hold the other part of the names",
            self.header(name),
            self.header(other)
        );
        self.unclear(
            name,
            message,
            &[(Field::Name, name), (Field::Given, name), (Field::Family, other)],
        );
    }

    /// Whether two columns differ in a row where both say something.
    pub(super) fn differ(&self, one: usize, other: usize) -> bool {
        self.both(one, other).any(|(one, other)| fold(one) != fold(other))
    }

    /// Whether there is a row where both say something.
    fn overlap(&self, one: usize, other: usize) -> bool {
        self.both(one, other).next().is_some()
    }

    /// In how many rows the names of a column have all words of a part.
    fn holds(&self, name: usize, part: usize) -> Share {
        let (mut all, mut holding) = (0, 0);
        for (name, part) in self.both(name, part) {
            let words = tokens(name);
            all += 1;
            holding += usize::from(tokens(part).iter().all(|word| words.contains(word)));
        }
        match () {
            () if all == 0 => Share::Nowhere,
            () if 5 * holding >= 4 * all => Share::Most,
            () if 5 * holding <= all => Share::Few,
            () => Share::Some,
        }
    }

    /// What two columns say in the rows where both say something.
    fn both(&self, one: usize, other: usize) -> impl Iterator<Item = (&str, &str)> {
        self.table.rows.iter().filter_map(move |row| {
            let [one, other] = [one, other].map(|at| row.cells.get(at).map(|cell| cell.as_str()));
            Some((one?, other?)).filter(|(one, other)| !one.is_empty() && !other.is_empty())
        })
    }
}
