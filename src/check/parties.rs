//! Whom the letter is addressed to, and what it is called after them.

use super::{Check, value, values};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema::Draft;
use crate::draft::text::Text;
use crate::letter::Party;
use crate::source::Span;

impl Check<'_> {
    pub(super) fn recipients(&mut self, draft: &Draft) -> Vec<Party> {
        if let (Some(_), Some(second)) = (&draft.recipient, draft.recipients.first()) {
            let message = "both `recipient` and `recipients` are given";
            self.fault(
                Code::Conflict,
                second.span,
                message,
                "write every addressee as `[[recipients]]`",
            );
        }
        let parties = draft.recipient.iter().chain(&draft.recipients);
        parties
            .map(|party| Party {
                name: party.name.value.clone(),
                role: value(&party.role),
                organization: value(&party.organization),
                address: values(&party.address.0),
                language: party.lang.as_ref().and_then(|tag| self.language(tag)),
                email: party.email.as_ref().map(|address| self.email(address)),
            })
            .collect()
    }

    /// An address a message can be sent to.
    pub(super) fn email(&mut self, address: &Text) -> String {
        if !is_email(address) {
            let message = format!("`{}` is no e-mail address", address.value);
            self.fault(
                Code::BadValue,
                address.span,
                message,
                "write it as it is typed into mail, such as office@harbourlight.example",
            );
        }
        address.value.clone()
    }

    /// The title given, or else the subject, or the first addressee.
    pub(super) fn title(&mut self, draft: &Draft, recipients: &[Party]) -> Option<String> {
        if draft.headline && draft.title.is_none() {
            let message = "the letter is to have a headline but has no title";
            self.report.add(
                Diagnostic::new(Code::MissingKey, Span::default(), message)
                    .hint("write `title = \"…\"`, or remove `headline`"),
            );
        }
        let title = value(&draft.title)
            .or_else(|| value(&draft.subject))
            .or_else(|| recipients.first().map(|party| party.name.clone()))
            .or_else(|| value(&draft.letterhead.name));
        // A fault in any of them may be why.
        if title.is_none() && !self.report.has_errors() {
            let message = "the letter has no title, subject or addressee to be called by";
            self.report.add(
                Diagnostic::new(Code::MissingKey, Span::default(), message)
                    .hint("write `title = \"…\"`; it is announced by readers, not printed"),
            );
        }
        title
    }
}

/// Whether a text is an e-mail address, such as most are (RFC 5322, 3.4.1).
pub fn is_email(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_graphic() && !"<>()[],;:\\\"@".contains(c);
    let dotted = |text: &str| text.split('.').all(|part| !part.is_empty());
    text.split_once('@').is_some_and(|(user, host)| {
        host.contains('.')
            && [user, host].into_iter().all(|part| dotted(part) && part.chars().all(sound))
    })
}
