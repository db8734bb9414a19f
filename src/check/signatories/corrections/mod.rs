//! Corrections, so that those of today hold for the export of tomorrow.

mod file;

use std::collections::{BTreeSet, HashMap};

use super::super::Check;
use crate::check::signatories::person::printed_name;
use crate::check::signatories::row::Row;
use crate::check::signatories::row_key::Index;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::FieldValue;
use crate::draft::schema::Correction;
use crate::draft::text::Text;
use crate::draft::words::Choice;
use crate::names::duplicates;
use crate::source::{SourceId, Span, Spanned};
use crate::table::columns::Field;

/// The corrections of a list, one for each row, in the order of their file.
#[derive(Default)]
pub struct Corrections {
    source: SourceId,
    list: Vec<Spanned<Correction>>,
}

/// Which correction is for whom.
struct ForWhom<'a> {
    /// Of each key, which correction.
    keys: Index<'a>,
    /// The corrections with keys, in the order of the index.
    keyed: Vec<usize>,
    /// Of each name, as it is compared, which correction.
    names: HashMap<String, usize>,
}

impl ForWhom<'_> {
    fn find(&self, row: &Row) -> Option<usize> {
        let keyed = self.keys.find(&row.key).map(|at| self.keyed[at]);
        keyed.or_else(|| {
            let (_, name) = printed_name(row).filter(|_| !self.names.is_empty())?;
            self.names.get(&duplicates::letters(&name)).copied()
        })
    }
}

/// Of people of one name so many keys are told.
const MOST_KEYS: usize = 5;

impl Corrections {
    fn span(&self, span: Span) -> Span {
        Span { source: self.source, ..span }
    }

    fn text(&self, text: &Text) -> Text {
        Text { value: text.value.trim().to_owned(), span: self.span(text.span) }
    }

    fn for_whom(&self) -> ForWhom<'_> {
        let (mut keyed, mut keys, mut names) = (Vec::new(), Vec::new(), HashMap::new());
        for (at, correction) in self.list.iter().enumerate() {
            match (&correction.key, &correction.written) {
                (Some(key), _) => {
                    keyed.push(at);
                    keys.push(key.trim());
                }
                (None, Some(name)) => {
                    names.insert(duplicates::letters(name), at);
                }
                (None, None) => {}
            }
        }
        ForWhom { keys: Index::new(keys.into_iter()), keyed, names }
    }

    /// Says in a row what a correction says. Who signs under a family name that the new name
    /// has too is still in order by it.
    fn correct(&self, row: &mut Row, correction: &Correction) {
        let others = [
            (Field::SortName, &correction.sort_name),
            (Field::Role, &correction.role),
            (Field::Organization, &correction.organization),
            (Field::Country, &correction.country),
            (Field::Lang, &correction.lang),
        ];
        for (field, text) in others {
            if let Some(text) = text {
                row.set(field, Some(self.text(text).into()));
            }
        }
        if let Some(kind) = &correction.kind {
            row.set(Field::Kind, Some(Choice::from(self.text(kind)).into()));
        }
        if let Some(name) = &correction.name {
            let name = self.text(name);
            let field = printed_name(row).map_or(Field::Name, |(field, _)| field);
            if field == Field::Name {
                let lower = name.to_lowercase();
                let kept = row.get(Field::Family).filter(|of| lower.contains(&of.to_lowercase()));
                let kept = kept.cloned().map(FieldValue::from);
                row.set(Field::Given, None);
                row.set(Field::Family, kept);
            }
            row.set(field, Some(name.into()));
        }
        row.said = match (&correction.number, &correction.new) {
            (Some(number), _) => Said::Number(number.value, self.span(number.span)),
            (None, Some(new)) if new.value => Said::New,
            _ => Said::Nothing,
        };
    }
}

/// What is said of somebody's number in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Said {
    /// Nothing: the key tells.
    #[default]
    Nothing,
    /// That it is this one, and where that is said.
    Number(u32, Span),
    /// That there is none yet.
    New,
}

impl Check<'_> {
    /// Corrects the rows, and leaves out those that are to be left out; gives how many.
    pub(super) fn correct(&mut self, corrections: &Corrections, rows: &mut Vec<Row>) -> usize {
        let for_whom = corrections.for_whom();
        let found: Vec<Option<usize>> = rows.iter().map(|row| for_whom.find(row)).collect();
        self.meets(corrections, rows, &found);
        let (all, mut found) = (rows.len(), found.into_iter());
        rows.retain_mut(|row| {
            let Some(at) = found.next().flatten() else { return true };
            let correction = &corrections.list[at];
            if correction.leave_out.as_ref().is_some_and(|out| out.value) {
                return false;
            }
            corrections.correct(row, correction);
            true
        });
        all - rows.len()
    }

    /// Tells of corrections that meet no row any more, and of names that are several people's.
    fn meets(&mut self, corrections: &Corrections, rows: &[Row], found: &[Option<usize>]) {
        let mut met: Vec<BTreeSet<(&str, String)>> = vec![BTreeSet::new(); corrections.list.len()];
        let mut bodies: Vec<BTreeSet<String>> = vec![BTreeSet::new(); corrections.list.len()];
        for (row, at) in rows.iter().zip(found).filter_map(|(row, at)| Some((row, (*at)?))) {
            let (field, name) = printed_name(row).unwrap_or((Field::Name, String::new()));
            met[at].insert((row.key.as_str(), duplicates::letters(&name)));
            let body = row.get(Field::Organization).filter(|_| field == Field::Name);
            bodies[at].extend(body.map(|body| duplicates::letters(body)));
        }
        let met = met.into_iter().zip(bodies);
        let remarks = corrections.list.iter().zip(met).filter_map(|(correction, (met, bodies))| {
            let whom = correction.whom()?;
            let keys: BTreeSet<&str> = met.iter().map(|(key, _)| *key).collect();
            // Who writes a key means all that have it.
            let bodies = if correction.key.is_none() { bodies.len() } else { 0 };
            let remark = meeting(whom, corrections.span(whom.span), (met.len().max(bodies), &keys));
            let all = keys.first().filter(|_| keys.len() == 1 && correction.key.is_none());
            let hint = all.map(|key| format!("if all are meant, write `key = \"{key}\"` here"));
            Some(remark?.maybe_hint(hint.filter(|_| bodies > 1)))
        });
        let (unmet, several): (Vec<_>, Vec<_>) =
            remarks.partition(|remark| remark.code == Code::UnmetCorrection);
        if !rows.is_empty() {
            self.first_of(unmet, "more corrections that meet no row");
        }
        self.first_of(several, "more corrections that meet several people");
    }
}

/// What there is to say of a correction that meets so many people, with these keys.
fn meeting(
    whom: &Text,
    span: Span,
    (people, keys): (usize, &BTreeSet<&str>),
) -> Option<Diagnostic> {
    let whom = &whom.value;
    if people == 0 {
        let message = format!("no row is known as `{whom}` any more");
        let hint = "if the row is gone, remove the correction; if its name or address is \
                    another now, look its key up with `undersigned signatories --csv`";
        return Some(Diagnostic::new(Code::UnmetCorrection, span, message).hint(hint));
    }
    let keys: Vec<&str> = keys.iter().copied().take(MOST_KEYS).collect();
    let hint = match keys.len() {
        1 => "name a column in `[signatories]` that tells them apart: `key = \"…\"`".to_owned(),
        _ => format!("say who is meant: `key = \"{}\"`", keys.join("\"`, or `key = \"")),
    };
    let several = Diagnostic::new(Code::Conflict, span, format!("several are known as `{whom}`"));
    (people > 1).then(|| several.hint(hint))
}
