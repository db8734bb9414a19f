//! The codes of what the program tells.

use super::Severity;

/// What kind of thing a code speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A fault: with it there is no letter, or a wrong one.
    Error,
    /// What is so seldom meant that it stops the letter, unless that says it is meant.
    Doubt,
    /// Advice.
    Warning,
}

macro_rules! codes {
    ($($class:ident $variant:ident $name:literal),+ $(,)?) => {
        /// The stable identity of a diagnostic; `docs/diagnostics.md` has a
        /// section for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = concat!("`", $name, "`")] $variant),+ }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$($name),+];

            /// The name users see, in kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            fn class(self) -> Class {
                match self { $(Self::$variant => Class::$class),+ }
            }
        }
    };
}

impl Code {
    /// Whether it stops the letter or is advice, where the letter does not say otherwise.
    pub fn severity(self) -> Severity {
        if self.class() == Class::Warning { Severity::Warning } else { Severity::Error }
    }

    /// Whether a letter may say otherwise.
    pub fn is_lint(self) -> bool {
        self.class() != Class::Error
    }
}

codes! {
    Error Encoding "encoding",
    Error Syntax "syntax",
    Error UnknownKey "unknown-key",
    Error MissingKey "missing-key",
    Error WrongType "wrong-type",
    Error BadValue "bad-value",
    Error BadDate "bad-date",
    Error BadLanguage "bad-language",
    Error EmptyValue "empty-value",
    Error Conflict "conflict",
    Error BadCharacter "bad-character",
    Error MissingGlyph "missing-glyph",
    Error UnknownFont "unknown-font",
    Error MissingFile "missing-file",
    Error BadFile "bad-file",
    Error BadImage "bad-image",
    Error BadEnclosure "bad-enclosure",
    Error FileTooHeavy "file-too-heavy",
    Error MissingAlt "missing-alt",
    Error RawHtml "raw-html",
    Error BadLink "bad-link",
    Error HeadingOrder "heading-order",
    Error Footnote "footnote",
    Error Passage "passage",
    Error BadTable "bad-table",
    Error RaggedRow "ragged-row",
    Error DuplicateHeader "duplicate-header",
    Error UnknownPlaceholder "unknown-placeholder",
    Error UnknownColumn "unknown-column",
    Error BadCountry "bad-country",
    Error UnclearColumn "unclear-column",
    Error UnclearRow "unclear-row",
    Error UnclearConsent "unclear-consent",
    Error NobodyLeft "nobody-left",
    Error Duplicate "duplicate",
    Error BadLedger "bad-ledger",
    Error RepeatedKey "repeated-key",
    Error UnsureNumber "unsure-number",
    Error MailAddress "mail-address",
    Error WithheldName "withheld-name",
    Doubt NoName "no-name",
    Doubt Markup "markup",
    Doubt Formula "formula",
    Error NoFit "no-fit",
    Error Overlap "overlap",
    Error BadStandard "bad-standard",
    Error TooManyFaults "too-many-faults",
    Error Bug "bug",
    Warning NoSignature "no-signature",
    Warning EmptyParagraph "empty-paragraph",
    Warning TwoSpaces "two-spaces",
    Warning Garbled "garbled",
    Warning StraightQuote "straight-quote",
    Warning SalutationPunctuation "salutation-punctuation",
    Warning LongCc "long-cc",
    Warning LowResolution "low-resolution",
    Warning LowContrast "low-contrast",
    Warning SmallType "small-type",
    Warning VagueLink "vague-link",
    Warning VagueAlt "vague-alt",
    Warning EmptyHeader "empty-header",
    Warning Overflow "overflow",
    Warning EmbeddedTable "embedded-table",
    Warning SourceLeftOut "source-left-out",
    Warning NoProcess "no-process",
    Warning SilentEnclosure "silent-enclosure",
    Warning LostTags "lost-tags",
    Warning NearEdge "near-edge",
    Warning Fitted "fitted",
    Warning NotAlphabetical "not-alphabetical",
    Warning GuessedOrder "guessed-order",
    Warning RepeatedNumber "repeated-number",
    Warning RepeatedName "repeated-name",
    Warning NearDuplicate "near-duplicate",
    Warning SpellingVariants "spelling-variants",
    Warning DoubtfulName "doubtful-name",
    Warning NoAnswer "no-answer",
    Warning WebAddress "web-address",
    Warning Capitals "capitals",
    Warning LowerCase "lower-case",
    Warning Emoji "emoji",
    Warning OddCharacter "odd-character",
    Warning NearGroups "near-groups",
    Warning UnreadCountry "unread-country",
    Warning UnusedColumn "unused-column",
    Warning NoSignatory "no-signatory",
    Warning MergedCells "merged-cells",
    Warning UnclearAnswer "unclear-answer",
    Warning FurtherSheet "further-sheet",
    Warning Ungrouped "ungrouped",
    Warning Unverified "unverified",
    Warning UnmetCorrection "unmet-correction",
    Warning Withdrawn "withdrawn",
    Warning SameEdition "same-edition",
    Warning NoWords "no-words",
    Warning Unsettled "unsettled",
    Warning NoAddress "no-address",
}
