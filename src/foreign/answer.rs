//! What one process tells another of a file, as bytes: CBOR (RFC 8949), in which numbers come
//! back as they were and pictures are no larger than they are.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// An answer as bytes.
pub fn encode<T: Serialize>(answer: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory is all that it can lack.
    let _ = ciborium::into_writer(answer, &mut bytes);
    bytes
}

/// The answer that bytes are, if they are one, and nothing else.
pub fn decode<T: DeserializeOwned>(mut bytes: &[u8]) -> Option<T> {
    let answer = ciborium::from_reader(&mut bytes).ok()?;
    bytes.is_empty().then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annex::{Annex, AnnexFault};

    #[test]
    fn pages_come_back_as_they_were() {
        let file = include_bytes!("../../samples/annexes/annex.pdf").as_slice().into();
        let read: Result<Annex, AnnexFault> = crate::annex::read(&file);
        assert!(read.is_ok(), "{read:?}");
        let bytes = encode(&read);
        assert_eq!(decode(&bytes), Some(read));
        assert_eq!(decode::<Result<Annex, AnnexFault>>(&bytes[..bytes.len() - 1]), None);
    }
}
