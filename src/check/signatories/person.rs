//! A row to a signatory.

use super::super::Check;
use super::countries;
use super::dates::moment;
use super::named::{Named, Signing, text};
use super::rows::Row;
use crate::diagnostic::{Code, suggest};
use crate::draft::schema::Text;
use crate::draft::span_map::Written;
use crate::draft::texts;
use crate::letter::{Capacity, Kind, Picture, Signatory};
use crate::names::person::Column;
use crate::prose::vague;
use crate::source::SourceId;
use crate::table::columns::{self, Field, flag};
use crate::text::characters;

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

/// The name that is printed for a row, and the field it is written in.
pub fn printed_name(row: &Row) -> Option<(Field, String)> {
    let (named, kind) = (Named::of(row), row.get(Field::Kind).and_then(|kind| columns::kind(kind)));
    let of_body = named.person.is_none() || kind == Some(Kind::Organization);
    let field =
        if of_body && named.organization().is_some() { Field::Organization } else { Field::Name };
    named.signing(kind).map(|signing| (field, signing.name))
}

fn capacity(word: String) -> Capacity {
    if columns::is_personal(&word) { Capacity::Personal } else { Capacity::As(word) }
}

impl Check<'_> {
    /// What a row says of who signs; nothing when it names nobody.
    pub(super) fn signatory(&mut self, row: &Row) -> Option<Signatory> {
        self.printable(row);
        let named = Named::of(row);
        let capacity = text(row, Field::Capacity).map(capacity);
        let called = if row.cells.is_some() { columns::kind } else { Kind::named };
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
            country: countries::origin(row),
            capacity,
            represented_by,
            lead: row.get(Field::Lead).is_some_and(|lead| self.lead(lead)),
            rank: row.get(Field::Rank).and_then(|rank| self.whole_number(rank)),
            date: row.get(Field::Date).and_then(|date| moment(date, row.date_order).ok()),
            number: row.get(Field::Number).and_then(|number| self.whole_number(number)),
            image,
            url: row.get(Field::Url).and_then(|url| self.homepage(url)),
            language: row.get(Field::Lang).and_then(|tag| self.language(tag)),
            span: row.span,
            key: row.key.clone(),
            added: None,
            column: Column::default(),
            merged: 0,
        })
    }

    /// Only what can be printed; the letter's own texts are looked over with
    /// all others.
    fn printable(&mut self, row: &Row) {
        let of_files = row.fields.iter().filter(|(_, text)| text.span.source != SourceId::LETTER);
        // A country that is known is printed by the name the letter's language has for it.
        let known = |field| field == Field::Country && row.country.is_some();
        for (_, text) in of_files.filter(|(field, _)| !known(*field)) {
            let written = Written::whole(text);
            self.look_over(&written, texts::Kind::Name);
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
            let words = Kind::ALL.map(Kind::word);
            let near = suggest::nearest(kind, words).is_some();
            let hint = if near || kind.span.source == SourceId::LETTER {
                suggest::hint(kind, &words)
            } else {
                "write `organization` or `individual` into the cell, or nothing; or, if the \
                 column tells something else, `ignore` it in `[signatories.map]`"
                    .to_owned()
            };
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
