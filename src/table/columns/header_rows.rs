//! Which rows of a table are headers.

use super::cell::{is_figures, is_mail};
use super::class::Class;
use super::fold::{fold, tokens};
use super::header::{Certainty, Sense, senses};
use super::words::words;
use crate::draft::schema::Field;
use crate::draft::text::Text;
use crate::table::Row;

/// The header is looked for in so many rows.
const ABOVE: usize = 6;
/// So many rows beneath it may be headers too.
const BENEATH: usize = 2;

/// Where the header of a table is.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct HeaderRows {
    /// How many rows stand above it.
    pub above: usize,
    /// How many further headers stand beneath it.
    pub beneath: usize,
}

/// Finds the header among the rows of a table.
pub fn header_rows(rows: &[Row]) -> HeaderRows {
    let known = |row: &Row| row.cells.iter().filter(|cell| is_header(cell)).count();
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let widest = |upto: usize| rows[..upto].iter().map(filled).max().unwrap_or_default();
    let above = (1..rows.len().min(ABOVE)).find(|&at| {
        // Titles above a header are few, and say nothing that headers say.
        known(&rows[at]) >= 2
            && widest(at) < filled(&rows[at])
            && rows[..at].iter().all(|row| known(row) == 0 || filled(row) == 1)
    });
    let above = above.filter(|_| known(&rows[0]) < 2).unwrap_or_default();
    let header = rows.get(above);
    let further = rows.iter().skip(above + 1).take(BENEATH);
    let beneath = further.take_while(|row| header.is_some_and(|header| is_second(row, header)));
    HeaderRows { above, beneath: beneath.count() }
}

/// Whether a cell is a header that forms are known to have.
fn is_header(cell: &str) -> bool {
    senses(cell).first().is_some_and(|sense| sense.how < Certainty::Within)
}

/// Whether a row beneath the header is one too: labels, ids, what kind of answer it is.
/// Never who signs: what stands beneath a word for names must be one as well.
fn is_second(row: &Row, header: &Row) -> bool {
    let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let filled: Vec<Below<'_>> =
        cells.map(|(at, cell)| Below { cell, above: header.cells.get(at) }).collect();
    let labels = filled.iter().filter(|cell| cell.is_label()).count();
    // What is ticked may stand there too: `I agree`.
    let ticked = filled.iter().any(|below| super::flag(below.cell).is_some());
    let enough = if ticked { labels > 2 } else { labels > 0 };
    let headed = header.cells.iter().filter(|cell| !cell.is_empty()).count();
    let named = says_name(row, header) && 2 * labels >= headed;
    enough
        && 2 * labels >= filled.len()
        && !filled.iter().any(|cell| cell.is_answer() || cell.is_name())
        && filled.iter().any(|cell| cell.is_proof(named))
}

/// Whether a row says something in a column of names, or there is none.
fn says_name(row: &Row, header: &Row) -> bool {
    let mut names = header.cells.iter().enumerate().filter(|(_, head)| is_of_name(head)).peekable();
    let says = |(at, _): (usize, &Text)| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
    names.peek().is_none() || names.any(says)
}

/// A cell of a row that may be a second header, and the header above it.
struct Below<'a> {
    cell: &'a Text,
    above: Option<&'a Text>,
}

impl Below<'_> {
    /// Whether it is what a second header says: the same again, a known header, a key of
    /// the form, or what is kept of it.
    fn is_label(&self) -> bool {
        self.is_again() || is_header(self.cell) || self.is_of_form() || self.cell.ends_with('?')
    }

    fn is_again(&self) -> bool {
        self.above.is_some_and(|above| fold(above) == fold(self.cell))
    }

    fn is_answer(&self) -> bool {
        !is_key(self.cell) && (is_mail(self.cell) || is_figures(self.cell))
    }

    /// Whether it may be the name of who signs: it stands beneath a word for that, and is none.
    fn is_name(&self) -> bool {
        let Some(above) = self.above else { return false };
        let known = self.is_again() || is_of_name(self.cell) || self.is_of_form();
        is_of_name(above) && !known || is_of_body(above) && !self.is_label()
    }

    fn is_of_form(&self) -> bool {
        is_key(self.cell) || words().rows.is("label", &fold(self.cell))
    }

    /// Whether nobody would answer so. Names of bodies are words for bodies too, such as
    /// `University`; words for names are names of nobody.
    fn is_proof(&self, named: bool) -> bool {
        let parted = self.above.is_none_or(|above| above.is_empty()) && is_header(self.cell);
        parted || self.is_of_form() || named && (self.is_again() || is_of_name(self.cell))
    }
}

/// Whether a header is known to announce names, or parts of them.
fn is_of_name(header: &str) -> bool {
    announces(header, Class::is_of_name)
}

fn is_of_body(header: &str) -> bool {
    announces(header, |class| class == Class::Field(Field::Organization))
}

fn announces(header: &str, what: impl Fn(Class) -> bool) -> bool {
    let known = |sense: &Sense| sense.how < Certainty::Within && what(sense.classes[0]);
    senses(header).iter().any(known)
}

/// Whether a text is a key of a program: `question-id-1`, `submission_id`, `QID1_TEXT`,
/// or what stands between braces.
pub fn is_key(text: &str) -> bool {
    let braces = text.starts_with("{\"") && text.ends_with('}');
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    if !braces && !plain {
        return false;
    }
    let words = tokens(text);
    let begins = |word: &str| {
        let rest = words.first().and_then(|first| first.strip_prefix(word));
        rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
    };
    let of_form = ["q", "qid", "question", "field", "item", "column", "answer"]
        .iter()
        .any(|word| begins(word));
    let numbered = of_form && text.contains(|c: char| c.is_ascii_digit());
    braces || plain && numbered
}
