//! The signatures of a file, as their chains are judged: who signed, who vouches for the time, and
//! up to where in the file.

use cms::content_info::ContentInfo;
use der::{Decode, SliceReader};
use hayro_syntax::object::{Array, Dict, Name, Number, String as PdfString};
use jiff::civil::DateTime;

use super::base::Base;
use super::certificate::printable;
use super::dss;
use super::evidence::Evidence;
use super::fields::fields;
use super::signed::Signed;
use super::timestamp;

/// More timestamps for the document than honest files have: of what they hold is not known since
/// when it is there.
const MOST_STAMPS: usize = 64;
/// A timestamp for all of the file before it (ISO 32000-2, 12.8.5).
pub const DOCUMENT_STAMP: &[u8] = b"ETSI.RFC3161";

/// A signature, or a timestamp for the document.
#[derive(Default)]
pub struct Found {
    /// The field it is in.
    pub field: String,
    /// Where the part of the file ends that it is for.
    pub end: usize,
    /// Who signed; nobody, if it is a timestamp.
    pub signed: Option<Signed>,
    pub stamp: Option<Token>,
}

/// A timestamp's message, and the moment it speaks of.
pub struct Token {
    pub signed: Signed,
    pub moment: DateTime,
}

/// Every signature, in the order of its fields; what cannot be read is empty.
pub fn found(base: &Base<'_>) -> Vec<Found> {
    let fields = fields(base);
    let signed = fields.iter().filter(|field| field.is_signature);
    let signatures = signed.filter_map(|field| Some((field, field.signature()?)));
    let found = signatures.map(|(field, signature)| {
        let field = printable(&field.name);
        Found { field, ..read(&signature).unwrap_or_default() }
    });
    found.collect()
}

fn read(signature: &Dict<'_>) -> Option<Found> {
    let range = signature.get::<Array<'_>>("ByteRange")?;
    let range: Vec<i64> = range.iter::<Number>().map(|number| number.as_i64()).collect();
    let [_, _, from, length] = range[..] else { return None };
    let end = usize::try_from(from.checked_add(length)?).ok()?;
    let contents = signature.get::<PdfString<'_>>("Contents")?;
    let kind = signature.get::<Name<'_>>("SubFilter")?;
    if *kind == *DOCUMENT_STAMP {
        let token =
            SliceReader::new(&contents).and_then(|mut reader| ContentInfo::decode(&mut reader));
        return Some(Found { end, stamp: Some(Token::read(&token.ok()?)?), ..Found::default() });
    }
    let signed = Signed::read(&contents).ok()?;
    let stamp = signed.timestamp().and_then(|token| Token::read(&token));
    Some(Found { end, signed: Some(signed), stamp, ..Found::default() })
}

impl Token {
    fn read(token: &ContentInfo) -> Option<Self> {
        let (signed, moment) = timestamp::read(token)?;
        Some(Self { signed, moment })
    }
}

/// All that a file holds to judge its signatures by, and since which part of it.
pub fn evidence(base: &Base<'_>, found: &[Found]) -> Evidence {
    let mut all = Evidence::default();
    let stamps = found.iter().filter(|one| one.signed.is_none() && one.stamp.is_some());
    let mut ends: Vec<usize> = stamps.map(|one| one.end).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.truncate(MOST_STAMPS);
    let held = dss::held(base);
    // The first part of the file that has it counts.
    for end in ends {
        let earlier = base.bytes.get(..end).and_then(|part| Base::read(part).ok());
        let earlier = earlier.map(|base| dss::held(&base)).unwrap_or_default();
        earlier.iter().filter(|der| held.contains(der)).for_each(|der| {
            all.add_der(der, end);
        });
    }
    held.iter().for_each(|der| {
        all.add_der(der, usize::MAX);
    });
    let signers = found.iter().filter_map(|one| one.signed.as_ref());
    let stampers = found.iter().filter_map(|one| one.stamp.as_ref()).map(|stamp| &stamp.signed);
    signers.chain(stampers).for_each(|one| all.add_certificates(one.certificates.iter().cloned()));
    all
}
