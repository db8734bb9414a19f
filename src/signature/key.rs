//! Private keys.

use p256::ecdsa::signature::hazmat::PrehashSigner;
use pkcs8::{DecodePrivateKey, EncryptedPrivateKeyInfoRef, SecretDocument};
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, PrivateKey};
use sha2::Sha256;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::Fault;
use super::certificate::Certificate;
use super::hash::Hash;
use super::kinds;
use super::public::{PublicKey, ecdsa, pkcs1};

/// Shorter keys are no longer thought safe (ETSI TS 119 312, 6.2.2.1).
const SHORTEST_RSA: u32 = 2048;

/// A private key.
enum Key {
    Rsa(Box<PrivateKey>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    /// It is elsewhere, on a token or with a service.
    Elsewhere(PublicKey),
}

/// A key with its certificate, which comes first, and those that vouch for it.
pub struct Signer {
    key: Key,
    pub(super) certificates: Vec<Certificate>,
}

impl Signer {
    /// From a PEM file with a key and one with certificates.
    ///
    /// # Errors
    /// When either cannot be read, the passphrase is wrong or missing, or they do
    /// not belong together.
    pub fn from_pem(
        key: &[u8],
        certificates: &[u8],
        passphrase: Option<&str>,
    ) -> Result<Self, Fault> {
        let key = Key::from_pem(key, passphrase)?;
        Self::new(key, Certificate::all(certificates)?)
    }

    /// From a PKCS#12 file.
    ///
    /// # Errors
    /// When it cannot be read, the passphrase is wrong, or it lacks a key with
    /// its certificate.
    pub fn from_pkcs12(file: &[u8], passphrase: &str) -> Result<Self, Fault> {
        use p12_keystore::error::Error;
        let store =
            p12_keystore::KeyStore::from_pkcs12(file, passphrase).map_err(|error| match error {
                Error::MacError(_) | Error::UnpadError => Fault::WrongPassphrase,
                Error::Pkcs5Error(why) if why.contains("failed") => Fault::WrongPassphrase,
                _ => Fault::BadStore,
            })?;
        let (_, chain) = store.private_key_chain().ok_or(Fault::EmptyStore)?;
        let certificates = chain.chain().iter().map(|own| Certificate::from_der(own.as_der()));
        let certificates = certificates.collect::<Option<_>>().ok_or(Fault::BadCertificate)?;
        Self::new(Key::from_pkcs8(chain.key())?, certificates)
    }

    /// One whose key is elsewhere, by a PEM file with certificates: the signer's comes first.
    ///
    /// # Errors
    /// When it cannot be read, or the key is of a kind this program does not know.
    pub fn elsewhere(certificates: &[u8]) -> Result<Self, Fault> {
        let certificates = Certificate::all(certificates)?;
        let own = certificates.first().ok_or(Fault::BadCertificate)?;
        let key = PublicKey::read(&own.public_key()).ok_or(Fault::UnknownKey(own.kind()))?;
        Ok(Self { key: Key::Elsewhere(key), certificates })
    }

    fn new(key: Key, mut certificates: Vec<Certificate>) -> Result<Self, Fault> {
        let own = certificates.iter().position(|certificate| key.is_of(certificate));
        let own = certificates.remove(own.ok_or(Fault::Mismatch)?);
        certificates.insert(0, own);
        Ok(Self { key, certificates })
    }

    /// Whose key it is.
    pub fn certificate(&self) -> &Certificate {
        // It was put there when the signer was made.
        &self.certificates[0]
    }

    /// The digest that suits the key.
    pub(super) fn hash(&self) -> Hash {
        match self.key {
            Key::P384(_) | Key::Elsewhere(PublicKey::P384(_)) => Hash::Sha384,
            _ => Hash::Sha256,
        }
    }

    /// How the key signs, as messages name it.
    pub(super) fn algorithm(&self) -> AlgorithmIdentifierOwned {
        match self.key {
            Key::Rsa(_) | Key::Elsewhere(PublicKey::Rsa(_)) => pkcs1(),
            _ => ecdsa(self.hash()),
        }
    }

    /// Signs a digest. Equal digests give equal signatures: ECDSA after RFC 6979,
    /// and PKCS#1 v1.5 has no chance in it.
    ///
    /// # Errors
    /// When the key is elsewhere.
    pub fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, Fault> {
        let signature = match &self.key {
            Key::Rsa(key) => key.sign(Pkcs1v15Sign::new::<Sha256>(), digest).ok(),
            Key::P256(key) => key
                .sign_prehash(digest)
                .ok()
                .map(|signature: p256::ecdsa::DerSignature| signature.as_bytes().to_vec()),
            Key::P384(key) => key
                .sign_prehash(digest)
                .ok()
                .map(|signature: p384::ecdsa::DerSignature| signature.as_bytes().to_vec()),
            Key::Elsewhere(_) => None,
        };
        signature.ok_or(Fault::Failed)
    }
}

/// Whether a file is a PKCS#12 store, or could be one that is damaged (RFC 7292, 4): a sequence
/// that begins with the version 3, in DER or BER.
pub fn is_pkcs12(file: &[u8]) -> bool {
    let Some([0x30, length, rest @ ..]) = file.get(..) else { return false };
    let more = if *length > 0x80 { usize::from(length & 0x7f) } else { 0 };
    rest.get(more..).is_some_and(|inner| inner.starts_with(&[2, 1, 3]))
}

/// Whether a key file needs a passphrase.
pub fn is_locked(pem: &[u8]) -> bool {
    pem.windows(9).any(|window| window == b"ENCRYPTED")
}

impl Key {
    fn from_pem(file: &[u8], passphrase: Option<&str>) -> Result<Self, Fault> {
        let text = str::from_utf8(file).map_err(|_| Fault::BadKey)?;
        let block = block(text).ok_or(Fault::BadKey)?;
        if block.contains("Proc-Type:") {
            return Err(Fault::UnknownLock);
        }
        let (label, document) = SecretDocument::from_pem(&block).map_err(|_| Fault::BadKey)?;
        let der = document.as_bytes();
        let rsa = |key: PrivateKey| Self::Rsa(Box::new(key));
        match label {
            "PRIVATE KEY" => Self::from_pkcs8(der),
            "ENCRYPTED PRIVATE KEY" => Self::from_pkcs8(unlocked(der, passphrase)?.as_bytes()),
            "RSA PRIVATE KEY" => {
                PrivateKey::from_pkcs1_der(der).map(rsa).map_err(|_| Fault::BadKey)?.strong()
            }
            "EC PRIVATE KEY" => {
                let small = p256::SecretKey::from_sec1_der(der).map(|key| Self::P256(key.into()));
                let large =
                    || p384::SecretKey::from_sec1_der(der).map(|key| Self::P384(key.into()));
                small.or_else(|_| large()).map_err(|_| unknown(kinds::of_curve(der)))
            }
            "DSA PRIVATE KEY" => Err(Fault::UnknownKey(Some("DSA"))),
            _ => Err(Fault::BadKey),
        }
    }

    fn from_pkcs8(der: &[u8]) -> Result<Self, Fault> {
        let rsa = PrivateKey::from_pkcs8_der(der).map(|key| Self::Rsa(Box::new(key)));
        let small = || p256::ecdsa::SigningKey::from_pkcs8_der(der).map(Self::P256);
        let large = || p384::ecdsa::SigningKey::from_pkcs8_der(der).map(Self::P384);
        let key = rsa.or_else(|_| small()).or_else(|_| large());
        key.map_err(|_| unknown(kinds::of_private(der)))?.strong()
    }

    fn strong(self) -> Result<Self, Fault> {
        match &self {
            Self::Rsa(key) if key.n().bit_width_vartime() < SHORTEST_RSA => Err(Fault::BadKey),
            _ => Ok(self),
        }
    }

    fn is_of(&self, certificate: &Certificate) -> bool {
        let public = PublicKey::read(&certificate.public_key());
        match (self, public) {
            (Self::Rsa(own), Some(PublicKey::Rsa(theirs))) => own.to_public_key() == *theirs,
            (Self::P256(own), Some(PublicKey::P256(theirs))) => *own.verifying_key() == theirs,
            (Self::P384(own), Some(PublicKey::P384(theirs))) => *own.verifying_key() == theirs,
            _ => false,
        }
    }
}

/// Why a key of this kind cannot be read.
fn unknown(kind: Option<&'static str>) -> Fault {
    let known = |kind: &&str| matches!(*kind, "RSA" | "P-256" | "P-384");
    match kind.filter(|kind| !known(kind)) {
        Some(kind) => Fault::UnknownKey(Some(kind)),
        None => Fault::BadKey,
    }
}

/// The first private key in a PEM file, which may tell of it or of its curve before.
fn block(text: &str) -> Option<String> {
    let end = text.find("PRIVATE KEY-----")?;
    let start = text[..end].rfind("-----BEGIN ")?;
    let (block, _) = text[start..].split_once("-----END ")?;
    let label = text.get(start + "-----BEGIN ".len()..end)?;
    Some(format!("{block}-----END {label}PRIVATE KEY-----\n"))
}

fn unlocked(der: &[u8], passphrase: Option<&str>) -> Result<SecretDocument, Fault> {
    use pkcs8::Error::EncryptedPrivateKey as Locked;
    use pkcs8::pkcs5::Error::{NoPbes1CryptSupport, UnsupportedAlgorithm};
    let locked = EncryptedPrivateKeyInfoRef::try_from(der).map_err(|_| Fault::UnknownLock)?;
    locked.decrypt(passphrase.unwrap_or_default()).map_err(|error| match error {
        Locked(NoPbes1CryptSupport | UnsupportedAlgorithm { .. }) => Fault::UnknownLock,
        _ => Fault::WrongPassphrase,
    })
}
