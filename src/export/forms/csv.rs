//! The signatories as a table.

use crate::letter::{Capacity, Kind, Signatories, Signatory};
use crate::locale::Locale;
use crate::sheet::arrange::{Part, unnamed};

/// The heads of the columns.
const HEAD: [&str; 9] = [
    "number",
    "group",
    "name",
    "kind",
    "role",
    "organization",
    "country",
    "capacity",
    "represented_by",
];

/// Without it, spreadsheets take names that are opened by a double click for text in an
/// older encoding, and garble them.
const MARK: &str = "\u{feff}";

/// A list as CSV (RFC 4180) in UTF-8, marked as that, safe to open in a spreadsheet. `more` are the heads
/// of further columns, whose cells `of` gives. Who is not named is counted in a last row.
pub fn csv<'a>(
    list: &Signatories,
    parts: &[Part<'a>],
    locale: &Locale,
    more: &[&str],
    of: impl Fn(&'a Signatory) -> Vec<String>,
) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = table.write_record(HEAD.iter().chain(more));
    for part in parts {
        for (number, entry) in &part.members {
            let cell = |text: &Option<String>| text.clone().unwrap_or_default();
            let row = [
                number.map(|number| number.to_string()).unwrap_or_default(),
                cell(&part.heading),
                entry.name.clone(),
                entry.kind.map(Kind::word).unwrap_or_default().to_owned(),
                cell(&entry.role),
                cell(&entry.organization),
                cell(&entry.country_name(locale)),
                entry.capacity.as_ref().map(Capacity::word).unwrap_or_default().to_owned(),
                cell(&entry.represented_by),
            ];
            let _ = table.write_record(row.into_iter().chain(of(entry)).map(harmless));
        }
    }
    if let Some(line) = unnamed(list, locale) {
        let cells = HEAD.iter().chain(more);
        let row = cells.map(|head| if *head == "name" { line.as_str() } else { "" });
        let _ = table.write_record(row);
    }
    MARK.to_owned() + &String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula (CWE-1236).
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_begins_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(harmless("7 October Movement".to_owned()), "7 October Movement");
    }
}
