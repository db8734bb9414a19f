//! Which column is read for which field.

use std::collections::BTreeMap;

use super::class::Class;
use super::header::Certainty;
use super::infer::{Inferred, infer};
use super::reason::Reason;
use super::remedy::short;
use super::shape::Shape;
use super::words::words;
use super::{Column, Columns, Evidence};
use crate::diagnostic::Diagnostic;
use crate::draft::schema::Field;
use crate::draft::schema::Map;
use crate::table::Table;

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
    pub fn new(
        table: &'a Table,
        map: &'a Map,
        evidence: Vec<Evidence>,
        languages: &[usize],
    ) -> Self {
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
        for (column, evidence) in evidence.into_iter().enumerate() {
            choice.add(column, evidence, languages);
        }
        choice
    }

    fn add(&mut self, column: usize, evidence: Evidence, languages: &[usize]) {
        let sense = evidence.sense(languages);
        let Inferred { class, reason, doubt, objected } = infer(sense, &evidence);
        self.doubts.extend(doubt.map(|field| (column, field)));
        self.objected.extend(objected.map(|(class, how)| (column, class, how)));
        self.senses.push(sense.map(|sense| sense.classes.clone()).unwrap_or_default());
        let spoken = sense.map(|sense| &words().languages[sense.language]);
        self.columns.push(Column {
            header: self.table.headers[column].clone(),
            field: None,
            class,
            why: reason,
            filled: self.table.filled(column),
            question: None,
            is_open: false,
            family_first: spoken.is_some_and(|language| language.family_first),
            said: evidence.said,
            samples: evidence.samples,
        });
        self.shapes.push(evidence.shape);
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
        for (field, name) in self.map.columns() {
            let Some(column) = self.table.column(name) else { continue };
            self.columns[column].class = Some((Class::Field(field), Certainty::Mapped));
            self.read(column, field);
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
    pub(super) fn classify(&mut self, column: usize, class: Class) {
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
                Some(true) => self.classify(column, Class::Field(Field::Prefix)),
                Some(false) => self.classify(column, Class::Field(Field::Role)),
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

    /// Whether some column holds who signs, as a person.
    pub(super) fn has_name(&self) -> bool {
        let mut fields = self.columns.iter().filter_map(|column| column.field);
        fields.any(|field| field.names() && field != Field::Organization)
    }

    pub(super) fn header(&self, column: usize) -> &str {
        &self.columns[column].header.value
    }
}
