//! Certificates: whose key it is, who says so, and for how long.

use std::time::Duration;

use der::asn1::ObjectIdentifier;
use der::{Decode, Document, Encode, Tag, Tagged};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use x509_cert::name::Name;

use super::{Fault, kinds};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
const GIVEN_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.42");
/// What a holder without a name of their own is called by: organisation, pseudonym, surname, unit,
/// mail address (RFC 5280, 4.1.2.4 and 4.1.2.6).
const LESSER: [ObjectIdentifier; 5] = [
    ORGANIZATION,
    ObjectIdentifier::new_unwrap("2.5.4.65"),
    SURNAME,
    ObjectIdentifier::new_unwrap("2.5.4.11"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1"),
];
const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// A certificate (X.509, RFC 5280).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub(super) parsed: x509_cert::Certificate,
    pub(super) der: Vec<u8>,
}

/// From when to when a certificate holds, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first moment.
    pub from: DateTime,
    /// The last moment.
    pub until: DateTime,
}

impl Certificate {
    /// One certificate. What would be written back otherwise than it was read is
    /// refused, for its own signature would no longer hold.
    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        Self::of(x509_cert::Certificate::from_der(der).ok()?).filter(|own| own.der == der)
    }

    pub(super) fn of(parsed: x509_cert::Certificate) -> Option<Self> {
        let der = parsed.to_der().ok()?;
        Some(Self { parsed, der })
    }

    /// All certificates of a PEM file, or the one of a DER file.
    pub(super) fn all(file: &[u8]) -> Result<Vec<Self>, Fault> {
        if let Some(one) = Self::from_der(file) {
            return Ok(vec![one]);
        }
        let text = str::from_utf8(file).map_err(|_| Fault::BadCertificate)?;
        let blocks = text.split(BEGIN).skip(1).map(|rest| {
            let inner = rest.split(END).next().unwrap_or_default();
            let (_, document) = Document::from_pem(&format!("{BEGIN}{inner}{END}\n")).ok()?;
            Self::from_der(document.as_bytes())
        });
        let all: Option<Vec<Self>> = blocks.collect();
        all.filter(|all| !all.is_empty()).ok_or(Fault::BadCertificate)
    }

    /// Whose it is: the common name, or whatever name there is.
    pub fn name(&self) -> String {
        plain(&self.parsed.tbs_certificate.subject)
    }

    /// All names its holder may sign by: their own first, and then that of their organisation.
    pub fn names(&self) -> Vec<String> {
        let subject = &self.parsed.tbs_certificate.subject;
        let own = [part(subject, COMMON_NAME), person(subject), part(subject, ORGANIZATION)];
        own.into_iter().flatten().collect()
    }

    /// The organisation its holder belongs to.
    pub fn organization(&self) -> Option<String> {
        part(&self.parsed.tbs_certificate.subject, ORGANIZATION)
    }

    /// Who issued it.
    pub fn issuer(&self) -> String {
        plain(&self.parsed.tbs_certificate.issuer)
    }

    /// Whether its holder issued it, so that nobody else vouches for the name.
    pub fn is_own_issuer(&self) -> bool {
        self.parsed.tbs_certificate.subject == self.parsed.tbs_certificate.issuer
    }

    /// When it ran out, if that was before a moment.
    pub(super) fn ran_out(&self, moment: DateTime) -> Option<DateTime> {
        Some(self.validity().until).filter(|until| *until < moment)
    }

    /// From when to when it holds.
    pub fn validity(&self) -> Validity {
        let validity = &self.parsed.tbs_certificate.validity;
        let moment = |time: x509_cert::time::Time| moment(time.to_unix_duration());
        Validity { from: moment(validity.not_before), until: moment(validity.not_after) }
    }

    /// Its public key, as it is written in it.
    /// What kind of key it is for, if that has a name.
    pub(super) fn kind(&self) -> Option<&'static str> {
        kinds::of_public(&self.parsed.tbs_certificate.subject_public_key_info.algorithm)
    }

    /// Its public key, as it is written in it.
    pub(super) fn public_key(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.subject_public_key_info.to_der().unwrap_or_default()
    }
}

impl Validity {
    /// Whether it holds at a moment.
    pub fn covers(&self, moment: DateTime) -> bool {
        self.from <= moment && moment <= self.until
    }
}

/// A time since 1970, in UTC.
pub(super) fn moment(since: Duration) -> DateTime {
    let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX);
    Offset::UTC.to_datetime(moment)
}

fn plain(name: &Name) -> String {
    let shown = part(name, COMMON_NAME).or_else(|| person(name));
    let shown = shown.or_else(|| LESSER.into_iter().find_map(|of| part(name, of)));
    shown.unwrap_or_else(|| printable(&name.to_string()))
}

/// Given name and surname.
fn person(name: &Name) -> Option<String> {
    Some(format!("{} {}", part(name, GIVEN_NAME)?, part(name, SURNAME)?))
}

fn part(name: &Name, of: ObjectIdentifier) -> Option<String> {
    let parts = name.0.iter().flat_map(|parts| parts.0.iter());
    let value = &parts.into_iter().find(|part| part.oid == of)?.value;
    let text = match value.tag() {
        Tag::BmpString => {
            let units = value.value().chunks(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            char::decode_utf16(units).map(|char| char.unwrap_or('\u{fffd}')).collect()
        }
        _ => String::from_utf8_lossy(value.value()).into_owned(),
    };
    Some(printable(&text)).filter(|text| !text.is_empty())
}

/// Text from a stranger's file, without what would steer a terminal.
pub fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.chars().filter(|c| !steers(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_without_a_common_name_has_another() {
        for (subject, name) in [
            ("givenName=Maria,SN=Example,O=Harbour Light", "Maria Example"),
            ("O=Harbour Light,C=DE", "Harbour Light"),
            ("1.2.840.113549.1.9.1=#160b6140622e6578616d706c65", "a@b.example"),
            ("CN=Kim Muster,givenName=Maria,SN=Example", "Kim Muster"),
        ] {
            let subject = subject.parse::<Name>().expect(subject);
            assert_eq!(plain(&subject), name);
        }
    }
}
