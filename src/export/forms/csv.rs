//! The signatories as a table.

use csv::{Terminator, WriterBuilder};

use crate::letter::{Capacity, Kind, Signatory};
use crate::locale::Locale;
use crate::sheet::arrange::Part;
use crate::table::is_formula;

/// A column, and what a signatory has in it.
type Column = (&'static str, fn(&Signatory, &Locale) -> Option<String>);

/// The columns every table has, behind the number and the heading of the group.
const COLUMNS: [Column; 7] = [
    ("name", |entry, _| Some(entry.name.clone())),
    ("kind", |entry, _| entry.kind.map(|kind| Kind::word(kind).to_owned())),
    ("role", |entry, _| entry.role.clone()),
    ("organization", |entry, _| entry.organization.clone()),
    ("country", |entry, locale| entry.country_name(locale)),
    ("capacity", |entry, _| {
        entry.capacity.as_ref().map(|capacity| Capacity::word(capacity).to_owned())
    }),
    ("represented_by", |entry, _| entry.represented_by.clone()),
];

/// Those it has where somebody has something in them, so that it can be read again.
const FURTHER: [Column; 7] = [
    ("family", |entry, _| entry.family.clone()),
    ("sort_name", |entry, _| entry.sort_name.clone()),
    ("lead", |entry, _| entry.lead.then(|| "yes".to_owned())),
    ("rank", |entry, _| entry.rank.map(|rank| rank.to_string())),
    ("date", |entry, _| entry.date.map(|date| date.to_string())),
    ("url", |entry, _| entry.url.clone()),
    ("lang", |entry, _| entry.language.as_ref().map(|language| language.tag().to_string())),
];

/// Without it, spreadsheets take names that are opened by a double click for text in an
/// older encoding, and garble them.
const MARK: &str = "\u{feff}";

/// A list as CSV (RFC 4180) in UTF-8, marked as that, safe to open in a spreadsheet. `more` are the heads
/// of further columns, whose cells `of` gives. Who is not named is counted in a last row.
pub fn csv<'a>(
    parts: &[Part<'a>],
    locale: &Locale,
    more: &[&str],
    of: impl Fn(&'a Signatory) -> Vec<String>,
) -> String {
    let entries = || parts.iter().flat_map(|part| &part.members).map(|(_, entry)| *entry);
    let used = |(_, cell): &&Column| entries().any(|entry| cell(entry, locale).is_some());
    let columns: Vec<&Column> = COLUMNS.iter().chain(FURTHER.iter().filter(used)).collect();
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let heads = ["number", "heading"].into_iter().chain(columns.iter().map(|(head, _)| *head));
    // Writing to memory cannot fail.
    let _ = table.write_record(heads.chain(more.iter().copied()));
    for part in parts {
        for (number, entry) in &part.members {
            let first = [number.map(|number| number.to_string()), part.heading.clone()];
            let row = first.into_iter().chain(columns.iter().map(|(_, cell)| cell(entry, locale)));
            let row = row.map(Option::unwrap_or_default).chain(of(entry));
            let _ = table.write_record(row.map(guarded));
        }
    }
    MARK.to_owned() + &String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula (CWE-1236).
fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_begins_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1"] {
            assert_eq!(guarded(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["7 October Movement", "'t Huis", "’s-Sampletown"] {
            assert_eq!(guarded(cell.to_owned()), cell);
        }
    }
}
