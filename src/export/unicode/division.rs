//! Hyphens that divide words at the end of a line. They look like any other, and where
//! only the typeface is asked they are read as one; the text beside them is a soft
//! hyphen (ISO 32000-1, 14.8.2.2.3), so that the word is read as one.

use typst::text::TextItem;

use super::line::PlacedText;

/// What its glyph stands for.
pub const HYPHEN: &str = "-";
/// What is said beside it.
pub const SOFT: &str = "\u{ad}";

/// Whether an item divides a word.
pub fn is(item: &TextItem) -> bool {
    item.text == SOFT && item.glyphs.len() == 1
}

/// Whether an item ends in a hyphen after a word.
pub fn ends(item: &TextItem) -> bool {
    item.text.len() > HYPHEN.len() && item.text.ends_with(HYPHEN)
}

/// Whether a line begins with the hyphen that the one before it ended in: some languages
/// write it again.
pub fn repeated(line: &[PlacedText<'_>], before: bool) -> bool {
    before && line.len() > 1 && line[0].text.text == HYPHEN
}
