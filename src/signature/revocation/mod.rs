//! Whether a certificate was revoked: what lists (CRL) and answers (OCSP) say.

mod answer;
mod fractions;
mod list;

use der::asn1::Null;
use jiff::ToSpan;
use jiff::civil::DateTime;
use x509_cert::ext::pkix::CrlReason;

pub use self::answer::{Answer, request};
pub use self::list::{List, places, plain};
use super::certificate::Certificate;
use super::evidence::Evidence;
use super::issued::Checks;
use super::path::NO_REVOCATION;

/// For how long a word counts that does not say until when, in hours.
const FRESH: i64 = 24;
/// The certificate of one who answers may be taken without asking about it (RFC 6960, 4.2.2.2.1).
const NO_CHECK: &str = "1.3.6.1.5.5.7.48.1.5";
/// Issued for days, and not revoked (ETSI EN 319 412-1, 5.2.2).
const SHORT_TERM: &str = "0.4.0.194121.2.1";

/// What is known of a certificate at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was not revoked.
    Good,
    /// It was revoked, when and why.
    Revoked(DateTime, Option<CrlReason>),
    /// Nobody says.
    Unknown,
}

/// What one list or answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// When it was known.
    pub from: DateTime,
    /// Until when nothing newer is to be expected.
    pub until: Option<DateTime>,
    /// When it was revoked, and why; nothing, if it was not.
    pub revoked: Option<(DateTime, Option<CrlReason>)>,
}

/// What is asked of lists and answers.
pub struct Question<'a> {
    pub of: &'a Certificate,
    pub issuer: &'a Certificate,
    pub checks: &'a Checks,
}

impl Word {
    /// Whether it was current at a moment, or said after it, and of a certificate that had not
    /// run out: of those that have, nothing is said any longer.
    fn tells_of(&self, at: DateTime, of: &Certificate) -> bool {
        let until = self.until.or_else(|| self.from.checked_add(FRESH.hours()).ok());
        until.is_some_and(|until| until >= at) && self.from <= of.validity().until
    }
}

/// What is known of a certificate at a moment. `proven` says when a list or an answer was there
/// at the latest, by the end of the part of the file it is in.
pub fn status(
    question: &Question<'_>,
    evidence: &Evidence,
    at: DateTime,
    proven: &dyn Fn(usize) -> DateTime,
) -> Status {
    if is_exempt(question.of) {
        return Status::Good;
    }
    let issuer = question.issuer.validity().until;
    // Whose certificate had run out may have lost the key.
    let counts = |revision: usize| proven(revision) <= issuer;
    let lists = evidence.lists.iter().filter(|list| counts(list.revision));
    let answers = evidence.answers.iter().filter(|answer| counts(answer.revision));
    let words: Vec<Word> = lists
        .filter_map(|list| list.word(question))
        .chain(answers.filter_map(|answer| answer.word(question, &evidence.lists)))
        .collect();
    let revoked = words.iter().filter_map(|word| word.revoked);
    match revoked.min_by_key(|(moment, _)| *moment) {
        Some((moment, why)) => Status::Revoked(moment, why),
        None if words.iter().any(|word| word.tells_of(at, question.of)) => Status::Good,
        None => Status::Unknown,
    }
}

/// Whether it says itself that nobody is to be asked.
fn is_exempt(of: &Certificate) -> bool {
    let mut all = of.parsed.tbs_certificate.extensions.iter().flatten();
    all.any(|one| one.extn_id == NO_REVOCATION || one.extn_id.to_string() == SHORT_TERM)
}

/// Whether one who answers need not be asked about.
fn is_unchecked(of: &Certificate) -> bool {
    use der::Decode;
    let mut all = of.parsed.tbs_certificate.extensions.iter().flatten();
    all.any(|one| {
        one.extn_id.to_string() == NO_CHECK && Null::from_der(one.extn_value.as_bytes()).is_ok()
    })
}
