//! Looks: named sets of tokens, as data. A look says how large, how far apart, in which
//! faces and colours things are set; where parts stand on the paper is said by the
//! [page standard](super::PageStandard).

use std::sync::LazyLock;

use serde::Deserialize;

use super::length;
use super::tokens::{CardLook, CardSizes, Colors, Ems, Gaps, Heights, Justification};
use super::tokens::{Rules, Shares, Sizes, Watermark, Weights};

/// A look, as its file has it.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The families of typefaces.
    pub fonts: Families,
    /// The text of the letter.
    pub text: BodyText,
    /// How lines are made even.
    pub justification: Justification,
    /// Sizes of type, in sizes of the text.
    pub sizes: Sizes,
    /// Distances, in lines.
    pub gaps: Gaps,
    /// Distances in em of the type around them.
    pub ems: Ems,
    /// Shares of what is around them.
    pub shares: Shares,
    /// Least heights of what takes whole half lines.
    pub heights: Heights,
    /// Rules.
    pub rules: Rules,
    /// The weights of type.
    pub weights: Weights,
    /// Colours.
    pub colors: Colors,
    /// The word across each page of a draft.
    pub watermark: Watermark,
    /// The card for social media.
    pub card: CardLook,
    /// The sizes of its type.
    pub card_sizes: CardSizes,
}

impl Look {
    /// The look of letters that ask for no other, which is the only one there is.
    pub fn classic() -> &'static Self {
        static CLASSIC: LazyLock<Look> = LazyLock::new(|| {
            toml::from_str(include_str!("looks/classic.toml")).expect("a sound look")
        });
        &CLASSIC
    }
}

/// The families of typefaces.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Families {
    /// For the text.
    pub text: String,
    /// For the letterhead.
    pub letterhead: String,
}

/// The text of the letter.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyText {
    /// Its size in points.
    #[serde(deserialize_with = "length::one")]
    pub size: f64,
    /// How far its lines are apart, in points.
    #[serde(deserialize_with = "length::one")]
    pub leading: f64,
    /// Whether both of its edges are straight.
    pub justify: bool,
    /// The smallest it becomes, in points, to fit a number of pages.
    #[serde(deserialize_with = "length::one")]
    pub smallest: f64,
    /// The closest its lines become, in multiples of the size, to fit a number of pages.
    pub closest: f64,
}

impl BodyText {
    /// How far lines are apart, in multiples of the size.
    pub fn spacing(&self) -> f64 {
        self.leading / self.size
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Color;
    use super::*;

    #[test]
    fn the_look_is_sound() {
        let Look { text, sizes, colors, .. } = Look::classic();
        // 11 on 14 pt.
        assert_eq!((text.size, text.spacing()), (11.0, 14.0 / 11.0));
        assert!(sizes.tiny < sizes.small && sizes.small < 1.0 && sizes.nameplate > 1.0);
        assert_eq!(colors.accent, Color::Rgb("#000000".to_owned()));
    }
}
