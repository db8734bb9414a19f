//! What typefaces can show.

/// What the check must know of the typefaces at hand.
pub trait Faces {
    /// Whether any of them has a glyph for a character.
    fn covers(&self, character: char) -> bool;
    /// The names of their families.
    fn families(&self) -> Vec<String>;
}

/// A typeface for all characters, where none is printed.
pub struct AnyFace;

impl Faces for AnyFace {
    fn covers(&self, _: char) -> bool {
        true
    }

    fn families(&self) -> Vec<String> {
        Vec::new()
    }
}
