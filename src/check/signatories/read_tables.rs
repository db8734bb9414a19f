//! Reading the tables of a list, and what could not be made of them.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::super::Check;
use super::answers::AsTyped;
use super::dates;
use super::tables::{Recognised, Tables};
use super::verified::VERIFIED;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::draft::schema;
use crate::draft::text::Text;
use crate::table::columns::{Field, StrayKind, recognise, strays};
use crate::table::{self, Table, plain};

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
            let (sources, report) = (&mut *self.sources, &mut *self.report);
            if let Some(table) = table::read(path, &bytes, encoding, path.span, sources, report) {
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
        let named = list.map.columns().map(|(_, column)| column);
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
