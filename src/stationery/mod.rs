//! All a letter is set with but the letter itself: templates, typefaces, the press.

mod fonts;
pub mod templates;

pub use self::fonts::{Fonts, infos};
/// What there is to know of a face before it is set.
pub use typst::text::FontInfo;

/// The ICC profile of the press for letters that name none: GRACoL 2006 on coated
/// paper, from the characterization data of CGATS TR 006.
pub const PRESS: &[u8] = include_bytes!("../../icc/gracol2006.icc");
