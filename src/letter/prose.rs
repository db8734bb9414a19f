//! The text of a letter, as a tree of blocks.

use serde::Serialize;

use crate::locale::Language;

/// A piece of prose that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        body: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// Its text.
        body: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number, for numbered lists.
        start: Option<u64>,
        /// Whether its items stand close together.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        body: Vec<Block>,
    },
    /// Text kept as typed, line by line.
    Verbatim {
        /// The text.
        text: String,
    },
    /// A table, whose first row is its header.
    Table {
        /// The alignment of each column: `left`, `center`, `right` or `auto`.
        align: Vec<&'static str>,
        /// The cells of the header.
        header: Vec<Vec<Inline>>,
        /// Whether each page repeats the header. A repetition is no part of the
        /// text (ISO 14289-1, 7.1), so it cannot hold links and notes, which are.
        repeat: bool,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
    /// A paragraph that is in another language from beginning to end.
    #[serde(rename = "passage")]
    LanguageSpan {
        /// The language.
        language: Language,
        /// The paragraph.
        body: Vec<Block>,
    },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Text.
    Text {
        /// As it is printed.
        text: String,
    },
    /// Text that is never divided: a name.
    Whole {
        /// As it is printed.
        text: String,
    },
    /// A straight quote, to be curled as the language does.
    Smartquote {
        /// Double or single.
        double: bool,
    },
    /// Emphasis.
    Emph {
        /// What is emphasised.
        body: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        body: Vec<Inline>,
    },
    /// Words in another language.
    #[serde(rename = "passage")]
    LanguageSpan {
        /// The language.
        language: Language,
        /// The words.
        body: Vec<Inline>,
    },
    /// Text kept as typed.
    Code {
        /// The text.
        text: String,
    },
    /// A link.
    Link {
        /// Where to: http, https, mailto or tel.
        url: String,
        /// Its text.
        body: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// Which of the letter's images.
        #[serde(skip)]
        image: usize,
        /// The path the templates know it by.
        path: String,
        /// What it shows.
        alt: String,
    },
    /// A footnote.
    Footnote {
        /// Its text.
        body: Vec<Block>,
    },
    /// A reference to a footnote that is not filled in yet.
    #[serde(skip)]
    Reference {
        /// The footnote's label.
        label: String,
    },
    /// A figure of the list of signatories.
    #[serde(skip)]
    Figure {
        /// The number.
        number: usize,
    },
    /// The day the list of signatories is of.
    #[serde(skip)]
    Day {
        /// The day.
        day: jiff::civil::Date,
    },
    /// A line break.
    Break,
}
