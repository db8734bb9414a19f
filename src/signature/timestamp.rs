//! Timestamps (RFC 3161): a server's word that a signature was there at a time.
//! Only the digest of the signature is ever sent.

use cms::content_info::ContentInfo;
use der::asn1::{ObjectIdentifier, OctetString, OctetStringRef};
use der::{AnyRef, Decode, Encode, Reader, Sequence, SliceReader};
use jiff::civil::DateTime;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::certificate::printable;
use super::cms::rest;
use super::hash::Hash;
use super::signed::Signed;
use super::{Fault, Flaw, Stamp};

/// What is to be stamped.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct Imprint {
    hash: AlgorithmIdentifierOwned,
    digest: OctetString,
}

#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct Request {
    version: u8,
    imprint: Imprint,
    with_certificate: bool,
}

/// The request for a timestamp on a SHA-256 digest, to be sent to a server.
///
/// # Errors
/// None is known; what writes it could fail.
pub fn request(digest: &[u8]) -> Result<Vec<u8>, Fault> {
    let write = || -> der::Result<Vec<u8>> {
        let imprint = Imprint { hash: Hash::Sha256.algorithm(), digest: OctetString::new(digest)? };
        Request { version: 1, imprint, with_certificate: true }.to_der()
    };
    write().map_err(|_| Fault::Failed)
}

/// The timestamp in a server's answer, which must be for this signature.
pub fn answer(bytes: &[u8], signature: &[u8]) -> Result<ContentInfo, Fault> {
    answer_for(bytes, &[signature])
}

/// The timestamp in a server's answer, which must be for this, in parts.
pub fn answer_for(bytes: &[u8], stamped: &[&[u8]]) -> Result<ContentInfo, Fault> {
    let answer = SliceReader::new(bytes).and_then(|mut reader| {
        reader.sequence(|reader| {
            let status = reader.sequence(|status| {
                let number = u8::decode(status)?;
                rest(status)?;
                Ok(number)
            })?;
            let token = Option::<ContentInfo>::decode(reader)?;
            Ok((status, token))
        })
    });
    let bad = |why: &str| Fault::BadTimestamp(why.to_owned());
    match answer {
        // Granted, or granted with changes.
        Ok((0 | 1, Some(token))) => match stamp_of(&token, stamped) {
            Ok(_) => Ok(token),
            Err(flaw) if flaw.is_unchecked() => Ok(token),
            Err(_) => Err(bad("sent a timestamp for something else")),
        },
        Ok(_) => Err(bad("refused the request")),
        Err(_) => Err(bad("sent no timestamp")),
    }
}

/// Reads a timestamp and holds it against the signature it is for.
pub fn stamp(token: &ContentInfo, signature: &[u8]) -> Result<Stamp, Flaw> {
    stamp_of(token, &[signature])
}

/// Reads a timestamp and holds it against what it is for, in parts.
pub fn stamp_of(token: &ContentInfo, stamped: &[&[u8]]) -> Result<Stamp, Flaw> {
    let signed = Signed::of(token)?;
    let content = signed.content.as_deref().ok_or(Flaw::Unreadable)?;
    let (hash, imprint, moment) = info(content).map_err(|_| Flaw::Unreadable)?;
    let hash = Hash::named(hash).ok_or(Flaw::UnknownMethod)?;
    if hash.of(stamped) != imprint {
        return Err(Flaw::Changed);
    }
    signed.check(&signed.hash().of(&[content]))?;
    Ok(Stamp { moment: readable(&moment), by: signed.certificate.name() })
}

/// The message of a timestamp, and the moment it speaks of, in UTC.
pub fn read(token: &ContentInfo) -> Option<(Signed, DateTime)> {
    let signed = Signed::of(token).ok()?;
    let (_, _, moment) = info(signed.content.as_deref()?).ok()?;
    // In DER it is always UTC (RFC 3161, 2.4.2).
    let moment = DateTime::strptime("%Y%m%d%H%M%S", moment.get(..14)?).ok()?;
    Some((signed, moment))
}

/// The digest, its kind and the moment that a timestamp speaks of.
fn info(content: &[u8]) -> der::Result<(ObjectIdentifier, Vec<u8>, String)> {
    let info = AnyRef::from_der(content)?;
    info.sequence(|reader| {
        u8::decode(reader)?;
        ObjectIdentifier::decode(reader)?;
        let (hash, digest) = reader.sequence(|imprint| {
            let hash = AlgorithmIdentifierOwned::decode(imprint)?;
            Ok((hash.oid, OctetStringRef::decode(imprint)?.as_bytes().to_vec()))
        })?;
        // The serial number, then the moment: a fraction of a second may be in it.
        AnyRef::decode(reader)?;
        let moment = AnyRef::decode(reader)?;
        rest(reader)?;
        Ok((hash, digest, printable(&String::from_utf8_lossy(moment.value()))))
    })
}

/// `20260302120000.5Z` as `2026-03-02 12:00:00 UTC`.
fn readable(moment: &str) -> String {
    super::verify::moment(&format!("D:{moment}")).unwrap_or_else(|| moment.to_owned())
}
