//! The signatories as a table.

use csv::{Terminator, WriterBuilder};

use crate::draft::schema::Field;
use crate::letter::Signatory;
use crate::locale::Locale;
use crate::sheet::arrange::ListPart;
use crate::source::Spanned;
use crate::table::is_formula;

/// Further columns, where somebody has something in them, so that it can be read again.
const FURTHER: [Field; 7] = [
    Field::Family,
    Field::SortName,
    Field::Lead,
    Field::Rank,
    Field::Date,
    Field::Url,
    Field::Lang,
];

/// Without it, spreadsheets take names that are opened by a double click for text in an
/// older encoding, and garble them.
const MARK: &str = "\u{feff}";

/// A list as CSV (RFC 4180) in UTF-8, marked as that, safe to open in a spreadsheet. `more` are the heads
/// of further columns, whose cells `of` gives. Who is not named is counted in a last row.
pub fn csv<'a>(
    parts: &[ListPart<'a>],
    locale: &Locale,
    more: &[&str],
    of: impl Fn(&'a Spanned<Signatory>) -> Vec<String>,
) -> String {
    let entries = || parts.iter().flat_map(|part| &part.members).map(|(_, entry)| *entry);
    let used = |field: &Field| entries().any(|entry| entry.said(*field, locale).is_some());
    let columns: Vec<Field> =
        Signatory::LISTED.into_iter().chain(FURTHER.into_iter().filter(used)).collect();
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let heads = ["number", "heading"].into_iter().chain(columns.iter().map(|field| field.key()));
    // Writing to memory cannot fail.
    let _ = table.write_record(heads.chain(more.iter().copied()));
    for part in parts {
        for (number, entry) in &part.members {
            let first = [number.map(|number| number.to_string()), part.heading.clone()];
            let row =
                first.into_iter().chain(columns.iter().map(|field| entry.said(*field, locale)));
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
