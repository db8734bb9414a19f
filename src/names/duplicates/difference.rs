//! What makes two names only nearly the same.

use std::fmt;

/// What two names that are nearly the same differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// A letter is wrong, missing, too many, or two are transposed.
    Letter,
    /// One has accents that the other lacks.
    Accents,
    /// A word is abbreviated in one of them.
    Abbreviated,
    /// One has a legal form, such as `e.V.`
    LegalForm,
    /// One has an article.
    Article,
    /// One has a title or degree, or they have different ones.
    Title,
    /// One has an initial for a name.
    Initial,
    /// One has a middle name.
    MiddleName,
    /// The words stand in another order.
    Order,
    /// One has something written into it: brackets, a nickname, a handle.
    Beside,
    /// The names, but not the link.
    Link,
    /// Nothing: the names are the same, but the kind or the organisation is not.
    Elsewhere,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Letter => "differs in one letter",
            Self::Accents => "differs in accents",
            Self::Abbreviated => "abbreviated",
            Self::LegalForm => "with and without a legal form",
            Self::Article => "with and without an article or the like",
            Self::Title => "with and without a title",
            Self::Initial => "with an initial for a name",
            Self::MiddleName => "with and without a middle name",
            Self::Order => "words in another order",
            Self::Beside => "differs in brackets, a nickname or a handle",
            Self::Link => "another name for the same link",
            Self::Elsewhere => "the same name of another kind or organization",
        })
    }
}
