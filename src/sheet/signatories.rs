//! The signatories as they are printed.

use serde::Serialize;

use super::image_path;
use super::letterhead::Picture;
use crate::letter::schema::ListStyle;
use crate::letter::{self, Image};
use crate::locale::Locale;

/// Up to this many signatories each get a block of their own.
const BLOCKS: usize = 6;

/// Who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Signatories {
    /// A remark above the names.
    pub note: Option<String>,
    /// `blocks` or `columns`.
    pub style: &'static str,
    /// How many columns, or none to choose by the names.
    pub columns: Option<u8>,
    /// Whether any is numbered.
    pub numbered: bool,
    /// The names, in order.
    pub entries: Vec<Entry>,
}

/// One who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The number with its full stop, or nothing.
    pub number: String,
    /// The name.
    pub name: String,
    /// Role and organisation.
    pub lines: Vec<String>,
    /// The picture of the signature.
    pub image: Option<Picture>,
}

pub fn localise(list: letter::Signatories, images: &[Image], locale: &Locale) -> Signatories {
    let numbered = list.entries.iter().any(|entry| entry.number.is_some());
    let pictured = list.entries.iter().any(|entry| entry.image.is_some());
    let few = list.entries.len() <= BLOCKS && !numbered;
    let style =
        list.style.unwrap_or(if few || pictured { ListStyle::Blocks } else { ListStyle::Columns });
    Signatories {
        note: list.note,
        style: match style {
            ListStyle::Columns => "columns",
            ListStyle::Blocks => "blocks",
        },
        columns: list.columns,
        numbered,
        entries: list.entries.into_iter().map(|entry| self::entry(entry, images, locale)).collect(),
    }
}

fn entry(entry: letter::Signatory, images: &[Image], locale: &Locale) -> Entry {
    let alt = || locale.words.signature.replace("{name}", &entry.name);
    Entry {
        number: entry.number.map(|number| format!("{number}.")).unwrap_or_default(),
        lines: entry.role.into_iter().chain(entry.organization).collect(),
        image: entry.image.map(|picture| Picture {
            path: image_path(picture.image, images),
            alt: picture.alt.unwrap_or_else(&alt),
        }),
        name: entry.name,
    }
}
