//! The message in a signature, as PAdES wants it (ETSI EN 319 122-1, 5 and 6):
//! what is signed, by whom, with what.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode};
use x509_cert::attr::Attributes;

use super::Fault;
use super::cms::{
    CERTIFICATE, CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, TIMESTAMP, attribute,
};
use super::hash::Hash;
use super::key::Signer;
use super::public::PublicKey;

/// A message that is still to be signed.
pub struct Draft {
    attributes: Attributes,
    /// What is written of the signer, without the signature.
    info: SignerInfo,
    certificates: CertificateSet,
    key: PublicKey,
    hash: Hash,
}

impl Draft {
    /// About the digest of a document.
    pub fn new(signer: &Signer, digest: Vec<u8>) -> Result<Self, Fault> {
        let own = signer.certificate();
        let key = PublicKey::read(&own.public_key()).ok_or(Fault::UnknownKey(own.kind()))?;
        Self::build(signer, digest, key).map_err(|_| Fault::Failed)
    }

    fn build(signer: &Signer, digest: Vec<u8>, key: PublicKey) -> der::Result<Self> {
        let hash = signer.hash();
        let own = signer.certificate();
        // One certificate in a list, in a list; its digest is SHA-256 unless said.
        let tie = vec![vec![vec![OctetString::new(Hash::Sha256.of(&[&own.der]))?]]];
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, &DATA)?,
            attribute(MESSAGE_DIGEST, &OctetString::new(digest)?)?,
            attribute(CERTIFICATE, &tie)?,
        ])?;
        let about = &own.parsed.tbs_certificate;
        let info = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: about.issuer.clone(),
                serial_number: about.serial_number.clone(),
            }),
            digest_alg: hash.algorithm(),
            signed_attrs: Some(attributes.clone()),
            signature_algorithm: signer.algorithm(),
            signature: OctetString::new([])?,
            unsigned_attrs: None,
        };
        let all = signer.certificates.iter().map(|of| of.parsed.clone());
        let certificates: Vec<_> = all.map(CertificateChoices::Certificate).collect();
        let certificates = CertificateSet(SetOfVec::try_from(certificates)?);
        Ok(Self { attributes, info, certificates, key, hash })
    }

    /// What is to be signed.
    pub fn digest(&self) -> Vec<u8> {
        // What was made here can be written.
        self.hash.of(&[&self.attributes.to_der().unwrap_or_default()])
    }

    /// The message with its signature, which must be that of the key.
    pub fn signed(self, signature: &[u8]) -> Result<Message, Fault> {
        let digest = self.digest();
        let signature = self.key.in_der(signature);
        let how = &self.info.signature_algorithm;
        if self.key.verify(how, self.hash, &digest, &signature) != Some(true) {
            return Err(Fault::WrongSignature);
        }
        let signature = OctetString::new(signature).map_err(|_| Fault::Failed)?;
        let info = SignerInfo { signature, ..self.info };
        Ok(Message { info, certificates: self.certificates })
    }
}

/// A message that is signed.
pub struct Message {
    info: SignerInfo,
    certificates: CertificateSet,
}

impl Message {
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
