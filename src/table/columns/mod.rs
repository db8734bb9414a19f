//! What the columns of a table of signatories hold: told by their headers, in the
//! languages forms are made in, and by what stands in them. Nothing is guessed: what
//! may be one thing or another is a fault, with the line to write.

mod answer;
mod cell;
mod choose;
mod class;
mod fold;
mod header;
mod header_rows;
mod infer;
mod language;
mod names;
mod objection;
mod organizations;
mod phrases;
mod question;
mod reason;
mod remedy;
mod shape;
mod standing;
mod strays;
mod unused;
mod words;

pub use self::answer::{Question, conceals, flag, is_personal, is_tick, kind};
pub use self::class::Class;
pub use self::fold::fold;
pub use self::header::Certainty;
use self::header_rows::is_key;
pub use self::header_rows::{HeaderRows, header_rows};
pub use self::reason::Reason;
pub use self::remedy::{ignored, quoted};
pub use self::strays::{Stray, StrayKind, strays};
pub use self::words::words;
pub use crate::draft::schema::Field;

use self::choose::Choice;
use self::header::{Sense, senses};
use self::shape::Shape;
use super::Table;
use crate::diagnostic::Diagnostic;
use crate::draft::schema::Map;
use crate::draft::text::Text;

/// A column, and what is made of it.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is called.
    pub header: Text,
    /// The field that is read from it, if one is.
    pub field: Option<Field>,
    /// What it seems to be, and how surely.
    pub class: Option<(Class, Certainty)>,
    /// Why.
    pub why: Reason,
    /// The first answers in it that differ.
    pub samples: Vec<String>,
    /// How many rows have something in it.
    pub filled: usize,
    /// What its header asks, in the words that say most.
    pub said: String,
    /// What of somebody's standing it asks, if its answers are yes and no.
    pub question: Option<Question>,
    /// Whether it is answered with yes and no, and may ask whether names may be published.
    pub is_open: bool,
    /// Whether a name in parts begins with the family name where this one is asked for.
    pub family_first: bool,
}

/// What was made of the columns of a table.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Each, in the order of the table.
    pub all: Vec<Column>,
    /// What could not be told.
    pub faults: Vec<Diagnostic>,
    /// Whether the letter has a line that passes over columns, or a fault proposes one.
    pub ignores: bool,
}

impl Columns {
    /// The field of each column.
    pub fn fields(&self) -> impl Iterator<Item = Option<Field>> {
        self.all.iter().map(|column| column.field)
    }
}

/// How many different answers are shown.
const SAMPLES: usize = 3;
/// So many cells, spread over the table, show what a column holds.
const LOOKED_AT: usize = 1_000;

/// Tells what each column of a table holds. `numbered` says whether numbers are printed.
pub fn recognise(table: &Table, map: &Map, numbered: bool) -> Columns {
    let seen: Vec<Evidence> = (0..table.headers.len()).map(|column| look(table, column)).collect();
    let languages = languages(&seen);
    let mut choice = Choice::new(table, map, seen, &languages);
    choice.choose(numbered);
    choice.columns()
}

/// A column before anything is decided.
struct Evidence {
    /// The header that says most.
    said: String,
    senses: Vec<Sense>,
    shape: Shape,
    samples: Vec<String>,
}

fn look(table: &Table, column: usize) -> Evidence {
    let cells = || table.rows.iter().filter_map(|row| Some(row.cells.get(column)?.as_str()));
    let filled = cells().filter(|cell| !cell.is_empty()).count();
    let step = filled / LOOKED_AT + 1;
    let looked_at = cells().filter(|cell| !cell.is_empty()).step_by(step);
    let mut samples: Vec<String> = Vec::new();
    for cell in looked_at.clone() {
        if samples.len() < SAMPLES && !samples.iter().any(|sample| sample == cell) {
            samples.push(cell.to_owned());
        }
    }
    // What a second header says is nearer to the answers than the first, unless it
    // is a key, or says but what kind of question it is.
    let labels = table.labels.iter().rev().filter_map(|row| row.cells.get(column));
    let telling = labels.filter(|label| !is_key(label) && !words().rows.is("label", &fold(label)));
    let said: Vec<(String, Vec<Sense>)> = telling
        .chain([&table.headers[column]])
        .map(|text| (text.value.clone(), senses(text)))
        .collect();
    let known = said.iter().filter(|(_, senses)| !senses.is_empty());
    let surest = known.min_by_key(|(_, senses)| senses[0].how.is_vague());
    let (said, senses) = surest.or(said.first()).cloned().unwrap_or_default();
    Evidence { said, senses, shape: Shape::of(looked_at), samples }
}

/// How many headers are in each of the languages: the more, the likelier it is the form's.
fn languages(seen: &[Evidence]) -> Vec<usize> {
    let mut counts = vec![0; words().languages.len()];
    for column in seen {
        let best = column.senses.first().map(|sense| sense.how).filter(|how| *how > Certainty::Own);
        for sense in column.senses.iter().filter(|sense| Some(sense.how) == best) {
            counts[sense.language] += match sense.how {
                Certainty::Within => 1,
                Certainty::Asked => 2,
                _ => 3,
            };
        }
    }
    counts
}

impl Evidence {
    /// What the column is said to be: as surely as any language has it, and of
    /// those as most headers' has it.
    fn sense(&self, languages: &[usize]) -> Option<&Sense> {
        let best = self.senses.first()?.how;
        let equal = self.senses.iter().filter(|sense| sense.how == best);
        // The first of the likeliest: `max_by_key` would give the last.
        equal.rev().max_by_key(|sense| (languages[sense.language], sense.known))
    }
}
