//! Lists of revoked certificates (CRL, RFC 5280, 5).

use der::asn1::ObjectIdentifier;
use der::oid::AssociatedOid;
use der::{Decode, Encode};
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{BasicConstraints, CrlDistributionPoints, CrlReason, KeyUsages};

use super::{Question, Word};
use crate::signature::certificate::{Certificate, moment};
use crate::signature::path::allows;

/// What the list is for (RFC 5280, 5.2.5). The crate gives this type the name of another.
const SCOPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.28");

/// A list of revoked certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    parsed: CertificateList,
    pub der: Vec<u8>,
    /// Where the first part of the file ends that holds it.
    pub revision: usize,
}

impl List {
    /// One that is in the file up to this place. What would be written back otherwise than it was
    /// read is refused.
    pub fn from_der(der: &[u8], revision: usize) -> Option<Self> {
        let parsed = CertificateList::from_der(der).ok()?;
        let same = parsed.to_der().is_ok_and(|written| written == der);
        same.then(|| Self { parsed, der: der.to_vec(), revision })
    }

    /// What it says of a certificate, if it is the issuer's list for such.
    pub fn word(&self, question: &Question<'_>) -> Option<Word> {
        let about = &self.parsed.tbs_cert_list;
        let Question { of, issuer, checks } = question;
        if about.issuer != issuer.parsed.tbs_certificate.subject
            || !allows(issuer, KeyUsages::CRLSign).unwrap_or(false)
            || !self.covers(of)
            || checks.is_issued(&self.der, issuer) != Some(true)
        {
            return None;
        }
        let serial = &of.parsed.tbs_certificate.serial_number;
        let mut revoked = about.revoked_certificates.iter().flatten();
        let revoked = revoked.find(|one| one.serial_number == *serial);
        Some(Word {
            from: moment(about.this_update.to_unix_duration()),
            until: about.next_update.map(|until| moment(until.to_unix_duration())),
            revoked: revoked.map(|one| (moment(one.revocation_date.to_unix_duration()), why(one))),
        })
    }

    /// Whether certificates like this one are in it. A list of changes, of certificates of
    /// others or for some reasons only does not tell who was not revoked.
    fn covers(&self, of: &Certificate) -> bool {
        self.parsed.tbs_cert_list.crl_extensions.iter().flatten().all(|extension| {
            if extension.extn_id == SCOPE {
                let scope = IssuingDistributionPoint::from_der(extension.extn_value.as_bytes());
                return scope.is_ok_and(|scope| is_within(&scope, of));
            }
            !extension.critical
        })
    }
}

fn is_within(scope: &IssuingDistributionPoint, of: &Certificate) -> bool {
    let limits = of.parsed.tbs_certificate.get::<BasicConstraints>();
    let is_ca = limits.is_ok_and(|limits| limits.is_some_and(|(_, limits)| limits.ca));
    let others = match is_ca {
        true => scope.only_contains_user_certs,
        false => scope.only_contains_ca_certs,
    };
    let kind = !others && !scope.only_contains_attribute_certs;
    let whole = scope.only_some_reasons.is_none() && !scope.indirect_crl;
    let here = scope.distribution_point.as_ref().is_none_or(|place| {
        let own = addresses(place);
        places(of).iter().any(|place| own.contains(place))
    });
    kind && whole && here
}

/// Where a certificate says its issuer's list is.
pub fn places(of: &Certificate) -> Vec<String> {
    let found = of.parsed.tbs_certificate.get::<CrlDistributionPoints>().ok().flatten();
    let points = found.map(|(_, points)| points.0).unwrap_or_default();
    // Lists of others than the issuer, or for some reasons only, are not asked for.
    let points = points.iter().filter(|one| one.crl_issuer.is_none() && one.reasons.is_none());
    points.filter_map(|one| one.distribution_point.as_ref()).flat_map(addresses).collect()
}

fn addresses(place: &DistributionPointName) -> Vec<String> {
    let DistributionPointName::FullName(names) = place else { return Vec::new() };
    let addresses = names.iter().filter_map(|name| match name {
        GeneralName::UniformResourceIdentifier(address) => plain(address.as_str()),
        _ => None,
    });
    addresses.collect()
}

/// An address without what would steer a terminal.
pub fn plain(address: &str) -> Option<String> {
    address.bytes().all(|byte| byte.is_ascii_graphic()).then(|| address.to_owned())
}

fn why(revoked: &RevokedCert) -> Option<CrlReason> {
    let mut all = revoked.crl_entry_extensions.iter().flatten();
    let one = all.find(|one| one.extn_id == CrlReason::OID)?;
    CrlReason::from_der(one.extn_value.as_bytes()).ok()
}
