//! All a letter is set with but the letter itself: templates and typefaces.

mod fonts;
pub mod templates;

pub use self::fonts::Fonts;
