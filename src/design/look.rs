//! Looks: named sets of tokens, as data. A look says how large, how far apart, in which
//! faces and colours things are set; where parts stand on the paper is said by the
//! [page standard](super::standard).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::length::{self, lengths, multiples};

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

/// How lines are made even.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Justification {
    /// How much space letters may be given, in em.
    pub tracking: Limits,
    /// How wide gaps between words may be, in usual gaps.
    pub gaps: Limits,
    /// How wide they may be where text is ragged.
    pub ragged_gaps: f64,
    /// What a last line of one word costs, in usual costs.
    pub runt: f64,
}

/// The least and the most that is allowed.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they say it themselves")]
pub struct Limits {
    pub least: f64,
    pub most: f64,
}

multiples! {
    /// Sizes of type.
    Sizes {
        /// Lists, copies, enclosures.
        small,
        /// Running heads, numbers, notes, small print.
        tiny,
        /// Headings of the text's parts.
        heading,
        /// The title, where it is printed.
        headline,
        /// The name in the letterhead.
        nameplate,
    }
}

multiples! {
    /// Distances and heights.
    Gaps {
        /// The height of a line of the headline.
        headline_line,
        /// Below the headline.
        below_headline,
        /// Above a letter without headline and letterhead.
        opening,
        /// Below place and date.
        below_dateline,
        /// Below the addressees.
        below_address,
        /// Below the copies, where they stand under the address.
        below_copies,
        /// Between the label of a list of copies and the list.
        copies_gutter,
        /// To both sides of a quotation.
        quote_indent,
        /// Between the columns of a table.
        table_gutter,
        /// Between the rule above notes and the notes, and between these.
        above_note,
        /// Between columns of names.
        columns_gutter,
        /// Between the blocks of signatories.
        blocks_gutter,
        /// Below the heads of the columns of a sheet to be signed.
        below_sheet_head,
        /// From the baseline of tiny type to the top of its line.
        tiny_rise,
        /// From the baseline of tiny type to the bottom of its line.
        tiny_fall,
        /// The same of what explains marks on names.
        legend_fall,
        /// How much higher than text the letterhead stands.
        letterhead_raise,
        /// The height of the logo.
        logo,
        /// Above the tagline.
        tagline,
        /// Above the rule above the ways to reach the sender.
        above_contact,
        /// Below that rule.
        below_contact_rule,
        /// Below the letterhead.
        below_letterhead,
        /// From the edge of the paper to the line that says that more follows.
        more,
    }
}

multiples! {
    /// Distances in em of the type around them.
    Ems {
        /// Between the number of a note and the note.
        note_number,
        /// Between lines of the name in the letterhead.
        nameplate_leading,
        /// Between lines of the tagline.
        tagline_leading,
        /// Between lines of the notice that repeats.
        notice_leading,
        /// Between the title of an enclosure and the number of its page.
        mark_gutter,
        /// Between paragraphs of a card.
        card_paragraphs,
    }
}

multiples! {
    /// Shares of what is around them.
    Shares {
        /// Of a line: from its top to the baseline.
        rise,
        /// Of the text's width: a rule between its parts.
        break_rule,
        /// Of the text's width: the rule above notes.
        note_rule,
        /// Of the text's width: the block of one who signs alone.
        sole_signature,
    }
}

lengths! {
    /// Heights, which take whole half lines.
    Heights {
        /// Room for a signature.
        signing,
        /// A row of a sheet to be signed.
        signing_row,
        /// A QR code.
        code,
    }
}

impl Heights {
    /// The same, rounded up to whole half lines.
    pub fn rounded(&self, line: f64) -> Self {
        let whole = |least: f64| (least / line * 2.0 + 0.99).trunc() * line / 2.0;
        Self {
            signing: whole(self.signing),
            signing_row: whole(self.signing_row),
            code: whole(self.code),
        }
    }
}

lengths! {
    /// The thickness of rules, and how far those under text are from its baseline.
    Rules {
        /// Of tables, notes, the letterhead, a line to sign on.
        hairline,
        /// Under a link.
        link,
        /// How far that is from the baseline.
        link_offset,
        /// Under the name of the one whose copy it is.
        holder,
        /// How far that is from the baseline.
        holder_offset,
        /// Beside what is changed in a draft.
        change_bar,
    }
}

/// The weights of type, as typst names them.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they are named after what they are of")]
pub struct Weights {
    pub headline: String,
    pub heading: String,
    pub subject: String,
    pub nameplate: String,
    pub notice: String,
    pub watermark: String,
}

/// A colour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Color {
    /// From 0 for black to 1 for white.
    Grey(f64),
    /// As `#rrggbb`.
    Rgb(String),
}

/// Colours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Headline and links.
    pub accent: Color,
    /// What stands back: labels, numbers, heads.
    pub quiet: Color,
    /// The word across each page of a draft.
    pub watermark: Color,
}

/// The word across each page of a draft.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watermark {
    /// The width of the paper in sizes of the word.
    pub across: f64,
    /// How far it is turned, in degrees, clockwise.
    pub angle: i64,
}

/// A card for social media. Lengths in points, which are its pixels.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLook {
    /// Its width.
    #[serde(deserialize_with = "length::one")]
    pub width: f64,
    /// Its height.
    #[serde(deserialize_with = "length::one")]
    pub height: f64,
    /// The margins to the left and right.
    #[serde(deserialize_with = "length::one")]
    pub side: f64,
    /// The margins above and below.
    #[serde(deserialize_with = "length::one")]
    pub top: f64,
    /// The height of the band.
    #[serde(deserialize_with = "length::one")]
    pub band: f64,
    /// Between sender, title and what stands below.
    #[serde(deserialize_with = "length::one")]
    pub gap: f64,
    /// The size of the text.
    #[serde(deserialize_with = "length::one")]
    pub text: f64,
    /// The size of the sender's name.
    #[serde(deserialize_with = "length::one")]
    pub sender: f64,
    /// Between logo and name.
    #[serde(deserialize_with = "length::one")]
    pub sender_gutter: f64,
    /// The height of the logo.
    #[serde(deserialize_with = "length::one")]
    pub logo: f64,
    /// Sizes of the title, the largest first.
    #[serde(deserialize_with = "length::several")]
    pub titles: Vec<f64>,
    /// Sizes of a line below it, the largest first.
    #[serde(deserialize_with = "length::several")]
    pub lines: Vec<f64>,
    /// What such lines have room for.
    #[serde(deserialize_with = "length::one")]
    pub lines_height: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_is_sound() {
        let Look { text, sizes, colors, .. } = Look::classic();
        // 11 on 14 pt.
        assert_eq!((text.size, text.spacing()), (11.0, 14.0 / 11.0));
        assert!(sizes.tiny < sizes.small && sizes.small < 1.0 && sizes.nameplate > 1.0);
        assert_eq!(colors.accent, Color::Rgb("#000000".to_owned()));
    }

    #[test]
    fn heights_are_whole_half_lines() {
        let heights = &Look::classic().heights;
        let Heights { signing, signing_row, code } = heights.rounded(14.0);
        assert_eq!([signing, signing_row, code], [42.0, 28.0, 56.0]);
    }
}
