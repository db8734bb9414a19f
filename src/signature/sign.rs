//! Signing: a PDF with a signature appended.

use hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use icu_locale_core::Locale as Tag;
use jiff::civil::DateTime;

use super::base::Base;
use super::certificate::printable;
use super::fields::{Field, fields};
use super::hash::Hash;
use super::key::Signer;
use super::message::{Draft, Message};
use super::new_fields::{SignatureField, add, fill};
use super::placeholder::Placeholder;
use super::{Fault, timestamp};
use crate::locale::Locale;
use crate::names::holder::{self, Room, Unclear};
use crate::pdf;
use crate::pdf::syntax::{hex, text_string};

/// What the message takes besides its certificates, in bytes.
const MESSAGE: usize = 2_048;
/// What timestamps take, with the certificates of their servers.
const TIMESTAMP: usize = 16_384;

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
    /// has the signer's name, or the only one that is empty, or a new one.
    pub field: Option<String>,
}

/// A PDF that is still to be signed.
pub struct Unsigned {
    /// Whose field it is, if it has neither the signer's name nor was asked for.
    pub others: Option<String>,
    placeholder: Placeholder,
    message: Draft,
}

/// A signed PDF that may still get a timestamp.
pub struct Prepared {
    placeholder: Placeholder,
    message: Message,
}

/// Makes a PDF ready to be signed. With `stamped`, room is kept for a timestamp.
///
/// # Errors
/// When the PDF cannot be read or may not be signed, or the field is not there,
/// is signed already, or one would have to guess it.
pub fn begin(
    pdf: &[u8],
    signer: &Signer,
    statement: &Statement,
    stamped: bool,
) -> Result<Unsigned, Fault> {
    let certificates: usize = signer.certificates.iter().map(|of| of.der.len()).sum();
    let room = MESSAGE + certificates + if stamped { TIMESTAMP } else { 0 };
    let mut others = None;
    let placeholder = Placeholder::append(pdf, &said(statement), room, |base, update, at| {
        refuse_certified(base)?;
        let all = fields(base);
        match chosen(&all, signer, statement.field.as_deref())? {
            Some((field, own)) => {
                others = Some(printable(field.room().holder())).filter(|_| !own);
                fill(base, update, field, at)
            }
            None => {
                add(base, update, &[unseen(base, &all, &signer.certificate().name())], Some(at))
            }
        }
    })?;
    let message = Draft::new(signer, placeholder.digest(signer.hash()))?;
    Ok(Unsigned { others, placeholder, message })
}

/// Signs a PDF. Equal arguments give equal bytes. With `stamped`, room is kept
/// for a timestamp.
///
/// # Errors
/// As of [`begin`], or when the key cannot sign.
pub fn prepare(
    pdf: &[u8],
    signer: &Signer,
    statement: &Statement,
    stamped: bool,
) -> Result<Prepared, Fault> {
    let unsigned = begin(pdf, signer, statement, stamped)?;
    let signature = signer.sign(&unsigned.digest())?;
    unsigned.signed(&signature)
}

impl Unsigned {
    /// The digest that is to be signed, in the kind that suits the key.
    pub fn digest(&self) -> Vec<u8> {
        self.message.digest()
    }

    /// The signed PDF. ECDSA signatures may be in DER or two numbers of equal length.
    ///
    /// # Errors
    /// When the key of the certificate did not make the signature.
    pub fn signed(self, signature: &[u8]) -> Result<Prepared, Fault> {
        let message = self.message.signed(signature)?;
        Ok(Prepared { placeholder: self.placeholder, message })
    }
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
        self.placeholder.fill(&self.message.write(None)?)
    }

    /// The signed PDF with the timestamp from a server's answer.
    ///
    /// # Errors
    /// When the answer holds no timestamp for this signature, or does not fit.
    pub fn finish_stamped(self, answer: &[u8]) -> Result<Vec<u8>, Fault> {
        let token = timestamp::answer(answer, self.message.signature())?;
        self.placeholder.fill(&self.message.write(Some(token))?)
    }
}

/// The dictionary of a signature, up to what is known only later.
fn said(statement: &Statement) -> String {
    let made = statement.made.strftime("D:%Y%m%d%H%M%SZ").to_string();
    let mut said = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M{}",
        hex(made.as_bytes())
    );
    for (key, text) in [("Reason", &statement.reason), ("Location", &statement.location)] {
        if let Some(text) = text {
            said += &format!("/{key}{}", text_string(text));
        }
    }
    said
}

/// A certified PDF says what may be done to it; 1 means nothing.
pub fn refuse_certified(base: &Base<'_>) -> Result<(), Fault> {
    let permissions = base.catalog()?.get::<Dict<'_>>("Perms");
    let certified = permissions.and_then(|permissions| permissions.get::<Dict<'_>>("DocMDP"));
    let signed = fields(base).into_iter().filter_map(|field| field.signature());
    let mut all = certified.into_iter().chain(signed);
    if all.any(|signature| allows_nothing(&signature)) { Err(Fault::Locked) } else { Ok(()) }
}

/// Whether who certified a file allows no change of it (ISO 32000-1, table 254).
pub fn allows_nothing(signature: &Dict<'_>) -> bool {
    let references = signature.get::<Array<'_>>("Reference").unwrap_or_default();
    let mut parameters = references.iter::<Dict<'_>>().filter_map(|of| {
        let method = of.get::<Name<'_>>("TransformMethod");
        let certifies = method.is_none_or(|method| *method == *b"DocMDP");
        of.get::<Dict<'_>>("TransformParams").filter(|_| certifies)
    });
    parameters.any(|of| of.get::<i32>("P") == Some(1))
}

/// The field to sign, if there is one.
fn chosen<'a, 'b>(
    all: &'a [Field<'b>],
    signer: &Signer,
    named: Option<&str>,
) -> Result<Option<(&'a Field<'b>, bool)>, Fault> {
    let fields: Vec<&Field<'_>> = all.iter().filter(|field| field.is_signature).collect();
    let rooms: Vec<Room<'_>> = fields.iter().map(|field| field.room()).collect();
    let chosen = holder::choose(&rooms, &signer.certificate().names(), named);
    let by = || signer.certificate().name();
    let wanted = || named.map_or_else(by, str::to_owned);
    let known = || fields.iter().map(|field| field.shown()).collect();
    match chosen {
        Ok(chosen) => Ok(chosen.map(|chosen| (fields[chosen.at], chosen.own))),
        Err(Unclear::Taken) => Err(Fault::Signed(wanted())),
        Err(Unclear::Several) => Err(Fault::SeveralFields(wanted(), known())),
        Err(Unclear::Nobodys) => Err(match named {
            Some(named) => Fault::NoField(named.to_owned(), known()),
            None => Fault::NobodysField(by(), known()),
        }),
    }
}

/// A field that is shown nowhere, named in the language of the letter.
pub fn unseen(base: &Base<'_>, all: &[Field<'_>], signer: &str) -> SignatureField {
    let language = base.catalog().ok().and_then(|catalog| catalog.get::<PdfString<'_>>("Lang"));
    let language = language.and_then(|language| pdf::text(&language).parse().ok());
    let words = Locale::new(&language.unwrap_or(Tag::UNKNOWN)).words;
    let name = (1..).map(|number| format!("Signature{number}"));
    let mut name = name.filter(|name| all.iter().all(|field| field.name != *name));
    SignatureField {
        name: name.next().unwrap_or_default(),
        label: words.signature.replace("{name}", signer),
        place: None,
    }
}
