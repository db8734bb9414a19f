//! Signatures: the bytes of a PDF to the same with a signature, and who signed one.
//!
//! A signature is appended to the file (ISO 32000-1, 7.5.6): what was there is
//! signed as it is. Its kind is PAdES B-B (ETSI EN 319 142-1), B-T with a
//! timestamp, B-LT with what it is judged by, B-LTA with a timestamp over that. The arithmetic is done by the RustCrypto crates; here are only
//! the files and messages around it.

mod archive;
mod base;
mod certificate;
mod cms;
mod doubt;
mod drawn;
mod dss;
mod evidence;
mod fault;
mod fields;
mod form;
mod found;
mod hash;
mod issued;
mod key;
mod kinds;
mod message;
mod missing;
mod new_fields;
mod path;
mod placeholder;
mod pss;
mod public;
mod revocation;
mod sign;
mod signed;
mod since;
mod timestamp;
mod tree;
mod trust;
mod update;
mod verify;

pub use self::archive::{Unstamped, archive};
pub use self::certificate::{Certificate, Validity, printable};
pub use self::doubt::Doubt;
pub use self::dss::with_evidence;
pub use self::evidence::{Evidence, roots};
pub use self::fault::Fault;
pub use self::key::{Signer, is_locked, is_pkcs12};
pub use self::missing::{Lack, Missing, Source, missing};
pub use self::new_fields::{FieldPlace, SignatureField, with_fields};
pub use self::sign::{Prepared, Statement, Unsigned, begin, prepare};
pub use self::since::Change;
pub use self::timestamp::request as timestamp_request;
pub use self::trust::{Chain, Judgement, Trust, judge};
pub use self::verify::{Flaw, Stamp, Verdict, verify};

#[cfg(test)]
mod attacks;
#[cfg(test)]
#[path = "../../tests/support/authority.rs"]
mod authority;
#[cfg(test)]
mod lasting_tests;
#[cfg(test)]
mod tests;
