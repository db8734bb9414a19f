//! The message in a signature, read and checked.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Encode, Reader, SliceReader, Tag};
use x509_cert::attr::Attributes;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::Flaw;
use super::certificate::Certificate;
use super::cms::{CERTIFICATE, CONTENT_TYPE, MESSAGE_DIGEST, SIGNED_DATA, TIMESTAMP, one, rest};
use super::hash::Hash;
use super::public::PublicKey;

/// A message that was read.
pub struct Signed {
    info: SignerInfo,
    hash: Hash,
    /// What the message itself contains, and its kind.
    pub content: Option<Vec<u8>>,
    kind: ObjectIdentifier,
    pub certificate: Certificate,
    /// All that come with it.
    pub certificates: Vec<Certificate>,
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
        let certificates = certificates.filter_map(|choice| match choice {
            CertificateChoices::Certificate(one) => Certificate::of(one.clone()),
            CertificateChoices::Other(_) => None,
        });
        let certificates: Vec<_> = certificates.collect();
        let certificate = certificates.iter().find(|of| is_signer(&info.sid, of)).cloned();
        let content = data.encap_content_info.econtent.map(|content| content.value().to_vec());
        Ok(Self {
            hash: Hash::named(info.digest_alg.oid).ok_or(Flaw::UnknownMethod)?,
            certificate: certificate.ok_or(Flaw::NoCertificate)?,
            kind: data.encap_content_info.econtent_type,
            info,
            content,
            certificates,
        })
    }

    /// Whether it holds what it is for, and so is for that alone.
    pub fn is_attached(&self) -> bool {
        self.content.is_some()
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
        let key =
            PublicKey::read(&self.certificate.public_key()).ok_or_else(|| self.unknown_key())?;
        let digest = self.hash.of(&[&signed]);
        match key.verify(&self.info.signature_algorithm, self.hash, &digest, self.signature()) {
            Some(true) => Ok(()),
            Some(false) => Err(Flaw::Forged),
            None => Err(Flaw::UnknownMethod),
        }
    }

    fn unknown_key(&self) -> Flaw {
        self.certificate.kind().map_or(Flaw::UnknownMethod, Flaw::UnknownKey)
    }

    /// Whether the certificate is the one that was signed with; older kinds of
    /// signatures do not say.
    fn is_tied(&self, attributes: &Attributes) -> bool {
        let Some(tie) = one(attributes, CERTIFICATE) else { return true };
        let first = tie.sequence(|tie| {
            let first = tie.sequence(|all| {
                let first = all.sequence(|of| {
                    let named = of.peek_tag()? == Tag::Sequence;
                    let hash = if named {
                        AlgorithmIdentifierOwned::decode(of)?.oid
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
