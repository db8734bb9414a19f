//! Numbers that were printed once, and who has which.

use jiff::civil::Date;

use super::super::Check;
use super::corrections::Said;
use super::row::Row;
use super::row_key::{self, Index};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::either::TextOr;
use crate::draft::schema;
use crate::draft::text::Text;
use crate::letter::Signatory;
use crate::letter::ledger::{self, Ledger, Signer};
use crate::names::duplicates;
use crate::source::{FileFault, Source, Span, Spanned};

/// A ledger, and the day for which it is asked.
pub struct Kept {
    pub ledger: Ledger,
    pub day: Date,
}

impl Check<'_> {
    /// Reads the ledger of a list, if it has one. Where there is no such file yet, nobody was
    /// printed.
    pub(super) fn ledger(&mut self, list: &schema::Signatories, day: Option<Date>) -> Option<Kept> {
        let path = list.ledger.as_ref()?;
        let ledger = Ledger { path: path.value.clone(), ..self.ledger_at(path)? };
        let Some(day) = day else {
            if list.as_of.is_some() {
                return None; // told already
            }
            let hint = "write `as_of = 2026-06-01` with its day, or a `date` of the letter";
            let message = "a ledger needs to know which day the list is of";
            self.fault(Code::MissingKey, path.span, message, hint);
            return None;
        };
        if let Some(last) = ledger.editions.last().filter(|last| last.date > day) {
            let message =
                format!("the list is of {day}, but it was printed as of {} already", last.date);
            let hint =
                "write a later day as `as_of`; for an old edition put back the ledger of its time";
            let span = list.as_of.as_ref().map_or(path.span, TextOr::span);
            self.fault(Code::Conflict, span, message, hint);
        }
        Some(Kept { ledger, day })
    }

    fn ledger_at(&mut self, path: &Text) -> Option<Ledger> {
        let text = match self.folder.load(path) {
            Err(FileFault::Missing(near)) => {
                if let Some(near) = near.filter(|near| is_slip(path, near)) {
                    let message = format!("there is no ledger `{}` yet", path.value);
                    let hint =
                        format!("did you mean `{near}`? If not, make an empty file of that name");
                    self.fault(Code::MissingFile, path.span, message, hint);
                    return None;
                }
                String::new()
            }
            _ => self.text_file(path)?,
        };
        let source = Source::new(path.value.clone(), text);
        let id = self.sources.add_data(source.clone());
        let read = ledger::read(&source, id);
        read.map_err(|fault| self.report.add(fault)).ok()
    }

    /// Gives those who were printed before the numbers they had. Each has their row, also those
    /// that are to be merged yet.
    pub(super) fn known_numbers(
        &mut self,
        Kept { ledger, day }: &Kept,
        rows: &[Row],
        entries: &mut [Spanned<Signatory>],
    ) {
        let index = Index::new(ledger.signers.iter().map(|signer| signer.key.as_str()));
        let mut faults = Vec::new();
        for (entry, row) in entries.iter_mut().zip(rows) {
            entry.added = Some(*day);
            let known = match row.said {
                Said::Number(number, span) => match ledger.of_number(number) {
                    Some(at) => Some(at),
                    None => {
                        faults.push(nobody(number, span, &ledger.path));
                        continue;
                    }
                },
                Said::New => index.exact(&entry.key),
                Said::Nothing => index.find(&entry.key),
            };
            let known = known.map(|at| &ledger.signers[at]);
            faults.extend(disagreement(entry, known, ledger));
            faults.extend(
                known.filter(|_| row.said == Said::Nothing).and_then(|of| another(entry, of)),
            );
            if let Some(signer) = known {
                entry.number = Some(signer.number);
                entry.added = ledger.added(signer);
                entry.key = row_key::fuller(&entry.key, &signer.key).to_owned();
            }
        }
        self.first_of(faults, "more numbers that are at odds with the ledger");
    }
}

fn nobody(number: u32, span: Span, path: &str) -> Diagnostic {
    let message = format!("nobody has number {number} in `{path}`");
    Diagnostic::new(Code::BadValue, span, message).hint("look the number up in that file")
}

/// What is wrong with a number that is written down: it is another than was printed, or was
/// printed for another.
fn disagreement(
    entry: &Spanned<Signatory>,
    known: Option<&Signer>,
    ledger: &Ledger,
) -> Option<Diagnostic> {
    let number = entry.number?;
    let (message, hint) = match known {
        Some(signer) if signer.number != number => (
            format!("`{}` was printed as number {}, not {number}", entry.name, signer.number),
            "a number that was printed does not change; remove the new one",
        ),
        None if ledger.of_number(number).is_some() => (
            format!("number {number} was that of another already"),
            "a number that was printed is never given again; choose one above the last",
        ),
        _ => return None,
    };
    Some(Diagnostic::new(Code::Conflict, entry.span, message).hint(hint))
}

/// A key that is that of somebody with another name altogether: the form may have counted its
/// answers anew.
fn another(entry: &Spanned<Signatory>, known: &Signer) -> Option<Diagnostic> {
    let name = known.name.as_ref().filter(|name| !duplicates::have_in_common(name, &entry.name))?;
    let Signatory { name: new, key, .. } = &**entry;
    let message = format!("`{new}` has the key of `{name}`, who is number {}", known.number);
    let hint = format!(
        "if they are one, say it in a correction for `key = \"{key}\"`: `number = {}`; \
         if not, name a column whose values stay the same: `key = \"…\"`",
        known.number
    );
    Some(Diagnostic::new(Code::UnsureNumber, entry.span, message).hint(hint))
}

/// Whether a ledger that is not there is a file that is, misspelt by a letter or two: to
/// begin it anew would give everybody another number.
fn is_slip(path: &str, near: &str) -> bool {
    let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    near != path && ending(near) == ending(path) && strsim::damerau_levenshtein(path, near) <= 2
}

/// Of several rows that are one, the first keeps the number that any was printed with first.
pub fn inherit(entries: &mut [Spanned<Signatory>], group: &[usize]) {
    let printed = group.iter().map(|&at| &entries[at]).filter(|of| of.added.is_some());
    let printed = printed.filter(|of| of.number.is_some());
    let Some(from) = printed.min_by_key(|of| (of.added, of.number)) else { return };
    let (number, added, key) = (from.number, from.added, from.key.clone());
    let first = &mut entries[group[0]];
    (first.number, first.added, first.key) = (number, added, key);
}
