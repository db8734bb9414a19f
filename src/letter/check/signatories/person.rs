//! A row to a signatory.

use jiff::civil::{Date, DateTime};

use super::super::{Check, characters};
use super::condition::flag;
use super::field::Field;
use super::rows::Row;
use crate::diagnostic::Code;
use crate::letter::model::Picture;
use crate::letter::roll::{Capacity, Kind, Signatory};
use crate::letter::schema::Text;
use crate::letter::suggest;
use crate::letter::texts;
use crate::letter::vague;
use crate::letter::written::Written;

/// What tables call the two kinds.
const KINDS: [(Kind, &[&str]); 2] = [
    (
        Kind::Organization,
        &[
            "organization",
            "organisation",
            "org",
            "ngo",
            "group",
            "association",
            "institution",
            "company",
            "verein",
        ],
    ),
    (Kind::Individual, &["individual", "person", "private", "citizen", "personal"]),
];

/// How forms say that somebody signs for nobody else.
const PERSONAL: [&str; 7] = [
    "personal capacity",
    "private capacity",
    "individual capacity",
    "titre personnel",
    "título personal",
    "título pessoal",
    "titolo personale",
];

/// Whom a row names.
struct Named {
    person: Option<String>,
    organization: Option<String>,
    represented_by: Option<String>,
}

/// Who signs, for whom, and by whom.
struct Signing {
    name: String,
    organization: Option<String>,
    represented_by: Option<String>,
}

impl Named {
    fn of(row: &Row) -> Self {
        let parts = [Field::Given, Field::Family].into_iter().filter_map(|field| text(row, field));
        let parts = parts.collect::<Vec<_>>().join(" ");
        Self {
            person: text(row, Field::Name).or((!parts.is_empty()).then_some(parts)),
            organization: text(row, Field::Organization),
            represented_by: text(row, Field::RepresentedBy),
        }
    }

    /// Forms ask everybody for a name; where an organisation is named too and
    /// signs, it is who signs, represented by that person.
    fn signing(self, kind: Option<Kind>) -> Option<Signing> {
        let Self { person, organization, represented_by } = self;
        let both = person.clone().zip(organization.clone());
        Some(match both {
            None => {
                let name = person.or(organization)?;
                Signing { name, organization: None, represented_by }
            }
            Some((person, body)) if kind != Some(Kind::Organization) => {
                Signing { name: person, organization: Some(body), represented_by }
            }
            Some((person, body)) => {
                let by = (person != body).then_some(person);
                Signing { name: body, organization: None, represented_by: represented_by.or(by) }
            }
        })
    }
}

/// Gives a row that does not say of which kind it is the kind that its other fields
/// let one see, or the usual one.
pub fn settle_kind(row: &mut Row, usual: Option<Kind>) {
    if row.get(Field::Kind).is_some() {
        return;
    }
    let personal = text(row, Field::Capacity).map(capacity) == Some(Capacity::Personal);
    let has = |field| row.get(field).is_some();
    let kind = match () {
        () if Named::of(row).person.is_none() => Some(Kind::Organization),
        () if personal || [Field::Given, Field::Family, Field::Role].into_iter().any(has) => {
            Some(Kind::Individual)
        }
        () => usual,
    };
    let text = kind.map(|kind| Text { value: kind.word().to_owned(), span: row.span });
    row.fields.extend(text.map(|text| (Field::Kind, text)));
}

/// The kind that a word of a table stands for.
pub fn kind_called(word: &str) -> Option<Kind> {
    let word = word.trim().to_lowercase();
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

fn text(row: &Row, field: Field) -> Option<String> {
    row.get(field).map(|text| text.value.clone())
}

fn capacity(word: String) -> Capacity {
    let plain = word.to_lowercase();
    let personal = PERSONAL.iter().any(|words| plain.contains(words)) || plain == "personal";
    if personal { Capacity::Personal } else { Capacity::As(word) }
}

impl Check<'_> {
    /// What a row says of who signs; nothing when it names nobody.
    pub(super) fn signatory(&mut self, row: &Row) -> Option<Signatory> {
        if row.cells.is_some() {
            self.printable(row);
        }
        let named = Named::of(row);
        let capacity = text(row, Field::Capacity).map(capacity);
        let called = if row.cells.is_some() { kind_called } else { Kind::named };
        let kind = row.get(Field::Kind).and_then(|kind| self.kind(kind, called));
        let Some(Signing { name, organization, represented_by }) = named.signing(kind) else {
            let message = "this entry names nobody";
            let hint = "write `name`, or `given` and `family`, or `organization`";
            self.fault(Code::MissingKey, row.span, message, hint);
            return None;
        };
        let image = row.get(Field::Image).and_then(|path| self.picture(path)).map(|image| {
            self.alt(row.get(Field::Alt), &name);
            Picture { image, alt: text(row, Field::Alt) }
        });
        Some(Signatory {
            name,
            family: text(row, Field::Family),
            sort_name: text(row, Field::SortName),
            kind,
            role: text(row, Field::Role),
            organization,
            country: text(row, Field::Country),
            capacity,
            represented_by,
            lead: row.get(Field::Lead).is_some_and(|lead| self.lead(lead)),
            rank: row.get(Field::Rank).and_then(|rank| self.whole_number(rank)),
            date: row.get(Field::Date).and_then(|date| moment(date)),
            number: row.get(Field::Number).and_then(|number| self.whole_number(number)),
            image,
            url: row.get(Field::Url).and_then(|url| self.homepage(url)),
            language: row.get(Field::Lang).and_then(|tag| self.language(tag)),
            span: row.span,
            merged: 0,
        })
    }

    /// Only what can be printed; the letter's own texts are looked over with
    /// all others.
    fn printable(&mut self, row: &Row) {
        for (_, text) in &row.fields {
            let written = Written::whole(text);
            let faults = self.look_over(&written, texts::Kind::Name);
            faults.into_iter().for_each(|fault| self.report.add(fault));
        }
    }

    /// What a picture of a signature is said to show: whose it is.
    fn alt(&mut self, alt: Option<&Text>, name: &str) {
        if let Some(alt) = alt.filter(|alt| vague::picture(alt) || !vague::names(alt, name)) {
            let message = format!("`{}` does not say whose signature it is", alt.value);
            let hint = format!("name `{name}`, or leave `alt` out: the name is said then");
            self.fault(Code::VagueAlt, alt.span, message, hint);
        }
    }

    /// What a word stands for: letters have two, and tables what `called` knows.
    pub(super) fn kind(
        &mut self,
        kind: &Text,
        called: impl Fn(&str) -> Option<Kind>,
    ) -> Option<Kind> {
        let known = called(kind);
        if known.is_none() {
            let message = format!("`{}` is no kind of signatory", kind.value);
            let hint = suggest::hint(kind, &Kind::ALL.map(Kind::word));
            self.fault(Code::BadValue, kind.span, message, hint);
        }
        known
    }

    fn lead(&mut self, lead: &Text) -> bool {
        let yes = flag(lead);
        if yes.is_none() {
            let message = format!("`{}` is neither yes nor no", lead.value);
            self.fault(Code::BadValue, lead.span, message, "write `yes` or `no`");
        }
        yes.unwrap_or_default()
    }

    fn whole_number(&mut self, text: &Text) -> Option<u32> {
        let number = text.trim().trim_end_matches('.').parse().ok();
        if number.is_none() {
            let message = format!("`{}` is no whole number", text.value);
            self.fault(Code::BadValue, text.span, message, "write digits only, such as 12");
        }
        number
    }

    fn homepage(&mut self, url: &Text) -> Option<String> {
        if characters::is_too_long(url) {
            let message = format!("this address has more than {} characters", characters::LONGEST);
            self.fault(Code::BadLink, url.span, message, "shorten it");
            return None;
        }
        let lower = url.to_lowercase();
        if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
            return Some(url.value.clone());
        }
        if url.contains('.') && !url.contains([' ', ':', '@']) {
            return Some(format!("https://{}", url.value));
        }
        let message = format!("`{}` is no address a letter can link to", url.value);
        self.fault(Code::BadLink, url.span, message, "write a whole address: `https://…`");
        None
    }
}

/// A moment as forms export it, year first: `2026-03-01`, `2026-03-01T12:30:00Z`,
/// `2026/3/1 5:05:01 PM GMT+1`. Others would be guesses at day and month.
pub fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    if let Ok(moment) = text.trim_end_matches('Z').parse::<DateTime>() {
        return Some(moment);
    }
    let mut parts = text.split([' ', 'T']).filter(|part| !part.is_empty());
    let mut day = parts.next()?.split(['-', '/', '.']).map(str::parse::<i16>);
    let (year, month, date) = (day.next()?.ok()?, day.next()?.ok()?, day.next()?.ok()?);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(date).ok()?).ok()?;
    let mut clock = parts.next().unwrap_or("0").split(':').map(str::parse::<i8>);
    let mut next = || clock.next().and_then(Result::ok).unwrap_or_default();
    let (hour, minute, second) = (next(), next(), next());
    let hour = match parts.next().map(str::to_lowercase).as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::moment;

    #[test]
    fn moments_are_read_year_first() {
        let noon = Some(date(2026, 3, 1).at(12, 30, 0, 0));
        assert_eq!(moment("2026-03-01T12:30:00"), noon);
        assert_eq!(moment("2026-03-01 12:30:00"), noon);
        assert_eq!(moment("2026/03/01 12:30:00 PM GMT+1"), noon);
        assert_eq!(moment("2026-03-01"), Some(date(2026, 3, 1).at(0, 0, 0, 0)));
        let evening = Some(date(2026, 3, 1).at(17, 5, 1, 0));
        assert_eq!(moment("2026/3/1 5:05:01 PM"), evening);
        for other in ["03/01/2026", "yesterday", "2026-13-01", "", "2026-02-30 25:00"] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
