//! What the program tells the user about a letter: one type for every stage.

pub(crate) mod instances;
mod levels;
mod short;
pub(crate) mod suggest;

use std::collections::HashMap;
use std::fmt;

pub use self::levels::{Level, Levels};
pub use self::short::short;
pub use self::suggest::nearest;
use crate::source::Span;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The letter cannot be set as it stands.
    Error,
    /// It can, but the writer should look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

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
    Warning SilentEnclosure "silent-enclosure",
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
}

/// One thing to say: the fact, its place, and the remedy.
///
/// Messages are lower case without a full stop; names stand in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault it is.
    pub code: Code,
    /// The fact.
    pub message: String,
    /// Where in the user's text, if anywhere.
    pub span: Option<Span>,
    /// What to do about it.
    pub hints: Vec<String>,
    severity: Severity,
    apart: bool,
}

impl Diagnostic {
    /// A fact at a place.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::anywhere(code, message) }
    }

    /// A fact about no place in particular.
    pub fn anywhere(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: None,
            hints: Vec::new(),
            severity: code.severity(),
            apart: false,
        }
    }

    /// Marks it as no consequence of anything else at its place, and nothing else as one of
    /// it: as what speaks of many places and shows the first.
    #[must_use]
    pub fn apart(self) -> Self {
        Self { apart: true, ..self }
    }

    /// Adds a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds a remedy where there is one.
    #[must_use]
    pub fn maybe_hint(self, hint: Option<impl Into<String>>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// Error or warning: by its code, or as the letter it was told of says.
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

/// A correction of a row of signatories that a check suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the row is known by.
    pub key: String,
    /// What is to be corrected, as the file of corrections calls it.
    pub field: &'static str,
    /// What it is to be, in TOML.
    pub value: String,
    /// The name in the row.
    pub name: String,
    /// Where the row is.
    pub span: Span,
    /// The reason.
    pub why: String,
}

/// Diagnostics gathered along the way, in any order, and what could be done about them.
#[derive(Debug, Clone, Default)]
pub struct Report {
    told: Vec<Diagnostic>,
    /// Which of them are of a place: hostile files have faults by the hundred thousand.
    by_place: HashMap<Option<Span>, Vec<usize>>,
    levels: Levels,
    proposals: Vec<Proposal>,
}

impl Report {
    /// Adds one, unless the letter allows it, or its place already has one as grave: the
    /// first stage to speak of a place knows best, later ones see only the consequences.
    /// Several of one kind stand side by side, as two keys missing from a table; the
    /// same is never told twice.
    pub fn add(&mut self, new: Diagnostic) {
        let Some(new) = self.levels.judge(new) else { return };
        let told = |old: &Diagnostic| {
            let same_place = new.span.is_some() && old.span == new.span;
            let sibling =
                new.apart || old.apart || old.code == new.code && old.message != new.message;
            *old == new || same_place && !sibling && old.severity <= new.severity
        };
        let at_place = self.by_place.entry(new.span).or_default();
        if !at_place.iter().any(|at| told(&self.told[*at])) {
            at_place.push(self.told.len());
            self.told.push(new);
        }
    }

    /// The same, with everything in it and all that is added later as grave as a letter says.
    #[must_use]
    pub fn judged(self, levels: Levels) -> Self {
        let mut judged = Self { levels, ..Self::default() };
        judged.extend(self);
        judged
    }

    /// Whether a place has been told of.
    pub fn tells_of(&self, span: Span) -> bool {
        self.by_place.contains_key(&Some(span))
    }

    /// The places that have been told to be at fault.
    pub fn faults(&self) -> impl Iterator<Item = Span> {
        let faults = self.told.iter().filter(|told| told.severity == Severity::Error);
        faults.filter_map(|fault| fault.span)
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Self) {
        other.told.into_iter().for_each(|diagnostic| self.add(diagnostic));
        self.proposals.extend(other.proposals);
    }

    /// Adds a correction that could be made.
    pub fn propose(&mut self, proposal: Proposal) {
        self.proposals.push(proposal);
    }

    /// The corrections that could be made.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether anything in it stops the letter.
    pub fn has_errors(&self) -> bool {
        self.told.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everything, in source order; what has no place comes last.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.told.sort_by_key(|diagnostic| (diagnostic.span.is_none(), diagnostic.span));
        self.told
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        let mut report = Self::default();
        iter.into_iter().for_each(|diagnostic| report.add(diagnostic));
        report
    }
}

/// What a stage made, with what it has to say about it. The value is absent
/// only when an error made it impossible.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The stage's result.
    pub value: Option<T>,
    /// Its remarks.
    pub report: Report,
}

impl<T> Checked<T> {
    /// A result with remarks.
    pub fn new(value: Option<T>, report: Report) -> Self {
        Self { value, report }
    }

    /// The same without its result, if anything stops the letter: advice on it may have
    /// been made an error.
    #[must_use]
    pub fn settled(self) -> Self {
        let value = self.value.filter(|_| !self.report.has_errors());
        Self { value, ..self }
    }

    /// No result, for one reason.
    pub fn fault(diagnostic: Diagnostic) -> Self {
        Self { value: None, report: Report::from_iter([diagnostic]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(code: Code, start: usize) -> Diagnostic {
        Diagnostic::new(code, Span::letter(start..start + 1), code.name())
    }

    #[test]
    fn sorting_follows_the_source_and_puts_placeless_ones_last() {
        let report: Report =
            [Diagnostic::anywhere(Code::Bug, "bug"), at(Code::BadDate, 9), at(Code::UnknownKey, 2)]
                .into_iter()
                .collect();
        let codes: Vec<_> = report.sorted().iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::UnknownKey, Code::BadDate, Code::Bug]);
    }

    #[test]
    fn a_place_is_not_told_twice_but_an_error_follows_a_warning() {
        let told = [at(Code::WrongType, 4), at(Code::EmptyValue, 4), at(Code::TwoSpaces, 4)];
        assert_eq!(told.into_iter().collect::<Report>().sorted().len(), 1);
        let graver = [at(Code::TwoSpaces, 4), at(Code::BadLink, 4)];
        assert_eq!(graver.into_iter().collect::<Report>().sorted().len(), 2);
    }
}
