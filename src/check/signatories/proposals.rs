//! Corrections that the checks suggest; `undersigned signatories --fix` writes them down.

use super::super::Check;
use super::person::printed_name;
use super::row::Row;
use crate::diagnostic::{Proposal, suggest};
use crate::letter::ledger::quoted;
use crate::letter::{Kind, Signatory};
use crate::names::duplicates::Near;
use crate::source::Spanned;
use crate::table::columns::{self, Field};

/// Fewer letters in capitals may be an abbreviation.
const FEWEST_CAPITALS: usize = 6;

impl Check<'_> {
    /// Proposes a correction of who signs, where there is a file for it.
    pub(super) fn propose(
        &mut self,
        of: &Spanned<Signatory>,
        field: &'static str,
        value: String,
        why: impl Into<String>,
    ) {
        let (key, name, why) = (of.key.clone(), of.name.clone(), why.into());
        self.report.propose(Proposal { key, field, value, name, span: of.span, why });
    }

    /// Of each pair of names that are nearly the same, to leave out the later.
    pub(super) fn propose_near(&mut self, entries: &[Spanned<Signatory>], near: &[Near]) {
        for pair in near {
            let first = &entries[pair.first];
            let why = format!("nearly `{}` ({})", first.name, pair.why);
            self.propose(&entries[pair.second], "leave_out", "true".to_owned(), why);
        }
    }

    /// What single rows show: kinds that are none, and names in nothing but capitals.
    pub(super) fn propose_for_rows(&mut self, rows: &[Row]) {
        for row in rows {
            let name = printed_name(row).map(|(_, name)| name).unwrap_or_default();
            let value = Signatory { name, key: row.key.clone(), ..Signatory::default() };
            let of = Spanned { value, span: row.span };
            if let Some(kind) = row.get(Field::Kind).filter(|kind| columns::kind(kind).is_none()) {
                let kinds = [Kind::Organization.word(), Kind::Individual.word()];
                let near = suggest::nearest(kind, kinds).unwrap_or(kinds[1]);
                let why = format!("`{}` is no kind of signatory", kind.value);
                self.propose(&of, "kind", quoted(near), why);
            }
            if let Some(name) = in_small(&of.name) {
                self.propose(&of, "name", quoted(&name), "all in capitals");
            }
        }
    }
}

/// A name in nothing but capitals as it is usually written, as far as that can be known.
fn in_small(name: &str) -> Option<String> {
    let letters = name.chars().filter(|c| c.is_uppercase()).count();
    let several = name.split_whitespace().nth(1).is_some();
    if letters < FEWEST_CAPITALS || !several || name.chars().any(char::is_lowercase) {
        return None;
    }
    let mut small = String::new();
    let mut within = false;
    for c in name.chars() {
        if within {
            small.extend(c.to_lowercase())
        } else {
            small.push(c)
        }
        within = c.is_alphanumeric();
    }
    Some(small)
}

#[cfg(test)]
mod tests {
    use super::in_small;

    #[test]
    fn names_in_capitals_are_told_from_abbreviations() {
        assert_eq!(in_small("ADA O'EXAMPLE-SMITH").as_deref(), Some("Ada O'Example-Smith"));
        assert_eq!(in_small("ÉMILE ÖRN").as_deref(), Some("Émile Örn"));
        for name in ["UNICEF", "FC UNITED e.V.", "DC 4 HK", "Ada Example", "香港 監察"] {
            assert_eq!(in_small(name), None, "{name}");
        }
    }
}
