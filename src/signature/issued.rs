//! Who issued what: certificates, lists of revoked ones and answers about them are all
//! written as a part that is signed, how, and the signature (RFC 5280, 4.1 and 5.1;
//! RFC 6960, 4.2.1).

use std::cell::Cell;

use der::asn1::BitString;
use der::{Decode, Reader, SliceReader};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::certificate::Certificate;
use super::cms::rest;
use super::public::{PublicKey, hash_of};

/// More than honest files need; a file made to exhaust its reader ends here.
const MOST: u32 = 5_000;

/// Checks of signatures, of which there is a limited number.
pub struct Checks {
    left: Cell<u32>,
}

impl Default for Checks {
    fn default() -> Self {
        Self { left: Cell::new(MOST) }
    }
}

impl Checks {
    /// Whether the key of a certificate signed this; nothing where the way it was
    /// done is not known.
    pub fn is_issued(&self, signed: &[u8], issuer: &Certificate) -> Option<bool> {
        self.left.set(self.left.get().checked_sub(1)?);
        let (part, how, signature) = parts(signed).ok()?;
        let hash = hash_of(&how)?;
        let key = PublicKey::read(&issuer.public_key())?;
        key.verify(&how, hash, &hash.of(&[part]), signature.as_bytes()?)
    }
}

fn parts(signed: &[u8]) -> der::Result<(&[u8], AlgorithmIdentifierOwned, BitString)> {
    SliceReader::new(signed)?.sequence(|reader| {
        let part = reader.tlv_bytes()?;
        let how = AlgorithmIdentifierOwned::decode(reader)?;
        let signature = BitString::decode(reader)?;
        rest(reader)?;
        Ok((part, how, signature))
    })
}
