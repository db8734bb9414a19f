//! Answers of those who are asked about single certificates (OCSP, RFC 6960).

use der::asn1::{Any, Null, ObjectIdentifier, OctetString};
use der::{Decode, Encode};
use sha1::{Digest, Sha1};
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspRequest, OcspResponse, OcspResponseStatus, Request,
    ResponderId, SingleResponse, TbsRequest, Version,
};

use super::fractions::without_fractions;
use super::{List, Question, Word, is_unchecked};
use crate::signature::certificate::{Certificate, moment};
use crate::signature::hash::Hash;
use crate::signature::path::uses;

/// Names are looked up by it and nothing rests on it (RFC 6960, 4.3 wants it of all who answer).
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
/// For answering about certificates of who issued it (RFC 6960, 4.2.2.2).
const ANSWERING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");

/// An answer about certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    parsed: BasicOcspResponse,
    /// The part that is signed, with its signature.
    signed: Vec<u8>,
    pub der: Vec<u8>,
    certificates: Vec<Certificate>,
    /// Where the first part of the file ends that holds it.
    pub revision: usize,
}

impl Answer {
    /// An answer that says something, and is in the file up to this place.
    pub fn from_der(der: &[u8], revision: usize) -> Option<Self> {
        let outer = OcspResponse::from_der(der).ok()?;
        if outer.response_status != OcspResponseStatus::Successful {
            return None;
        }
        let signed = outer.response_bytes?.response.as_bytes().to_vec();
        let parsed = read(&signed).ok()?;
        let certificates = parsed.certs.iter().flatten().cloned().filter_map(Certificate::of);
        let certificates = certificates.collect();
        Some(Self { parsed, signed, der: der.to_vec(), certificates, revision })
    }

    /// What it says of a certificate, if it is of the issuer, or of one whom the issuer lets
    /// answer and who was not revoked.
    pub fn word(&self, question: &Question<'_>, lists: &[List]) -> Option<Word> {
        let about = &self.parsed.tbs_response_data;
        let one = about.responses.iter().find(|one| is_about(one, question))?;
        let is_known = |all: &x509_cert::ext::Extensions| all.iter().all(|one| !one.critical);
        if !one.single_extensions.iter().all(is_known)
            || !about.response_extensions.iter().all(is_known)
            || !self.is_authorised(question, lists)
        {
            return None;
        }
        Some(Word {
            from: moment(one.this_update.0.to_unix_duration()),
            until: one.next_update.map(|until| moment(until.0.to_unix_duration())),
            revoked: match one.cert_status {
                CertStatus::Good(_) => None,
                CertStatus::Revoked(why) => {
                    Some((moment(why.revocation_time.0.to_unix_duration()), why.revocation_reason))
                }
                CertStatus::Unknown(_) => return None,
            },
        })
    }

    fn is_authorised(&self, question: &Question<'_>, lists: &[List]) -> bool {
        let Question { issuer, checks, .. } = question;
        let is_signer = |of: &Certificate| {
            self.is_named(of) && checks.is_issued(&self.signed, of) == Some(true)
        };
        is_signer(issuer)
            || self
                .certificates
                .iter()
                .any(|of| self.is_delegate(of, question, lists) && is_signer(of))
    }

    /// Whether the issuer lets the holder of a certificate answer.
    fn is_delegate(&self, own: &Certificate, question: &Question<'_>, lists: &[List]) -> bool {
        let Question { issuer, checks, .. } = question;
        let made = moment(self.parsed.tbs_response_data.produced_at.0.to_unix_duration());
        let is_for_it = uses(own).ok().flatten().is_some_and(|(_, uses)| uses.contains(&ANSWERING));
        let names = (&own.parsed.tbs_certificate.issuer, &issuer.parsed.tbs_certificate.subject);
        is_for_it
            && names.0 == names.1
            && own.validity().covers(made)
            && checks.is_issued(&own.der, issuer) == Some(true)
            && (is_unchecked(own) || is_listed_as_good(own, question, lists, made))
    }

    fn is_named(&self, certificate: &Certificate) -> bool {
        match &self.parsed.tbs_response_data.responder_id {
            ResponderId::ByName(name) => *name == certificate.parsed.tbs_certificate.subject,
            ResponderId::ByKey(hash) => hash.as_bytes() == &*Sha1::digest(key_of(certificate)),
        }
    }
}

fn read(signed: &[u8]) -> der::Result<BasicOcspResponse> {
    let as_it_is = BasicOcspResponse::from_der(signed);
    as_it_is.or_else(|_| BasicOcspResponse::from_der(&without_fractions(signed)?))
}

fn is_listed_as_good(
    own: &Certificate,
    question: &Question<'_>,
    lists: &[List],
    at: jiff::civil::DateTime,
) -> bool {
    let asked = Question { of: own, issuer: question.issuer, checks: question.checks };
    let words: Vec<Word> = lists.iter().filter_map(|list| list.word(&asked)).collect();
    words.iter().all(|word| word.revoked.is_none())
        && words.iter().any(|word| word.tells_of(at, own))
}

fn is_about(one: &SingleResponse, question: &Question<'_>) -> bool {
    let id = &one.cert_id;
    let digest = |bytes: &[u8]| match Hash::named(id.hash_algorithm.oid) {
        Some(hash) => hash.of(&[bytes]),
        None if id.hash_algorithm.oid == SHA1 => Sha1::digest(bytes).to_vec(),
        None => Vec::new(),
    };
    let name = question.issuer.parsed.tbs_certificate.subject.to_der().unwrap_or_default();
    id.serial_number == question.of.parsed.tbs_certificate.serial_number
        && id.issuer_name_hash.as_bytes() == digest(&name)
        && id.issuer_key_hash.as_bytes() == digest(key_of(question.issuer))
}

/// A public key without what is said of it.
fn key_of(certificate: &Certificate) -> &[u8] {
    certificate.parsed.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes()
}

/// The question about a certificate, to be sent to a server. It has no number of its own, so
/// that servers may give an answer they have.
pub fn request(of: &Certificate, issuer: &Certificate) -> der::Result<Vec<u8>> {
    let name = issuer.parsed.tbs_certificate.subject.to_der()?;
    let parameters = Some(Any::encode_from(&Null)?);
    let id = CertId {
        hash_algorithm: AlgorithmIdentifierOwned { oid: SHA1, parameters },
        issuer_name_hash: OctetString::new(&*Sha1::digest(name))?,
        issuer_key_hash: OctetString::new(&*Sha1::digest(key_of(issuer)))?,
        serial_number: of.parsed.tbs_certificate.serial_number.clone(),
    };
    let one = Request { req_cert: id, single_request_extensions: None };
    let tbs_request = TbsRequest {
        version: Version::V1,
        requestor_name: None,
        request_list: vec![one],
        request_extensions: None,
    };
    OcspRequest { tbs_request, optional_signature: None }.to_der()
}
