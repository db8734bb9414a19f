//! A row to a signatory.

use super::super::Check;
use super::countries;
use super::dates::moment;
use super::named::{Named, Signing, text};
use super::row::Row;
use crate::diagnostic::{Code, suggest};
use crate::draft::FieldValue;
use crate::draft::span_map::SpanMap;
use crate::draft::text::Text;
use crate::draft::text::TextKind;
use crate::letter::{Capacity, Kind, Picture, Signatory};
use crate::names::person::Column;
use crate::prose::vague;
use crate::source::{SourceId, Spanned};
use crate::table::columns::{self, Field, flag};
use crate::text::characters;

/// Gives a row that does not say of which kind it is the kind that its other fields
/// let one see, or the usual one.
pub fn infer_kind(row: &mut Row, usual: Option<Kind>) {
    if row.has(Field::Kind) {
        return;
    }
    let personal = text(row, Field::Capacity).map(capacity) == Some(Capacity::Personal);
    let has = |field| row.has(field);
    let kind = match () {
        () if Named::of(row).person.is_none() => Some(Kind::Organization),
        () if personal || [Field::Given, Field::Family, Field::Role].into_iter().any(has) => {
            Some(Kind::Individual)
        }
        () => usual,
    };
    kind.into_iter().for_each(|kind| row.infer_kind(kind));
}

/// The name that is printed for a row, and the field it is written in.
pub fn printed_name(row: &Row) -> Option<(Field, String)> {
    let (named, kind) = (Named::of(row), row.kind());
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
    pub(super) fn signatory(&mut self, row: &Row) -> Option<Spanned<Signatory>> {
        self.printable(row);
        let named = Named::of(row);
        let capacity = text(row, Field::Capacity).map(capacity);
        let called = if row.cells.is_some() { columns::kind } else { |_: &str| None };
        let kind = row.value(Field::Kind).and_then(|kind| self.kind(kind, called));
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
        let value = Signatory {
            name,
            family: text(row, Field::Family),
            sort_name: text(row, Field::SortName),
            kind,
            role: text(row, Field::Role),
            organization,
            country: countries::origin(row),
            capacity,
            represented_by,
            lead: row.value(Field::Lead).is_some_and(|lead| self.flag(lead)),
            rank: row.value(Field::Rank).and_then(|rank| self.whole_number(rank)),
            date: row.get(Field::Date).and_then(|date| moment(date, row.date_order).ok()),
            number: row.value(Field::Number).and_then(|number| self.whole_number(number)),
            image,
            url: row.get(Field::Url).and_then(|url| self.homepage(url)),
            language: row.get(Field::Lang).and_then(|tag| self.language(tag)),
            key: row.key.clone(),
            added: None,
            column: Column::default(),
            merged: 0,
        };
        Some(Spanned { value, span: row.span })
    }

    /// Only what can be printed; the letter's own texts are looked over with
    /// all others.
    fn printable(&mut self, row: &Row) {
        let of_files = row.texts().filter(|(_, text)| text.span.source != SourceId::LETTER);
        // A country that is known is printed by the name the letter's language has for it.
        let known = |field| field == Field::Country && row.country.is_some();
        for (_, text) in of_files.filter(|(field, _)| !known(*field)) {
            let written = SpanMap::whole(text);
            self.look_over(&written, TextKind::Name);
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

    /// What somebody is: letters say it in two words, and tables in those `called` knows.
    pub(super) fn kind(
        &mut self,
        kind: &FieldValue,
        called: impl Fn(&str) -> Option<Kind>,
    ) -> Option<Kind> {
        let kind = match kind {
            FieldValue::Kind(kind) => return Some(kind.value),
            kind => kind.text()?,
        };
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

    fn flag(&mut self, value: &FieldValue) -> bool {
        let typed = value.typed();
        let yes = match value {
            FieldValue::Flag(yes) => Some(yes.value),
            _ => flag(&typed),
        };
        if yes.is_none() {
            let message = format!("`{typed}` is neither yes nor no");
            self.fault(Code::BadValue, value.span(), message, "write `yes` or `no`");
        }
        yes.unwrap_or_default()
    }

    fn whole_number(&mut self, value: &FieldValue) -> Option<u32> {
        let typed = value.typed();
        let number = match value {
            FieldValue::Number(number) => Some(number.value),
            _ => typed.trim().trim_end_matches('.').parse().ok(),
        };
        if number.is_none() {
            let message = format!("`{typed}` is no whole number");
            self.fault(Code::BadValue, value.span(), message, "write digits only, such as 12");
        }
        number
    }

    /// The address that a name, or a letterhead, links to.
    pub(in crate::check) fn homepage(&mut self, url: &Text) -> Option<String> {
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
