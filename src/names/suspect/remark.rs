//! What is said of each suspicion.

use super::Suspicion;
use crate::diagnostic::Code;

/// How a remark on texts goes on after them.
#[derive(Debug, Clone, Copy)]
pub struct Remark {
    /// Under which code.
    pub code: Code,
    /// What one of them does.
    pub one: &'static str,
    /// What several do.
    pub many: &'static str,
    /// The remedy.
    pub hint: &'static str,
}

const NO_NAME: &str = "write the name, or leave the row out; \
                       one that is right goes into `as_typed` under `[signatories]`";
const AS_TYPED: &str = "write it as it is to be printed; \
                        one that is right goes into `as_typed` under `[signatories]`";

impl Suspicion {
    /// What is said of it.
    pub fn remark(self) -> Remark {
        let (code, one, many, hint) = match self {
            Self::Mail => (
                Code::MailAddress,
                "has a mail address in it",
                "have mail addresses in them",
                "remove it: it was given to be written to, and not to be printed; \
                 `corrections` respell a row, or leave it out, in all exports to come",
            ),
            Self::Unpublished => (
                Code::WithheldName,
                "asks not to be printed",
                "ask not to be printed",
                "leave the row out",
            ),
            Self::Markup => (
                Code::Markup,
                "has HTML in it, which is printed as it stands",
                "have HTML in them, which is printed as it stands",
                "remove the tags; what is right goes into `as_typed` under `[signatories]`",
            ),
            Self::Formula => (
                Code::Formula,
                "is a formula of a spreadsheet",
                "are formulas of a spreadsheet",
                "write the value itself; \
                 what is right goes into `as_typed` under `[signatories]`",
            ),
            Self::NoName => (Code::NoName, "is no name", "are no names", NO_NAME),
            Self::NoLetters => (Code::NoName, "has no letters", "have no letters", NO_NAME),
            Self::Address => {
                (Code::NoName, "is an address of the web", "are addresses of the web", NO_NAME)
            }
            Self::Elsewhere => (
                Code::NoName,
                "points to another answer",
                "point to other answers",
                "write the answer itself, or leave the cell empty; \
                 one that is right goes into `as_typed` under `[signatories]`",
            ),
            Self::Status => (
                Code::DoubtfulName,
                "tells what somebody is, and names no organization",
                "tell what somebody is, and name no organization",
                "leave the cell empty, or write it as `role`; \
                 what is to be printed so goes into `as_typed` under `[signatories]`",
            ),
            Self::Web => (
                Code::WebAddress,
                "has an address of the web in it",
                "have addresses of the web in them",
                "write it as `url`: the name becomes a link",
            ),
            Self::Unnamed => (
                Code::DoubtfulName,
                "does not say who signs",
                "do not say who signs",
                "leave the row out, if nobody is to sign without a name",
            ),
            Self::Repeated => (
                Code::DoubtfulName,
                "is one name twice",
                "are one name twice",
                "who has but one name writes it twice where a form asks for two; write it once",
            ),
            Self::Letters => (
                Code::DoubtfulName,
                "is of single letters",
                "are of single letters",
                "write the name in full, or leave the row out",
            ),
            Self::Long => (
                Code::DoubtfulName,
                "is longer than names are",
                "are longer than names are",
                "look whether it answers another question; write the name alone",
            ),
            Self::Capitals => (Code::Capitals, "is in capitals", "are in capitals", AS_TYPED),
            Self::LowerCase => {
                (Code::LowerCase, "is in small letters", "are in small letters", AS_TYPED)
            }
            Self::Emoji => (
                Code::Emoji,
                "has an emoji in it",
                "have emoji in them",
                "remove it; screen readers say what it shows, in the middle of the name",
            ),
            Self::Mixed => (
                Code::OddCharacter,
                "mixes letters of two alphabets in a word",
                "mix letters of two alphabets in a word",
                "type it anew: such letters look alike, but nobody finds the name; \
                 `undersigned signatories` says which they are",
            ),
            Self::Invisible => (
                Code::OddCharacter,
                "has invisible characters in it",
                "have invisible characters in them",
                "type it anew; `undersigned signatories` says which they are",
            ),
            Self::TwoSpaces => (
                Code::TwoSpaces,
                "has two spaces between words",
                "have two spaces between words",
                "write one; the letter is set with even gaps",
            ),
        };
        Remark { code, one, many, hint }
    }
}
