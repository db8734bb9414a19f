//! Texts of the letter file. The type of each says what it is for.

use std::ops::Deref;

use serde::{Deserialize, Deserializer};

use crate::source::Spanned;

/// A text with its place, whatever it is for.
pub type Text = Spanned<String>;

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A name, printed exactly as typed.
    Name,
    /// A line of the letter.
    Line,
    /// CommonMark.
    Prose,
    /// Read by the program, not printed: a path, a colour, a length.
    Setting,
}

/// A text of one kind.
pub trait Typed: Deref<Target = Text> + From<Text> {
    /// The kind.
    const KIND: TextKind;
}

macro_rules! typed {
    ($($(#[$doc:meta])+ $kind:ident),+ $(,)?) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $kind(Text);

        impl Typed for $kind {
            const KIND: TextKind = TextKind::$kind;
        }

        impl Deref for $kind {
            type Target = Text;

            fn deref(&self) -> &Text {
                &self.0
            }
        }

        impl From<Text> for $kind {
            fn from(text: Text) -> Self {
                Self(text)
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Text::deserialize(deserializer).map(Self)
            }
        }

        #[cfg(test)]
        super::json_schema::as_inner!($kind as String);
    )+};
}

typed! {
    /// A name, printed exactly as typed.
    Name,
    /// A line of the letter.
    Line,
    /// A text in CommonMark.
    Prose,
    /// What the program reads and does not print: a path, a colour, a length.
    Setting,
}
