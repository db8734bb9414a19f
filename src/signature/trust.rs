//! Whether those who signed are to be trusted, by what the file holds and whom its reader trusts.
//!
//! Each timestamp for the document proves that all before it was there at its moment. So chains are
//! judged from the outside in: the last timestamp as of now, what it covers as of its moment, and so on
//! (ETSI EN 319 102-1, 5.6).

use jiff::civil::DateTime;
use x509_cert::ext::pkix::CrlReason;

use super::base::Base;
use super::certificate::Certificate;
use super::evidence::Evidence;
use super::found::{Found, Token, evidence, found};
use super::issued::Checks;
use super::path::{Chains, Use};
use super::revocation::{Question, Status, status};
use super::{Doubt, Fault, Verdict};

/// Whom a reader trusts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    /// Those whom every chain must lead to.
    pub roots: Vec<Certificate>,
    /// What the reader has besides what the file holds.
    pub evidence: Evidence,
    /// The moment of judging, in UTC.
    pub now: DateTime,
}

/// A chain, named from its beginning to the one who is trusted, or why it is not trusted.
pub type Chain = Result<Vec<String>, Doubt>;

/// What is to be thought of who signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The signer's chain; that of the timestamp, where the document is stamped.
    pub chain: Chain,
    /// The chain of the timestamp on the signature.
    pub stamp: Option<Chain>,
    /// The moment it was judged for: the first at which it is proven to have been there.
    pub at: DateTime,
}

impl Judgement {
    /// Whether the signer is trusted, and so is who vouches for the time.
    pub fn is_trusted(&self) -> bool {
        self.chain.is_ok() && self.stamp.as_ref().is_none_or(Result::is_ok)
    }
}

/// Judges the chains of signatures that were verified, in their order; nothing is said of those that
/// do not hold.
///
/// # Errors
/// When the PDF cannot be read.
pub fn judge(
    pdf: &[u8],
    verdicts: &[Verdict],
    trust: &Trust,
) -> Result<Vec<Option<Judgement>>, Fault> {
    Base::with(pdf, |base| {
        let found = found(base);
        let fields = found.iter().map(|one| &one.field);
        if !fields.eq(verdicts.iter().map(|verdict| &verdict.field)) {
            return Err(Fault::Damaged);
        }
        let mut held = evidence(base, &found);
        held.extend(&trust.evidence);
        let court = Court { evidence: &held, trust, checks: Checks::default() };
        Ok(court.all(&found, verdicts))
    })
}

/// What was there at the latest when.
pub struct Proof {
    pub now: DateTime,
    /// Where the part ends that a timestamp is for, and its moment.
    pub stamps: Vec<(usize, DateTime)>,
}

impl Proof {
    /// When the part of the file up to a place was there at the latest.
    pub fn at(&self, end: usize) -> DateTime {
        let later = self.stamps.iter().filter(|(covered, _)| *covered >= end);
        later.map(|(_, moment)| *moment).min().unwrap_or(self.now).min(self.now)
    }
}

struct Court<'a> {
    evidence: &'a Evidence,
    trust: &'a Trust,
    checks: Checks,
}

impl Court<'_> {
    fn all(&self, found: &[Found], verdicts: &[Verdict]) -> Vec<Option<Judgement>> {
        let mut proof = Proof { now: self.trust.now, stamps: Vec::new() };
        let mut judged: Vec<Option<Judgement>> = vec![None; found.len()];
        let mut order: Vec<usize> = (0..found.len()).collect();
        // A signature after those timestamps that cover it.
        order.sort_by_key(|&index| {
            (std::cmp::Reverse(found[index].end), found[index].signed.is_some())
        });
        for index in order {
            if verdicts[index].is_valid() {
                judged[index] = self.one(&found[index], &verdicts[index], &mut proof);
            }
        }
        judged
    }

    fn one(&self, found: &Found, verdict: &Verdict, proof: &mut Proof) -> Option<Judgement> {
        let at = proof.at(found.end);
        let sound = verdict.stamp.as_ref().is_some_and(Result::is_ok);
        let token = found.stamp.as_ref().filter(|_| sound);
        let stamp = token.map(|token| self.stamp(token, at, proof));
        let moment = match (&stamp, token) {
            (Some(Ok(_)), Some(token)) => token.moment.min(at),
            _ => at,
        };
        let Some(signed) = &found.signed else {
            let chain = stamp?;
            if chain.is_ok() {
                proof.stamps.push((found.end, moment));
            }
            return Some(Judgement { chain, stamp: None, at });
        };
        Some(Judgement {
            chain: self.signer(&signed.certificate, moment, proof),
            stamp,
            at: moment,
        })
    }

    fn chains(&self) -> Chains<'_> {
        let pool = &self.evidence.certificates;
        Chains { pool, roots: &self.trust.roots, checks: &self.checks }
    }

    fn signer(&self, leaf: &Certificate, at: DateTime, proof: &Proof) -> Chain {
        let path = self.chains().find(leaf, at, Use::Signing)?;
        for (own, status) in self.statuses(&path, at, proof) {
            match status {
                Status::Revoked(moment, _) if moment <= at => {
                    return Err(Doubt::Revoked(own.name(), moment));
                }
                Status::Unknown => return Err(Doubt::NoStatus(own.name())),
                Status::Good | Status::Revoked(..) => {}
            }
        }
        Ok(names(&path))
    }

    /// Judges who gave a timestamp that was there at the latest at a moment.
    fn stamp(&self, token: &Token, there: DateTime, proof: &Proof) -> Chain {
        let path = self.chains().find(&token.signed.certificate, token.moment, Use::Stamping)?;
        let beneath = &path[..path.len() - 1];
        if let Some(own) = beneath.iter().find(|own| own.validity().until < there) {
            return Err(Doubt::RanOut(own.name(), own.validity().until));
        }
        for (own, status) in self.statuses(&path, token.moment, proof) {
            match status {
                Status::Revoked(moment, why) if moment <= token.moment || !is_harmless(why) => {
                    return Err(Doubt::Revoked(own.name(), moment));
                }
                Status::Unknown => return Err(Doubt::NoStatus(own.name())),
                Status::Good | Status::Revoked(..) => {}
            }
        }
        Ok(names(&path))
    }

    /// What is known of each of a chain but the last, who is trusted as such.
    fn statuses<'a>(
        &'a self,
        path: &'a [Certificate],
        at: DateTime,
        proof: &'a Proof,
    ) -> impl Iterator<Item = (&'a Certificate, Status)> {
        path.windows(2).map(move |pair| {
            let question = Question { of: &pair[0], issuer: &pair[1], checks: &self.checks };
            (&pair[0], status(&question, self.evidence, at, &|revision| proof.at(revision)))
        })
    }
}

/// Whether timestamps given before a key was given up for this still count (RFC 3161, 4).
fn is_harmless(why: Option<CrlReason>) -> bool {
    use CrlReason::{AffiliationChanged, CessationOfOperation, Superseded, Unspecified};
    matches!(why, Some(Unspecified | AffiliationChanged | Superseded | CessationOfOperation))
}

fn names(path: &[Certificate]) -> Vec<String> {
    path.iter().map(Certificate::name).collect()
}
