//! The language of a letter: its words, dates, order and line breaks.

pub mod country;
mod date;
mod files;
mod language;
mod moment;
mod number;
mod paper;
mod plural;
pub(crate) mod reading;
pub mod tie;
mod words;

use std::sync::OnceLock;

use icu_locale::LocaleDirectionality;
use icu_locale_core::Locale as Tag;

pub use self::country::Country;
pub use self::language::Language;
pub use self::paper::Paper;
pub use self::plural::Plural;
pub(crate) use self::words::named_in_label;
pub use self::words::{Heads, PressWords, Words};

/// All that depends on the language of a letter.
#[derive(Debug, Clone)]
pub struct Locale {
    tag: Tag,
    /// The words.
    pub words: Words,
    /// Whether these are the words of the letter's own language.
    pub native: bool,
    /// The names of countries, once they are asked for.
    countries: OnceLock<Vec<&'static str>>,
}

/// Regions whose letters are written on US letter paper, as the CLDR has it.
const LETTER_PAPER: [&str; 14] =
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

impl Locale {
    /// The locale of a language tag. Where a language has no words here, the
    /// English ones serve.
    pub fn new(tag: &Tag) -> Self {
        let (words, native) = words::of(tag);
        Self { tag: tag.clone(), words, native, countries: OnceLock::new() }
    }

    /// The language of its words, where they are not its own.
    pub fn words_language(&self) -> Option<Language> {
        if self.native { None } else { Language::named("en") }
    }

    /// Its tag.
    pub fn tag(&self) -> &Tag {
        &self.tag
    }

    /// The language alone, such as `en`.
    pub fn language(&self) -> &str {
        self.tag.id.language.as_str()
    }

    /// The region, such as `US`, where the tag names one.
    pub fn region(&self) -> Option<&str> {
        region(&self.tag)
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(&self) -> bool {
        is_rtl(&self.tag)
    }

    /// The paper people there write letters on.
    pub fn paper(&self) -> Paper {
        let american = match self.region() {
            Some(region) => LETTER_PAPER.contains(&region),
            None => false,
        };
        if american { Paper::UsLetter } else { Paper::A4 }
    }
}

/// Whether the language of a tag is written from right to left.
pub fn is_rtl(tag: &Tag) -> bool {
    LocaleDirectionality::new_common().is_right_to_left(&tag.id)
}

/// The country of a tag; regions of several countries, such as `419`, have no
/// habits of their own here.
fn region(tag: &Tag) -> Option<&str> {
    tag.id.region.as_ref().map(|region| region.as_str()).filter(|region| region.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        Locale::new(&tag.parse().expect("a tag"))
    }

    #[test]
    fn paper_follows_the_region() {
        assert_eq!(locale("en-US").paper(), Paper::UsLetter);
        assert_eq!(locale("fr-CA").paper(), Paper::UsLetter);
        assert_eq!(locale("en-GB").paper(), Paper::A4);
        assert_eq!(locale("de").paper(), Paper::A4);
    }

    #[test]
    fn a_language_runs_as_its_script_does() {
        let rtl = ["ar", "he", "fa-IR", "az-Arab"].map(|tag| locale(tag).is_rtl());
        let ltr = ["en", "zh", "az", "ar-Latn"].map(|tag| locale(tag).is_rtl());
        assert_eq!((rtl, ltr), ([true; 4], [false; 4]));
    }

    #[test]
    fn a_region_is_a_country() {
        assert_eq!(locale("es-MX").region(), Some("MX"));
        assert_eq!(locale("es-419").region(), None);
    }

    #[test]
    fn words_fall_back_from_region_to_language_to_english() {
        assert_eq!(locale("de-AT").words.enclosure, "Anlage");
        assert_eq!(locale("de-CH").words.enclosure, "Beilage");
        assert!(locale("de-AT").native);
        assert_eq!(locale("cy").words.enclosure, "Enclosure:");
        assert!(!locale("cy").native);
    }
}
