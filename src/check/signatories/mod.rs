//! Who signs: rows from the letter and from tables, the wanted among them, as
//! signatories, once each, in their groups.

mod answers;
mod brackets;
mod cells;
mod commas;
mod condition;
mod consent;
mod corrections;
mod countries;
mod dates;
mod duplicates;
mod groups;
mod keys;
mod kinds;
mod ledger;
mod merge;
mod named;
mod numbers;
mod person;
mod proposals;
mod read_tables;
mod row;
mod row_key;
mod since;
mod spellings;
mod standing;
mod strays;
mod suspects;
mod tables;
mod unnamed;
mod values;
mod verified;
mod wanted;

use jiff::civil::Date;

use self::answers::AsTyped;
pub use self::duplicates::near_names;
use self::row::Row;
use self::tables::Tables;
use super::{Check, value};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::either::CountOrText;
use crate::draft::schema::{self, AUTO, Brackets, MOST_COLUMNS, Order};
use crate::letter::{Account, Group, Kind, Signatories, Signatory, Unnamed};
use crate::source::{Span, Spanned};
use crate::table::columns::{Column, Field};

/// A table, and what is made of its columns.
#[derive(Debug, Clone)]
pub struct TableColumns {
    /// How the letter names its file.
    pub file: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// Rows that count.
struct Counted {
    /// Those that are printed, or merged into others.
    rows: Vec<Row>,
    /// Those that are not named.
    unnamed: Vec<Row>,
    /// What became of all there were, so far.
    account: Account,
}

impl Check<'_> {
    /// What is made of the columns of a list's tables.
    pub(super) fn columns_of(&mut self, list: &schema::Signatories) -> Vec<TableColumns> {
        let tables = self.tables(list).0.into_iter();
        tables.map(|read| TableColumns { file: read.file, columns: read.columns.all }).collect()
    }

    /// Who signs a letter that is dated a day, and where it says so.
    pub(super) fn signatories(
        &mut self,
        list: Option<&Spanned<schema::Signatories>>,
        (date, dated): (Option<Date>, Option<Span>),
    ) -> Signatories {
        let Some(list) = list else { return Signatories::default() };
        let as_typed = AsTyped::of(list);
        let tables = self.tables(list);
        let usual = list.kind.clone().and_then(|kind| self.kind(&kind.into(), |_| None));
        let Counted { mut rows, unnamed, account } = self.counted(list, &tables, usual, &as_typed);
        self.remarks(list, &rows, &as_typed);
        let as_of = list.as_of.as_ref().map_or(date, |as_of| self.day(as_of));
        let kept = self.ledger(list, as_of);
        let entries: Vec<_> = rows.iter().map(|row| self.signatory(row)).collect();
        // An entry that names nobody is a fault, told already.
        let Some(mut entries) = entries.into_iter().collect::<Option<Vec<_>>>() else {
            self.groups(list, (&rows, &[]), &tables);
            return Signatories { as_of, ..Signatories::default() };
        };
        commas::infer_columns(&mut entries);
        if let Some(kept) = &kept {
            self.known_numbers(kept, &rows, &mut entries);
        }
        self.duplicates(&mut entries, &mut rows, list.duplicates);
        if let Some(kept) = &kept {
            self.kept_numbers(kept, list, (&rows, &entries), dated);
        }
        let mut groups = self.groups(list, (&rows, &entries), &tables);
        self.numbers(list, &rows, &groups);
        self.dates(&rows, &entries, &groups);
        if kept.is_some() && list.numbered {
            in_order_of_numbers(&mut groups, &entries);
        }
        let (unnamed, account) = self.uncounted(list, &unnamed, &entries, (usual, account));
        Signatories {
            note: value(&list.note),
            numbered: list.numbered,
            ignore_articles: list.ignore_articles,
            entries,
            groups,
            unnamed,
            account,
            as_of,
            ledger: kept.map(|kept| kept.ledger),
            withdrawn: list.withdrawn,
            mark: list.mark,
            marked_since: list.mark_new_since.as_ref().and_then(|day| self.since(list, day)),
        }
    }

    /// Tells what there is to say of rows by themselves.
    fn remarks(&mut self, list: &schema::Signatories, rows: &[Row], as_typed: &AsTyped<'_>) {
        self.unclear_dates(list, rows);
        self.mojibake(rows);
        self.overruled(rows);
        self.suspects(rows, as_typed);
        self.spellings(rows, as_typed);
    }

    /// Who is counted and not named, and with that what became of all rows.
    fn uncounted(
        &mut self,
        list: &schema::Signatories,
        rows: &[Row],
        entries: &[Spanned<Signatory>],
        (usual, mut account): (Option<Kind>, Account),
    ) -> (Vec<Unnamed>, Account) {
        let mut unnamed = self.unnamed(list, rows, entries, usual);
        account.unnamed = unnamed.len();
        account.merged = account.printed() - entries.len();
        account.added = self.added(list);
        if account.added > 0 {
            unnamed.push(Unnamed { count: account.added, kind: usual, country: None });
        }
        (unnamed, account)
    }

    /// The rows that count, corrected, once kind and country of each are known, and what
    /// became of the others.
    fn counted(
        &mut self,
        list: &schema::Signatories,
        tables: &Tables,
        usual: Option<Kind>,
        as_typed: &AsTyped<'_>,
    ) -> Counted {
        let mut rows = self.rows(list, tables);
        let strays = tables.strays();
        let mut account = Account { rows: rows.len() + strays, strays, ..Account::default() };
        self.long_cells(&mut rows);
        self.keys(list, &mut rows, tables);
        let unsaid = answers::leave_out(&mut rows, as_typed);
        rows.iter_mut().for_each(|row| person::infer_kind(row, usual));
        if list.brackets == Brackets::Organization {
            self.organizations_of_brackets(&mut rows);
        }
        kinds::infer_persons(&mut rows);
        let corrections = self.corrections(list);
        account.corrected = self.correct(&corrections, &mut rows);
        account.unverified = self.keep_verified(list, &mut rows, tables);
        let unread = self.read_countries(list, &mut rows);
        if countries::asks_for_country(&list.conditions, tables) {
            // Whoever is left out for it is told of, too.
            self.unread(list, tables, rows.iter(), &unread);
        }
        let unnamed = self.take_unnamed(list, &mut rows, tables);
        account.filtered = self.keep_wanted(list, &mut rows, tables);
        if account.filtered > 0 && rows.is_empty() && unnamed.is_empty() {
            self.nobody_left(list);
        }
        account.condition = (account.filtered > 0).then(|| condition::all(&list.conditions));
        self.unread(list, tables, rows.iter().chain(&unnamed), &unread);
        self.unsaid(&unsaid, &rows);
        if list.corrections.is_some() {
            self.propose_for_rows(&rows);
        }
        Counted { rows, unnamed, account }
    }

    /// Parts of names that are not printed, because the whole is given too and
    /// says something else.
    fn overruled(&mut self, rows: &[Row]) {
        let mut overruled = rows.iter().filter_map(|row| {
            let name = row.get(Field::Name)?.to_lowercase();
            let parts = [Field::Given, Field::Middle, Field::Family]
                .into_iter()
                .filter_map(|field| row.get(field));
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
            CountOrText::Count(count @ 1..=MOST_COLUMNS) => u8::try_from(*count).ok(),
            CountOrText::Text(word) if word == AUTO => None,
            _ => {
                let message = "names stand in 1 to 4 columns";
                self.fault(Code::BadValue, columns.span, message, "write 1, 2, 3, 4 or \"auto\"");
                None
            }
        }
    }

    /// A number that is written down is printed with its name, or is a fault:
    /// not in a list without numbers, and not where the order makes new ones.
    /// Where a ledger is kept, no order does.
    fn numbers(&mut self, list: &schema::Signatories, rows: &[Row], groups: &[Group]) {
        let Some(numbered) = rows.iter().find(|row| row.has(Field::Number)) else {
            return;
        };
        let kept = list.ledger.is_some();
        let sorted = !kept && groups.iter().any(|group| group.order != Order::Given);
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
}

/// Names that are printed as given stand in the order of the numbers they keep; new ones
/// follow as they are written.
fn in_order_of_numbers(groups: &mut [Group], entries: &[Spanned<Signatory>]) {
    for group in groups.iter_mut().filter(|group| group.order == Order::Given) {
        group.members.sort_by_key(|&member| entries[member].number.unwrap_or(u32::MAX));
    }
}
