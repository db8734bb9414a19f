//! Chains of certificates, from a signer to one who is trusted (RFC 5280, 6).
//!
//! What is not understood is not trusted: limits of names, policies that are required and
//! critical extensions that are not known lead to no path.

use der::asn1::ObjectIdentifier;
use der::oid::AssociatedOid;
use jiff::civil::DateTime;
use x509_cert::Version;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

use super::certificate::Certificate;
use super::doubt::Doubt;
use super::issued::Checks;

/// Longer chains are nobody's.
const DEEPEST: usize = 8;
/// Extensions that may be critical: those that are checked here, and those that cannot
/// make a chain worse where no policy is asked for.
const KNOWN: [ObjectIdentifier; 8] = [
    BasicConstraints::OID,
    KeyUsage::OID,
    ExtendedKeyUsage::OID,
    // Names of the subject, where revocation is told, policies, and that any may stand for
    // all (RFC 5280, 4.2.1.6, 4.2.1.13, 4.2.1.4 and 4.2.1.14).
    ObjectIdentifier::new_unwrap("2.5.29.17"),
    ObjectIdentifier::new_unwrap("2.5.29.31"),
    ObjectIdentifier::new_unwrap("2.5.29.32"),
    ObjectIdentifier::new_unwrap("2.5.29.54"),
    NO_REVOCATION,
];
/// There is no word on revocation, as it holds for days only (RFC 9608).
pub const NO_REVOCATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.56");
/// Limits of names (RFC 5280, 4.2.1.10): never passed over, critical or not.
const NAME_LIMITS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.30");
/// RFC 3161, 2.3.
const STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
/// Uses of keys that go with signing documents: any, mail (RFC 5280, 4.2.1.12), documents
/// (RFC 9336), and the same by two makers of programs.
const SIGNING: [ObjectIdentifier; 5] = [
    ObjectIdentifier::new_unwrap("2.5.29.37.0"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
    ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
];

/// What a certificate at the beginning of a chain is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Signing,
    Stamping,
}

/// The certificates that chains are made of.
pub struct Chains<'a> {
    /// Those at hand.
    pub pool: &'a [Certificate],
    /// Those who are trusted.
    pub roots: &'a [Certificate],
    pub checks: &'a Checks,
}

impl Chains<'_> {
    /// The chain from a certificate to one who is trusted, both included.
    pub fn find(
        &self,
        leaf: &Certificate,
        at: DateTime,
        purpose: Use,
    ) -> Result<Vec<Certificate>, Doubt> {
        let mut search = Search { of: self, at, purpose, doubt: None };
        let mut path = vec![leaf.clone()];
        if search.go_on(&mut path) {
            return Ok(path);
        }
        Err(search.doubt.unwrap_or_else(|| Doubt::NoIssuer(leaf.name())))
    }

    /// Those at hand who issued a certificate.
    fn issuers<'b>(&'b self, of: &'b Certificate) -> impl Iterator<Item = &'b Certificate> {
        self.roots.iter().chain(self.pool).filter(move |issuer| {
            issuer.parsed.tbs_certificate.subject == of.parsed.tbs_certificate.issuer
        })
    }
}

struct Search<'a, 'b> {
    of: &'a Chains<'b>,
    at: DateTime,
    purpose: Use,
    /// What was wrong with the first chain that was tried.
    doubt: Option<Doubt>,
}

impl Search<'_, '_> {
    /// Makes a chain longer until it is trusted.
    fn go_on(&mut self, path: &mut Vec<Certificate>) -> bool {
        let Some(last) = path.last().cloned() else { return false };
        if self.of.roots.contains(&last) {
            return self.keep(check(path, self.at, self.purpose));
        }
        if last.is_own_issuer() {
            return self.keep(Err(Doubt::Stranger(last.name())));
        }
        let mut doubt = Doubt::NoIssuer(last.name());
        let room = if path.len() < DEEPEST { usize::MAX } else { 0 };
        for issuer in self.of.issuers(&last).take(room) {
            if path.contains(issuer) {
                continue;
            }
            match self.of.checks.is_issued(&last.der, issuer) {
                Some(true) => {}
                Some(false) => continue,
                None => {
                    doubt = Doubt::UnknownMethod(last.name());
                    continue;
                }
            }
            path.push(issuer.clone());
            if self.go_on(path) {
                return true;
            }
            path.pop();
        }
        self.keep(Err(doubt))
    }

    fn keep(&mut self, found: Result<(), Doubt>) -> bool {
        match found {
            Ok(()) => true,
            Err(doubt) => {
                self.doubt.get_or_insert(doubt);
                false
            }
        }
    }
}

/// What must hold for a whole chain (RFC 5280, 6.1), from its beginning to the one who
/// is trusted.
fn check(path: &[Certificate], at: DateTime, purpose: Use) -> Result<(), Doubt> {
    for (beneath, own) in path.iter().enumerate() {
        if !own.validity().covers(at) {
            return Err(Doubt::NotHeld(own.name(), at));
        }
        conditions(own)?;
        if beneath > 0 {
            // Who is issued by itself is not counted (RFC 5280, 6.1.4).
            let between = path[1..beneath].iter().filter(|of| !of.is_own_issuer()).count();
            authority(own, between, beneath + 1 == path.len())?;
        }
    }
    path.first().map_or(Ok(()), |leaf| usable(leaf, purpose))
}

fn conditions(own: &Certificate) -> Result<(), Doubt> {
    let all = own.parsed.tbs_certificate.extensions.iter().flatten();
    let mut unknown = all.filter(|extension| {
        let oid = extension.extn_id;
        oid == NAME_LIMITS || (extension.critical && !KNOWN.contains(&oid))
    });
    match unknown.next() {
        Some(extension) => Err(Doubt::Condition(own.name(), extension.extn_id.to_string())),
        None => Ok(()),
    }
}

/// Whether it may issue certificates, with so many others between.
fn authority(own: &Certificate, between: usize, is_last: bool) -> Result<(), Doubt> {
    let about = &own.parsed.tbs_certificate;
    let none = || Doubt::NoAuthority(own.name());
    match about.get::<BasicConstraints>().map_err(|_| none())? {
        Some((_, limits)) => {
            if !limits.ca {
                return Err(none());
            }
            if limits.path_len_constraint.is_some_and(|most| between > usize::from(most)) {
                return Err(Doubt::TooLong(own.name()));
            }
        }
        // Certificates of old have no extensions; one is trusted because the reader says so.
        None if is_last && about.version == Version::V1 => {}
        None => return Err(none()),
    }
    if allows(own, KeyUsages::KeyCertSign)? { Ok(()) } else { Err(none()) }
}

/// Whether its key may be used so; one that does not say may be used for all.
pub fn allows(own: &Certificate, usage: KeyUsages) -> Result<bool, Doubt> {
    let found = own.parsed.tbs_certificate.get::<KeyUsage>();
    let found = found.map_err(|_| Doubt::WrongUse(own.name()))?;
    Ok(found.is_none_or(|(_, usages)| usages.0.contains(usage)))
}

/// The uses its key is limited to, and whether that is critical.
pub fn uses(own: &Certificate) -> Result<Option<(bool, Vec<ObjectIdentifier>)>, Doubt> {
    let found = own.parsed.tbs_certificate.get::<ExtendedKeyUsage>();
    let found = found.map_err(|_| Doubt::WrongUse(own.name()))?;
    Ok(found.map(|(critical, uses)| (critical, uses.0)))
}

fn usable(leaf: &Certificate, purpose: Use) -> Result<(), Doubt> {
    let signs =
        allows(leaf, KeyUsages::DigitalSignature)? || allows(leaf, KeyUsages::NonRepudiation)?;
    let fits = match (purpose, uses(leaf)?) {
        (Use::Signing, uses) => {
            uses.is_none_or(|(_, uses)| uses.iter().any(|of| SIGNING.contains(of)))
        }
        // For this alone, so that no other use of the key gives a false time.
        (Use::Stamping, Some((true, uses))) => uses == [STAMPING],
        (Use::Stamping, _) => false,
    };
    if signs && fits { Ok(()) } else { Err(Doubt::WrongUse(leaf.name())) }
}
