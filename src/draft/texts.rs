//! Every text of a draft, with what kind of text it is. Rules that hold for
//! all texts walk this list.

use super::schema::{Color, Draft, Margins, Party, Signatory, Text};
use super::spanned::{Spanned, TextOr};

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name, printed exactly as typed.
    Name,
    /// A line of the letter.
    Line,
    /// CommonMark.
    Prose,
    /// Read by the program, not printed: a path, a colour, a length.
    Setting,
}

/// A text, its kind, and the key it stands under.
pub struct Entry<'a> {
    /// The text.
    pub text: std::borrow::Cow<'a, Text>,
    /// What it is for.
    pub kind: Kind,
    /// The key it stands under.
    pub key: &'static str,
}

/// All texts of a draft, in no particular order.
pub fn all(draft: &Draft) -> Vec<Entry<'_>> {
    let mut list = List(Vec::new());
    list.letter(draft);
    list.letterhead(draft);
    draft.recipient.iter().chain(&draft.recipients).for_each(|party| list.party(party));
    list.signatories(draft);
    list.settings(draft);
    list.press(draft);
    list.0
}

struct List<'a>(Vec<Entry<'a>>);

impl<'a> List<'a> {
    fn add(&mut self, kind: Kind, key: &'static str, text: impl Into<Option<&'a Text>>) {
        if let Some(text) = text.into() {
            self.0.push(Entry { text: std::borrow::Cow::Borrowed(text), kind, key });
        }
    }

    /// A string that may also be a table, when it is a string.
    fn add_plain<T>(&mut self, kind: Kind, key: &'static str, text: &Spanned<TextOr<T>>) {
        if let TextOr::Text(value) = &text.value {
            let text = Spanned { value: value.clone(), span: text.span };
            self.0.push(Entry { text: std::borrow::Cow::Owned(text), kind, key });
        }
    }

    fn color(&mut self, color: Option<&'a Spanned<TextOr<Color>>>) {
        let Some(color) = color else { return };
        self.add_plain(Kind::Setting, "color", color);
        if let Some(table) = color.value.table() {
            self.add(Kind::Setting, "rgb", &table.rgb);
            self.add(Kind::Setting, "spot", table.spot.as_ref());
        }
    }

    fn letter(&mut self, draft: &'a Draft) {
        self.add(Kind::Setting, "lang", &draft.lang);
        self.add(Kind::Line, "title", draft.title.as_ref());
        self.add(Kind::Line, "place", draft.place.as_ref());
        self.add(Kind::Line, "your_reference", draft.your_reference.as_ref());
        self.add(Kind::Line, "our_reference", draft.our_reference.as_ref());
        self.add(Kind::Line, "subject", draft.subject.as_ref());
        let printed = if draft.output.qr.as_ref().is_some_and(|qr| qr.value) {
            Kind::Line
        } else {
            Kind::Setting
        };
        self.add(printed, "canonical_url", draft.canonical_url.as_ref());
        self.add(Kind::Line, "salutation", draft.salutation.as_ref());
        self.add(Kind::Line, "closing", draft.closing.as_ref());
        if let Some(date) = &draft.date {
            self.add_plain(Kind::Line, "date", date);
        }
        self.add_plain(Kind::Prose, "body", &draft.body);
        draft.postscript.0.iter().for_each(|text| self.add(Kind::Prose, "postscript", text));
        self.enclosures(draft);
        for (key, copies) in [("cc", &draft.cc), ("bcc", &draft.bcc)] {
            copies.iter().for_each(|copy| self.add_plain(Kind::Line, key, copy));
        }
        let copies = draft.cc.iter().chain(&draft.bcc);
        for copy in copies.filter_map(|copy| copy.value.table()) {
            self.add(Kind::Name, "name", &copy.name);
            self.add(Kind::Line, "role", copy.role.as_ref());
            self.add(Kind::Line, "organization", copy.organization.as_ref());
            self.add(Kind::Line, "email", copy.email.as_ref());
            self.add(Kind::Setting, "lang", copy.lang.as_ref());
        }
    }

    fn enclosures(&mut self, draft: &'a Draft) {
        for enclosure in &draft.enclosures {
            self.add_plain(Kind::Line, "enclosures", enclosure);
        }
        for enclosure in draft.enclosures.iter().filter_map(|enclosure| enclosure.value.table()) {
            self.add(Kind::Line, "title", &enclosure.title);
            self.add(Kind::Setting, "file", enclosure.file.as_ref());
            self.add(Kind::Line, "alt", enclosure.alt.as_ref());
        }
    }

    fn letterhead(&mut self, draft: &'a Draft) {
        let head = &draft.letterhead;
        self.add(Kind::Name, "name", head.name.as_ref());
        self.add(Kind::Line, "tagline", head.tagline.as_ref());
        self.add(Kind::Line, "logo_alt", head.logo_alt.as_ref());
        self.add(Kind::Line, "phone", head.phone.as_ref());
        self.add(Kind::Line, "email", head.email.as_ref());
        self.add(Kind::Line, "web", head.web.as_ref());
        self.add(Kind::Line, "footer", head.footer.as_ref());
        head.address.0.iter().for_each(|line| self.add(Kind::Line, "address", line));
    }

    fn party(&mut self, party: &'a Party) {
        self.add(Kind::Name, "name", &party.name);
        self.add(Kind::Line, "role", party.role.as_ref());
        self.add(Kind::Line, "organization", party.organization.as_ref());
        party.address.0.iter().for_each(|line| self.add(Kind::Line, "address", line));
        self.add(Kind::Setting, "lang", party.lang.as_ref());
        self.add(Kind::Setting, "email", party.email.as_ref());
    }

    fn signatories(&mut self, draft: &'a Draft) {
        let Some(signatories) = &draft.signatories else { return };
        self.add(Kind::Line, "note", signatories.note.as_ref());
        self.add(Kind::Setting, "kind", signatories.kind.as_ref());
        self.add(Kind::Setting, "encoding", signatories.encoding.as_ref());
        signatories.file.0.iter().for_each(|path| self.add(Kind::Setting, "file", path));
        self.add(Kind::Setting, "key", signatories.key.as_ref());
        self.add(Kind::Setting, "corrections", signatories.corrections.as_ref());
        self.add(Kind::Setting, "ledger", signatories.ledger.as_ref());
        signatories.as_typed.0.iter().for_each(|text| self.add(Kind::Setting, "as_typed", text));
        for (key, column) in signatories.map.all() {
            self.add(Kind::Setting, key, column.as_ref());
        }
        signatories.map.ignore.0.iter().for_each(|name| self.add(Kind::Setting, "ignore", name));
        for country in signatories.countries.values() {
            self.add(Kind::Setting, "countries", country);
        }
        for group in &signatories.groups {
            self.add(Kind::Line, "heading", group.heading.as_ref());
            self.add(Kind::Setting, "by", group.by.as_ref());
        }
        for entry in &signatories.entries {
            self.add_plain(Kind::Name, "entries", entry);
        }
        for entry in signatories.entries.iter().filter_map(|entry| entry.value.table()) {
            self.signatory(entry);
        }
    }

    fn signatory(&mut self, entry: &'a Signatory) {
        self.add(Kind::Name, "name", entry.name.as_ref());
        for (key, part) in [
            ("prefix", &entry.prefix),
            ("given", &entry.given),
            ("middle", &entry.middle),
            ("family", &entry.family),
            ("suffix", &entry.suffix),
        ] {
            self.add(Kind::Name, key, part.as_ref());
        }
        self.add(Kind::Setting, "sort_name", entry.sort_name.as_ref());
        self.add(Kind::Setting, "kind", entry.kind.as_ref());
        self.add(Kind::Line, "role", entry.role.as_ref());
        self.add(Kind::Line, "organization", entry.organization.as_ref());
        self.add(Kind::Line, "country", entry.country.as_ref());
        self.add(Kind::Line, "capacity", entry.capacity.as_ref());
        self.add(Kind::Name, "represented_by", entry.represented_by.as_ref());
        self.add(Kind::Setting, "date", entry.date.as_ref());
        self.add(Kind::Line, "alt", entry.alt.as_ref());
        self.add(Kind::Setting, "image", entry.image.as_ref());
        self.add(Kind::Setting, "url", entry.url.as_ref());
        self.add(Kind::Setting, "lang", entry.lang.as_ref());
    }

    fn press(&mut self, draft: &'a Draft) {
        let Some(press) = &draft.press else { return };
        self.add(Kind::Line, "headline", press.headline.as_ref());
        self.add(Kind::Line, "subheadline", press.subheadline.as_ref());
        self.add(Kind::Line, "dateline", press.dateline.as_ref());
        self.add(Kind::Prose, "boilerplate", press.boilerplate.as_ref());
        self.add(Kind::Prose, "notes", press.notes.as_ref());
        self.add(Kind::Line, "end_mark", press.end_mark.as_ref());
        if let Some(body) = &press.body {
            self.add_plain(Kind::Prose, "press.body", body);
            self.add(Kind::Setting, "file", body.table().map(|body| &body.file));
        }
        for contact in &press.contacts {
            self.add(Kind::Name, "name", &contact.name);
            self.add(Kind::Line, "role", contact.role.as_ref());
            self.add(Kind::Line, "phone", contact.phone.as_ref());
            self.add(Kind::Line, "email", contact.email.as_ref());
        }
        if let Some(embargo) = press.release.as_ref().and_then(|release| release.table()) {
            self.add(Kind::Setting, "zone", &embargo.zone);
            embargo.zones.0.iter().for_each(|zone| self.add(Kind::Setting, "zones", zone));
        }
    }

    fn settings(&mut self, draft: &'a Draft) {
        self.add(Kind::Setting, "logo", draft.letterhead.logo.as_ref());
        self.color(draft.letterhead.color.as_ref());
        self.add(Kind::Setting, "band", draft.letterhead.band.as_ref());
        draft.output.profile.0.iter().for_each(|name| self.add(Kind::Setting, "profile", name));
        self.add(Kind::Setting, "bleed", draft.output.bleed.as_ref());
        self.add(Kind::Setting, "icc", draft.output.icc.as_ref());
        self.add(Kind::Setting, "paper", draft.page.paper.as_ref());
        let theme = &draft.theme;
        self.add(Kind::Setting, "font", theme.font.as_ref());
        self.add(Kind::Setting, "letterhead_font", theme.letterhead_font.as_ref());
        theme.fonts.0.iter().for_each(|path| self.add(Kind::Setting, "fonts", path));
        self.add(Kind::Setting, "size", theme.size.as_ref());
        self.color(theme.color.as_ref());
        if let Some(Margins { top, right, bottom, left }) =
            draft.page.margins.as_ref().and_then(|margins| margins.value.table())
        {
            for side in [top, right, bottom, left] {
                self.add(Kind::Setting, "margins", side.as_ref());
            }
        }
    }
}
