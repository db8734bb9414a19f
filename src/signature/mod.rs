//! Signatures: the bytes of a PDF to the same with a signature, and who signed one.
//!
//! A signature is appended to the file (ISO 32000-1, 7.5.6): what was there is
//! signed as it is. Its kind is PAdES B-B (ETSI EN 319 142-1), or B-T with a
//! timestamp. The arithmetic is done by the RustCrypto crates; here are only
//! the files and messages around it.

mod base;
mod certificate;
mod cms;
mod drawn;
mod fault;
mod fields;
mod form;
mod hash;
mod key;
mod message;
mod new_fields;
mod public;
mod sign;
mod signed;
mod since;
mod timestamp;
mod tree;
mod update;
mod verify;

pub use self::certificate::{Certificate, Validity};
pub use self::fault::Fault;
pub use self::key::{Signer, is_locked};
pub use self::new_fields::{FieldPlace, SignatureField, with_fields};
pub use self::sign::{Prepared, Statement, prepare};
pub use self::since::Change;
pub use self::timestamp::request as timestamp_request;
pub use self::verify::{Flaw, Stamp, Verdict, verify};

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod tests;
