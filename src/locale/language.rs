//! The language of a text that is not in that of the letter.

use icu_locale_core::Locale as Tag;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Locale, region};

/// A language. The templates see `lang` and `region`, as typst's text has them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language(Tag);

impl Language {
    /// The language a BCP 47 tag names, if it names one.
    pub fn named(tag: &str) -> Option<Self> {
        tag.parse().ok().filter(|tag: &Tag| !tag.id.language.is_unknown()).map(Self)
    }

    /// Its tag.
    pub fn tag(&self) -> &Tag {
        &self.0
    }

    /// Its words and habits.
    pub fn locale(&self) -> Locale {
        Locale::new(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut language = serializer.serialize_struct("Language", 2)?;
        language.serialize_field("lang", self.0.id.language.as_str())?;
        language.serialize_field("region", &region(&self.0))?;
        language.end()
    }
}
