//! Who signed a PDF, and whether it was changed.

use std::collections::BTreeSet;
use std::ops::Range;

use cms::content_info::ContentInfo;
use der::{Decode, SliceReader};
use hayro_syntax::object::{Array, Dict, Name, Number, String as PdfString};

use super::Fault;
use super::base::Base;
use super::certificate::{Certificate, printable};
use super::fields::{Field, fields};
use super::form::Form;
use super::found::DOCUMENT_STAMP;
use super::sign::allows_nothing;
use super::signed::Signed;
use super::since::{Change, judge};
use super::timestamp::{stamp, stamp_of};
use crate::pdf;
use crate::pdf::exact::{Later, State, Value};

/// Kinds of signatures that hold a message on the bytes of the file.
const KINDS: [&[u8]; 2] = [b"ETSI.CAdES.detached", b"adbe.pkcs7.detached"];

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// What was signed is no longer what stands there.
    Changed,
    /// Something else than fields and signatures was added after it was signed.
    ChangedSince,
    /// A field was added that draws over the page.
    DrawnOver,
    /// Something follows that is not an update all programs read alike.
    Stray,
    /// The file as it was signed has to be mended to be read, which each program does in its
    /// own way.
    Irregular,
    /// The key of the certificate did not make it.
    Forged,
    /// It does not say properly which part of the file it is for.
    Uncovered,
    /// It cannot be read.
    Unreadable,
    /// It was made in a way this program does not know.
    UnknownMethod,
    /// Its key is of this kind, which this program does not know.
    UnknownKey(&'static str),
    /// It has no certificate, so that nobody is named.
    NoCertificate,
}

impl Flaw {
    /// Whether it may be sound, but cannot be checked here.
    pub fn is_unchecked(self) -> bool {
        matches!(self, Self::UnknownMethod | Self::UnknownKey(_))
    }
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
    /// What readers are told of the field: whose signature it is for.
    pub label: Option<String>,
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
    /// What was changed since, and does it no harm.
    pub since: BTreeSet<Change>,
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
        self.flaw.is_none() && stamp.is_none_or(|flaw| flaw.is_unchecked())
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
        label: Some(printable(&field.label)).filter(|label| !label.is_empty()),
        certificate: None,
        made: said("M").map(|made| moment(&made).unwrap_or(made)),
        reason: said("Reason"),
        location: said("Location"),
        stamp: None,
        is_stamp: false,
        is_whole: false,
        since: BTreeSet::new(),
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
        if message.is_attached() {
            return Err(Flaw::Unreadable);
        }
        message.check(&message.hash().of(&[cover.before, cover.after]))?;
    }
    verdict.since = since(base, &cover, field, &contents)?;
    if is_lasting(base, field, signature, cover.end) { Ok(()) } else { Err(Flaw::ChangedSince) }
}

/// Whether later signatures and fields leave it what it was: who certifies a file may allow no
/// other signature, and no other field has its name.
fn is_lasting(base: &Base<'_>, field: &Field<'_>, signature: &Dict<'_>, end: usize) -> bool {
    let others = fields(base);
    let mut others = others.iter().filter(|other| other.at != field.at);
    others.all(|other| {
        let signed = other.signature().filter(|later| !is_stamp(later) && covered(later) > end);
        other.name != field.name && (signed.is_none() || !allows_nothing(signature))
    })
}

fn is_stamp(signature: &Dict<'_>) -> bool {
    signature.get::<Name<'_>>("SubFilter").is_some_and(|kind| *kind == *DOCUMENT_STAMP)
}

/// Where the part of the file ends that a signature says it is for.
fn covered(signature: &Dict<'_>) -> usize {
    let range = signature.get::<Array<'_>>("ByteRange").unwrap_or_default();
    let last = range.iter::<Number>().skip(2).map(|number| number.as_i64());
    usize::try_from(last.fold(0, i64::saturating_add)).unwrap_or(usize::MAX)
}

/// Holds the file as it was signed against what it is now.
fn since(
    base: &Base<'_>,
    cover: &Cover<'_>,
    field: &Field<'_>,
    contents: &[u8],
) -> Result<BTreeSet<Change>, Flaw> {
    let signed = base.bytes.get(..cover.end).ok_or(Flaw::Uncovered)?;
    let earlier = State::read(signed).ok_or(Flaw::Irregular)?;
    if !was_there(&earlier, field, contents, &cover.left_out) {
        return Err(Flaw::ChangedSince);
    }
    let later = Later::read(&earlier, base.bytes).ok_or(Flaw::Stray)?;
    judge(&earlier, &later, base.bytes)
}

/// Whether the field was there when the file was signed, with this signature in it: the one
/// whose message was left out.
fn was_there(
    earlier: &State<'_>,
    field: &Field<'_>,
    contents: &[u8],
    left_out: &Range<usize>,
) -> bool {
    let there = || {
        Form::of(earlier)?.fields.get(&field.at.obj_number)?;
        let own = earlier.objects.get(&field.at.obj_number)?;
        let value = own.dict()?.get(&b"V"[..])?;
        let holder = match value.reference() {
            Some(to) => earlier.objects.get(&to)?,
            None => own,
        };
        let message = earlier.resolve(Some(value))?.dict()?.get(&b"Contents"[..])?;
        let stands = holder.span.start < left_out.start && left_out.end < holder.span.end;
        Some(stands && *message == Value::String(contents.to_vec()))
    };
    there() == Some(true)
}

/// The part of the file a signature is for: all but its own message.
struct Cover<'a> {
    before: &'a [u8],
    after: &'a [u8],
    /// The message, with its brackets.
    left_out: Range<usize>,
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
        let (left_out, after) = (before..from, file.get(from..end)?);
        Some(Self { before: file.get(..before)?, after, left_out, end })
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
