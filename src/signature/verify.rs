//! Who signed a PDF, and whether it was changed.

use cms::content_info::ContentInfo;
use der::{Decode, SliceReader};
use hayro_syntax::object::{Array, Dict, Name, Number, String as PdfString};

use super::Fault;
use super::base::Base;
use super::certificate::{Certificate, printable};
use super::fields::{Field, fields};
use super::found::DOCUMENT_STAMP;
use super::signed::Signed;
use super::since::only_added;
use super::timestamp::{stamp, stamp_of};
use crate::pdf;

/// Kinds of signatures that hold a message on the bytes of the file.
const KINDS: [&[u8]; 2] = [b"ETSI.CAdES.detached", b"adbe.pkcs7.detached"];

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// What was signed is no longer what stands there.
    Changed,
    /// Something else than fields and signatures was added after it was signed.
    ChangedSince,
    /// The key of the certificate did not make it.
    Forged,
    /// It does not say properly which part of the file it is for.
    Uncovered,
    /// It cannot be read.
    Unreadable,
    /// It was made in a way this program does not know.
    UnknownMethod,
    /// It has no certificate, so that nobody is named.
    NoCertificate,
}

/// A server's word on when a signature was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub moment: String,
    /// Whose word it is.
    pub by: String,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The field it is in.
    pub field: String,
    /// The certificate of its signer.
    pub certificate: Option<Certificate>,
    /// When it was made, by the signer's own clock.
    pub made: Option<String>,
    /// Why, in the signer's words.
    pub reason: Option<String>,
    /// Where, in the signer's words.
    pub location: Option<String>,
    /// The timestamp on it, or what is wrong with that.
    pub stamp: Option<Result<Stamp, Flaw>>,
    /// Whether it is a timestamp for the document, and nobody's signature.
    pub is_stamp: bool,
    /// Whether it is for the whole file, with nothing added since.
    pub is_whole: bool,
    /// What is wrong with it; nothing, if it holds.
    pub flaw: Option<Flaw>,
}

impl Verdict {
    /// Whether the certificate held on the day the signature says it was made.
    pub fn held(&self) -> Option<bool> {
        let (validity, day) =
            (self.certificate.as_ref()?.validity(), self.made.as_ref()?.get(..10)?);
        let (from, until) = (validity.from.date().to_string(), validity.until.date().to_string());
        Some(*from <= *day && *day <= *until)
    }

    /// Whether the signature holds, and its timestamp too, as far as that can be
    /// checked.
    pub fn is_valid(&self) -> bool {
        let stamp = self.stamp.as_ref().and_then(|stamp| stamp.as_ref().err());
        self.flaw.is_none() && stamp.is_none_or(|flaw| *flaw == Flaw::UnknownMethod)
    }
}

/// Every signature of a PDF, in the order of its fields. Whether a certificate
/// is to be trusted is not judged.
///
/// # Errors
/// When the PDF cannot be read.
pub fn verify(pdf: &[u8]) -> Result<Vec<Verdict>, Fault> {
    Base::with(pdf, |base| {
        let fields = fields(base);
        let signed = fields.iter().filter(|field| field.is_signature);
        let verdicts = signed.filter_map(|field| Some(verdict(base, field, &field.signature()?)));
        Ok(verdicts.collect())
    })
}

fn verdict(base: &Base<'_>, field: &Field<'_>, signature: &Dict<'_>) -> Verdict {
    let said = |key: &str| {
        let text = signature.get::<PdfString<'_>>(key).map(|text| printable(&pdf::text(&text)));
        text.filter(|text| !text.is_empty())
    };
    let mut verdict = Verdict {
        field: printable(&field.name),
        certificate: None,
        made: said("M").map(|made| moment(&made).unwrap_or(made)),
        reason: said("Reason"),
        location: said("Location"),
        stamp: None,
        is_stamp: false,
        is_whole: false,
        flaw: None,
    };
    verdict.flaw = check(base, field, signature, &mut verdict).err();
    verdict
}

fn check(
    base: &Base<'_>,
    field: &Field<'_>,
    signature: &Dict<'_>,
    verdict: &mut Verdict,
) -> Result<(), Flaw> {
    let contents = signature.get::<PdfString<'_>>("Contents").ok_or(Flaw::Unreadable)?;
    let kind = signature.get::<Name<'_>>("SubFilter").ok_or(Flaw::Unreadable)?;
    let message = Signed::read(&contents);
    if let Ok(message) = &message {
        verdict.certificate = Some(message.certificate.clone());
        verdict.stamp = message.timestamp().map(|token| stamp(&token, message.signature()));
    }
    let cover = Cover::read(base.bytes, signature, &contents).ok_or(Flaw::Uncovered)?;
    verdict.is_whole = cover.end == base.bytes.len();
    if *kind == *DOCUMENT_STAMP {
        verdict.is_stamp = true;
        let token = SliceReader::new(&contents).and_then(|mut of| ContentInfo::decode(&mut of));
        let token = token.map_err(|_| Flaw::Unreadable)?;
        verdict.stamp = Some(Ok(stamp_of(&token, &[cover.before, cover.after])?));
    } else if !KINDS.contains(&&*kind) {
        return Err(Flaw::UnknownMethod);
    }
    let message = message?;
    if !verdict.is_stamp {
        message.check(&message.hash().of(&[cover.before, cover.after]))?;
    }
    if verdict.is_whole { Ok(()) } else { since(base, cover.end, field, &contents) }
}

/// Holds the file as it was signed against what it is now.
fn since(base: &Base<'_>, end: usize, field: &Field<'_>, contents: &[u8]) -> Result<(), Flaw> {
    let signed = base.bytes.get(..end).ok_or(Flaw::Uncovered)?;
    let earlier = Base::read(signed).map_err(|_| Flaw::ChangedSince)?;
    let was_there = fields(&earlier).iter().any(|old| {
        let old = (old.at == field.at).then(|| old.signature()).flatten();
        let old = old.and_then(|old| old.get::<PdfString<'_>>("Contents"));
        old.is_some_and(|old| *old == *contents)
    });
    if was_there && only_added(&earlier, base) { Ok(()) } else { Err(Flaw::ChangedSince) }
}

/// The part of the file a signature is for: all but its own message.
struct Cover<'a> {
    before: &'a [u8],
    after: &'a [u8],
    end: usize,
}

impl<'a> Cover<'a> {
    fn read(file: &'a [u8], signature: &Dict<'_>, contents: &[u8]) -> Option<Self> {
        let range = signature.get::<Array<'_>>("ByteRange")?;
        let numbers = range.iter::<Number>().map(|number| usize::try_from(number.as_i64()).ok());
        let numbers: Vec<usize> = numbers.collect::<Option<_>>()?;
        let [0, before, from, length] = numbers[..] else { return None };
        let end = from.checked_add(length)?;
        // Only the message itself may be left out, lest something hide there.
        let left_out = file.get(before..from)?.strip_prefix(b"<")?.strip_suffix(b">")?;
        if from > end || !is_hex_of(left_out, contents) {
            return None;
        }
        Some(Self { before: file.get(..before)?, after: file.get(from..end)?, end })
    }
}

fn is_hex_of(digits: &[u8], bytes: &[u8]) -> bool {
    let mut decoded = vec![0; digits.len() / 2];
    base16ct::mixed::decode(digits, &mut decoded).is_ok_and(|decoded| decoded == bytes)
}

/// A date (ISO 32000-1, 7.9.4) for readers: `2026-03-02 12:00:00 UTC`.
pub fn moment(date: &str) -> Option<String> {
    let digits = date.strip_prefix("D:")?;
    let digits = digits.get(..14).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let at = |from: usize, to: usize| &digits[from..to];
    let day = format!("{}-{}-{}", at(0, 4), at(4, 6), at(6, 8));
    let hour = format!("{}:{}:{}", at(8, 10), at(10, 12), at(12, 14));
    let zone = &date[16..];
    let zone = match zone.find(['+', '-']) {
        Some(sign) => zone[sign..].trim_end_matches('\'').replace('\'', ":"),
        None if zone.ends_with('Z') => "UTC".to_owned(),
        None => String::new(),
    };
    let zone = if zone == "+00:00" { "UTC".to_owned() } else { zone };
    Some(format!("{day} {hour} {zone}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_with_their_zones() {
        let read = |date: &str| moment(date).unwrap_or_default();
        assert_eq!(read("D:20260302120000Z"), "2026-03-02 12:00:00 UTC");
        assert_eq!(read("D:20260302120000+01'00'"), "2026-03-02 12:00:00 +01:00");
        assert_eq!(read("D:20260302120000+00'00'"), "2026-03-02 12:00:00 UTC");
        assert_eq!(read("D:20260302120000.5Z"), "2026-03-02 12:00:00 UTC");
        assert_eq!(read("D:20260302120000"), "2026-03-02 12:00:00");
        assert_eq!(moment("D:2026"), None);
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn only_digits_of_the_message_may_be_left_out() {
        assert!(is_hex_of(b"0aFF", &[0x0a, 0xff]));
        assert!(!is_hex_of(b"0aF", &[0x0a, 0xf0]));
        assert!(!is_hex_of(b"+aFF", &[0x0a, 0xff]));
        assert!(!is_hex_of(b"0aFE", &[0x0a, 0xff]));
    }
}
