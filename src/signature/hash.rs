//! The digests a signature may use.

use der::asn1::ObjectIdentifier;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierOwned;

/// A digest. SHA-1 and MD5 can be forged and are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

/// Their names in messages (RFC 5754, 2).
const NAMES: [(Hash, ObjectIdentifier); 3] = [
    (Hash::Sha256, ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1")),
    (Hash::Sha384, ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2")),
    (Hash::Sha512, ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3")),
];

impl Hash {
    pub fn named(oid: ObjectIdentifier) -> Option<Self> {
        NAMES.iter().find(|(_, name)| *name == oid).map(|(hash, _)| *hash)
    }

    pub fn algorithm(self) -> AlgorithmIdentifierOwned {
        let oid = match self {
            Self::Sha256 => NAMES[0].1,
            Self::Sha384 => NAMES[1].1,
            Self::Sha512 => NAMES[2].1,
        };
        AlgorithmIdentifierOwned { oid, parameters: None }
    }

    /// The digest of several parts, one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha256 => digest::<Sha256>(parts),
            Self::Sha384 => digest::<Sha384>(parts),
            Self::Sha512 => digest::<Sha512>(parts),
        }
    }
}

fn digest<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut digest = D::new();
    parts.iter().for_each(|part| digest.update(part));
    digest.finalize().to_vec()
}
