//! The tokens of a look, in groups of one unit each.

use serde::{Deserialize, Serialize};

use super::length::{self, lengths, multiples};

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
pub struct Limits {
    /// The least.
    pub least: f64,
    /// The most.
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
pub struct Weights {
    /// Of the headline, and of the title of a card.
    pub headline: String,
    /// Of headings.
    pub heading: String,
    /// Of the subject.
    pub subject: String,
    /// Of the sender's name in the letterhead.
    pub nameplate: String,
    /// Of the notice that repeats.
    pub notice: String,
    /// Of the word across a draft.
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

lengths! {
    /// A card for social media, in points, which are its pixels.
    CardLook {
        /// Its width.
        width,
        /// Its height.
        height,
        /// The margins to the left and right.
        side,
        /// The margins above and below.
        top,
        /// The height of the band.
        band,
        /// Between sender, title and what stands below.
        gap,
        /// The size of the text.
        text,
        /// The size of the sender's name.
        sender,
        /// Between logo and name.
        sender_gutter,
        /// The height of the logo.
        logo,
        /// What lines below the title have room for.
        lines_height,
    }
}

/// Sizes of a card's type, the largest first.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSizes {
    /// Of the title.
    #[serde(deserialize_with = "length::several")]
    pub titles: Vec<f64>,
    /// Of a line below it.
    #[serde(deserialize_with = "length::several")]
    pub lines: Vec<f64>,
}

#[cfg(test)]
mod tests {
    use crate::design::Look;

    #[test]
    fn heights_are_whole_half_lines() {
        let heights = Look::classic().heights.rounded(14.0);
        assert_eq!([heights.signing, heights.signing_row, heights.code], [42.0, 28.0, 56.0]);
    }
}
