//! Why a column is read as it is, for people.

use std::fmt;

use super::class::Class;
use super::header::Certainty;

/// Why something was made of a column, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Its header says so, in one of the ways.
    Header(Certainty),
    /// It holds nothing but such.
    Answers,
    /// Nothing stands in it.
    Empty,
    /// Its header says nothing that is known.
    Unknown,
    /// The letter says to pass over it.
    Ignored,
    /// It is known to be nothing that is printed.
    NotPrinted(Class),
    /// It cannot be what its header says.
    Objection(&'static str),
    /// Another column is read in its place.
    Instead(String),
    /// It may be one thing or another.
    Unclear,
}

impl Reason {
    /// Whether it is worth telling that nothing is made of a column: not where nothing
    /// stands in it, the form keeps it for itself, or the letter passes over it.
    pub fn is_telling(&self) -> bool {
        let known =
            matches!(self, Self::NotPrinted(Class::Record | Class::Consent | Class::Conceal));
        !known && !matches!(self, Self::Empty | Self::Ignored | Self::Unclear)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header(Certainty::Mapped) => "`[signatories.map]` says so",
            Self::Header(Certainty::Own) => "its header is the key",
            Self::Header(Certainty::Whole) => "forms call it so",
            Self::Header(Certainty::Asked) => "it asks for that",
            Self::Header(Certainty::Within) => "its header speaks of that",
            Self::Answers => "its answers show it",
            Self::Empty => "nothing stands in it",
            Self::Unknown => "its header is not known",
            Self::Ignored => "`ignore` says so",
            Self::NotPrinted(class) => class.words(),
            Self::Objection(why) => why,
            Self::Instead(header) => return write!(f, "`{header}` is read in its place"),
            Self::Unclear => "it may be one thing or another",
        })
    }
}
