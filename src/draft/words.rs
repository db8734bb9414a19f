//! Enumerations whose members letters call by words.

use std::ops::Deref;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IntoDeserializer};

use super::text::{Setting, Text};

/// Declares an enumeration with its words. The JSON Schema describes each word by the
/// doc comment of its member.
macro_rules! words {
    ($($(#[$about:meta])+ $enum:ident {
        $($(#[$of:meta])+ $variant:ident $word:literal),+ $(,)?
    })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        $(#[$about])+
        pub enum $enum {
            $($(#[$of])+ #[serde(rename = $word)] $variant),+
        }

        impl $enum {
            /// All of them.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word for it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl $crate::draft::texts::Texts for $enum {}
    )+};
}
pub(super) use words;

words! {
    /// What a letter is made for.
    Profile {
        /// A file that is mailed, uploaded and kept: accessible and archivable.
        Digital "digital",
        /// Paper, from an office printer or a print shop: inks, no links.
        Print "print",
        /// Newsrooms: accessible and small.
        Press "press",
    }

    /// What a signatory is.
    Kind {
        /// A body with a name of its own.
        Organization "organization",
        /// A person.
        Individual "individual",
    }
}

/// The member an enumeration has for a word.
pub fn named<T: DeserializeOwned>(word: &str) -> Option<T> {
    let word: StrDeserializer<'_, Error> = word.into_deserializer();
    T::deserialize(word).ok()
}

/// A word for one of several, or a text that is for none of them, which the check tells.
#[derive(Debug, Clone)]
pub struct Choice<T> {
    /// What is meant.
    pub known: Option<T>,
    text: Setting,
}

impl<T> Deref for Choice<T> {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.text
    }
}

impl<T: DeserializeOwned> From<Text> for Choice<T> {
    fn from(text: Text) -> Self {
        Self { known: named(&text), text: text.into() }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(Self::from)
    }
}
