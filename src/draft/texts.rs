//! Every text of a draft, with what it is for: rules that hold for all texts walk this list.
//! It follows from the types of the schema, so that none is forgotten.

use std::collections::BTreeMap;

use super::either::{CountOr, CountOrText, OneOrMany, TextOr, Wanted};
use super::schema::{Draft, Lints};
use super::text::{Line, Name, Prose, Setting, Text, TextKind, Typed};
use super::words::Choice;
use crate::source::Spanned;

/// A text, its kind, and the key it stands under.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// The text.
    pub text: &'a Text,
    /// What it is for.
    pub kind: TextKind,
    /// The key it stands under.
    pub key: &'static str,
}

/// All texts of a draft, in the order of the schema.
pub fn all(draft: &Draft) -> Vec<Entry<'_>> {
    let mut list = Vec::new();
    draft.texts("", &mut list);
    let with_code = draft.output.qr.as_ref().is_some_and(|qr| qr.value);
    let release = draft.press.as_ref().and_then(|press| press.body.as_ref()).map(TextOr::span);
    for entry in &mut list {
        match entry.key {
            // It is printed beside the code that leads to it.
            "canonical_url" if with_code => entry.kind = TextKind::Line,
            // The letter has a body, too.
            "body" if Some(entry.text.span) == release => entry.key = "press.body",
            _ => {}
        }
    }
    list
}

/// What may hold texts.
pub trait Texts {
    /// Adds its texts to a list; `key` is what it stands under.
    fn texts<'a>(&'a self, _key: &'static str, _list: &mut Vec<Entry<'a>>) {}
}

/// Declares tables of the letter file: each is read by serde, has its part in the JSON
/// Schema, and gives the texts of all its keys.
macro_rules! tables {
    ($(
        $(#[$about:meta])+
        pub struct $table:ident {
            $($(#[$of:meta])+ pub $key:ident: $type:ty,)+
        }
    )+) => {$(
        #[derive(Debug, Clone, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$about])+
        pub struct $table {
            $($(#[$of])+ pub $key: $type,)+
        }

        impl $crate::draft::texts::Texts for $table {
            fn texts<'a>(
                &'a self,
                _: &'static str,
                list: &mut Vec<$crate::draft::texts::Entry<'a>>,
            ) {
                $(self.$key.texts(stringify!($key), list);)+
            }
        }
    )+};
}
pub(super) use tables;

macro_rules! of_kind {
    ($($kind:ty),+) => {$(
        impl Texts for $kind {
            fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
                list.push(Entry { text: self, kind: Self::KIND, key });
            }
        }
    )+};
}

of_kind!(Name, Line, Prose, Setting);

macro_rules! no_texts {
    ($($type:ty),+) => { $(impl Texts for $type {})+ };
}

no_texts!(bool, u32, f64, toml::value::Datetime, CountOrText, Wanted, Lints);

impl<T> Texts for CountOr<T> {}

impl<T> Texts for Choice<T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        (**self).texts(key, list);
    }
}

impl<T: Texts> Texts for Spanned<T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        self.value.texts(key, list);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        self.iter().for_each(|of| of.texts(key, list));
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        self.iter().for_each(|of| of.texts(key, list));
    }
}

impl<T: Texts> Texts for OneOrMany<T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        self.0.texts(key, list);
    }
}

impl<K, T: Texts> Texts for BTreeMap<K, T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        self.values().for_each(|of| of.texts(key, list));
    }
}

impl<K: Texts, T: Texts> Texts for TextOr<K, T> {
    fn texts<'a>(&'a self, key: &'static str, list: &mut Vec<Entry<'a>>) {
        match self {
            Self::Text(text) => text.texts(key, list),
            Self::Table(table) => table.texts(key, list),
        }
    }
}
