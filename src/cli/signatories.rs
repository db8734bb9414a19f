//! `signatories`: who will be printed, in which order, and what to look at twice.

mod columns;
mod fix;
mod text;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use undersigned::diagnostic::Report;
use undersigned::job::{CheckedLetter, Embedding};
use undersigned::letter::ledger::Ledger;
use undersigned::letter::{self, Signatory};
use undersigned::locale::Locale;
use undersigned::sheet;
use undersigned::sheet::arrange::{ListPart, arrange};
use undersigned::source::{Lines, Sources, Spanned};

use super::args::Signatories;
use super::failure::Failure;
use super::folder::LetterFolder;
use super::inputs::{Inputs, Role};
use super::terminal::Terminal;
use super::{AT_FAULT, DONE, input, request, settings};

/// Prints the list of one letter.
pub fn signatories(args: &Signatories, terminal: Terminal) -> Result<u8, Failure> {
    let inputs = Inputs::default();
    let fonts = settings::fonts(&args.fonts, &inputs, terminal)?;
    let (source, fault) = input::read(&args.letter, &inputs, Role::Letter)?;
    let (mut sources, mut report) = (Sources::new(source), Report::from_iter(fault.clone()));
    if args.columns && fault.is_none() {
        return columns::print(args, sources, terminal);
    }
    let corrections = if args.fix { fix::begin(&args.letter, sources.letter())? } else { None };
    let folder = LetterFolder::of(&args.letter, &inputs, Role::Letter);
    let letter = (args.letter.as_path(), &folder);
    let checked = match fault {
        None => request::check(&mut sources, letter, &fonts, Embedding::AsSaid, &mut report),
        Some(_) => None,
    };
    let proposals = report.proposals().to_vec();
    terminal.report(report, &sources);
    if let Some(corrections) = corrections {
        terminal.tell(&corrections.propose(&proposals, &sources)?);
        return Ok(if checked.is_some() { DONE } else { AT_FAULT });
    }
    let Some(CheckedLetter { letter, locale, .. }) = checked else { return Ok(AT_FAULT) };
    let mut parts = arrange(&letter.signatories, &locale);
    if let Some(day) = args.since {
        only_since(day, &letter.signatories, &mut parts)?;
    }
    let lines = sources.all().map(Lines::of).collect();
    let next = sheet::ledger::next(&letter.signatories, &locale);
    let list = List {
        list: &letter.signatories,
        parts: &parts,
        locale: &locale,
        sources: &sources,
        lines,
        since: args.since,
        next,
    };
    match (args.json, args.csv) {
        (true, _) => terminal.show_json(&list.json())?,
        (_, true) => terminal.print(list.csv().as_bytes())?,
        _ => terminal.show(&list.text())?,
    }
    Ok(DONE)
}

/// Leaves those who were added after the edition of a day.
fn only_since(
    day: Date,
    list: &letter::Signatories,
    parts: &mut Vec<ListPart<'_>>,
) -> Result<(), Failure> {
    if list.ledger.is_none() {
        let fact = "nothing tells who is new: the letter keeps no ledger";
        let hint = "write `ledger = \"signatories.lock\"` in `[signatories]`, and build it";
        return Err(Failure::usage(fact, hint));
    }
    for part in parts.iter_mut() {
        part.members.retain(|(_, entry)| entry.is_new_since(day));
    }
    parts.retain(|part| !part.members.is_empty());
    Ok(())
}

/// A list with all that is said of it.
struct List<'a> {
    list: &'a letter::Signatories,
    parts: &'a [ListPart<'a>],
    locale: &'a Locale,
    sources: &'a Sources,
    /// Of each source.
    lines: Vec<Lines>,
    /// If those alone are listed who were added since.
    since: Option<Date>,
    /// The ledger once it is printed.
    next: Option<Ledger>,
}

impl List<'_> {
    /// Where a signatory is written.
    fn place(&self, of: &Spanned<Signatory>) -> (&str, usize) {
        let source = self.sources.get(of.span.source);
        let lines = self.lines.get(of.span.source.index());
        (&source.name, lines.map_or(1, |lines| lines.line(of.span.start)))
    }

    /// How many there are from each country, in the order of the letter's alphabet.
    fn countries(&self) -> Vec<(&'static str, usize)> {
        let countries = self.list.by_country().into_iter();
        let named = countries.map(|(country, count)| (self.locale.country(country), count));
        let mut named: Vec<_> = named.collect();
        let alphabet = self.locale.collation();
        named.sort_by(|(one, _), (other, _)| alphabet.compare(one, other));
        named
    }

    fn json(&self) -> Value {
        let list = self.list;
        let groups: Vec<Value> = self.parts.iter().map(|part| self.part_json(part)).collect();
        let near = undersigned::check::near_names(list).into_iter().map(|near| {
            let side = |at: usize| self.entry_json(None, &list.entries[at]);
            json!({ "first": side(near.first), "second": side(near.second),
                "score": (near.score * 100.0).round() / 100.0, "why": near.why.to_string() })
        });
        json!({
            "rows": list.account.rows,
            "printed": list.entries.len(),
            "unnamed": list.unnamed(),
            "merged": list.account.merged,
            "left_out": list.account.filtered,
            "left_out_by_corrections": list.account.corrected,
            "unverified": list.account.unverified,
            "as_of": list.as_of.map(|day| day.to_string()),
            "since": self.since.map(|day| day.to_string()),
            "edition": self.next.as_ref().and_then(edition_json),
            "kinds": list.kinds(),
            "countries": self.countries().into_iter().collect::<BTreeMap<_, _>>(),
            "unread_countries": list.unread_countries(),
            "groups": groups,
            "near_duplicates": near.collect::<Vec<_>>(),
        })
    }

    fn part_json(&self, part: &ListPart<'_>) -> Value {
        let entries = part.members.iter().map(|(number, entry)| self.entry_json(*number, entry));
        json!({ "heading": part.heading, "entries": entries.collect::<Vec<_>>() })
    }

    fn entry_json(&self, number: Option<u32>, entry: &Spanned<Signatory>) -> Value {
        let (file, line) = self.place(entry);
        let unusual: String = undersigned::names::unusual(&entry.name).into_iter().collect();
        let mut value = json!({
            "number": number,
            "country_code": entry.country_code(),
            "key": entry.key,
            "added": entry.added.map(|day| day.to_string()),
            "merged": entry.merged,
            "unusual": unusual,
            "file": file,
            "line": line,
        });
        for field in Signatory::LISTED {
            value[field.key()] = entry.said(field, self.locale).into();
        }
        value
    }
}

/// What the ledger says of the list.
fn edition_json(ledger: &Ledger) -> Option<Value> {
    let edition = ledger.editions.last()?;
    Some(json!({
        "number": ledger.editions.len(),
        "added": edition.added,
        "withdrawn": edition.withdrawn,
    }))
}
