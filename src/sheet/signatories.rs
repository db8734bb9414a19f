//! The signatories as they are printed.

use serde::Serialize;

use super::arrange::arrange;
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

pub fn localise(list: &letter::Signatories, images: &[Image], locale: &Locale) -> Signatories {
    let parts = arrange(list, locale);
    let entries: Vec<Entry> = parts
        .iter()
        .flat_map(|part| &part.members)
        .map(|(number, entry)| self::entry(*number, entry, images, locale))
        .collect();
    let pictured = list.entries.iter().any(|entry| entry.image.is_some());
    let few = list.entries.len() <= BLOCKS && !list.numbered;
    let style = list.groups.first().and_then(|group| group.style);
    let style =
        style.unwrap_or(if few || pictured { ListStyle::Blocks } else { ListStyle::Columns });
    Signatories {
        note: list.note.clone(),
        style: match style {
            ListStyle::Columns => "columns",
            ListStyle::Blocks => "blocks",
        },
        columns: list.groups.first().and_then(|group| group.columns),
        numbered: list.numbered,
        entries,
    }
}

fn entry(
    number: Option<u32>,
    entry: &letter::Signatory,
    images: &[Image],
    locale: &Locale,
) -> Entry {
    let alt = || locale.words.signature.replace("{name}", &entry.name);
    Entry {
        number: number.map(|number| format!("{number}.")).unwrap_or_default(),
        lines: [&entry.role, &entry.organization].into_iter().flatten().cloned().collect(),
        image: entry.image.as_ref().map(|picture| Picture {
            path: image_path(picture.image, images),
            alt: picture.alt.clone().unwrap_or_else(alt),
        }),
        name: entry.name.clone(),
    }
}
