//! Why a PDF cannot be signed or read.

use std::fmt;

use jiff::civil::DateTime;

use super::doubt::shown;

/// More fields than anybody reads in one line.
const MOST_LISTED: usize = 20;

/// Why a PDF cannot be signed, or its signatures not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file does not begin as a PDF.
    NotPdf,
    /// Its parts cannot be found.
    Damaged,
    /// The system has no thread to read it in, or no memory for one.
    NoThread,
    /// Programs would have to mend it, which each does in its own way.
    Irregular,
    /// It needs a password, or had one.
    Encrypted,
    /// Its author allows no change (DocMDP, ISO 32000-1, 12.8.2.2).
    Locked,
    /// It has no field of this name; these are there.
    NoField(String, Vec<String>),
    /// No field of several is this signer's; these are there.
    NobodysField(String, Vec<String>),
    /// Several fields have this name; these are there.
    SeveralFields(String, Vec<String>),
    /// This field carries a signature already.
    Signed(String),
    /// The key file holds no key this program knows.
    BadKey,
    /// The key is locked in a way this program does not know.
    UnknownLock,
    /// The passphrase does not open the key.
    WrongPassphrase,
    /// The certificate file holds no certificate.
    BadCertificate,
    /// The file is no PKCS#12 file.
    NoStore,
    /// The PKCS#12 file cannot be read.
    BadStore,
    /// The PKCS#12 file holds no key with its certificate.
    EmptyStore,
    /// The certificate is not that of the key.
    Mismatch,
    /// The timestamp server refused, or answered something else.
    BadTimestamp(String),
    /// The key, or that of the certificate, is of a kind this program does not sign with; this
    /// is what the kind is called.
    UnknownKey(Option<&'static str>),
    /// What was given for a signature was not made with the key of the certificate.
    WrongSignature,
    /// It has no signature to keep.
    Unsigned,
    /// The file holds neither certificates nor a list or an answer on revoked ones.
    BadEvidence,
    /// The certificate of this holder was revoked at this moment.
    Revoked(String, DateTime),
    /// The signature does not fit, or could not be made.
    Failed,
}

impl Fault {
    /// What to do about it.
    pub fn remedy(&self) -> String {
        match self {
            Self::NotPdf => "name the PDF itself, such as letter.pdf".to_owned(),
            Self::NoThread => crate::pdf::MORE_ROOM.to_owned(),
            Self::Damaged => "build it again, or get it anew from where it came".to_owned(),
            Self::Irregular => {
                "write it anew with `qpdf letter.pdf sound.pdf`, look through `sound.pdf`, and sign that"
                    .to_owned()
            }
            Self::Encrypted => "take the protection off first, with `qpdf --decrypt`".to_owned(),
            Self::Locked => "ask its author for a copy that may be signed".to_owned(),
            Self::NoField(_, known) if known.is_empty() => {
                "leave `--field` out, or build the letter with `--signature-fields`".to_owned()
            }
            Self::NoField(_, known) => format!("there are {}", listed(known)),
            Self::NobodysField(_, known) | Self::SeveralFields(_, known) => {
                format!("name one with `--field NAME`; there are {}", listed(known))
            }
            Self::Signed(_) => "look with `undersigned verify` who signed it; another is named with `--field NAME`".to_owned(),
            Self::BadKey => {
                "RSA of 2048 bits or more, P-256 and P-384 are known; `openssl pkcs8 -topk8` \
                 writes older files anew"
                    .to_owned()
            }
            Self::UnknownLock => {
                "write it anew with `openssl pkcs8 -topk8 -v2 aes-256-cbc`".to_owned()
            }
            Self::WrongPassphrase => "give the one the file was made with".to_owned(),
            Self::BadCertificate => {
                "it begins with `-----BEGIN CERTIFICATE-----`; the signer's comes first".to_owned()
            }
            Self::NoStore => {
                "PEM files are named with --key FILE and --cert FILE; such files end in `.p12` or \
                 `.pfx`"
                    .to_owned()
            }
            Self::BadStore => {
                "write it anew with `openssl pkcs12 -export -certpbe AES-256-CBC -keypbe \
                 AES-256-CBC -macalg sha256`"
                    .to_owned()
            }
            Self::EmptyStore => {
                "export the key together with its certificate into one file".to_owned()
            }
            Self::Mismatch => "name the certificate that was issued for this key".to_owned(),
            Self::BadTimestamp(_) => {
                "try again, name another server, or leave `--timestamp-server` out".to_owned()
            }
            Self::UnknownKey(_) => "RSA, P-256 and P-384 are known".to_owned(),
            Self::WrongSignature => {
                "it must sign the digest it gets as it is: ECDSA, or RSASSA-PKCS1-v1_5 that names \
                 the digest; and --cert must name the certificate of its key"
                    .to_owned()
            }
            Self::Unsigned => "sign it first, with `undersigned sign`".to_owned(),
            Self::BadEvidence => {
                "it holds certificates, a CRL or an OCSP response, in DER or PEM".to_owned()
            }
            Self::Revoked(..) => {
                "sign with another certificate; a signature made with it cannot be kept".to_owned()
            }
            Self::Failed => "leave certificates out that are not needed".to_owned(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fact = match self {
            Self::NotPdf => "the file is no PDF",
            Self::Damaged => "the PDF is damaged",
            Self::NoThread => "the system has no memory or no thread to do it in",
            Self::Irregular => "the PDF is damaged, and programs may show it in different ways",
            Self::Encrypted => "the PDF is protected by a password",
            Self::Locked => "the PDF is certified, and its author allows no change",
            Self::NoField(name, _) => return write!(f, "there is no signature field `{name}`"),
            Self::NobodysField(signer, _) => {
                return write!(f, "no signature field has the name in the certificate, {signer}");
            }
            Self::SeveralFields(name, _) => {
                return write!(f, "several signature fields may be that of `{name}`");
            }
            Self::Signed(name) => return write!(f, "the field `{name}` is signed already"),
            Self::BadKey => "the key file holds no private key that can be used",
            Self::UnknownLock => "the key is locked in a way this program does not know",
            Self::WrongPassphrase => "the passphrase is wrong",
            Self::BadCertificate => "the certificate file holds no certificate that can be used",
            Self::NoStore => "it is no PKCS#12 file",
            Self::BadStore => "the PKCS#12 file cannot be read",
            Self::EmptyStore => "the PKCS#12 file holds no key with its certificate",
            Self::Mismatch => "key and certificate do not belong together",
            Self::BadTimestamp(why) => return write!(f, "the timestamp server {why}"),
            Self::UnknownKey(Some(kind)) => {
                return write!(
                    f,
                    "the key is of the kind {kind}, with which this program cannot sign"
                );
            }
            Self::UnknownKey(None) => "the key is of a kind this program does not know",
            Self::WrongSignature => "what was given was not signed with the key of the certificate",
            Self::Unsigned => "there is no signature in it",
            Self::BadEvidence => "the file holds nothing that certificates are judged by",
            Self::Revoked(of, at) => {
                return write!(f, "the certificate of {of} was revoked at {}", shown(*at));
            }
            Self::Failed => "the signature does not fit into the room kept for it",
        };
        f.write_str(fact)
    }
}

fn listed(fields: &[String]) -> String {
    let more = match fields.len().saturating_sub(MOST_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", fields[..fields.len().min(MOST_LISTED)].join(", "))
}
