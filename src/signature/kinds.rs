//! What kinds of keys there are, by the names people know.

use pkcs8::PrivateKeyInfoRef;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// Any key on a curve; which curve it is, its parameters say (RFC 5480).
const CURVE: &str = "1.2.840.10045.2.1";

/// Kinds of keys, and curves, by their identifiers (RFC 3279, RFC 5480, RFC 5639, RFC 8410,
/// RFC 9881, SEC 2).
const KINDS: [(&str, &str); 26] = [
    ("1.2.840.113549.1.1.1", "RSA"),
    ("1.2.840.113549.1.1.10", "RSA for RSASSA-PSS alone"),
    ("1.2.840.10040.4.1", "DSA"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.10045.3.1.1", "P-192"),
    ("1.3.132.0.33", "P-224"),
    ("1.2.840.10045.3.1.7", "P-256"),
    ("1.3.132.0.34", "P-384"),
    ("1.3.132.0.35", "P-521"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.2.156.10197.1.301", "SM2"),
    ("1.3.36.3.3.2.8.1.1.1", "brainpoolP160r1"),
    ("1.3.36.3.3.2.8.1.1.3", "brainpoolP192r1"),
    ("1.3.36.3.3.2.8.1.1.5", "brainpoolP224r1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
    ("1.2.643.7.1.1.1.1", "GOST R 34.10-2012"),
    ("1.2.643.7.1.1.1.2", "GOST R 34.10-2012"),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
];

/// What a key is called, if it has a name here.
fn named(kind: &str, curve: Option<&str>) -> Option<&'static str> {
    let wanted = if kind == CURVE { curve? } else { kind };
    KINDS.iter().find(|(own, _)| *own == wanted).map(|(_, name)| *name)
}

/// The kind of a public key.
pub fn of_public(algorithm: &AlgorithmIdentifierOwned) -> Option<&'static str> {
    let parameters = algorithm.parameters.as_ref();
    let curve = parameters.and_then(|own| own.decode_as::<der::asn1::ObjectIdentifier>().ok());
    named(&algorithm.oid.to_string(), curve.map(|curve| curve.to_string()).as_deref())
}

/// The kind of a private key (PKCS#8, RFC 5958).
pub fn of_private(der: &[u8]) -> Option<&'static str> {
    let key = PrivateKeyInfoRef::try_from(der).ok()?;
    let curve = key.algorithm.parameters_oid().ok().map(|curve| curve.to_string());
    named(&key.algorithm.oid.to_string(), curve.as_deref())
}

/// The kind of a private key on a curve, in the older way of writing it (SEC 1, RFC 5915): the
/// curve's identifier stands in it.
pub fn of_curve(der: &[u8]) -> Option<&'static str> {
    KINDS.iter().find_map(|(oid, name)| {
        let oid: der::asn1::ObjectIdentifier = oid.parse().ok()?;
        let bytes = oid.as_bytes();
        let tagged = [&[6, u8::try_from(bytes.len()).ok()?], bytes].concat();
        memchr::memmem::find(der, &tagged).map(|_| *name)
    })
}
