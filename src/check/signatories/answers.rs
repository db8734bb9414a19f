//! Answers that say there is nothing to say: `none`, `N/A`, `-`. Nobody means them to be
//! printed, so they count as empty, and that is told.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::Check;
use super::row::Row;
use crate::diagnostic::instances::beginning;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::FieldValue;
use crate::draft::schema;
use crate::draft::text::Text;
use crate::letter::Kind;
use crate::names::suspect::{AnswerPlace, is_nothing};
use crate::source::{Sources, Span};
use crate::table::MOST_FAULTS;
use crate::table::columns::Field;

/// Where answers may say nothing. The order tells what is looked at first: what is beside
/// a name before the name.
const FIELDS: [(Field, AnswerPlace); 10] = [
    (Field::Role, AnswerPlace::Role),
    (Field::Organization, AnswerPlace::Organization),
    (Field::Country, AnswerPlace::Alone),
    (Field::Capacity, AnswerPlace::Alone),
    (Field::RepresentedBy, AnswerPlace::Alone),
    (Field::SortName, AnswerPlace::Alone),
    (Field::Url, AnswerPlace::Alone),
    (Field::Given, AnswerPlace::Part),
    (Field::Family, AnswerPlace::Part),
    (Field::Name, AnswerPlace::Alone),
];

/// What is printed as it stands, however it looks.
pub struct AsTyped<'a>(HashSet<&'a str>);

impl<'a> AsTyped<'a> {
    /// What a list says is right.
    pub fn of(list: &'a schema::Signatories) -> Self {
        Self(list.as_typed.0.iter().map(|text| text.trim()).collect())
    }

    /// Whether a text is right as it stands.
    pub fn has(&self, text: &str) -> bool {
        self.0.contains(text.trim())
    }
}

/// An answer that is left out.
pub struct Unsaid {
    row: Span,
    field: Field,
    text: Text,
}

/// Takes answers that say nothing out of the rows, but never all that names somebody.
pub fn leave_out(rows: &mut [Row], as_typed: &AsTyped<'_>) -> Vec<Unsaid> {
    let mut unsaid = Vec::new();
    for row in rows {
        for (field, place) in FIELDS {
            let nothing = |text: &Text| is_nothing(text, place) && !as_typed.has(text);
            let at = row
                .fields
                .iter()
                .position(|(own, value)| *own == field && value.text().is_some_and(nothing));
            if let Some(at) = at.filter(|_| is_named_without(row, field))
                && let (field, FieldValue::Text(text)) = row.fields.remove(at)
            {
                unsaid.push(Unsaid { row: row.span, field, text });
            }
        }
    }
    unsaid
}

/// Whether a row tells who signs without a field. One of a person does not tell it with an
/// organisation alone.
fn is_named_without(row: &Row, field: Field) -> bool {
    let person = row.has(Field::Role) || row.kind() == Some(Kind::Individual);
    let tells = |own: Field| own.names() && !(person && own == Field::Organization);
    !field.names() || row.fields.iter().any(|(own, _)| *own != field && tells(*own))
}

/// Answers left out of one field, each once: which words are taken for none is to be seen.
#[derive(Default)]
struct Answers {
    count: usize,
    each: Vec<Answer>,
    known: HashMap<String, usize>,
}

/// One answer, however often it is given.
struct Answer {
    text: String,
    count: usize,
    /// Where the first is.
    span: Span,
}

impl Answers {
    fn add(&mut self, text: &Text) {
        self.count += 1;
        let at = *self.known.entry(text.trim().to_lowercase()).or_insert(self.each.len());
        match self.each.get_mut(at) {
            Some(answer) => answer.count += 1,
            None => self.each.push(Answer { text: beginning(text), count: 1, span: text.span }),
        }
    }

    /// Each with the place of the first: `` `none` (signers.csv, line 9, and 2 more) ``.
    fn listed(&self, sources: &Sources) -> String {
        let listed = self.each.iter().take(MOST_FAULTS).map(|Answer { text, count, span }| {
            let more = if *count > 1 { format!(", and {} more", count - 1) } else { String::new() };
            format!("`{text}` ({}{more})", sources.line_of(*span))
        });
        let more = (self.each.len() > MOST_FAULTS).then(|| "…".to_owned());
        listed.chain(more).collect::<Vec<_>>().join(", ")
    }
}

impl Check<'_> {
    /// Tells what was left out of the rows that are printed, once for each field.
    pub(super) fn unsaid(&mut self, unsaid: &[Unsaid], rows: &[Row]) {
        let printed: HashSet<Span> = rows.iter().map(|row| row.span).collect();
        let faulty: HashSet<Span> = self.report.faults().collect();
        let mut found: BTreeMap<Field, Answers> = BTreeMap::new();
        let told = unsaid.iter().filter(|answer| printed.contains(&answer.row));
        for answer in told.filter(|answer| !faulty.contains(&answer.text.span)) {
            found.entry(answer.field).or_default().add(&answer.text);
        }
        for (field, answers) in found {
            let Some(first) = answers.each.first() else { continue };
            let (key, span) = (field.key(), first.span);
            let message = match answers.count {
                1 => format!("`{}` says that there is no `{key}`, and is left out", first.text),
                count => format!(
                    "{count} answers say that there is no `{key}`, and are left out: {}",
                    answers.listed(self.sources)
                ),
            };
            let hint = "leave the cell empty; \
                        one that is right goes into `as_typed` under `[signatories]`";
            let remark = Diagnostic::new(Code::NoAnswer, span, message).hint(hint);
            self.report.add(remark.apart());
        }
    }
}
