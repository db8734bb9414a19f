//! What chains are judged by: certificates, lists of revoked ones and answers about them.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::{Decode, Document, Encode};

use super::Fault;
use super::certificate::Certificate;
use super::revocation::{Answer, List};

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";

/// Certificates, and what is known of their revocation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    pub(super) certificates: Vec<Certificate>,
    pub(super) lists: Vec<List>,
    pub(super) answers: Vec<Answer>,
}

impl Evidence {
    /// Adds what a file holds: certificates, a list of revoked ones (CRL) or an answer about
    /// them (OCSP), in DER or in PEM. Gives whether any of it is new.
    ///
    /// # Errors
    /// When it holds none of them.
    pub fn add(&mut self, file: &[u8]) -> Result<bool, Fault> {
        let before = self.len();
        let known = match blocks(file) {
            Some(blocks) => blocks.iter().all(|block| self.add_der(block, usize::MAX)),
            None => self.add_der(file, usize::MAX),
        };
        if known { Ok(self.len() > before) } else { Err(Fault::BadEvidence) }
    }

    /// Adds one thing, which is in the file up to this place. Gives whether it is known.
    pub(super) fn add_der(&mut self, der: &[u8], revision: usize) -> bool {
        if let Some(certificate) = Certificate::from_der(der) {
            self.add_certificates([certificate]);
        } else if let Some(list) = List::from_der(der, revision) {
            if self.lists.iter().all(|own| own.der != list.der) {
                self.lists.push(list);
            }
        } else if let Some(answer) = Answer::from_der(der, revision) {
            if self.answers.iter().all(|own| own.der != answer.der) {
                self.answers.push(answer);
            }
        } else if let Some(certificates) = bundle(der) {
            self.add_certificates(certificates);
        } else {
            return false;
        }
        true
    }

    pub(super) fn add_certificates(&mut self, all: impl IntoIterator<Item = Certificate>) {
        for one in all {
            if !self.certificates.contains(&one) {
                self.certificates.push(one);
            }
        }
    }

    /// Takes over what another has.
    pub(super) fn extend(&mut self, other: &Self) {
        self.add_certificates(other.certificates.iter().cloned());
        let lists = other.lists.iter().map(|list| (&list.der, list.revision));
        let answers = other.answers.iter().map(|answer| (&answer.der, answer.revision));
        lists.chain(answers).for_each(|(der, revision)| {
            self.add_der(der, revision);
        });
    }

    fn len(&self) -> usize {
        self.certificates.len() + self.lists.len() + self.answers.len()
    }
}

/// Roots that a reader trusts, of a PEM or DER file.
///
/// # Errors
/// When it holds no certificate.
pub fn roots(file: &[u8]) -> Result<Vec<Certificate>, Fault> {
    Certificate::all(file)
}

/// All blocks of a PEM file.
fn blocks(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    let text = str::from_utf8(file).ok().filter(|text| text.contains(BEGIN))?;
    let blocks = text.split(BEGIN).skip(1).map(|rest| {
        let (label, _) = rest.split_once("-----")?;
        let inner = rest.split(END).next()?;
        let block = format!("{BEGIN}{inner}{END}{label}-----\n");
        Some(Document::from_pem(&block).ok()?.1.as_bytes().to_vec())
    });
    // What cannot be read is told as what is not known.
    Some(blocks.map(Option::unwrap_or_default).collect())
}

/// The certificates of a message without a signature (RFC 8551, 3.8), as some issuers give theirs.
fn bundle(der: &[u8]) -> Option<Vec<Certificate>> {
    let content = ContentInfo::from_der(der).ok()?.content.to_der().ok()?;
    let all = SignedData::from_der(&content).ok()?.certificates?.0.into_vec();
    let all: Vec<_> = all
        .into_iter()
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(one) => Certificate::of(one),
            CertificateChoices::Other(_) => None,
        })
        .collect();
    Some(all).filter(|all| !all.is_empty())
}
