//! Persons and bodies, where a table tells them apart without saying so: some rows name an
//! organisation and nobody else, so the column of names is one of persons.

use std::collections::HashSet;

use unicode_script::{Script, UnicodeScript};

use super::row::Row;
use crate::letter::Kind;
use crate::names::person::is_degree;
use crate::names::{BRACKETS, bodies, duplicates};
use crate::table::columns::Field;

/// Infers that those of unknown kind are persons, in tables in which bodies stand in a
/// column of their own; but not whose name could be that of a body.
pub fn infer_persons(rows: &mut [Row]) {
    let apart: HashSet<usize> = rows.iter().filter_map(body_alone).collect();
    for row in rows {
        let table = row.cells.map(|(table, _)| table);
        let told = row.has(Field::Kind) || !names_person(row);
        if told || !table.is_some_and(|table| apart.contains(&table)) {
            continue;
        }
        row.infer_kind(Kind::Individual);
    }
}

/// The table of a row that names a body and no person.
fn body_alone(row: &Row) -> Option<usize> {
    let (table, _) = row.cells?;
    let person = [Field::Name, Field::Given, Field::Family];
    let alone = !person.into_iter().any(|field| row.has(field));
    (alone && row.has(Field::Organization)).then_some(table)
}

/// Whether a row has a name that is hardly one of a body.
fn names_person(row: &Row) -> bool {
    row.get(Field::Name).is_some_and(|name| !is_body(name))
}

/// Whether a name has something in it that names of persons have not, or lacks it. In brackets they may
/// say what they belong to.
fn is_body(name: &str) -> bool {
    let name = name.split(BRACKETS.map(|(open, _)| open)).next().unwrap_or(name).trim();
    let body = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        bodies::stands_alone(&word)
    };
    name.contains(|c: char| c.is_numeric() || "&+@_#/".contains(c))
        || is_one_word(name)
        || ends_abbreviated(name)
        || name.split_whitespace().any(body)
        || duplicates::has_legal_form(name)
}

/// Whether a name ends with letters that stand for words, as `s.r.o.` or `Sp.j.`, and are no
/// degree.
fn ends_abbreviated(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let bare: String = last.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    last.matches('.').count() > 1 && !is_degree(&bare, true)
}

/// Whether a name is one word, in a script whose names of persons have two.
fn is_one_word(name: &str) -> bool {
    let parted = |c: char| matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic);
    name.chars().all(|c| !c.is_whitespace()) && name.chars().any(parted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::text::Text;
    use crate::source::Span;

    fn row(at: usize, fields: &[(Field, &str)]) -> Row {
        let text = |value: &str| Text { value: value.to_owned(), span: Span::default() };
        let fields = fields.iter().map(|(field, value)| (*field, text(value).into())).collect();
        Row { fields, cells: Some((at, 0)), ..Row::default() }
    }

    #[test]
    fn names_are_of_persons_where_bodies_have_a_column() {
        let name = |at, name| row(at, &[(Field::Name, name)]);
        let mut rows = [
            row(0, &[(Field::Organization, "Rivers Forum")]),
            name(0, "Ada Example"),
            name(0, "Lakes Forum"),
            row(0, &[(Field::Name, "Ben Sample"), (Field::Organization, "Lakes")]),
            name(1, "Cleo Example"),
        ];
        infer_persons(&mut rows);
        let (none, individual) = (None, Some(Kind::Individual));
        let kinds = rows.each_ref().map(Row::kind);
        assert_eq!(kinds, [none, individual, none, individual, none]);
    }

    #[test]
    fn bodies_are_known_by_their_words() {
        for name in [
            "Verein Beispiel",
            "Flussverein",
            "DC4HK",
            "Friends of Rivers",
            "A & B",
            "X e.V.",
            "Flüsse AG",
            "Řeky Zdroje v.o.s.",
            "Greenrivers",
        ] {
            assert!(is_body(name), "{name}");
        }
        for name in [
            "Ada Example",
            "Ludwig van Voorbeeld",
            "Ada Example (Rivers Forum)",
            "Ada Example, Ph.D.",
            "Анна Приклад",
        ] {
            assert!(!is_body(name), "{name}");
        }
    }
}
