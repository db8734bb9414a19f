//! Rows of signatories, from the letter and from tables beside it.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::super::Check;
use super::answers::AsTyped;
use super::corrections::Said;
use super::dates;
use super::verified::VERIFIED;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::draft::schema::{self, DateFormat, Text};
use crate::draft::spanned::{Spanned, TextOr};
use crate::locale::Country;
use crate::source::Span;
use crate::table::columns::{self, Columns, Field, Stray, StrayKind, recognise, strays};
use crate::table::{self, Table, plain};

/// One who signs, as written.
#[derive(Default)]
pub struct Row {
    /// Where.
    pub span: Span,
    /// What is said, by field.
    pub fields: Vec<(Field, Text)>,
    /// The table and the row in it, for columns that are no field.
    pub cells: Option<(usize, usize)>,
    /// Whether a name in parts begins with the family name.
    pub family_first: bool,
    /// How its date is written, if that is known.
    pub date_order: Option<DateFormat>,
    /// What it is known by from one export to the next, once that is settled.
    pub key: String,
    /// What corrections say of its number.
    pub said: Said,
    /// The country, where it can be read.
    pub country: Option<Country>,
}

/// Where a column is found.
#[derive(Clone, PartialEq, Eq)]
pub struct Column {
    field: Option<Field>,
    /// In each table, if it is there.
    at: Vec<Option<usize>>,
}

impl Column {
    /// Whether it holds countries.
    pub fn is_country(&self) -> bool {
        self.field == Some(Field::Country)
    }

    /// Whether there is such a column at all.
    pub fn is_known(&self) -> bool {
        self.field.is_some() || self.at.iter().any(Option::is_some)
    }
}

impl Row {
    /// What is said in a field.
    pub fn get(&self, field: Field) -> Option<&Text> {
        self.fields.iter().find(|(own, _)| *own == field).map(|(_, text)| text)
    }

    /// Says something else in a field; an empty text says nothing.
    pub fn set(&mut self, field: Field, text: Option<Text>) {
        self.fields.retain(|(own, _)| *own != field);
        self.fields.extend(text.filter(|text| !text.is_empty()).map(|text| (field, text)));
    }
}

/// A table, what its columns hold, and which of its rows are no people.
pub struct Recognised {
    /// How the letter names its file.
    pub file: String,
    pub(super) table: Table,
    /// What its columns hold.
    pub columns: Columns,
    pub(super) strays: Vec<Stray>,
    /// How its dates are written, if that is known.
    date_order: Option<DateFormat>,
}

impl Recognised {
    /// The rows that are people, each with its place in the table.
    pub fn people(&self) -> impl Iterator<Item = (usize, &table::Row)> {
        let mut strays = self.strays.iter().filter_map(|stray| stray.row).peekable();
        let rows = self.table.rows.iter().enumerate();
        rows.filter(move |(index, _)| strays.next_if_eq(index).is_none())
    }
}

/// The tables of a list.
#[derive(Default)]
pub struct Tables(pub Vec<Recognised>);

impl Tables {
    /// Where a column is found: by the name of a field, or by its header. Of several headers
    /// that differ in punctuation or behind a bracket only, the whole one is meant.
    pub fn column(&self, name: &str) -> Column {
        let at: Vec<Option<usize>> = self.0.iter().map(|read| read.table.column(name)).collect();
        Column { field: Field::of_key(name).or_else(|| self.country(&at)), at }
    }

    /// Countries, if these columns hold them: whatever they are called, they are read.
    fn country(&self, at: &[Option<usize>]) -> Option<Field> {
        let fields = self
            .0
            .iter()
            .zip(at)
            .filter_map(|(read, at)| Some(read.columns.all.get((*at)?)?.field));
        let fields: Vec<Option<Field>> = fields.collect();
        let all = fields.iter().all(|field| *field == Some(Field::Country));
        (all && !fields.is_empty()).then_some(Field::Country)
    }

    /// The column whose header is of a kind.
    pub fn column_that(&self, is: impl Fn(&str) -> bool) -> Column {
        let at = |read: &Recognised| read.table.headers.iter().position(|header| is(header));
        Column { field: None, at: self.0.iter().map(at).collect() }
    }

    /// What a row says in a column; a country by its code.
    pub fn cell<'a>(&'a self, row: &'a Row, column: &Column) -> &'a str {
        if let Some(country) = row.country.filter(|_| column.is_country()) {
            return country.code();
        }
        if let Some(text) = column.field.and_then(|field| row.get(field)) {
            // What tables call a kind is not what letters do.
            let kind = Some(&text.value).filter(|_| column.field == Some(Field::Kind));
            return match kind.and_then(|word| columns::kind(word)) {
                Some(kind) => kind.word(),
                None => &text.value,
            };
        }
        let cell = row.cells.and_then(|(table, index)| {
            self.0[table].table.rows[index].cells.get(column.at[table]?)
        });
        cell.map_or("", |text| &text.value)
    }

    /// Whether a row has something in a column, where its table has the column at all.
    pub fn says(&self, row: &Row, column: &Column, what: impl Fn(&str) -> bool) -> bool {
        let there = row.cells.is_some_and(|(table, _)| column.at[table].is_some());
        !there || what(self.cell(row, column))
    }

    /// The headers of all tables.
    pub fn headers(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().flat_map(|read| &read.table.headers)
    }

    /// How many rows are no people.
    pub fn strays(&self) -> usize {
        self.0.iter().map(|read| read.strays.len()).sum()
    }
}

impl Check<'_> {
    /// Reads the tables a list names, and tells what could not be made of them.
    pub(super) fn tables(&mut self, list: &schema::Signatories) -> Tables {
        let mut tables = self.recognised(list);
        for (read, path) in tables.0.iter_mut().zip(&list.file.0) {
            let faults = std::mem::take(&mut read.columns.faults);
            let told = !faults.is_empty();
            faults.into_iter().for_each(|fault| self.report.add(fault));
            if !read.columns.fields().any(|field| field.is_some_and(Field::names)) {
                if !told {
                    self.headless(path, &read.table);
                }
                // Each of its rows would be told to name nobody.
                read.table.rows.clear();
                read.strays.clear();
            }
            self.strays(read);
            self.unasked(&asked(list), read);
            self.headers_given_twice(&asked(list), read);
        }
        self.unmatched(list, &tables);
        self.unreadable(list, &tables);
        self.unused(list, &tables);
        tables
    }

    /// The tables of a list, and what their columns hold.
    pub(super) fn recognised(&mut self, list: &schema::Signatories) -> Tables {
        let mut tables = Tables::default();
        let encoding = list.encoding.as_ref().and_then(|label| self.encoding(label));
        for path in &list.file.0 {
            let Some(bytes) = self.bytes_of(path) else { continue };
            let read = table::read(path, &bytes, encoding, path.span, self.sources);
            self.report.extend(read.report);
            if let Some(table) = read.value {
                let columns = recognise(&table, &list.map, list.numbered);
                let mut strays = strays(&table, &columns);
                // Who wishes not to be named may have given no name.
                let unnamed = list.unnamed.as_ref().and_then(|unnamed| unnamed.table());
                strays.retain(|stray| stray.what != StrayKind::Empty || unnamed.is_none());
                let as_typed = AsTyped::of(list);
                strays.retain(|stray| !stray.what.is_unclear() || !as_typed.has(&stray.text));
                let date_order = dates::order(&table, &columns, list.date_format);
                let file = path.value.clone();
                tables.0.push(Recognised { file, table, columns, strays, date_order });
            }
        }
        tables
    }

    fn encoding(&mut self, label: &Text) -> Option<&'static Encoding> {
        let encoding = Encoding::for_label(label.as_bytes());
        if encoding.is_none() {
            let message = format!("`{}` is no encoding this program knows", label.value);
            let known = [
                "windows-1252",
                "windows-1251",
                "windows-1250",
                "macintosh",
                "utf-16le",
                "utf-16be",
            ];
            self.fault(Code::BadValue, label.span, message, suggest::hint(label, &known));
        }
        encoding
    }

    /// Headers given twice, where something is made of them or asked of them: nobody
    /// could tell which is meant.
    fn headers_given_twice(&mut self, asked: &[String], read: &Recognised) {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (at, column) in
            read.columns.all.iter().enumerate().filter(|(_, column)| column.filled > 0)
        {
            let Some(before) = known.insert(column.header.to_lowercase(), at) else { continue };
            let fields = [before, at].map(|at| read.columns.all[at].field);
            let branches = fields[0] == fields[1];
            let matters = fields.iter().any(Option::is_some) && !branches;
            if !column.header.is_empty() && (matters || asked.contains(&plain(&column.header))) {
                let message = format!("two columns are called `{}`", column.header.value);
                let hint = "give one of them another name";
                self.fault(Code::DuplicateHeader, column.header.span, message, hint);
            }
        }
    }

    /// A table in which no column is known to hold names.
    fn headless(&mut self, path: &Text, table: &Table) {
        let Some(first) = table.headers.first() else { return };
        let message = format!("no column of `{}` is known to hold names", path.value);
        let hint = "the first row says what the columns hold, such as `Full name`; \
                    or say it in the letter: `[signatories.map]`, `name = \"…\"`";
        self.fault(Code::UnknownColumn, first.span, message, hint);
    }

    /// Cells whose value cannot be known, in columns something is made of.
    fn unreadable(&mut self, list: &schema::Signatories, tables: &Tables) {
        let asked = asked(list);
        for read in &tables.0 {
            for cell in &read.table.unreadable {
                let header = read.table.headers.get(cell.column);
                let column = read.columns.all.get(cell.column);
                let used = column.is_some_and(|column| column.field.is_some())
                    || header.is_some_and(|header| asked.contains(&plain(header)));
                if used {
                    let hint = "write the value itself into it";
                    self.fault(Code::BadValue, cell.span, cell.why.as_str(), hint);
                }
            }
        }
    }

    /// Columns that `[signatories.map]` names and no table has.
    fn unmatched(&mut self, list: &schema::Signatories, tables: &Tables) {
        let named = list.map.all().into_iter().filter_map(|(_, column)| column.as_ref());
        for column in named.chain(&list.map.ignore.0) {
            if tables.0.iter().all(|read| read.table.column(column).is_none()) {
                let headers: Vec<&str> = tables.headers().map(|header| header.as_str()).collect();
                let message = format!("no table has a column `{}`", column.value);
                self.fault(
                    Code::UnknownColumn,
                    column.span,
                    message,
                    suggest::hint(column, &headers),
                );
            }
        }
    }

    /// Columns that nothing is made of, told once for each table.
    fn unused(&mut self, list: &schema::Signatories, tables: &Tables) {
        let asked = asked(list);
        for read in &tables.0 {
            let idle = read.columns.all.iter().filter(|column| {
                column.field.is_none()
                    && (column.why.is_telling() || column.is_open)
                    && !column.header.is_empty()
                    && !asked.contains(&plain(&column.header))
            });
            let idle: Vec<&Text> = idle.map(|column| &column.header).collect();
            let Some(first) = idle.first() else { continue };
            let names: Vec<String> =
                idle.iter().map(|header| format!("`{}`", header.value)).collect();
            let message = format!("nothing is made of the columns {}", names.join(", "));
            let hint = "if one of them is printed, say which in `[signatories.map]`";
            self.report.add(Diagnostic::new(Code::UnusedColumn, first.span, message).hint(hint));
        }
    }

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
                let fields = fields.collect();
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

/// The columns that conditions and groups ask for, and those that are always looked for.
fn asked(list: &schema::Signatories) -> Vec<String> {
    let groups = list.groups.iter();
    let by = groups.clone().filter_map(|group| group.by.as_ref()).chain(&list.key);
    let by = by.map(|by| by.as_str());
    let unnamed = list.unnamed.iter().filter_map(|unnamed| unnamed.table());
    let lists = unnamed.chain([&list.conditions]).chain(groups.map(|group| &group.conditions));
    let wanted = lists.flat_map(|conditions| conditions.keys());
    wanted.map(String::as_str).chain(by).chain([VERIFIED]).map(plain).collect()
}

fn inline(entry: &Spanned<TextOr<schema::Signatory>>) -> Row {
    let fields = match &entry.value {
        TextOr::Text(name) => vec![(Field::Name, Text { value: name.clone(), span: entry.span })],
        TextOr::Table(table) => of_table(table),
    };
    Row { span: entry.span, fields, ..Row::default() }
}

fn of_table(entry: &schema::Signatory) -> Vec<(Field, Text)> {
    let number = |number: &Option<Spanned<u32>>| {
        number.as_ref().map(|number| Text { value: number.to_string(), span: number.span })
    };
    let lead = entry.lead.as_ref().map(|lead| Text { value: lead.to_string(), span: lead.span });
    let fields = [
        (Field::Name, entry.name.clone()),
        (Field::Prefix, entry.prefix.clone()),
        (Field::Given, entry.given.clone()),
        (Field::Middle, entry.middle.clone()),
        (Field::Family, entry.family.clone()),
        (Field::Suffix, entry.suffix.clone()),
        (Field::SortName, entry.sort_name.clone()),
        (Field::Kind, entry.kind.clone()),
        (Field::Role, entry.role.clone()),
        (Field::Organization, entry.organization.clone()),
        (Field::Country, entry.country.clone()),
        (Field::Capacity, entry.capacity.clone()),
        (Field::RepresentedBy, entry.represented_by.clone()),
        (Field::Lead, lead),
        (Field::Rank, number(&entry.rank)),
        (Field::Date, entry.date.clone()),
        (Field::Number, number(&entry.number)),
        (Field::Image, entry.image.clone()),
        (Field::Alt, entry.alt.clone()),
        (Field::Url, entry.url.clone()),
        (Field::Lang, entry.lang.clone()),
    ];
    fields.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
}
