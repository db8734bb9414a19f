//! The parameters of RSASSA-PSS.

use der::asn1::{ContextSpecific, ObjectIdentifier};
use der::{Reader, SliceReader, TagNumber};
use x509_cert::spki::AlgorithmIdentifierOwned;

/// How a signature of RSASSA-PSS was made (RFC 4055, 3.1).
pub struct PssParameters {
    pub hash: ObjectIdentifier,
    /// The digest of the mask.
    pub mask: ObjectIdentifier,
    /// In bytes.
    pub salt: usize,
}

impl PssParameters {
    /// What is left out is SHA-1, which is not known here, and a salt of twenty bytes.
    pub fn read(der: &[u8]) -> der::Result<Self> {
        const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
        let mut reader = SliceReader::new(der)?;
        let given = reader.sequence(|reader| {
            let hash = algorithm(reader, TagNumber::N0)?;
            let mask = algorithm(reader, TagNumber::N1)?.and_then(|own| own.parameters);
            let mask = mask.map(|own| own.decode_as::<AlgorithmIdentifierOwned>()).transpose()?;
            let salt = ContextSpecific::<u16>::decode_explicit(reader, TagNumber::N2)?;
            let trailer = ContextSpecific::<u8>::decode_explicit(reader, TagNumber::N3)?;
            let known = trailer.is_none_or(|trailer| trailer.value == 1);
            known.then_some(()).ok_or(der::ErrorKind::Failed)?;
            Ok(Self {
                hash: hash.map_or(SHA1, |own| own.oid),
                mask: mask.map_or(SHA1, |own| own.oid),
                salt: salt.map_or(20, |salt| usize::from(salt.value)),
            })
        })?;
        reader.finish(given)
    }
}

fn algorithm<'r>(
    reader: &mut impl Reader<'r>,
    tag: TagNumber,
) -> der::Result<Option<AlgorithmIdentifierOwned>> {
    Ok(ContextSpecific::decode_explicit(reader, tag)?.map(|own| own.value))
}

#[cfg(test)]
mod tests {
    use der::{Any, Decode};

    use super::*;
    use crate::signature::hash::Hash;
    use crate::signature::public::PublicKey;

    /// RSASSA-PSS with SHA-256, as messages name it, with a salt of 300 bytes.
    const HOW: [u8; 55] = [
        0x30, 0x35, 0xa0, 0x0f, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04,
        0x02, 0x01, 0x05, 0x00, 0xa1, 0x1c, 0x30, 0x1a, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7,
        0x0d, 0x01, 0x01, 0x08, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04,
        0x02, 0x01, 0x05, 0x00, 0xa2, 0x04, 0x02, 0x02, 0x01, 0x2c,
    ];

    #[test]
    fn salts_may_be_longer_than_a_byte_can_count() {
        let key = include_bytes!("../../tests/files/signing/pss-long-salt.key.der");
        let signature = include_bytes!("../../tests/files/signing/pss-long-salt.sig");
        let key = PublicKey::read(key).expect("a key");
        let how = AlgorithmIdentifierOwned {
            oid: ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10"),
            parameters: Some(Any::from_der(&HOW).expect("parameters")),
        };
        let digest = Hash::Sha256.of(&[b"A letter"]);
        assert_eq!(key.verify(&how, Hash::Sha256, &digest, signature), Some(true));
        let other = Hash::Sha256.of(&[b"Another"]);
        assert_eq!(key.verify(&how, Hash::Sha256, &other, signature), Some(false));
    }
}
