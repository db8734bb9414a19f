//! What a file lacks for its signatures to be judged when issuers can no longer be asked, and where
//! it can be had.

use der::asn1::ObjectIdentifier;
use jiff::civil::DateTime;
use x509_cert::ext::pkix::AuthorityInfoAccessSyntax;
use x509_cert::ext::pkix::name::GeneralName;

use super::Fault;
use super::base::Base;
use super::certificate::Certificate;
use super::evidence::Evidence;
use super::found::{Found, evidence, found};
use super::issued::Checks;
use super::revocation::{Question, Status, places, plain, request, status};
use super::trust::Proof;

/// Answers about single certificates, and the certificates of issuers (RFC 5280, 4.2.2.1).
const ANSWERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");
const ISSUERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.2");
/// Longer chains are nobody's.
const DEEPEST: usize = 8;

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Whose certificate it is about.
    pub of: String,
    /// What it is.
    pub what: Lack,
    /// When that ran out, if it no longer held at the moment it is judged for: issuers say nothing
    /// more of it.
    pub ran_out: Option<DateTime>,
    /// Where it can be had, by the certificate's own word.
    pub sources: Vec<Source>,
}

/// What may be lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The certificate of who issued it.
    Issuer,
    /// A word on whether it was revoked.
    Status,
}

/// Where something can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file at this address.
    File(String),
    /// The server at this address, which is sent this question.
    Answer(String, Vec<u8>),
}

impl Source {
    /// Its address.
    pub fn address(&self) -> &str {
        match self {
            Self::File(address) | Self::Answer(address, _) => address,
        }
    }
}

/// What a signed file, with what else is at hand, lacks at a moment.
///
/// # Errors
/// When the PDF cannot be read, has no signature, or a certificate was revoked.
pub fn missing(pdf: &[u8], given: &Evidence, now: DateTime) -> Result<Vec<Missing>, Fault> {
    Base::with(pdf, |base| {
        let found = found(base);
        if found.is_empty() {
            return Err(Fault::Unsigned);
        }
        let mut all = evidence(base, &found);
        all.extend(given);
        let stamps = found.iter().filter(|one| one.signed.is_none());
        let stamps = stamps.filter_map(|one| Some((one.end, one.stamp.as_ref()?.moment)));
        let proof = Proof { now, stamps: stamps.collect() };
        let mut search = Search { evidence: &all, proof, checks: Checks::default(), found: vec![] };
        found.iter().try_for_each(|one| search.signature(one))?;
        Ok(search.found)
    })
}

struct Search<'a> {
    evidence: &'a Evidence,
    proof: Proof,
    checks: Checks,
    found: Vec<Missing>,
}

impl Search<'_> {
    /// A timestamp is asked about as late as can be, the signer for the moment of the timestamp.
    fn signature(&mut self, found: &Found) -> Result<(), Fault> {
        let there = self.proof.at(found.end);
        if let Some(stamp) = &found.stamp {
            self.chain(&stamp.signed.certificate, there)?;
        }
        let at = found.stamp.as_ref().map_or(there, |stamp| stamp.moment.min(there));
        found.signed.as_ref().map_or(Ok(()), |signed| self.chain(&signed.certificate, at))
    }

    fn chain(&mut self, leaf: &Certificate, at: DateTime) -> Result<(), Fault> {
        let evidence = self.evidence;
        let mut own = leaf;
        for _ in 0..DEEPEST {
            if own.is_own_issuer() {
                break;
            }
            let issuer = evidence.certificates.iter().find(|one| self.is_issuer(one, own));
            let Some(issuer) = issuer else {
                let sources = access(own, ISSUERS).into_iter().map(Source::File);
                self.note(Missing {
                    of: own.name(),
                    what: Lack::Issuer,
                    ran_out: own.ran_out(at),
                    sources: sources.collect(),
                });
                break;
            };
            self.status(own, issuer, at)?;
            own = issuer;
        }
        Ok(())
    }

    fn status(
        &mut self,
        of: &Certificate,
        issuer: &Certificate,
        at: DateTime,
    ) -> Result<(), Fault> {
        let question = Question { of, issuer, checks: &self.checks };
        match status(&question, self.evidence, at, &|revision| self.proof.at(revision)) {
            Status::Revoked(moment, _) if moment <= at => {
                return Err(Fault::Revoked(of.name(), moment));
            }
            Status::Good | Status::Revoked(..) => {}
            Status::Unknown => {
                let question = request(of, issuer).map_err(|_| Fault::Failed)?;
                let answers = access(of, ANSWERS).into_iter();
                let answers = answers.map(|address| Source::Answer(address, question.clone()));
                let sources = answers.chain(places(of).into_iter().map(Source::File)).collect();
                let ran_out = of.ran_out(at);
                self.note(Missing { of: of.name(), what: Lack::Status, ran_out, sources });
            }
        }
        Ok(())
    }

    fn is_issuer(&self, issuer: &Certificate, of: &Certificate) -> bool {
        let names = (&issuer.parsed.tbs_certificate.subject, &of.parsed.tbs_certificate.issuer);
        names.0 == names.1 && self.checks.is_issued(&of.der, issuer) == Some(true)
    }

    fn note(&mut self, missing: Missing) {
        if !self.found.contains(&missing) {
            self.found.push(missing);
        }
    }
}

/// The addresses a certificate gives of a kind.
fn access(of: &Certificate, kind: ObjectIdentifier) -> Vec<String> {
    let found = of.parsed.tbs_certificate.get::<AuthorityInfoAccessSyntax>().ok().flatten();
    let all = found.map(|(_, all)| all.0).unwrap_or_default();
    let addresses = all.iter().filter(|one| one.access_method == kind);
    let addresses = addresses.filter_map(|one| match &one.access_location {
        GeneralName::UniformResourceIdentifier(address) => plain(address.as_str()),
        _ => None,
    });
    addresses.collect()
}
