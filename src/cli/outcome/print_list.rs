//! What a set of copies takes, told.

use serde_json::{Value, json};
use undersigned::job::{PrintList, PrintedCopy};

use super::super::terminal::{Outcome, count};

/// What is to be printed.
pub struct ToPrint<'a>(pub &'a PrintList);

impl ToPrint<'_> {
    fn sum(&self, of: impl Fn(&PrintedCopy) -> usize) -> usize {
        self.0.copies.iter().map(of).sum()
    }
}

impl Outcome for ToPrint<'_> {
    fn lines(&self) -> Vec<String> {
        let sides = if self.0.duplex { "both sides" } else { "one side" };
        let head = format!("to print, on {sides} of the paper:");
        let sum = format!(
            "  in all {}, {}",
            count(self.sum(|copy| copy.sheets), "sheet", "sheets"),
            envelopes(self.sum(|copy| copy.envelopes)),
        );
        let lines = self.0.copies.iter().map(line);
        [head].into_iter().chain(lines).chain([sum]).collect()
    }

    fn json(&self) -> Vec<Value> {
        let copies = self.0.copies.iter().map(|copy| {
            json!({
                "copy": copy.what,
                "pages": copy.pages,
                "enclosed_pages": copy.enclosed,
                "enclosures": copy.enclosures,
                "sheets": copy.sheets,
                "envelopes": copy.envelopes,
            })
        });
        vec![json!({
            "outcome": "print-list",
            "duplex": self.0.duplex,
            "copies": copies.collect::<Vec<_>>(),
            "sheets": self.sum(|copy| copy.sheets),
            "envelopes": self.sum(|copy| copy.envelopes),
        })]
    }
}

fn line(copy: &PrintedCopy) -> String {
    let enclosed = match (copy.enclosures, copy.enclosed) {
        (false, _) => " without enclosures".to_owned(),
        (true, 0) => String::new(),
        (true, number) => format!(" and {number} enclosed"),
    };
    let pages = count(copy.pages, "page", "pages");
    let sheets = count(copy.sheets, "sheet", "sheets");
    let envelopes = envelopes(copy.envelopes);
    format!("  {}: {pages}{enclosed}, {sheets}, {envelopes}", copy.what)
}

fn envelopes(number: usize) -> String {
    match number {
        0 => "no envelope".to_owned(),
        number => count(number, "envelope", "envelopes"),
    }
}
