//! Timestamps for the document (ISO 32000-2, 12.8.5): with one over all that signatures are checked by,
//! a file can be judged after its certificates have run out (PAdES B-LTA, ETSI EN 319 142-1, 6).

use der::Encode;

use super::fields::fields;
use super::hash::Hash;
use super::new_fields::add;
use super::placeholder::Placeholder;
use super::sign::{refuse_certified, unseen};
use super::{Fault, timestamp};

/// What timestamps take, with the certificates of their servers.
const ROOM: usize = 16_384;

/// A PDF with room for a timestamp.
pub struct Unstamped(Placeholder);

/// Makes room for a timestamp over all of a signed PDF, by a server that is called so.
///
/// # Errors
/// When the PDF cannot be read, may not be changed or has no signature.
pub fn archive(pdf: &[u8], server: &str) -> Result<Unstamped, Fault> {
    let begin = "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161";
    let placeholder = Placeholder::append(pdf, begin, ROOM, |base, update, at| {
        refuse_certified(base)?;
        let all = fields(base);
        if !all.iter().any(|field| field.is_signature && field.signature().is_some()) {
            return Err(Fault::Unsigned);
        }
        add(base, update, &[unseen(base, &all, server)], Some(at))
    })?;
    Ok(Unstamped(placeholder))
}

impl Unstamped {
    /// What the server is asked to stamp: the SHA-256 digest of the file.
    pub fn imprint(&self) -> Vec<u8> {
        self.0.digest(Hash::Sha256)
    }

    /// The PDF with the timestamp from a server's answer.
    ///
    /// # Errors
    /// When the answer holds no timestamp for this file, or does not fit.
    pub fn finish(self, answer: &[u8]) -> Result<Vec<u8>, Fault> {
        let token = timestamp::answer_for(answer, &self.0.parts())?;
        let token = token.to_der().map_err(|_| Fault::Failed)?;
        self.0.fill(&token)
    }
}
