//! The signatories as a table.

use csv::{Terminator, WriterBuilder};

use crate::letter::table::is_formula;
use crate::letter::{Capacity, Kind, Signatory};
use crate::sheet::arrange::Part;

/// A column, and what a signatory has in it.
type Column = (&'static str, fn(&Signatory) -> Option<String>);

/// The columns every table has, behind the number and the heading of the group.
const COLUMNS: [Column; 7] = [
    ("name", |entry| Some(entry.name.clone())),
    ("kind", |entry| entry.kind.map(|kind| Kind::word(kind).to_owned())),
    ("role", |entry| entry.role.clone()),
    ("organization", |entry| entry.organization.clone()),
    ("country", |entry| entry.country.clone()),
    ("capacity", |entry| {
        entry.capacity.as_ref().map(|capacity| Capacity::word(capacity).to_owned())
    }),
    ("represented_by", |entry| entry.represented_by.clone()),
];

/// Those it has where somebody has something in them, so that it can be read again.
const FURTHER: [Column; 7] = [
    ("family", |entry| entry.family.clone()),
    ("sort_name", |entry| entry.sort_name.clone()),
    ("lead", |entry| entry.lead.then(|| "yes".to_owned())),
    ("rank", |entry| entry.rank.map(|rank| rank.to_string())),
    ("date", |entry| entry.date.map(|date| date.to_string())),
    ("url", |entry| entry.url.clone()),
    ("lang", |entry| entry.language.as_ref().map(|language| language.tag().to_string())),
];

/// Without it, spreadsheets take names that are opened by a double click for text in an
/// older encoding, and garble them.
const MARK: &str = "\u{feff}";

/// A list as CSV (RFC 4180) in UTF-8, marked as that, safe to open in a spreadsheet. `more` are the heads
/// of further columns, whose cells `of` gives.
pub fn csv<'a>(
    parts: &[Part<'a>],
    more: &[&str],
    of: impl Fn(&'a Signatory) -> Vec<String>,
) -> String {
    let entries = || parts.iter().flat_map(|part| &part.members).map(|(_, entry)| *entry);
    let used = |(_, cell): &&Column| entries().any(|entry| cell(entry).is_some());
    let columns: Vec<&Column> = COLUMNS.iter().chain(FURTHER.iter().filter(used)).collect();
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let heads = ["number", "heading"].into_iter().chain(columns.iter().map(|(head, _)| *head));
    // Writing to memory cannot fail.
    let _ = table.write_record(heads.chain(more.iter().copied()));
    for part in parts {
        for (number, entry) in &part.members {
            let first = [number.map(|number| number.to_string()), part.heading.clone()];
            let row = first.into_iter().chain(columns.iter().map(|(_, cell)| cell(entry)));
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
