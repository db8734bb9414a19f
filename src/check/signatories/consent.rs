//! Whether people want their names published.

use super::super::Check;
use super::tables::Recognised;
use crate::diagnostic::Code;
use crate::draft::text::Text;
use crate::table::columns::{Class, Column, conceals, flag, ignored, quoted};
use crate::table::plain;

/// More different answers are not worth a list.
const MOST_ANSWERS: usize = 6;

/// What a column asks of names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Whether they may be published.
    Consent,
    /// Whether they may not.
    Conceal,
    /// It may be one or the other, or something else.
    Unknown,
}

impl Asks {
    fn of(column: &Column) -> Option<Self> {
        match column.class {
            Some((Class::Consent, _)) => Some(Self::Consent),
            Some((Class::Conceal, _)) => Some(Self::Conceal),
            _ => column.is_open.then_some(Self::Unknown),
        }
    }

    /// Those of some answers by which people would not be printed.
    fn against<'a>(self, cells: &[&'a Text]) -> Vec<&'a Text> {
        let other =
            |yes: bool| cells.iter().copied().filter(|cell| flag(cell) != Some(yes)).collect();
        match self {
            Self::Consent => without_consent(cells),
            Self::Conceal => other(false),
            // Where all say the same, nobody could mean something else.
            Self::Unknown if cells.iter().all(|cell| cell.value == cells[0].value) => Vec::new(),
            Self::Unknown => other(true),
        }
    }
}

impl Check<'_> {
    /// People who do not say that their names may be published, in a column that asks
    /// for it, where the letter does not look at that column. `asked` are those it does.
    pub(super) fn unasked(&mut self, asked: &[String], read: &Recognised) {
        let is_asked = |column: &Column| {
            asked.contains(&plain(&column.header)) || asked.contains(&plain(&column.said))
        };
        // Who looks at one such question has seen the others: photographs, news.
        let seen = read.columns.all.iter().any(|column| {
            matches!(Asks::of(column), Some(Asks::Consent | Asks::Unknown)) && is_asked(column)
        });
        let mut ignores = read.columns.ignores;
        for (at, column) in read.columns.all.iter().enumerate() {
            let Some(asks) = Asks::of(column) else { continue };
            if column.filled == 0 || is_asked(column) || asks != Asks::Conceal && seen {
                continue;
            }
            let cells: Vec<&Text> =
                read.people().filter_map(|(_, row)| row.cells.get(at)).collect();
            let against = asks.against(&cells);
            if let Some(first) = against.first() {
                let message = unclear(asks, column, first, against.len());
                let hint = format!(
                    "write below `[signatories.where]`: {}; or, if it asks for something else, \
                     below `[signatories.map]`: {}",
                    line(asks, column, &cells),
                    ignored([column.header.as_str()], ignores)
                );
                self.fault(Code::UnclearConsent, first.span, message, hint);
                ignores = true;
            }
        }
    }
}

fn unclear(asks: Asks, column: &Column, first: &Text, count: usize) -> String {
    let header = called(column);
    let said = if first.is_empty() { "nothing" } else { &first.value };
    match (asks, count) {
        (Asks::Consent, 1) => {
            format!("one does not say yes to {header}, but `{said}`, and would be printed")
        }
        (Asks::Consent, _) => format!(
            "{count} do not say yes to {header}, but such as `{said}`, and would be printed"
        ),
        (Asks::Conceal, 1) => format!("one says `{said}` to {header}, and would be printed"),
        (Asks::Conceal, _) => {
            format!("{count} say such as `{said}` to {header}, and would be printed")
        }
        (Asks::Unknown, _) => format!(
            "{header} may ask whether names may be published: {} `{said}`, others say something \
             else, and all would be printed",
            if count == 1 { "one says".to_owned() } else { format!("{count} say such as") }
        ),
    }
}

/// What a column is called, and what it asks if that is a key.
fn called(column: &Column) -> String {
    let header = &column.header.value;
    match column.said.as_str() {
        "" => format!("`{header}`"),
        said if said == header => format!("`{header}`"),
        said => format!("`{header}` (`{said}`)"),
    }
}

/// The condition to write: with the answers themselves, where they are more than yes and no.
fn line(asks: Asks, column: &Column, cells: &[&Text]) -> String {
    let mut answers: Vec<&str> = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        if answers.len() < MOST_ANSWERS && !answers.contains(&cell.as_str()) {
            answers.push(cell);
        }
    }
    let header = quoted(&column.header);
    let plain = answers.iter().all(|answer| flag(answer).is_some());
    let other =
        if asks == Asks::Unknown { ", or `false` if it asks whether they may not" } else { "" };
    if plain {
        return format!("`{header} = {}`{other}", asks != Asks::Conceal);
    }
    let allowed = |answer: &&&str| flag(answer) != Some(false) && !conceals(answer);
    let some: Vec<&&str> = answers.iter().filter(allowed).collect();
    let some = if some.is_empty() { answers.iter().collect() } else { some };
    let listed: Vec<String> = some.into_iter().map(|answer| quoted(answer)).collect();
    format!("`{header} = [{}]`, with the answers that allow it and no others", listed.join(", "))
}

/// The cells that give no consent: no, nothing where others say something, and what is
/// neither where others say yes. One statement that all have ticked is a yes.
fn without_consent<'a>(cells: &[&'a Text]) -> Vec<&'a Text> {
    let said = cells.iter().find(|cell| !cell.is_empty() && flag(cell) != Some(false));
    let said = said.filter(|said| !conceals(said));
    let alike = |cell: &Text| said.is_some_and(|said| said.value == cell.value);
    cells.iter().copied().filter(|cell| flag(cell) != Some(true) && !alike(cell)).collect()
}
