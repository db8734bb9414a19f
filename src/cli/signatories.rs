//! `signatories`: who will be printed, in which order, and what to look at twice.

mod text;

use serde_json::{Value, json};
use undersigned::diagnostic::Checked;
use undersigned::letter::{self, Signatory};
use undersigned::sheet::arrange::{Part, arrange};
use undersigned::source::{Lines, Sources};

use super::args::Signatories;
use super::failure::Failure;
use super::opened::{self, Embedding, Opened};
use super::settings::Typefaces;
use super::{AT_FAULT, DONE, input, output, terminal};

/// Prints the list of one letter.
pub fn signatories(args: &Signatories) -> Result<u8, Failure> {
    let typefaces = Typefaces::new(&args.fonts)?;
    let (source, fault) = input::read(&args.letter)?;
    let mut sources = Sources::new(source);
    let checked = match fault {
        None => opened::open(&mut sources, &args.letter, &typefaces, Embedding::AsSaid),
        Some(fault) => Checked::fault(fault),
    };
    terminal::report(checked.report, &sources, args.message_format);
    let Some(Opened { letter, locale, .. }) = checked.value else { return Ok(AT_FAULT) };
    let parts = arrange(&letter.signatories, &locale);
    let lines = sources.all().map(Lines::of).collect();
    let list = List { list: &letter.signatories, parts: &parts, sources: &sources, lines };
    let text = match (args.json, args.csv) {
        (true, _) => list.json(),
        (_, true) => list.csv(),
        _ => list.text(),
    };
    output::print(text.as_bytes())?;
    Ok(DONE)
}

/// A list with all that is said of it.
struct List<'a> {
    list: &'a letter::Signatories,
    parts: &'a [Part<'a>],
    sources: &'a Sources,
    /// Of each source.
    lines: Vec<Lines>,
}

impl List<'_> {
    /// Where a signatory is written.
    fn place(&self, of: &Signatory) -> (&str, usize) {
        let source = self.sources.get(of.span.source);
        let lines = self.lines.get(of.span.source.index());
        (&source.name, lines.map_or(1, |lines| lines.line(of.span.start)))
    }

    fn json(&self) -> String {
        let list = self.list;
        let groups: Vec<Value> = self.parts.iter().map(|part| self.part_json(part)).collect();
        let near = letter::near_names(list).into_iter().map(|near| {
            let side = |at: usize| self.entry_json(None, &list.entries[at]);
            json!({ "first": side(near.first), "second": side(near.second),
                "score": (near.score * 100.0).round() / 100.0, "why": near.why.to_string() })
        });
        let value = json!({
            "rows": list.account.rows,
            "printed": list.entries.len(),
            "merged": list.account.merged,
            "left_out": list.account.filtered,
            "kinds": list.kinds(),
            "countries": list.by_country(),
            "groups": groups,
            "near_duplicates": near.collect::<Vec<_>>(),
        });
        format!("{value:#}\n")
    }

    fn part_json(&self, part: &Part<'_>) -> Value {
        let entries = part.members.iter().map(|(number, entry)| self.entry_json(*number, entry));
        json!({ "heading": part.heading, "entries": entries.collect::<Vec<_>>() })
    }

    fn entry_json(&self, number: Option<u32>, entry: &Signatory) -> Value {
        let (file, line) = self.place(entry);
        let unusual: String = letter::unusual(&entry.name).into_iter().collect();
        json!({
            "number": number,
            "name": entry.name,
            "kind": entry.kind.map(letter::Kind::word),
            "role": entry.role,
            "organization": entry.organization,
            "country": entry.country,
            "capacity": entry.capacity.as_ref().map(letter::Capacity::word),
            "represented_by": entry.represented_by,
            "merged": entry.merged,
            "unusual": unusual,
            "file": file,
            "line": line,
        })
    }
}
