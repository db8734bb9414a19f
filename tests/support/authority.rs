//! Authorities for tests: certificates, lists of revoked ones, answers about them and timestamps, made
//! with keys that are no secret. Tests of the signatures themselves share it with those of the program.

#![allow(dead_code, reason = "each of them uses a part")]

use std::time::Duration;

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{
    Any, BitString, ContextSpecific, GeneralizedTime, Ia5String, Null, ObjectIdentifier,
    OctetString, SetOfVec, UtcTime,
};
use der::oid::AssociatedOid;
use der::{
    Decode, Encode, EncodePem, Reader, Sequence, SliceReader, Tag, TagMode, TagNumber, Tagged,
};
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::hazmat::PrehashSigner;
use p256::pkcs8::EncodePrivateKey;
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::{DistributionPoint, IssuingDistributionPoint};
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, BasicConstraints, CrlDistributionPoints,
    CrlReason, ExtendedKeyUsage, KeyUsage, KeyUsages,
};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, ResponderId,
    ResponseData, RevokedInfo, SingleResponse,
};

/// Noon on 2 March 2026, in seconds since 1970.
pub const NOON: u64 = 1_772_452_800;
pub const DAY: u64 = 86_400;

const SHA256: &str = "2.16.840.1.101.3.4.2.1";
const ECDSA: &str = "1.2.840.10045.4.3.2";
pub const STAMPING: &str = "1.3.6.1.5.5.7.3.8";
pub const ANSWERING: &str = "1.3.6.1.5.5.7.3.9";

/// A key with its certificate.
#[derive(Clone)]
pub struct Holder {
    key: SigningKey,
    pub certificate: Certificate,
}

/// What a certificate is to say.
pub struct Wish {
    pub name: &'static str,
    pub serial: u8,
    /// In seconds since 1970.
    pub from: u64,
    pub until: u64,
    pub extensions: Vec<Extension>,
}

impl Wish {
    /// One that holds for a year around noon.
    pub fn new(name: &'static str, serial: u8) -> Self {
        Self { name, serial, from: NOON - 100 * DAY, until: NOON + 265 * DAY, extensions: vec![] }
    }

    pub fn with(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// May issue certificates, with so many beneath.
    pub fn authority(self, beneath: Option<u8>) -> Self {
        let limits = BasicConstraints { ca: true, path_len_constraint: beneath };
        let usage = KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign);
        self.with(critical(&limits)).with(critical(&usage))
    }

    /// Its key is for this use alone.
    pub fn only_for(self, usage: &str) -> Self {
        let usage = ExtendedKeyUsage(vec![ObjectIdentifier::new_unwrap(usage)]);
        self.with(critical(&usage))
    }

    /// Says where answers, the issuer's certificate and the list are.
    pub fn at(self, answers: Option<&str>, issuer: Option<&str>, list: Option<&str>) -> Self {
        let access = |oid: &str, address: &str| AccessDescription {
            access_method: ObjectIdentifier::new_unwrap(oid),
            access_location: uri(address),
        };
        let answers = answers.map(|address| access("1.3.6.1.5.5.7.48.1", address));
        let issuer = issuer.map(|address| access("1.3.6.1.5.5.7.48.2", address));
        let all: Vec<_> = answers.into_iter().chain(issuer).collect();
        let own =
            if all.is_empty() { self } else { self.with(plain(&AuthorityInfoAccessSyntax(all))) };
        let Some(list) = list else { return own };
        let point = DistributionPoint {
            distribution_point: Some(DistributionPointName::FullName(vec![uri(list)])),
            reasons: None,
            crl_issuer: None,
        };
        own.with(plain(&CrlDistributionPoints(vec![point])))
    }
}

fn uri(address: &str) -> GeneralName {
    GeneralName::UniformResourceIdentifier(Ia5String::new(address).expect("an address"))
}

pub fn critical<T: Encode + AssociatedOid>(value: &T) -> Extension {
    Extension { critical: true, ..plain(value) }
}

pub fn plain<T: Encode + AssociatedOid>(value: &T) -> Extension {
    let value = value.to_der().expect("written");
    let extn_value = OctetString::new(value).expect("short");
    Extension { extn_id: T::OID, critical: false, extn_value }
}

/// Says of a list that it is for certificates of authorities alone, or where it is.
pub fn scope(authorities: bool, place: Option<&str>) -> Extension {
    let value = IssuingDistributionPoint {
        distribution_point: place.map(|place| DistributionPointName::FullName(vec![uri(place)])),
        only_contains_user_certs: false,
        only_contains_ca_certs: authorities,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    };
    // The crate gives this type the name of another.
    Extension { extn_id: ObjectIdentifier::new_unwrap("2.5.29.28"), ..critical(&value) }
}

/// An extension that nobody knows.
pub fn unknown(oid: &str) -> Extension {
    let extn_value = OctetString::new([5, 0]).expect("short");
    Extension { extn_id: ObjectIdentifier::new_unwrap(oid), critical: true, extn_value }
}

fn algorithm(oid: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ObjectIdentifier::new_unwrap(oid), parameters: None }
}

fn generalized(seconds: u64) -> GeneralizedTime {
    GeneralizedTime::from_unix_duration(Duration::from_secs(seconds)).expect("a moment")
}

fn time(seconds: u64) -> Time {
    Time::UtcTime(UtcTime::from_unix_duration(Duration::from_secs(seconds)).expect("a moment"))
}

fn bits(bytes: Vec<u8>) -> BitString {
    BitString::from_bytes(&bytes).expect("short")
}

impl Holder {
    /// One who vouches for themselves.
    pub fn root(wish: Wish) -> Self {
        let key = key_of(&wish);
        Self { certificate: certificate(wish, &key, &key, None), key }
    }

    /// One for whom this one vouches.
    pub fn issue(&self, wish: Wish) -> Self {
        let key = key_of(&wish);
        Self { certificate: certificate(wish, &key, &self.key, Some(self)), key }
    }

    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().expect("written")
    }

    pub fn pem(&self) -> Vec<u8> {
        self.certificate.to_pem(der::pem::LineEnding::LF).expect("written").into_bytes()
    }

    pub fn key_pem(&self) -> Vec<u8> {
        let pem = self.key.to_pkcs8_pem(p256::pkcs8::LineEnding::LF).expect("written");
        pem.as_bytes().to_vec()
    }

    /// Signs a digest: two numbers of 32 bytes.
    pub fn sign(&self, digest: &[u8]) -> Vec<u8> {
        let signature: p256::ecdsa::Signature = self.key.sign_prehash(digest).expect("signed");
        signature.to_bytes().to_vec()
    }

    fn signature(&self, of: &[u8]) -> Vec<u8> {
        signature(&self.key, of)
    }

    /// A list of those revoked: their numbers, when and why.
    pub fn list(&self, revoked: &[(u8, u64, CrlReason)], from: u64, until: u64) -> Vec<u8> {
        self.list_for(None, revoked, from, until)
    }

    /// A list that says which certificates it is for.
    pub fn list_for(
        &self,
        scope: Option<Extension>,
        revoked: &[(u8, u64, CrlReason)],
        from: u64,
        until: u64,
    ) -> Vec<u8> {
        let entries = revoked.iter().map(|(serial, at, why)| RevokedCert {
            serial_number: SerialNumber::new(&[*serial]).expect("a number"),
            revocation_date: time(*at),
            crl_entry_extensions: Some(vec![plain(why)]),
        });
        let entries: Vec<_> = entries.collect();
        let tbs_cert_list = TbsCertList {
            version: Version::V2,
            signature: algorithm(ECDSA),
            issuer: self.certificate.tbs_certificate.subject.clone(),
            this_update: time(from),
            next_update: Some(time(until)),
            revoked_certificates: Some(entries).filter(|all| !all.is_empty()),
            crl_extensions: scope.map(|scope| vec![scope]),
        };
        let signature = bits(self.signature(&tbs_cert_list.to_der().expect("written")));
        let list =
            CertificateList { tbs_cert_list, signature_algorithm: algorithm(ECDSA), signature };
        list.to_der().expect("written")
    }

    /// An answer about a certificate: revoked, when and why, or not.
    pub fn answer(
        &self,
        issuer: &Self,
        of: &Self,
        revoked: Option<(u64, CrlReason)>,
        from: u64,
    ) -> Vec<u8> {
        let about = &issuer.certificate.tbs_certificate;
        let key = about.subject_public_key_info.subject_public_key.raw_bytes();
        let digest =
            |bytes: &[u8]| OctetString::new(Sha256::digest(bytes).to_vec()).expect("short");
        let cert_status = revoked.map_or(CertStatus::Good(Null), |(at, why)| {
            CertStatus::Revoked(RevokedInfo {
                revocation_time: OcspGeneralizedTime(generalized(at)),
                revocation_reason: Some(why),
            })
        });
        let single = SingleResponse {
            cert_id: CertId {
                hash_algorithm: algorithm(SHA256),
                issuer_name_hash: digest(&about.subject.to_der().expect("written")),
                issuer_key_hash: digest(key),
                serial_number: of.certificate.tbs_certificate.serial_number.clone(),
            },
            cert_status,
            this_update: OcspGeneralizedTime(generalized(from)),
            next_update: Some(OcspGeneralizedTime(generalized(from + 7 * DAY))),
            single_extensions: None,
        };
        let tbs_response_data = ResponseData {
            version: x509_ocsp::Version::V1,
            responder_id: ResponderId::ByName(self.certificate.tbs_certificate.subject.clone()),
            produced_at: OcspGeneralizedTime(generalized(from)),
            responses: vec![single],
            response_extensions: None,
        };
        let signature = bits(self.signature(&tbs_response_data.to_der().expect("written")));
        let basic = BasicOcspResponse {
            tbs_response_data,
            signature_algorithm: algorithm(ECDSA),
            signature,
            certs: Some(vec![self.certificate.clone()]),
        };
        OcspResponse::successful(basic).and_then(|all| all.to_der()).expect("written")
    }

    /// An answer with half a second in its times, as some who answer write them.
    pub fn with_fractions(&self, answer: &[u8]) -> Vec<u8> {
        let mut all = OcspResponse::from_der(answer).expect("an answer");
        let bytes = all.response_bytes.as_mut().expect("some");
        let basic = BasicOcspResponse::from_der(bytes.response.as_bytes()).expect("basic");
        let data = halves(&basic.tbs_response_data.to_der().expect("written"));
        let certs = ContextSpecific {
            tag_number: TagNumber::N0,
            tag_mode: TagMode::Explicit,
            value: basic.certs.expect("some"),
        };
        let signature = bits(self.signature(&data)).to_der();
        let parts = [basic.signature_algorithm.to_der(), signature, certs.to_der()];
        let parts = parts.map(|part| part.expect("written")).concat();
        let basic = Any::new(Tag::Sequence, [data, parts].concat()).and_then(|all| all.to_der());
        bytes.response = OctetString::new(basic.expect("written")).expect("short");
        all.to_der().expect("written")
    }

    /// The answer of a timestamp server to a request for a SHA-256 digest.
    pub fn stamp(&self, digest: &[u8], at: u64) -> Vec<u8> {
        let info = Info {
            version: 1,
            policy: ObjectIdentifier::new_unwrap("1.2.3.4.1"),
            imprint: Imprint {
                hash: algorithm(SHA256),
                digest: OctetString::new(digest).expect("short"),
            },
            serial: 7,
            moment: generalized(at),
        };
        let granted =
            Answer { status: vec![0], token: self.message(&info.to_der().expect("written")) };
        granted.to_der().expect("written")
    }

    /// A signed message with a timestamp in it.
    fn message(&self, content: &[u8]) -> ContentInfo {
        let kind = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
        let about = &self.certificate.tbs_certificate;
        let digest = OctetString::new(Sha256::digest(content).to_vec()).expect("short");
        let tie = OctetString::new(Sha256::digest(self.der()).to_vec()).expect("short");
        let attributes = SetOfVec::try_from(vec![
            attribute("1.2.840.113549.1.9.3", &kind),
            attribute("1.2.840.113549.1.9.4", &digest),
            attribute("1.2.840.113549.1.9.16.2.47", &vec![vec![vec![tie]]]),
        ]);
        let attributes = attributes.expect("distinct");
        let signature = self.signature(&attributes.to_der().expect("written"));
        let info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: about.issuer.clone(),
                serial_number: about.serial_number.clone(),
            }),
            digest_alg: algorithm(SHA256),
            signed_attrs: Some(attributes),
            signature_algorithm: algorithm(ECDSA),
            signature: OctetString::new(signature).expect("short"),
            unsigned_attrs: None,
        };
        let certificates = vec![CertificateChoices::Certificate(self.certificate.clone())];
        let content = OctetString::new(content).expect("short").to_der().expect("written");
        let data = SignedData {
            version: CmsVersion::V3,
            digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA256)]).expect("one"),
            encap_content_info: EncapsulatedContentInfo {
                econtent_type: kind,
                econtent: Some(Any::from_der(&content).expect("read")),
            },
            certificates: Some(CertificateSet(SetOfVec::try_from(certificates).expect("one"))),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![info]).expect("one")),
        };
        let content_type = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
        let content = Any::from_der(&data.to_der().expect("written")).expect("read");
        ContentInfo { content_type, content }
    }
}

#[derive(Sequence)]
struct Imprint {
    hash: AlgorithmIdentifierOwned,
    digest: OctetString,
}

#[derive(Sequence)]
struct Info {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Imprint,
    serial: u8,
    moment: GeneralizedTime,
}

#[derive(Sequence)]
struct Answer {
    status: Vec<u8>,
    token: ContentInfo,
}

fn attribute(oid: &str, value: &impl Encode) -> Attribute {
    let value = Any::from_der(&value.to_der().expect("written")).expect("read");
    let values = SetOfVec::try_from(vec![value]).expect("one");
    Attribute { oid: ObjectIdentifier::new_unwrap(oid), values }
}

/// A key that is the same in each run.
fn key_of(wish: &Wish) -> SigningKey {
    SigningKey::from_slice(&[wish.serial; 32]).expect("a key")
}

/// The same with half a second in each time.
fn halves(der: &[u8]) -> Vec<u8> {
    let (mut reader, mut copy) = (SliceReader::new(der).expect("short"), Vec::new());
    while !reader.is_finished() {
        let one = Any::decode(&mut reader).expect("DER");
        let value = match one.tag() {
            Tag::GeneralizedTime => [&one.value()[..14], b".5Z"].concat(),
            tag if tag.is_constructed() => halves(one.value()),
            _ => one.value().to_vec(),
        };
        Any::new(one.tag(), value).and_then(|one| one.encode_to_vec(&mut copy)).expect("written");
    }
    copy
}

fn signature(key: &SigningKey, of: &[u8]) -> Vec<u8> {
    let signature: p256::ecdsa::DerSignature =
        key.sign_prehash(&Sha256::digest(of)).expect("signed");
    signature.as_bytes().to_vec()
}

fn certificate(
    wish: Wish,
    own: &SigningKey,
    by: &SigningKey,
    issuer: Option<&Holder>,
) -> Certificate {
    let subject: x509_cert::name::Name = format!("CN={}", wish.name).parse().expect("a name");
    let curve = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
    let issuer = issuer.map(|by| by.certificate.tbs_certificate.subject.clone());
    let tbs_certificate = TbsCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&[wish.serial]).expect("a number"),
        signature: algorithm(ECDSA),
        issuer: issuer.unwrap_or_else(|| subject.clone()),
        validity: Validity { not_before: time(wish.from), not_after: time(wish.until) },
        subject,
        subject_public_key_info: SubjectPublicKeyInfoOwned {
            algorithm: AlgorithmIdentifierOwned {
                oid: ObjectIdentifier::new_unwrap("1.2.840.10045.2.1"),
                parameters: Some(Any::from_der(&curve.to_der().expect("written")).expect("read")),
            },
            subject_public_key: bits(own.verifying_key().to_sec1_bytes().to_vec()),
        },
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(wish.extensions).filter(|all| !all.is_empty()),
    };
    let signature = bits(signature(by, &tbs_certificate.to_der().expect("written")));
    Certificate { tbs_certificate, signature_algorithm: algorithm(ECDSA), signature }
}
