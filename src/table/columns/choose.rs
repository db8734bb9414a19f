//! Which column is read for which field.

use std::collections::BTreeMap;

use super::class::Class;
use super::field::Field;
use super::header::Certainty;
use super::reason::Reason;
use super::remedy::short;
use super::shape::Shape;
use super::words::words;
use super::{Column, Columns, Evidence};
use crate::diagnostic::Diagnostic;
use crate::draft::schema::Map;
use crate::table::{Row, Table};

/// The choice among the columns of one table.
pub struct Choice<'a> {
    pub(super) table: &'a Table,
    pub(super) map: &'a Map,
    pub(super) columns: Vec<Column>,
    pub(super) shapes: Vec<Shape>,
    /// All that each question speaks of.
    pub(super) senses: Vec<Vec<Class>>,
    /// Columns whose question speaks of who signs, and of something else too.
    pub(super) doubts: BTreeMap<usize, Field>,
    /// Columns whose answers are not what their header says.
    objected: Vec<(usize, Class, Certainty)>,
    pub(super) faults: Vec<Diagnostic>,
    /// Whether the letter has a line that passes over columns, or a fault proposes one.
    pub(super) ignores: bool,
}

impl<'a> Choice<'a> {
    /// Starts with what each header says, and whether its answers allow it.
    pub fn new(table: &'a Table, map: &'a Map, seen: Vec<Evidence>, languages: &[usize]) -> Self {
        let mut choice = Self {
            table,
            map,
            columns: Vec::new(),
            shapes: Vec::new(),
            senses: Vec::new(),
            doubts: BTreeMap::new(),
            objected: Vec::new(),
            faults: Vec::new(),
            ignores: !map.ignore.0.is_empty(),
        };
        for (column, seen) in seen.into_iter().enumerate() {
            let sense = seen.sense(languages);
            let sense_classes = sense.map(|sense| sense.classes.clone()).unwrap_or_default();
            let found = sense.map(|sense| match sense.classes[..] {
                // Our own word is taken by its word; what does not fit is told there.
                [class] if sense.how == Certainty::Own && !class.is_of_name() => {
                    (Certainty::Own, Ok((class, None)))
                }
                _ => (sense.how, settle(&sense.classes, &seen.shape)),
            });
            let (class, why) = match found {
                _ if seen.shape.filled == 0 => (None, Reason::Empty),
                None if seen.shape.is_mail() => {
                    (Some((Class::Field(Field::Email), Certainty::Within)), Reason::Answers)
                }
                None => (None, Reason::Unknown),
                Some((how, Err(objection))) => {
                    let classes = sense.iter().flat_map(|sense| &sense.classes);
                    let name = classes.copied().find(|class| class.is_of_name());
                    choice.objected.extend(name.map(|class| (column, class, how)));
                    (None, Reason::Objection(objection))
                }
                Some((how, Ok((class, doubt)))) => {
                    let doubt = doubt.or_else(|| key_of_program(&seen.said, class, how));
                    choice.doubts.extend(doubt.map(|field| (column, field)));
                    (Some((class, how)), Reason::NotPrinted(class))
                }
            };
            choice.columns.push(Column {
                header: table.headers[column].clone(),
                field: None,
                class,
                why,
                filled: table.filled(column),
                said: seen.said.clone(),
                question: None,
                is_open: false,
                family_first: sense
                    .is_some_and(|sense| words().languages[sense.language].family_first),
                samples: seen.samples,
            });
            choice.shapes.push(seen.shape);
            choice.senses.push(sense_classes);
        }
        choice
    }

    /// Chooses. `numbered` says whether numbers are printed.
    pub fn choose(&mut self, numbered: bool) {
        self.mapped();
        self.standings();
        self.names_after_all();
        self.names();
        self.titles();
        self.organizations();
        self.others(numbered);
        self.lone_parts();
        self.single_words();
        self.doubtful();
        self.persons_unused();
        self.open_questions();
    }

    /// What was chosen.
    pub fn columns(self) -> Columns {
        Columns { all: self.columns, faults: self.faults, ignores: self.ignores }
    }

    /// What is called a name and does not look like one is read all the same where nothing
    /// else is: what stands in it is told there, and no name among it is lost.
    fn names_after_all(&mut self) {
        let named = |column: &Column| column.class.is_some_and(|(class, _)| class.is_of_name());
        if self.columns.iter().any(named) {
            return;
        }
        for (column, class, how) in std::mem::take(&mut self.objected) {
            if !how.is_vague()
                && !matches!(self.columns[column].why, Reason::Ignored | Reason::Header(_))
            {
                self.columns[column].class = Some((class, how));
                self.columns[column].why = Reason::NotPrinted(class);
            }
        }
    }

    /// What the letter says goes before all else.
    fn mapped(&mut self) {
        for name in &self.map.ignore.0 {
            if let Some(column) = self.table.column(name) {
                (self.columns[column].class, self.columns[column].why) = (None, Reason::Ignored);
            }
        }
        for (key, name) in self.map.all() {
            let field = Field::of_key(key);
            let column = name.as_ref().and_then(|name| self.table.column(name));
            if let Some((field, column)) = field.zip(column) {
                self.columns[column].class = Some((Class::Field(field), Certainty::Mapped));
                self.read(column, field);
            }
        }
    }

    /// Whether the letter says where a field is.
    pub(super) fn is_mapped(&self, field: Field) -> bool {
        self.columns
            .iter()
            .any(|column| column.class == Some((Class::Field(field), Certainty::Mapped)))
    }

    pub(super) fn read(&mut self, column: usize, field: Field) {
        let how = self.columns[column].class.map_or(Certainty::Within, |(_, how)| how);
        self.columns[column].field = Some(field);
        if self.columns[column].why != Reason::Answers {
            self.columns[column].why = Reason::Header(how);
        }
    }

    /// Passes over a column, because another is read.
    pub(super) fn instead(&mut self, column: usize, chosen: usize) {
        self.columns[column].field = None;
        self.columns[column].why = Reason::Instead(self.columns[chosen].header.value.clone());
    }

    /// Says what a column is, once that is known.
    pub(super) fn settle(&mut self, column: usize, class: Class) {
        let how = self.columns[column].class.map_or(Certainty::Within, |(_, how)| how);
        self.columns[column].class = Some((class, how));
    }

    /// The columns that are said to hold something, the surest first.
    pub(super) fn of(&self, class: Class) -> Vec<usize> {
        let doubtful = |column: &usize| self.doubts.contains_key(column);
        let how = |column: usize| self.columns[column].class.filter(|(own, _)| *own == class);
        let mut found: Vec<usize> = (0..self.columns.len())
            .filter(|column| how(*column).is_some() && !doubtful(column))
            .collect();
        found.sort_by_key(|column| how(*column).map(|(_, how)| how));
        found
    }

    /// A title is an office, or what stands before a name.
    fn titles(&mut self) {
        for column in self.of(Class::PrefixOrRole) {
            match self.shapes[column].is_titles() {
                Some(true) => self.settle(column, Class::Field(Field::Prefix)),
                Some(false) => self.settle(column, Class::Field(Field::Role)),
                None => {
                    let (title, office) =
                        self.shapes[column].title_and_office().unwrap_or(("Dr", "Director"));
                    let message = format!(
                        "`{}` holds titles such as `{}` and offices such as `{}`, and only one of \
                         them can be read",
                        self.header(column),
                        short(title),
                        short(office)
                    );
                    self.unclear(
                        column,
                        message,
                        &[(Field::Prefix, column), (Field::Role, column)],
                    );
                }
            }
        }
    }

    /// Organisations may stand in several columns, if never two in a row.
    fn organizations(&mut self) {
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

    /// Of the columns for any other field the surest is read, and of those the first.
    fn others(&mut self, numbered: bool) {
        let mut fields: Vec<Field> = Vec::new();
        for (class, _) in self.columns.iter().filter_map(|column| column.class) {
            let Some(field) = class.field() else { continue };
            let own = !field.names() && field != Field::Organization;
            if own && (numbered || field != Field::Number) && !fields.contains(&field) {
                fields.push(field);
            }
        }
        for field in fields {
            let found = self.of(Class::Field(field));
            // What is the same in every row is a page of the form's.
            let (found, same): (Vec<_>, Vec<_>) = found
                .into_iter()
                .partition(|&column| field != Field::Url || !self.is_page_of_form(column));
            let same_in_all = Reason::Objection("holds the same address in every row");
            same.into_iter().for_each(|column| self.columns[column].why = same_in_all.clone());
            let Some((&first, rest)) = found.split_first() else { continue };
            self.read(first, field);
            rest.iter().for_each(|&column| self.instead(column, first));
        }
    }

    /// Whether a column that the letter does not name has one address for all.
    fn is_page_of_form(&self, column: usize) -> bool {
        let how = self.columns[column].class.map(|(_, how)| how);
        how > Some(Certainty::Own) && self.shapes[column].is_constant()
    }

    /// Questions that speak of who signs and of something else, where no other
    /// column tells who signs.
    fn doubtful(&mut self) {
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
    fn persons_unused(&mut self) {
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

    /// Whether some column holds who signs, as a person.
    pub(super) fn has_name(&self) -> bool {
        let mut fields = self.columns.iter().filter_map(|column| column.field);
        fields.any(|field| field.names() && field != Field::Organization)
    }

    pub(super) fn header(&self, column: usize) -> &str {
        &self.columns[column].header.value
    }
}

/// What a column is, of all its question speaks of, and what of who signs it may as
/// well be.
fn settle(classes: &[Class], shape: &Shape) -> Result<(Class, Option<Field>), &'static str> {
    let fit: Vec<Class> =
        classes.iter().copied().filter(|class| shape.objection(*class).is_none()).collect();
    let Some(&first) = fit.first() else {
        return Err(classes.first().and_then(|class| shape.objection(*class)).unwrap_or_default());
    };
    let of_name = |class: &Class| {
        class.is_of_name() || matches!(class, Class::PrefixOrRole | Class::Field(Field::Prefix))
    };
    if fit.len() > 1 && fit.iter().all(of_name) {
        return Ok((Class::Field(Field::Name), None));
    }
    let sure = match first {
        Class::Field(field) => field != Field::Organization,
        Class::Consent | Class::Conceal => true,
        _ => false,
    };
    let doubt = fit[1..].iter().find_map(|class| match class {
        Class::Field(Field::Organization) => Some(Field::Organization),
        class => class.is_of_name().then_some(Field::Name),
    });
    Ok((first, doubt.filter(|_| !sure)))
}

/// What of who signs a key of a program speaks of, among other words: it may as well be
/// something of that, as `cached_organisation_slug` is.
fn key_of_program(header: &str, class: Class, how: Certainty) -> Option<Field> {
    let key = how.is_vague() && header.contains('_') && !header.contains(char::is_whitespace);
    match class {
        Class::Field(field @ (Field::Organization | Field::Name)) if key => Some(field),
        _ if key && class.is_of_name() => Some(Field::Name),
        _ => None,
    }
}
