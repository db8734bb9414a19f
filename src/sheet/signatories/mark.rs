//! The mark of an electronic signature, in the block of who signs: what is seen of it on the page.

use jiff::civil::Date;

use super::{Entry, Signatories};
use crate::draft::schema::ListStyle;
use crate::locale::Locale;
use crate::names::holder::{self, Room};

/// Who signs electronically, and in which block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldOf {
    /// The name in the certificate.
    pub name: String,
    /// The file of the certificate, as messages call it.
    pub file: String,
    /// All names by which the holder of the certificate may sign, that of their organisation last.
    pub names: Vec<String>,
    /// The field that is asked for, by its name or its signatory's.
    pub field: Option<String>,
    /// The day on which it is signed.
    pub on: Date,
}

impl FieldOf {
    /// Which of some fields it is, by what they are called; nothing where one would have to guess.
    pub fn among<'a>(&self, labels: impl IntoIterator<Item = &'a str>) -> Option<usize> {
        let labels: Vec<&str> = labels.into_iter().collect();
        let called: Vec<String> = (0..labels.len()).map(Self::called).collect();
        let rooms = labels.iter().zip(&called);
        let rooms: Vec<Room<'_>> =
            rooms.map(|(label, called)| Room { called, label, taken: false }).collect();
        let chosen = holder::choose(&rooms, &self.names, self.field.as_deref());
        chosen.ok().flatten().map(|chosen| chosen.at)
    }

    /// What a field is called in the file, by its place among all.
    pub fn called(at: usize) -> String {
        format!("Signature{}", at + 1)
    }
}

impl Signatories {
    /// Says in a block who signs electronically, and when. Gives whether there are blocks: whoever
    /// signs says it where none is the signer's.
    pub fn mark(&mut self, signer: &FieldOf, locale: &Locale) -> bool {
        let blocks = self.groups.iter_mut().filter(|group| group.style == ListStyle::Blocks);
        let mut entries: Vec<&mut Entry> =
            blocks.flat_map(|group| &mut group.entries).map(|entry| &mut entry.value).collect();
        let own = signer.among(entries.iter().map(|entry| &*entry.field));
        let there = !entries.is_empty();
        let Some(entry) = own.and_then(|own| entries.get_mut(own)) else { return there };
        // The number of the day stays with its month. The mark is on pages and in no data, so the
        // space is that of pages.
        let day = locale.date(signer.on).replacen(' ', "\u{a0}", 1);
        let words = locale.words.signed_electronically.replace("{date}", &day);
        entry.signed = Some(words.replace("{name}", &signer.name));
        true
    }
}
