//! What the program tells the user about a letter: one type for every stage.

mod code;
pub(crate) mod instances;
mod levels;
mod report;
mod short;
pub(crate) mod suggest;
mod visible;

use std::fmt;

pub use self::code::Code;
pub use self::levels::{Level, Levels};
pub use self::report::Report;
pub use self::short::short;
pub use self::suggest::nearest;
pub use self::visible::{is_obeyed, visible};
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
    more: Option<usize>,
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
            more: None,
        }
    }

    /// The same kind of thing at its place, as the first of so many that are not told.
    fn and_more(self, more: usize) -> Self {
        let message = format!("and {} more of this kind", grouped(more));
        Self { message, hints: Vec::new(), more: Some(more), ..self }
    }

    /// How many it stands for, where it stands for many that are not told.
    pub fn more(&self) -> Option<usize> {
        self.more
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

/// A number in words of English, as all that the program says: `12,345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let ends = digits.char_indices().map(|(at, digit)| {
        let comma = at > 0 && (digits.len() - at).is_multiple_of(3);
        format!("{}{digit}", if comma { "," } else { "" })
    });
    ends.collect()
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
