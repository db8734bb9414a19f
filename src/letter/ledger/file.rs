//! The ledger as a file: TOML, a line for each edition and each who was printed, so that a
//! comparison of two shows who came and who went.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use jiff::civil::Date;
use serde::Deserialize;
use toml::value::Datetime;

use super::{Edition, Ledger, Signer};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, SourceId};

/// The version of the file this program writes.
const VERSION: u32 = 1;
const HEAD: &str = "\
# Who was printed with which number. `undersigned build` writes this file, and numbers that
# stand in it never change. Keep it beside the letter; nothing in it is changed by hand.
";
const MEND: &str = "put back the file as `build` last wrote it";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    undersigned: toml::Spanned<u32>,
    #[serde(default)]
    edition: Vec<toml::Spanned<EditionLine>>,
    #[serde(default)]
    signer: Vec<toml::Spanned<SignerLine>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionLine {
    date: Datetime,
    count: usize,
    #[serde(default)]
    unnamed: usize,
    added: usize,
    withdrawn: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignerLine {
    number: u32,
    key: String,
    name: Option<String>,
    /// Counted from 1, as the next.
    edition: usize,
    withdrawn: Option<usize>,
}

/// A place in the file, and what is wrong there.
type Fault = (Range<usize>, String);

/// Reads a ledger. An empty file is one in which nobody stands yet.
///
/// # Errors
/// The first thing that no ledger has.
pub fn read(source: &Source, id: SourceId) -> Result<Ledger, Diagnostic> {
    if source.text.trim().is_empty() {
        return Ok(Ledger::default());
    }
    let lines = toml::from_str::<Lines>(&source.text).map_err(|error| {
        let message = error.message().replace('\n', ", ");
        (error.span().unwrap_or_default(), message)
    });
    lines.and_then(ledger).map_err(|(at, why)| {
        let message = format!("this is no sound ledger: {why}");
        Diagnostic::new(Code::BadLedger, id.span(at), message).hint(MEND)
    })
}

fn ledger(lines: Lines) -> Result<Ledger, Fault> {
    if *lines.undersigned.get_ref() > VERSION {
        let why = "a later version of the program wrote it".to_owned();
        return Err((lines.undersigned.span(), why));
    }
    let mut ledger = Ledger::default();
    let edition_lines = lines.edition.iter().map(toml::Spanned::span).collect();
    for line in lines.edition {
        let at = line.span();
        ledger.editions.push(edition(line.into_inner(), &ledger).map_err(|why| (at, why))?);
    }
    let mut keys = std::collections::HashSet::new();
    for line in lines.signer {
        let at = line.span();
        let signer = signer(line.into_inner(), &ledger).map_err(|why| (at.clone(), why))?;
        if !keys.insert(signer.key.clone()) {
            return Err((at, format!("the key `{}` stands in it twice", signer.key)));
        }
        ledger.signers.push(signer);
    }
    complete(ledger, edition_lines)
}

/// A ledger from which no line was taken: its editions say how many came.
fn complete(ledger: Ledger, lines: Vec<Range<usize>>) -> Result<Ledger, Fault> {
    for (index, (edition, at)) in ledger.editions.iter().zip(lines).enumerate() {
        let stand = ledger.signers.iter().filter(|signer| signer.edition == index).count();
        if stand < edition.added {
            let (date, added) = (edition.date, edition.added);
            return Err((
                at,
                format!("{added} were new on {date}, and {stand} of them stand in it"),
            ));
        }
    }
    Ok(ledger)
}

fn edition(line: EditionLine, before: &Ledger) -> Result<Edition, String> {
    let EditionLine { date, count, unnamed, added, withdrawn } = line;
    let date = day(date).ok_or("this is no day of the calendar")?;
    if before.editions.last().is_some_and(|last| last.date >= date) {
        return Err("editions stand in the order of their days".to_owned());
    }
    Ok(Edition { date, count, unnamed, added, withdrawn })
}

fn signer(line: SignerLine, before: &Ledger) -> Result<Signer, String> {
    let SignerLine { number, key, name, edition, withdrawn } = line;
    let index = |edition: usize| {
        let known = (1..=before.editions.len()).contains(&edition);
        if known { Ok(edition - 1) } else { Err(format!("there is no edition {edition}")) }
    };
    if before.signers.last().is_some_and(|last| last.number >= number) {
        return Err(format!("number {number} is out of its order, or given twice"));
    }
    let withdrawn = withdrawn.map(index).transpose()?;
    Ok(Signer { number, key, name, edition: index(edition)?, withdrawn })
}

/// A day of the calendar, if it is one.
fn day(date: Datetime) -> Option<Date> {
    date.to_string().parse().ok()
}

impl Display for Ledger {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{HEAD}undersigned = {VERSION}\n\nedition = [\n")?;
        for Edition { date, count, unnamed, added, withdrawn } in &self.editions {
            write!(f, "  {{ date = {date}, count = {count}")?;
            if *unnamed > 0 {
                write!(f, ", unnamed = {unnamed}")?;
            }
            writeln!(f, ", added = {added}, withdrawn = {withdrawn} }},")?;
        }
        f.write_str("]\n\nsigner = [\n")?;
        for signer in &self.signers {
            write!(f, "  {{ number = {}, key = {}", signer.number, quoted(&signer.key))?;
            if let Some(name) = &signer.name {
                write!(f, ", name = {}", quoted(name))?;
            }
            write!(f, ", edition = {}", signer.edition + 1)?;
            if let Some(withdrawn) = signer.withdrawn {
                write!(f, ", withdrawn = {}", withdrawn + 1)?;
            }
            f.write_str(" },\n")?;
        }
        f.write_str("]\n")
    }
}

/// A text as a basic string of TOML, on one line whatever is in it.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn sample() -> Ledger {
        let signer = |number, name: Option<&str>, withdrawn| Signer {
            number,
            key: format!("{number}-\"k\\"),
            name: name.map(str::to_owned),
            edition: 0,
            withdrawn,
        };
        Ledger {
            path: String::new(),
            editions: vec![
                Edition { date: date(2026, 5, 1), count: 2, unnamed: 3, added: 2, withdrawn: 0 },
                Edition { date: date(2026, 6, 1), count: 1, unnamed: 0, added: 0, withdrawn: 1 },
            ],
            signers: vec![signer(1, Some("Ada \"X\"\u{7}"), None), signer(7, None, Some(1))],
        }
    }

    fn fault(text: &str) -> String {
        let source = Source::new("a.lock", text);
        read(&source, SourceId::LETTER).expect_err("a fault").message
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = sample().to_string();
        let read = read(&Source::new("a.lock", text.as_str()), SourceId::LETTER);
        assert_eq!(read.expect("sound"), sample());
        assert_eq!(text.lines().filter(|line| line.contains("number")).count(), 3, "{text}");
    }

    #[test]
    fn a_ledger_that_was_changed_by_hand_is_refused() {
        let text = sample().to_string();
        for (from, to, why) in [
            ("number = 7", "number = 1", "number 1 is out of its order"),
            ("edition = 1, withdrawn = 2", "edition = 3", "no edition 3"),
            ("date = 2026-06-01", "date = 2026-04-01", "order of their days"),
            ("\"7-", "\"1-", "twice"),
            ("undersigned = 1", "undersigned = 9", "later version"),
            ("edition = [", "<<<<<<< HEAD\nedition = [", "key"),
            ("count = 2", "cuont = 2", "cuont"),
            ("added = 2", "added = 3", "3 were new on 2026-05-01, and 2 of them stand in it"),
        ] {
            let text = text.replacen(from, to, 1);
            assert!(fault(&text).contains(why), "{from}: {}", fault(&text));
        }
    }
}
