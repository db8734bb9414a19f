//! Countries: their names in every language, and reading them.
//!
//! A country is what ISO 3166-1 lists, territories included, and Kosovo.

mod fold;
mod others;
mod read;
mod table;

use icu_locale_core::{Locale as Tag, locale};

pub use self::read::{Else, Reading};

use self::table::TABLE;
use super::Locale;

/// A country of ISO 3166-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u8);

impl Country {
    /// All of them, by their codes.
    fn all() -> impl Iterator<Item = Self> {
        (0..TABLE.codes.len()).map(Self::at)
    }

    fn at(place: usize) -> Self {
        // There are 250.
        Self(u8::try_from(place).unwrap_or_default())
    }

    /// The country of a code of two letters, in capitals.
    pub fn of_code(code: &str) -> Option<Self> {
        TABLE.codes.iter().position(|own| *own == code).map(Self::at)
    }

    /// What it is called in a language.
    pub fn name(self, tag: &Tag) -> &'static str {
        printed(TABLE.name(tag, usize::from(self.0)))
    }

    /// Its code of two letters, `DE`.
    pub fn code(self) -> &'static str {
        TABLE.codes.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl Locale {
    /// What a country is called in this language; in English, where the CLDR has
    /// no name in it.
    pub fn country(&self, country: Country) -> &'static str {
        printed(self.countries()[usize::from(country.0)])
    }

    /// All names of each country in this language, as the table has them.
    fn countries(&self) -> &[&'static str] {
        self.countries.get_or_init(|| TABLE.of(&self.tag))
    }

    /// What each country is called in this language, then all in English.
    pub fn country_names(&self) -> impl Iterator<Item = &'static str> {
        let own = Country::all().map(|country| self.country(country));
        own.chain(TABLE.of(&locale!("en")).into_iter().map(printed))
    }
}

/// The first of the names of a country.
fn printed(names: &'static str) -> &'static str {
    names.split('|').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(tag: &str, code: &str) -> &'static str {
        let locale = Locale::new(&tag.parse().expect("a tag"));
        locale.country(Country::of_code(code).expect("a code"))
    }

    #[test]
    fn a_country_is_named_in_the_language_of_the_letter() {
        for (tag, code, expected) in [
            ("en-US", "DE", "Germany"),
            ("de-AT", "TR", "Türkei"),
            ("fr-CA", "NO", "Norvège"),
            ("en-GB", "LC", "St Lucia"),
            ("en", "BA", "Bosnia and Herzegovina"),
            ("zh-TW", "US", "美國"),
            ("zh", "US", "美国"),
            ("uk", "XK", "Косово"),
            ("cy", "DE", "Yr Almaen"),
            ("qqq", "DE", "Germany"),
        ] {
            assert_eq!(name(tag, code), expected, "{tag} {code}");
        }
    }

    #[test]
    fn no_name_says_whose_a_territory_is_and_none_is_a_code() {
        for (code, expected) in [("HK", "Hong Kong"), ("PS", "Palestine"), ("MM", "Myanmar")] {
            assert_eq!(name("en", code), expected);
        }
        for tag in ["en", "ar", "ff", "zu"] {
            let locale = Locale::new(&tag.parse().expect("a tag"));
            assert!(
                locale.country_names().all(|name| name.chars().count() > 2 || !name.is_ascii()),
                "{tag}"
            );
        }
    }
}
