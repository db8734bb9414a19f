//! What is said in a field of a signatory.

use std::borrow::Cow;

use super::text::{Text, Typed};
use super::words::{Choice, Kind};
use crate::source::{Span, Spanned};

/// What is said in a field: by a letter in its type, by a table as it is typed.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// As it is typed.
    Text(Text),
    /// What somebody is.
    Kind(Spanned<Kind>),
    /// A whole number.
    Number(Spanned<u32>),
    /// Yes or no.
    Flag(Spanned<bool>),
}

impl FieldValue {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As it would be typed.
    pub fn typed(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Kind(kind) => Cow::Borrowed(kind.word()),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Flag(flag) => Cow::Owned(flag.to_string()),
        }
    }

    /// Where it is said.
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Kind(kind) => kind.span,
            Self::Number(number) => number.span,
            Self::Flag(flag) => flag.span,
        }
    }
}

impl From<Text> for FieldValue {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl<T: Typed> From<T> for FieldValue {
    fn from(text: T) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Choice<Kind>> for FieldValue {
    fn from(choice: Choice<Kind>) -> Self {
        match choice.known {
            Some(value) => Self::Kind(Spanned { value, span: choice.span }),
            None => Self::Text((**choice).clone()),
        }
    }
}

impl From<Spanned<u32>> for FieldValue {
    fn from(number: Spanned<u32>) -> Self {
        Self::Number(number)
    }
}

impl From<Spanned<bool>> for FieldValue {
    fn from(flag: Spanned<bool>) -> Self {
        Self::Flag(flag)
    }
}
