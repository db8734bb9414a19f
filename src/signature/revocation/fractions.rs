//! Times with fractions of a second in answers: RFC 6960 (4.2.2.1) leaves them out, and some who
//! answer write them. They say the same as without.

use std::borrow::Cow;

use der::asn1::AnyRef;
use der::{Decode, Encode, Reader, SliceReader, Tag, Tagged};

/// No time in an answer is deeper.
const DEEPEST: usize = 8;
/// `20260302120000`.
const WHOLE: usize = 14;

/// A copy of an answer without fractions of a second, for reading: what is signed are the
/// bytes as they came.
pub fn without_fractions(der: &[u8]) -> der::Result<Vec<u8>> {
    copied(der, DEEPEST)
}

fn copied(der: &[u8], levels: usize) -> der::Result<Vec<u8>> {
    let (mut reader, mut copy) = (SliceReader::new(der)?, Vec::new());
    while !reader.is_finished() {
        let one = AnyRef::decode(&mut reader)?;
        let value = match one.tag() {
            Tag::GeneralizedTime => whole_seconds(one.value()),
            tag if tag.is_constructed() && levels > 0 => copied(one.value(), levels - 1)?.into(),
            _ => one.value().into(),
        };
        AnyRef::new(one.tag(), &value)?.encode_to_vec(&mut copy)?;
    }
    Ok(copy)
}

fn whole_seconds(time: &[u8]) -> Cow<'_, [u8]> {
    match time.split_at_checked(WHOLE) {
        Some((whole, [b'.', fraction @ .., b'Z'])) if fraction.iter().all(u8::is_ascii_digit) => {
            [whole, b"Z"].concat().into()
        }
        _ => time.into(),
    }
}
