//! Signing: a PDF with a signature appended.

use std::ops::Range;

use base16ct::HexDisplay;
use hayro_syntax::object::{Array, Dict, String as PdfString};
use icu_locale_core::Locale as Tag;
use jiff::civil::DateTime;

use super::base::Base;
use super::fields::{Field, fields};
use super::hash::Hash;
use super::key::Signer;
use super::message::Message;
use super::new_fields::{SignatureField, add, fill};
use super::update::{Update, Updated};
use super::{Fault, timestamp};
use crate::locale::Locale;
use crate::pdf;
use crate::pdf::syntax::{hex, text_string};

/// What the message takes besides its certificates, in bytes.
const MESSAGE: usize = 2_048;
/// What timestamps take, with the certificates of their servers.
const TIMESTAMP: usize = 16_384;
/// Room for the range of bytes that is signed: its four numbers.
const RANGE: usize = 48;

/// What a signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// When, in UTC, by the signer's own clock.
    pub made: DateTime,
    /// Why.
    pub reason: Option<String>,
    /// Where.
    pub location: Option<String>,
    /// In which field, or the field of which signatory. None takes the one that
    /// has the signer's name, or the first that is empty, or a new one.
    pub field: Option<String>,
}

/// A signed PDF that may still get a timestamp.
pub struct Prepared {
    bytes: Vec<u8>,
    /// The digits of the message.
    contents: Range<usize>,
    message: Message,
}

/// Signs a PDF. Equal arguments give equal bytes. With `stamped`, room is kept
/// for a timestamp.
///
/// # Errors
/// When the PDF cannot be read or may not be signed, or the field is not there
/// or is signed already.
pub fn prepare(
    pdf: &[u8],
    signer: &Signer,
    statement: &Statement,
    stamped: bool,
) -> Result<Prepared, Fault> {
    let body = Body::new(signer, statement, stamped);
    let (mut bytes, start) = Base::with(pdf, |base| appended(base, signer, statement, &body))?;
    let contents = start + body.contents.start..start + body.contents.end;
    // The brackets around the digits are left out too (ISO 32000-1, 12.8.1).
    let (before, after) = (contents.start - 1, contents.end + 1);
    let rest = bytes.len().checked_sub(after).ok_or(Fault::Damaged)?;
    let range = format!("[0 {before} {after} {rest}]");
    let place = start + body.range;
    let room = bytes.get_mut(place..place + RANGE).ok_or(Fault::Failed)?;
    room.get_mut(..range.len()).ok_or(Fault::Failed)?.copy_from_slice(range.as_bytes());
    let digest = signer.hash().of(&[&bytes[..before], &bytes[after..]]);
    Ok(Prepared { message: Message::sign(signer, digest)?, bytes, contents })
}

/// The file with the dictionary of a signature appended, and where that begins.
fn appended(
    base: &Base<'_>,
    signer: &Signer,
    statement: &Statement,
    body: &Body,
) -> Result<(Vec<u8>, usize), Fault> {
    refuse_certified(base)?;
    let mut update = Update::new(base);
    let at = update.reserve()?;
    update.put(at, body.text.clone());
    let all = fields(base);
    match chosen(&all, signer, statement.field.as_deref())? {
        Some(field) => fill(base, &mut update, field, at)?,
        None => add(base, &mut update, &[unseen(base, &all, signer)], Some(at))?,
    }
    let Updated { bytes, places } = update.write()?;
    let start = *places.get(&at.obj_number).ok_or(Fault::Failed)?;
    Ok((bytes, start))
}

impl Prepared {
    /// What a timestamp server is asked to stamp: the SHA-256 digest of the
    /// signature, which tells nothing of the letter.
    pub fn imprint(&self) -> Vec<u8> {
        Hash::Sha256.of(&[self.message.signature()])
    }

    /// The signed PDF.
    ///
    /// # Errors
    /// When the signature does not fit into the room kept for it.
    pub fn finish(self) -> Result<Vec<u8>, Fault> {
        let message = self.message.write(None)?;
        filled(self.bytes, self.contents, &message)
    }

    /// The signed PDF with the timestamp from a server's answer.
    ///
    /// # Errors
    /// When the answer holds no timestamp for this signature, or does not fit.
    pub fn finish_stamped(self, answer: &[u8]) -> Result<Vec<u8>, Fault> {
        let token = timestamp::answer(answer, self.message.signature())?;
        let message = self.message.write(Some(token))?;
        filled(self.bytes, self.contents, &message)
    }
}

fn filled(mut bytes: Vec<u8>, place: Range<usize>, message: &[u8]) -> Result<Vec<u8>, Fault> {
    let digits = format!("{:x}", HexDisplay(message));
    let room = bytes.get_mut(place).ok_or(Fault::Failed)?;
    room.get_mut(..digits.len()).ok_or(Fault::Failed)?.copy_from_slice(digits.as_bytes());
    Ok(bytes)
}

/// The object of a signature, with room for what is known only later.
struct Body {
    text: String,
    /// Where the range of bytes goes.
    range: usize,
    /// Where the digits of the message go.
    contents: Range<usize>,
}

impl Body {
    fn new(signer: &Signer, statement: &Statement, stamped: bool) -> Self {
        let made = statement.made.strftime("D:%Y%m%d%H%M%SZ").to_string();
        let mut body = format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M{}",
            hex(made.as_bytes())
        );
        for (key, said) in [("Reason", &statement.reason), ("Location", &statement.location)] {
            if let Some(said) = said {
                body += &format!("/{key}{}", text_string(said));
            }
        }
        body += "/ByteRange";
        let range = body.len();
        body += &format!("{}/Contents<", " ".repeat(RANGE));
        let certificates: usize = signer.certificates.iter().map(|of| of.der.len()).sum();
        let room = MESSAGE + certificates + if stamped { TIMESTAMP } else { 0 };
        let contents = body.len()..body.len() + 2 * room;
        body += &"0".repeat(2 * room);
        body += ">>>";
        Self { text: body, range, contents }
    }
}

/// A certified PDF says what may be done to it; 1 means nothing.
fn refuse_certified(base: &Base<'_>) -> Result<(), Fault> {
    let certified = || {
        let permissions = base.catalog().ok()?.get::<Dict<'_>>("Perms")?;
        let signature = permissions.get::<Dict<'_>>("DocMDP")?;
        let references = signature.get::<Array<'_>>("Reference")?;
        let first = references.iter::<Dict<'_>>().next()?;
        let allowed = first.get::<Dict<'_>>("TransformParams")?.get::<i32>("P");
        Some(allowed == Some(1))
    };
    if certified() == Some(true) { Err(Fault::Locked) } else { Ok(()) }
}

/// The field to sign, if there is one.
fn chosen<'a, 'b>(
    all: &'a [Field<'b>],
    signer: &Signer,
    named: Option<&str>,
) -> Result<Option<&'a Field<'b>>, Fault> {
    let signatures = || all.iter().filter(|field| field.is_signature);
    let empty = || signatures().filter(|field| field.signature().is_none());
    let Some(named) = named else {
        let own = signer.certificate().name();
        let own = empty().find(|field| field.label.contains(&own));
        return Ok(own.or(empty().next()));
    };
    let found = signatures().find(|field| field.name == named);
    let found = found.or_else(|| signatures().find(|field| field.label.contains(named)));
    match found {
        Some(field) if field.signature().is_some() => Err(Fault::Signed(named.to_owned())),
        Some(field) => Ok(Some(field)),
        None => {
            let known = signatures().map(|field| field.name.clone()).collect();
            Err(Fault::NoField(named.to_owned(), known))
        }
    }
}

/// A field that is shown nowhere, named in the language of the letter.
fn unseen(base: &Base<'_>, all: &[Field<'_>], signer: &Signer) -> SignatureField {
    let language = base.catalog().ok().and_then(|catalog| catalog.get::<PdfString<'_>>("Lang"));
    let language = language.and_then(|language| pdf::text(&language).parse().ok());
    let words = Locale::new(&language.unwrap_or(Tag::UNKNOWN)).words;
    let name = (1..).map(|number| format!("Signature{number}"));
    let mut name = name.filter(|name| all.iter().all(|field| field.name != *name));
    SignatureField {
        name: name.next().unwrap_or_default(),
        label: words.signature.replace("{name}", &signer.certificate().name()),
        place: None,
    }
}
