//! The mark of an electronic signature, in the block of who signs: what is seen of it on the page.

use jiff::civil::Date;

use super::{Entry, Signatories};
use crate::draft::schema::ListStyle;
use crate::locale::Locale;

/// Who signs electronically, and in which block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldOf {
    /// The name in the certificate.
    pub name: String,
    /// The field that is asked for, by its name or its signatory's.
    pub field: Option<String>,
    /// The day on which it is signed.
    pub on: Date,
}

impl FieldOf {
    /// Which of some fields it is, by what they are called: the one that is asked for, the
    /// signer's own, or the first.
    pub fn among<'a>(&self, labels: impl IntoIterator<Item = &'a str>) -> Option<usize> {
        let labels: Vec<&str> = labels.into_iter().collect();
        let wanted = |(at, label): (usize, &&str)| match &self.field {
            Some(named) => Self::called(at) == *named || label.contains(named),
            None => label.contains(&self.name),
        };
        let own = labels.iter().enumerate().position(wanted);
        own.or_else(|| (!labels.is_empty()).then_some(0))
    }

    /// What a field is called in the file, by its place among all.
    pub fn called(at: usize) -> String {
        format!("Signature{}", at + 1)
    }
}

impl Signatories {
    /// Says in a block who signs electronically, and when. Gives whether there is one.
    pub fn mark(&mut self, signer: &FieldOf, locale: &Locale) -> bool {
        let blocks = self.groups.iter_mut().filter(|group| group.style == ListStyle::Blocks);
        let mut entries: Vec<&mut Entry> =
            blocks.flat_map(|group| &mut group.entries).map(|entry| &mut entry.value).collect();
        let own = signer.among(entries.iter().map(|entry| &*entry.field));
        let Some(entry) = own.and_then(|own| entries.get_mut(own)) else { return false };
        // The number of the day stays with its month. The mark is on pages and in no data, so the
        // space is that of pages.
        let day = locale.date(signer.on).replacen(' ', "\u{a0}", 1);
        let words = locale.words.signed_electronically.replace("{date}", &day);
        entry.signed = Some(words.replace("{name}", &signer.name));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_is_the_one_asked_for_the_signers_own_or_the_first() {
        let labels = ["Signature of Ada", "Signature of Maria"];
        let among = |name: &str, field: Option<&str>| {
            let field = field.map(str::to_owned);
            FieldOf { name: name.to_owned(), field, ..FieldOf::default() }.among(labels)
        };
        assert_eq!(among("Maria", None), Some(1));
        assert_eq!(among("Nobody", None), Some(0));
        assert_eq!(among("Ada", Some("Signature2")), Some(1));
        assert_eq!(among("Nobody", Some("Maria")), Some(1));
        assert_eq!(FieldOf::default().among([]), None);
    }
}
