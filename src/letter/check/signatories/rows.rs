//! Rows of signatories, from the letter and from tables beside it.

use super::super::Check;
use super::corrections::Said;
use super::field::{Field, plain};
use super::keys::MAIL;
use super::person::kind_called;
use super::verified::VERIFIED;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::schema::{self, Text};
use crate::letter::spanned::{Spanned, TextOr};
use crate::letter::suggest;
use crate::letter::table::{self, Table};
use crate::locale::Language;
use crate::source::Span;

/// One who signs, as written.
pub struct Row {
    /// Where.
    pub span: Span,
    /// What is said, by field.
    pub fields: Vec<(Field, Text)>,
    /// The table and the row in it, for columns that are no field.
    pub cells: Option<(usize, usize)>,
    /// What it is known by from one export to the next, once that is settled.
    pub key: String,
    /// What corrections say of its number.
    pub said: Said,
}

/// Where a column is found.
pub struct Column {
    field: Option<Field>,
    /// In each table, if it is there.
    at: Vec<Option<usize>>,
}

impl Column {
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

/// Tables, and which field each of their columns holds.
#[derive(Default)]
pub struct Tables(Vec<(Table, Vec<Option<Field>>)>);

impl Tables {
    /// Where a column is found: by the name of a field, or by its header. Of several headers
    /// that differ in punctuation or behind a bracket only, the whole one is meant.
    pub fn column(&self, name: &str) -> Column {
        let at = |table: &Table| {
            let place = |same: &dyn Fn(&str) -> bool| table.headers.iter().position(|of| same(of));
            place(&|header| words(header) == words(name))
                .or_else(|| place(&|header| plain(header) == plain(name)))
        };
        Column {
            field: Field::of_key(name),
            at: self.0.iter().map(|(table, _)| at(table)).collect(),
        }
    }

    /// The column whose header is of a kind.
    pub fn column_that(&self, is: impl Fn(&str) -> bool) -> Column {
        let at = |table: &Table| table.headers.iter().position(|header| is(header));
        Column { field: None, at: self.0.iter().map(|(table, _)| at(table)).collect() }
    }

    /// What a row says in a column.
    pub fn cell<'a>(&'a self, row: &'a Row, column: &Column) -> &'a str {
        if let Some(text) = column.field.and_then(|field| row.get(field)) {
            // What tables call a kind is not what letters do.
            let kind = Some(&text.value).filter(|_| column.field == Some(Field::Kind));
            return match kind.and_then(|word| kind_called(word)) {
                Some(kind) => kind.word(),
                None => &text.value,
            };
        }
        let cell = row
            .cells
            .and_then(|(table, index)| self.0[table].0.rows[index].cells.get(column.at[table]?));
        cell.map_or("", |text| &text.value)
    }

    /// Whether a row has something in a column, where its table has the column at all.
    pub fn says(&self, row: &Row, column: &Column, what: impl Fn(&str) -> bool) -> bool {
        let there = row.cells.is_some_and(|(table, _)| column.at[table].is_some());
        !there || what(self.cell(row, column))
    }

    /// The headers of all tables.
    pub fn headers(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().flat_map(|(table, _)| &table.headers)
    }
}

impl Check<'_> {
    /// Reads the tables a list names.
    pub(super) fn tables(&mut self, list: &schema::Signatories) -> Tables {
        let mut tables = Tables::default();
        for path in &list.file.0 {
            let Some(bytes) = self.bytes_of(path) else { continue };
            let read = table::read(path, &bytes, path.span, self.sources);
            self.report.extend(read.report);
            if let Some(mut table) = read.value {
                let fields = table.headers.iter().map(|header| field(header, &list.map));
                let fields = fields.enumerate().map(|(column, field)| {
                    field.filter(|_| !is_preference(&table, column, &list.map))
                });
                let mut fields: Vec<_> = fields.collect();
                once_each(&table.headers, &mut fields);
                if !fields.iter().any(|field| field.is_some_and(Field::names)) {
                    self.headless(path, &table);
                    // Each of its rows would be told to name nobody.
                    table.rows.clear();
                }
                tables.0.push((table, fields));
            }
        }
        self.unmatched(list, &tables);
        self.unreadable(list, &tables);
        self.unused(list, &tables);
        tables
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
        for (table, fields) in &tables.0 {
            for cell in &table.unreadable {
                let header = table.headers.get(cell.column);
                let used = fields.get(cell.column).is_some_and(Option::is_some)
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
        for (_, column) in list.map.all() {
            let Some(column) = column else { continue };
            let wanted = plain(column);
            if !tables.headers().any(|header| plain(header) == wanted) {
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
        for (table, fields) in &tables.0 {
            let idle = table.headers.iter().zip(fields).filter(|(header, field)| {
                field.is_none() && !header.is_empty() && !asked.contains(&plain(header))
            });
            let idle: Vec<&Text> = idle.map(|(header, _)| header).collect();
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
        for (at, (table, fields)) in tables.0.iter().enumerate() {
            for (index, row) in table.rows.iter().enumerate() {
                let said = fields.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
                let fields = said.filter_map(|(field, cell)| Some(((*field)?, cell.clone())));
                rows.push(Row {
                    span: row.span,
                    fields: fields.collect(),
                    cells: Some((at, index)),
                    key: String::new(),
                    said: Said::Nothing,
                });
            }
        }
        rows
    }
}

/// A header in small letters, whatever its spaces and line breaks.
fn words(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Of two columns for one field the first is read, and the other is told to be
/// unused; but a title may be `Dr.`, so that any other column says the role first.
fn once_each(headers: &[Text], fields: &mut [Option<Field>]) {
    let mut known: Vec<(Field, usize)> = Vec::new();
    for column in 0..fields.len() {
        let Some(field) = fields[column] else { continue };
        match known.iter_mut().find(|(own, _)| *own == field) {
            None => known.push((field, column)),
            Some((_, first)) if plain(&headers[*first]) == "title" => {
                fields[*first] = None;
                *first = column;
            }
            Some(_) => fields[column] = None,
        }
    }
}

/// The columns that conditions and groups ask for, and those that are always looked for.
fn asked(list: &schema::Signatories) -> Vec<String> {
    let groups = list.groups.iter();
    let by = groups.clone().filter_map(|group| group.by.as_ref()).chain(&list.key);
    let by = by.map(|by| by.as_str());
    let wanted = groups.flat_map(|group| group.conditions.keys()).chain(list.conditions.keys());
    // Where rows are known by keys, addresses are a part of them.
    let keyed = list.ledger.is_some() || list.corrections.is_some();
    let mail = MAIL.iter().copied().filter(|_| keyed);
    wanted.map(String::as_str).chain(by).chain([VERIFIED]).chain(mail).map(plain).collect()
}

/// The field of a column: the one it is said to be, or else the one its header
/// announces, unless that one is said to be elsewhere.
fn field(header: &Text, map: &schema::Map) -> Option<Field> {
    let own = plain(header);
    let mapped = map.all().into_iter().filter_map(|(key, column)| Some((key, column.as_ref()?)));
    let mapped: Vec<(&str, &Text)> = mapped.collect();
    if let Some((key, _)) = mapped.iter().find(|(_, column)| plain(column) == own) {
        return Field::of_key(key);
    }
    Field::of_header(header).filter(|field| mapped.iter().all(|(key, _)| *key != field.key()))
}

/// Whether a column goes by a word for language, but holds other words: the
/// language that forms ask people to be written to in.
fn is_preference(table: &Table, column: usize, map: &schema::Map) -> bool {
    let header = &table.headers[column];
    let said = plain(header) == "lang" || map.lang.is_some();
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let named = |cell: &Text| cell.is_empty() || Language::named(cell).is_some();
    !said && Field::of_header(header) == Some(Field::Lang) && !cells.into_iter().all(named)
}

fn inline(entry: &Spanned<TextOr<schema::Signatory>>) -> Row {
    let fields = match &entry.value {
        TextOr::Text(name) => vec![(Field::Name, Text { value: name.clone(), span: entry.span })],
        TextOr::Table(table) => of_table(table),
    };
    Row { span: entry.span, fields, cells: None, key: String::new(), said: Said::Nothing }
}

fn of_table(entry: &schema::Signatory) -> Vec<(Field, Text)> {
    let number = |number: &Option<Spanned<u32>>| {
        number.as_ref().map(|number| Text { value: number.to_string(), span: number.span })
    };
    let lead = entry.lead.as_ref().map(|lead| Text { value: lead.to_string(), span: lead.span });
    let fields = [
        (Field::Name, entry.name.clone()),
        (Field::Given, entry.given.clone()),
        (Field::Family, entry.family.clone()),
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
