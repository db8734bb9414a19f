//! The signatories as they are printed.

mod rows;

use serde::Serialize;

use super::image_path;
use super::letterhead::Picture;
use crate::letter::schema::ListStyle;
use crate::letter::{self, Image};
use crate::locale::Locale;

/// Up to this many signatories each get a block of their own.
const BLOCKS: usize = 6;
/// A space at which no line ends.
const NO_BREAK: &str = "\u{a0}";

/// Who signs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Signatories {
    /// A remark above the names.
    pub note: Option<String>,
    /// Printed once, beneath the list, where a name carries a mark.
    pub disclaimer: Option<String>,
    /// The lists, one after the other.
    pub groups: Vec<Group>,
}

/// One list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Group {
    /// The heading above it.
    pub heading: Option<String>,
    /// How it is set: `columns`, `run-in`, `table`, `blocks` or `sheet`.
    pub style: &'static str,
    /// How many columns, or blocks in a row; none chooses by the names.
    pub columns: Option<u8>,
    /// Whether any name has a number.
    pub numbered: bool,
    /// The heads of a table's or sheet's columns. Empty columns are left out.
    pub header: Vec<String>,
    /// What stands between names that are run in.
    pub separator: String,
    /// The number of a sheet's first empty row.
    pub next: u64,
    /// The names, in order. The templates get them by themselves, as the file
    /// `/entries/` and the index of the group.
    #[serde(skip)]
    pub entries: Vec<Entry>,
}

/// One who signs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entry {
    /// The number with its full stop, or nothing.
    pub number: String,
    /// The name.
    pub name: String,
    /// `*` on a name that needs the disclaimer, else nothing.
    pub mark: String,
    /// What stands beneath the name: role, affiliation.
    pub lines: Vec<String>,
    /// A link in digital output.
    pub url: Option<String>,
    /// Whether the name is written from right to left.
    pub rtl: bool,
    /// The picture of the signature.
    pub image: Option<Picture>,
    /// The cells of a table's row, as many as `header` has; empty ones of a
    /// sheet are left to fill in by hand.
    pub cells: Vec<String>,
}

impl Signatories {
    /// How many sign.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.entries.len()).sum()
    }
}

pub fn localise(list: letter::Signatories, images: &[Image], locale: &Locale) -> Signatories {
    let style = style(&list);
    let next = list.entries.iter().filter_map(|entry| entry.number).max();
    let entries = list.entries.into_iter().map(|entry| self::entry(entry, images, locale));
    let entries: Vec<_> = entries.collect();
    let group = Group {
        style: name(style),
        columns: list.columns,
        numbered: next.is_some(),
        separator: separator(&locale.words.separator),
        next: next.map_or(1, |number| u64::from(number) + 1),
        entries,
        ..Group::default()
    };
    let group = match style {
        ListStyle::Table => rows::table(group, &locale.words.heads),
        ListStyle::Sheet => rows::sheet(group, &locale.words.heads),
        _ => group,
    };
    // A sheet is there to be filled, so it may be empty.
    let empty = group.entries.is_empty() && style != ListStyle::Sheet;
    let groups = if empty { Vec::new() } else { vec![group] };
    Signatories { note: list.note, disclaimer: None, groups }
}

fn style(list: &letter::Signatories) -> ListStyle {
    let numbered = list.entries.iter().any(|entry| entry.number.is_some());
    let pictured = list.entries.iter().any(|entry| entry.image.is_some());
    let few = list.entries.len() <= BLOCKS && !numbered;
    list.style.unwrap_or(if few || pictured { ListStyle::Blocks } else { ListStyle::Columns })
}

fn name(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Columns => "columns",
        ListStyle::RunIn => "run-in",
        ListStyle::Table => "table",
        ListStyle::Blocks => "blocks",
        ListStyle::Sheet => "sheet",
    }
}

/// No line begins with a separator.
fn separator(words: &str) -> String {
    match words.strip_prefix(' ') {
        Some(rest) => format!("{NO_BREAK}{rest}"),
        None => words.to_owned(),
    }
}

fn entry(entry: letter::Signatory, images: &[Image], locale: &Locale) -> Entry {
    let alt = || locale.words.signature.replace("{name}", &entry.name);
    Entry {
        number: entry.number.map(|number| format!("{number}.")).unwrap_or_default(),
        cells: rows::cells(&entry),
        lines: entry.role.into_iter().chain(entry.organization).collect(),
        image: entry.image.map(|picture| Picture {
            path: image_path(picture.image, images),
            alt: picture.alt.unwrap_or_else(&alt),
        }),
        name: entry.name,
        ..Entry::default()
    }
}
