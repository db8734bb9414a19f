//! Why a certificate is not trusted.

use std::fmt;

use jiff::civil::DateTime;

/// Why a chain of certificates is not trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Who issued this one is neither in the file nor among those trusted.
    NoIssuer(String),
    /// It goes back to this one, whom the reader does not trust.
    Stranger(String),
    /// A certificate did not hold at the moment it is judged for.
    NotHeld(String, DateTime),
    /// The certificate of a timestamp has run out, and nothing proves that the timestamp
    /// was there before.
    RanOut(String, DateTime),
    /// Its holder issued a certificate and may not.
    NoAuthority(String),
    /// There are more certificates beneath this one than it allows.
    TooLong(String),
    /// The certificate is not for this use.
    WrongUse(String),
    /// It has a condition that this program cannot check, by its name (an object identifier).
    Condition(String, String),
    /// It was signed in a way that this program cannot check.
    UnknownMethod(String),
    /// It was revoked at this moment.
    Revoked(String, DateTime),
    /// Nothing at hand says whether it was revoked.
    NoStatus(String),
}

impl Doubt {
    /// What it is called in output for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NoIssuer(_) => "no-issuer",
            Self::Stranger(_) => "stranger",
            Self::NotHeld(..) => "not-held",
            Self::RanOut(..) => "ran-out",
            Self::NoAuthority(_) => "no-authority",
            Self::TooLong(_) => "too-long",
            Self::WrongUse(_) => "wrong-use",
            Self::Condition(..) => "condition",
            Self::UnknownMethod(_) => "unknown-method",
            Self::Revoked(..) => "revoked",
            Self::NoStatus(_) => "no-status",
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIssuer(of) => write!(f, "who issued the certificate of {of} is not at hand"),
            Self::Stranger(of) => write!(f, "it goes back to {of}, who is not among those trusted"),
            Self::NotHeld(of, at) => {
                write!(f, "the certificate of {of} did not hold at {}", shown(*at))
            }
            Self::RanOut(of, until) => write!(
                f,
                "the certificate of {of} ran out at {}, and no later timestamp proves that \
                 this one was there before",
                shown(*until)
            ),
            Self::NoAuthority(of) => write!(f, "{of} may not issue certificates"),
            Self::TooLong(of) => write!(f, "{of} does not allow that many certificates beneath"),
            Self::WrongUse(of) => write!(f, "the certificate of {of} is not for this use"),
            Self::Condition(of, what) => write!(
                f,
                "the certificate of {of} has a condition this program cannot check ({what})"
            ),
            Self::UnknownMethod(of) => {
                write!(f, "the certificate of {of} was signed in a way this program cannot check")
            }
            Self::Revoked(of, at) => {
                write!(f, "the certificate of {of} was revoked at {}", shown(*at))
            }
            Self::NoStatus(of) => {
                write!(f, "nothing says whether the certificate of {of} was revoked")
            }
        }
    }
}

/// A moment for readers: `2026-03-02 12:00:00 UTC`.
pub fn shown(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}
