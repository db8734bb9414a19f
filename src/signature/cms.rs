//! The message in a signature (CMS, RFC 5652), as PAdES wants it
//! (ETSI EN 319 122-1, 5 and 6): what was signed, by whom, with what.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Decode, Encode, Reader, SliceReader};
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::certificate::Certificate;
use super::hash::Hash;
use super::key::{PublicKey, Signer};
use super::{Fault, Flaw};

/// RFC 5652, 4.
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
/// RFC 5652, 5.1.
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// RFC 5652, 11.1 and 11.2.
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
/// RFC 5035, 3: ties the signature to its certificate.
const CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// RFC 3161, appendix A.
const TIMESTAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// A message being made.
pub struct Message {
    info: SignerInfo,
    certificates: CertificateSet,
}

impl Message {
    /// Signs the digest of a document.
    pub fn sign(signer: &Signer, digest: Vec<u8>) -> Result<Self, Fault> {
        Self::build(signer, digest).map_err(|_| Fault::Failed)?
    }

    fn build(signer: &Signer, digest: Vec<u8>) -> der::Result<Result<Self, Fault>> {
        let hash = signer.hash();
        let own = signer.certificate();
        // One certificate in a list, in a list; its digest is SHA-256 unless said.
        let tie = vec![vec![vec![OctetString::new(Hash::Sha256.of(&[&own.der]))?]]];
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, &DATA)?,
            attribute(MESSAGE_DIGEST, &OctetString::new(digest)?)?,
            attribute(CERTIFICATE, &tie)?,
        ])?;
        let signed = signer.sign(&hash.of(&[&attributes.to_der()?]));
        let (signature, algorithm) = match (signed, signer.algorithm()) {
            (Ok(signature), Ok(algorithm)) => (signature, algorithm),
            (Err(fault), _) | (_, Err(fault)) => return Ok(Err(fault)),
        };
        let about = &own.parsed.tbs_certificate;
        let info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: about.issuer.clone(),
                serial_number: about.serial_number.clone(),
            }),
            digest_alg: hash.algorithm(),
            signed_attrs: Some(attributes),
            signature_algorithm: algorithm,
            signature: OctetString::new(signature)?,
            unsigned_attrs: None,
        };
        let all = signer.certificates.iter().map(|of| of.parsed.clone());
        let certificates: Vec<_> = all.map(CertificateChoices::Certificate).collect();
        Ok(Ok(Self { info, certificates: CertificateSet(SetOfVec::try_from(certificates)?) }))
    }

    /// What a timestamp is given for.
    pub fn signature(&self) -> &[u8] {
        self.info.signature.as_bytes()
    }

    /// Writes it, with a timestamp where there is one.
    pub fn write(mut self, timestamp: Option<ContentInfo>) -> Result<Vec<u8>, Fault> {
        let write = || -> der::Result<Vec<u8>> {
            if let Some(token) = timestamp {
                self.info.unsigned_attrs =
                    Some(SetOfVec::try_from(vec![attribute(TIMESTAMP, &token)?])?);
            }
            let data = SignedData {
                version: CmsVersion::V1,
                digest_algorithms: SetOfVec::try_from(vec![self.info.digest_alg.clone()])?,
                encap_content_info: EncapsulatedContentInfo { econtent_type: DATA, econtent: None },
                certificates: Some(self.certificates),
                crls: None,
                signer_infos: SignerInfos(SetOfVec::try_from(vec![self.info])?),
            };
            let content = Any::from_der(&data.to_der()?)?;
            ContentInfo { content_type: SIGNED_DATA, content }.to_der()
        };
        write().map_err(|_| Fault::Failed)
    }
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> der::Result<Attribute> {
    let values = SetOfVec::try_from(vec![Any::from_der(&value.to_der()?)?])?;
    Ok(Attribute { oid, values })
}

/// A message that was read.
pub struct Signed {
    info: SignerInfo,
    hash: Hash,
    /// What the message itself contains, and its kind.
    pub content: Option<Vec<u8>>,
    kind: ObjectIdentifier,
    pub certificate: Certificate,
}

impl Signed {
    /// Reads a message; what follows it is room that was left, full of noughts.
    pub fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        let read = SliceReader::new(bytes).and_then(|mut reader| {
            let info = ContentInfo::decode(&mut reader)?;
            Ok((info, reader.read_slice(reader.remaining_len())?))
        });
        match read {
            Ok((info, room)) if room.iter().all(|&byte| byte == 0) => Self::of(&info),
            _ => Err(Flaw::Unreadable),
        }
    }

    pub fn of(message: &ContentInfo) -> Result<Self, Flaw> {
        let data = message.content.to_der().and_then(|der| SignedData::from_der(&der));
        let data = data.map_err(|_| Flaw::Unreadable)?;
        if message.content_type != SIGNED_DATA
            || matches!(data.version, CmsVersion::V0 | CmsVersion::V2)
        {
            return Err(Flaw::Unreadable);
        }
        let mut infos = data.signer_infos.0.into_vec();
        // PDF allows one signer for each signature (ISO 32000-1, 12.8.3.3.1).
        let info = infos.pop().filter(|_| infos.is_empty()).ok_or(Flaw::Unreadable)?;
        let named = data.digest_algorithms.iter().any(|of| of.oid == info.digest_alg.oid);
        if !named || info.version != version(&info.sid) {
            return Err(Flaw::Unreadable);
        }
        let certificates = data.certificates.iter().flat_map(|all| all.0.iter());
        let mut certificates = certificates.filter_map(|choice| match choice {
            CertificateChoices::Certificate(one) => Certificate::of(one.clone()),
            CertificateChoices::Other(_) => None,
        });
        let certificate = certificates.find(|certificate| is_signer(&info.sid, certificate));
        let content = data.encap_content_info.econtent.map(|content| content.value().to_vec());
        Ok(Self {
            hash: Hash::named(info.digest_alg.oid).ok_or(Flaw::UnknownMethod)?,
            certificate: certificate.ok_or(Flaw::NoCertificate)?,
            kind: data.encap_content_info.econtent_type,
            info,
            content,
        })
    }

    pub fn hash(&self) -> Hash {
        self.hash
    }

    pub fn signature(&self) -> &[u8] {
        self.info.signature.as_bytes()
    }

    /// The timestamp on it.
    pub fn timestamp(&self) -> Option<ContentInfo> {
        let attributes = self.info.unsigned_attrs.as_ref()?;
        one(attributes, TIMESTAMP)?.to_der().and_then(|der| ContentInfo::from_der(&der)).ok()
    }

    /// Whether it was signed, by the key of its certificate, for this digest.
    pub fn check(&self, digest: &[u8]) -> Result<(), Flaw> {
        let attributes = self.info.signed_attrs.as_ref().ok_or(Flaw::Unreadable)?;
        let written = one(attributes, MESSAGE_DIGEST).ok_or(Flaw::Unreadable)?;
        let written = written.decode_as::<OctetString>().map_err(|_| Flaw::Unreadable)?;
        if written.as_bytes() != digest {
            return Err(Flaw::Changed);
        }
        let kind = one(attributes, CONTENT_TYPE).ok_or(Flaw::Unreadable)?;
        if kind.decode_as::<ObjectIdentifier>() != Ok(self.kind) || !self.is_tied(attributes) {
            return Err(Flaw::Forged);
        }
        let signed = attributes.to_der().map_err(|_| Flaw::Unreadable)?;
        let key = PublicKey::read(&self.certificate.public_key()).ok_or(Flaw::UnknownMethod)?;
        let digest = self.hash.of(&[&signed]);
        match key.verify(&self.info.signature_algorithm, self.hash, &digest, self.signature()) {
            Some(true) => Ok(()),
            Some(false) => Err(Flaw::Forged),
            None => Err(Flaw::UnknownMethod),
        }
    }

    /// Whether the certificate is the one that was signed with; older kinds of
    /// signatures do not say.
    fn is_tied(&self, attributes: &Attributes) -> bool {
        let Some(tie) = one(attributes, CERTIFICATE) else { return true };
        let first = tie.sequence(|tie| {
            let first = tie.sequence(|all| {
                let first = all.sequence(|of| {
                    let named = of.peek_tag()? == der::Tag::Sequence;
                    let hash = if named {
                        x509_cert::spki::AlgorithmIdentifierOwned::decode(of)?.oid
                    } else {
                        Hash::Sha256.algorithm().oid
                    };
                    let digest = OctetString::decode(of)?;
                    rest(of)?;
                    Ok((hash, digest))
                });
                rest(all)?;
                first
            });
            rest(tie)?;
            first
        });
        first.is_ok_and(|(hash, digest)| {
            let own = Hash::named(hash).map(|hash| hash.of(&[&self.certificate.der]));
            own.as_deref() == Some(digest.as_bytes())
        })
    }
}

/// The version goes with how the signer is named (RFC 5652, 5.3).
fn version(named: &SignerIdentifier) -> CmsVersion {
    match named {
        SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
    }
}

/// Reads on to the end.
pub fn rest<'a>(reader: &mut impl Reader<'a>) -> der::Result<()> {
    while !reader.is_finished() {
        der::AnyRef::decode(reader)?;
    }
    Ok(())
}

/// The only value of an attribute that stands there once.
fn one(attributes: &Attributes, oid: ObjectIdentifier) -> Option<&Any> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
    match (found.next()?.values.as_slice(), found.next()) {
        ([value], None) => Some(value),
        _ => None,
    }
}

fn is_signer(named: &SignerIdentifier, certificate: &Certificate) -> bool {
    let about = &certificate.parsed.tbs_certificate;
    match named {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            named.issuer == about.issuer && named.serial_number == about.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => about
            .get::<SubjectKeyIdentifier>()
            .is_ok_and(|own| own.is_some_and(|(_, own)| own.0.as_bytes() == named.0.as_bytes())),
    }
}
