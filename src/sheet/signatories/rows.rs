//! Signatories in rows: of a table, of a sheet to be signed by hand.

use super::{Entry, Group, turns};
use crate::letter::Signatory;
use crate::locale::{Heads, Locale};

/// The left-to-right mark.
const LEFT_TO_RIGHT: char = '\u{200e}';

/// Where numbers stand; names follow.
const NUMBER: usize = 0;

/// What a table says of someone after the number and the name.
pub fn cells(entry: &Signatory, locale: &Locale) -> Vec<String> {
    [entry.role.clone(), entry.organization.clone(), entry.country_name(locale)]
        .map(Option::unwrap_or_default)
        .to_vec()
}

/// Number, name, role, organisation and country; columns that are empty for all are left out.
pub fn table(mut group: Group, heads: &Heads) -> Group {
    for entry in &mut group.entries {
        let first = [entry.number.clone(), represented(entry)];
        entry.cells.splice(0..0, first);
    }
    let heads = [&heads.number, &heads.name, &heads.role, &heads.organization, &heads.country];
    let used = heads.iter().enumerate().map(|(column, _)| {
        group.entries.iter().any(|entry| entry.cells.get(column).is_some_and(|c| !c.is_empty()))
    });
    let used: Vec<bool> = used.collect();
    group.header = kept(heads.into_iter().cloned(), &used);
    group.name_column = usize::from(used[NUMBER]);
    for entry in &mut group.entries {
        entry.cells = kept(std::mem::take(&mut entry.cells), &used);
    }
    group
}

/// Role and affiliation behind the name instead of beneath it.
pub fn run_in(mut group: Group) -> Group {
    for entry in &mut group.entries {
        let name = marked(entry);
        entry.name = [name].into_iter().chain(entry.lines.drain(..)).collect::<Vec<_>>().join(", ");
        entry.mark.clear();
    }
    group
}

/// Names in one paragraph. A number behind a name from right to left would be drawn
/// to that side too (UAX #9, W2), but for a mark of the other direction before it.
pub fn paragraph(mut group: Group) -> Group {
    let turned = group
        .entries
        .iter()
        .map(|entry| turns(&entry.name) || entry.lines.iter().any(|line| turns(line)));
    let turned: Vec<bool> = turned.collect();
    for (entry, turned) in group.entries.iter_mut().skip(1).zip(turned) {
        if turned && !entry.number.is_empty() {
            entry.number.insert(0, LEFT_TO_RIGHT);
        }
    }
    group
}

fn kept(cells: impl IntoIterator<Item = String>, used: &[bool]) -> Vec<String> {
    cells.into_iter().zip(used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect()
}

/// Number, name, and room for signature and date. Sheets are always numbered.
pub fn sheet(mut group: Group, heads: &Heads) -> Group {
    let heads = [&heads.number, &heads.name, &heads.signature, &heads.date];
    group.header = heads.map(Clone::clone).to_vec();
    if group.entries.iter().all(|entry| entry.number.is_empty()) {
        for (number, entry) in (1..).zip(&mut group.entries) {
            entry.number = format!("{number}.");
            group.next = number + 1;
        }
    }
    group.numbered = true;
    group.name_column = NUMBER + 1;
    for entry in &mut group.entries {
        entry.cells = vec![entry.number.clone(), represented(entry), String::new(), String::new()];
    }
    group
}

/// The name, and who represents it: a row has no lines beneath.
fn represented(entry: &Entry) -> String {
    let by = entry.by.as_ref().map(|by| format!(", {by}"));
    format!("{}{}", marked(entry), by.unwrap_or_default())
}

fn marked(entry: &Entry) -> String {
    format!("{}{}", entry.name, entry.mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Spanned;

    fn group(cells: [&str; 3], number: &str) -> Group {
        let entry = Entry {
            number: number.to_owned(),
            name: "Jordan Placeholder".to_owned(),
            mark: "*".to_owned(),
            cells: cells.map(str::to_owned).to_vec(),
            ..Entry::default()
        };
        Group { entries: vec![Spanned::nowhere(entry)], next: 1, ..Group::default() }
    }

    fn heads() -> Heads {
        let [number, name, role, organization, country, signature, date] =
            ["No.", "Name", "Role", "Organisation", "Country", "Signature", "Date"]
                .map(str::to_owned);
        Heads { number, name, role, organization, country, signature, date }
    }

    #[test]
    fn a_column_nobody_fills_is_left_out() {
        let table = table(group(["", "Harbour Light", ""], ""), &heads());
        assert_eq!(table.header, ["Name", "Organisation"]);
        assert_eq!(table.entries[0].cells, ["Jordan Placeholder*", "Harbour Light"]);
    }

    #[test]
    fn a_number_behind_a_name_from_right_to_left_is_held_apart() {
        let mut group = group(["", "", ""], "1.");
        group.entries.push(Spanned::nowhere(Entry { number: "2.".to_owned(), ..Entry::default() }));
        group.entries[0].lines = vec!["Uni جامعة المثال".to_owned()];
        let numbers = paragraph(group).entries.into_iter().map(|entry| entry.value.number);
        assert_eq!(numbers.collect::<Vec<_>>(), ["1.", "\u{200e}2."]);
    }

    #[test]
    fn who_represents_an_organization_stands_in_its_row() {
        let mut group = group(["", "", ""], "");
        group.entries[0].by = Some("represented by Di Li".to_owned());
        let table = table(group, &heads());
        assert_eq!(table.entries[0].cells, ["Jordan Placeholder*, represented by Di Li"]);
    }

    #[test]
    fn details_that_are_run_in_follow_the_marked_name() {
        let mut group = group(["", "", ""], "");
        group.entries[0].lines = vec!["Engineer".to_owned(), "Rivers Forum".to_owned()];
        let entry = &run_in(group).entries[0];
        assert_eq!(entry.name, "Jordan Placeholder*, Engineer, Rivers Forum");
        assert!(entry.mark.is_empty() && entry.lines.is_empty());
    }

    #[test]
    fn a_sheet_is_numbered_and_says_where_counting_goes_on() {
        let counted = sheet(group(["", "", ""], ""), &heads());
        assert_eq!(counted.entries[0].cells, ["1.", "Jordan Placeholder*", "", ""]);
        assert_eq!(counted.next, 2);
        let given = sheet(Group { next: 8, ..group(["", "", ""], "7.") }, &heads());
        assert_eq!(given.entries[0].cells[0], "7.");
        assert_eq!(given.next, 8);
    }
}
