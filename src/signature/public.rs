//! Public keys, and the ways they are signed for.

use der::Encode;
use der::asn1::ObjectIdentifier;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use pkcs8::DecodePublicKey;
use rsa::{Pkcs1v15Sign, Pss};
use sha2::{Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::hash::Hash;
use super::pss::PssParameters;

/// RSA in the padding of PKCS#1 v1.5, by itself or with each digest (RFC 5754, 3.2).
const PKCS1: [(ObjectIdentifier, Option<Hash>); 4] = [
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1"), None),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"), Some(Hash::Sha256)),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"), Some(Hash::Sha384)),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"), Some(Hash::Sha512)),
];
/// RSASSA-PSS (RFC 4056).
const PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
/// ECDSA with each digest (RFC 5754, 3.3).
const ECDSA: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"), Hash::Sha512),
];

/// How a key on a curve signs, as messages name it.
pub fn ecdsa(hash: Hash) -> AlgorithmIdentifierOwned {
    let oid = match hash {
        Hash::Sha256 => ECDSA[0].0,
        Hash::Sha384 => ECDSA[1].0,
        Hash::Sha512 => ECDSA[2].0,
    };
    AlgorithmIdentifierOwned { oid, parameters: None }
}

/// How an RSA key signs, as messages name it.
pub fn pkcs1() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: PKCS1[0].0, parameters: Some(der::Any::null()) }
}

/// The digest that a way of signing is for, where it says.
pub fn hash_of(how: &AlgorithmIdentifierOwned) -> Option<Hash> {
    let ecdsa = ECDSA.iter().find(|(oid, _)| *oid == how.oid).map(|(_, hash)| *hash);
    let pkcs1 = || PKCS1.iter().find(|(oid, _)| *oid == how.oid).and_then(|(_, hash)| *hash);
    let pss = || {
        let written = how.parameters.as_ref().filter(|_| how.oid == PSS)?.to_der().ok()?;
        Hash::named(PssParameters::read(&written).ok()?.hash)
    };
    ecdsa.or_else(pkcs1).or_else(pss)
}

/// A public key.
pub enum PublicKey {
    Rsa(Box<rsa::PublicKey>),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
}

impl PublicKey {
    /// Reads the key of a certificate, where it is of a kind this program knows.
    pub fn read(der: &[u8]) -> Option<Self> {
        let rsa = rsa::PublicKey::from_public_key_der(der).map(|key| Self::Rsa(Box::new(key)));
        let small = || p256::PublicKey::from_public_key_der(der).map(|key| Self::P256(key.into()));
        let large = || p384::PublicKey::from_public_key_der(der).map(|key| Self::P384(key.into()));
        rsa.or_else(|_| small()).or_else(|_| large()).ok()
    }

    /// A signature as messages hold it: on curves, programs and tokens give DER or two numbers
    /// of equal length.
    pub fn in_der(&self, signature: &[u8]) -> Vec<u8> {
        let der = match self {
            Self::Rsa(_) => return signature.to_vec(),
            Self::P256(_) => {
                let raw = p256::ecdsa::Signature::from_slice(signature);
                raw.map(|raw| raw.to_der().as_bytes().to_vec())
            }
            Self::P384(_) => {
                let raw = p384::ecdsa::Signature::from_slice(signature);
                raw.map(|raw| raw.to_der().as_bytes().to_vec())
            }
        };
        der.unwrap_or_else(|_| signature.to_vec())
    }

    /// Whether a signature of a digest is this key's; nothing where the way it
    /// was made is not known.
    pub fn verify(
        &self,
        how: &AlgorithmIdentifierOwned,
        hash: Hash,
        digest: &[u8],
        signature: &[u8],
    ) -> Option<bool> {
        match self {
            Self::Rsa(key) if how.oid == PSS => verify_pss(key, how, hash, digest, signature),
            Self::Rsa(key) => {
                PKCS1.iter().find(|of| of.0 == how.oid && of.1.is_none_or(|of| of == hash))?;
                Some(key.verify(padding(hash), digest, signature).is_ok())
            }
            Self::P256(key) => {
                ECDSA.iter().find(|of| **of == (how.oid, hash))?;
                let signature = p256::ecdsa::DerSignature::from_bytes(signature);
                Some(signature.is_ok_and(|own| key.verify_prehash(digest, &own).is_ok()))
            }
            Self::P384(key) => {
                ECDSA.iter().find(|of| **of == (how.oid, hash))?;
                let signature = p384::ecdsa::DerSignature::from_bytes(signature);
                Some(signature.is_ok_and(|own| key.verify_prehash(digest, &own).is_ok()))
            }
        }
    }
}

fn padding(hash: Hash) -> Pkcs1v15Sign {
    match hash {
        Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
    }
}

fn verify_pss(
    key: &rsa::PublicKey,
    how: &AlgorithmIdentifierOwned,
    hash: Hash,
    digest: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let given = how.parameters.as_ref()?.to_der().ok()?;
    let given = PssParameters::read(&given).ok()?;
    let same = |oid: ObjectIdentifier| oid == hash.algorithm().oid;
    if !same(given.hash) || !same(given.mask) {
        return None;
    }
    let salt = given.salt;
    let verified = match hash {
        Hash::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), digest, signature),
        Hash::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), digest, signature),
        Hash::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), digest, signature),
    };
    Some(verified.is_ok())
}
