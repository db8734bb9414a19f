//! Who signs: rows from the letter and from tables, the wanted among them, as
//! signatories, once each, in their groups.

mod answers;
mod brackets;
mod condition;
mod doubles;
mod field;
mod groups;
mod kinds;
mod merge;
mod person;
mod rows;
mod spellings;
mod suspects;

use self::answers::AsTyped;
pub use self::doubles::near_names;
use self::field::Field;
use self::groups::Asked;
use self::rows::{Row, Tables};
use super::{Check, value};
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::garbled::garbled;
use crate::letter::roll::{Account, Group, Signatories, Signatory};
use crate::letter::schema::{self, Brackets, Order};
use crate::letter::spanned::{CountOrText, Spanned};
use crate::letter::texts::Kind;

impl Check<'_> {
    pub(super) fn signatories(
        &mut self,
        list: Option<&Spanned<schema::Signatories>>,
    ) -> Signatories {
        let Some(list) = list else { return Signatories::default() };
        let tables = self.tables(list);
        let mut rows = self.rows(list, &tables);
        let usual = list.kind.as_ref().and_then(|kind| self.kind(kind));
        let as_typed = AsTyped::of(list);
        let unsaid = answers::leave_out(&mut rows, &as_typed);
        rows.iter_mut().for_each(|row| person::settle_kind(row, usual));
        if list.brackets == Brackets::Organization {
            rows.iter_mut().for_each(brackets::make_organization);
        }
        kinds::settle_persons(&mut rows);
        let mut account = Account { rows: rows.len(), ..Account::default() };
        account.filtered = self.keep_wanted(list, &mut rows, &tables);
        account.condition = (account.filtered > 0).then(|| conditions(list));
        self.garbled(&rows);
        self.overruled(&rows);
        self.unsaid(&unsaid, &rows);
        self.suspects(&rows, &as_typed);
        self.spellings(&rows, &as_typed);
        let entries: Vec<_> = rows.iter().map(|row| self.signatory(row)).collect();
        if entries.iter().any(Option::is_none) {
            // An entry that names nobody is a fault, told already.
            self.groups(list, &rows, &tables);
            return Signatories::default();
        }
        let mut entries: Vec<Signatory> = entries.into_iter().flatten().collect();
        account.merged = self.doubles(&mut entries, &mut rows, list.duplicates);
        let groups = self.groups(list, &rows, &tables);
        self.numbers(list, &entries, &groups);
        self.dates(&entries, &groups);
        Signatories {
            note: value(&list.note),
            numbered: list.numbered,
            ignore_articles: list.ignore_articles,
            entries,
            groups,
            account,
        }
    }

    /// Cells that look damaged; those in the letter are told with its texts.
    fn garbled(&mut self, rows: &[Row]) {
        let of_tables = rows.iter().filter(|row| row.cells.is_some());
        let mut damaged = of_tables
            .flat_map(|row| &row.fields)
            .filter_map(|(_, text)| Some((garbled(text, Kind::Name)?, text.span)));
        if let Some((first, span)) = damaged.next() {
            self.report.add(first.diagnostic(span, damaged.count()));
        }
    }

    /// Leaves the rows that `where` wants; gives how many went.
    fn keep_wanted(
        &mut self,
        list: &schema::Signatories,
        rows: &mut Vec<Row>,
        tables: &Tables,
    ) -> usize {
        let all = rows.len();
        let wanted = self.asked(&list.conditions, tables);
        self.unclear(&wanted, rows, tables);
        rows.retain(|row| wanted.hold(row, tables));
        let first = list.conditions.values().next().filter(|_| all > 0 && rows.is_empty());
        if let Some(first) = first {
            let message = format!("nobody is left to sign: no row has {}", conditions(list));
            let hint = "look which values the column has, and write one of them";
            self.report.add(Diagnostic::new(Code::NoSignature, first.span, message).hint(hint));
        }
        all - rows.len()
    }

    /// Answers that are neither yes nor no where one of them is asked for: they
    /// are left out, which may not be what they meant.
    fn unclear(&mut self, wanted: &Asked<'_>, rows: &[Row], tables: &Tables) {
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

    /// Parts of names that are not printed, because the whole is given too and
    /// says something else.
    fn overruled(&mut self, rows: &[Row]) {
        let mut overruled = rows.iter().filter_map(|row| {
            let name = row.get(Field::Name)?.to_lowercase();
            let parts =
                [Field::Given, Field::Family].into_iter().filter_map(|field| row.get(field));
            let part = { parts }.find(|part| !name.contains(&part.to_lowercase()))?;
            Some((part.clone(), row.get(Field::Name)?.value.clone()))
        });
        if let Some((part, name)) = overruled.next() {
            let more = match overruled.count() {
                0 => String::new(),
                more => format!("; so it is in {more} more"),
            };
            let message = format!("`{name}` is printed, without `{}`{more}", part.value);
            let hint = "leave the whole name out where its parts are given, or write it in full";
            self.report.add(Diagnostic::new(Code::UnusedColumn, part.span, message).hint(hint));
        }
    }

    pub(super) fn columns(&mut self, columns: &Spanned<CountOrText>) -> Option<u8> {
        match &columns.value {
            CountOrText::Count(count @ 1..=4) => u8::try_from(*count).ok(),
            CountOrText::Text(word) if word == "auto" => None,
            _ => {
                let message = "names stand in 1 to 4 columns";
                self.fault(Code::BadValue, columns.span, message, "write 1, 2, 3, 4 or \"auto\"");
                None
            }
        }
    }

    /// A number that is written down is printed with its name, or is a fault:
    /// not in a list without numbers, and not where the order makes new ones.
    fn numbers(&mut self, list: &schema::Signatories, entries: &[Signatory], groups: &[Group]) {
        let Some(numbered) = entries.iter().find(|entry| entry.number.is_some()) else { return };
        let sorted = groups.iter().any(|group| group.order != Order::Given);
        let (message, hint) = match (list.numbered, sorted) {
            (true, false) => return,
            (false, _) => (
                "there are numbers, but the list is not numbered",
                "write `numbered = true` in `[signatories]`, or remove them",
            ),
            (true, true) => (
                "there are numbers, but the list is put in another order",
                "write `order = \"given\"`, or remove the numbers",
            ),
        };
        self.fault(Code::Conflict, numbered.span, message, hint);
    }

    /// Whoever stands in an order by dates has one.
    fn dates(&mut self, entries: &[Signatory], groups: &[Group]) {
        let dated = groups.iter().filter(|group| group.order == Order::Date);
        let undated =
            dated.flat_map(|group| &group.members).filter(|&&at| entries[at].date.is_none());
        let undated: Vec<usize> = undated.copied().collect();
        for at in undated {
            let message = "the list is in order of dates, but this entry has none that is clear";
            let hint = "write year-month-day, such as 2023-10-02";
            self.fault(Code::BadDate, entries[at].span, message, hint);
        }
    }
}

/// What `where` asks for, in words.
fn conditions(list: &schema::Signatories) -> String {
    let each = list.conditions.iter().map(|(column, wanted)| condition::words(column, wanted));
    each.collect::<Vec<_>>().join(", ")
}
