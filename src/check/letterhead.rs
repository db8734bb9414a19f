//! Whose letter it is.

use super::{Check, value, values};
use crate::diagnostic::Code;
use crate::draft::schema;
use crate::draft::text::Text;
use crate::letter::{Letterhead, Picture};
use crate::prose::vague;

impl Check<'_> {
    pub(super) fn letterhead(&mut self, head: &schema::Letterhead) -> Letterhead {
        let logo = head.logo.as_ref().and_then(|path| self.logo(path, head));
        Letterhead {
            name: value(&head.name),
            tagline: value(&head.tagline),
            logo,
            address: values(&head.address.0),
            phone: value(&head.phone),
            email: head.email.as_ref().map(|email| self.email(email)),
            web: head.web.as_ref().map(|web| self.web(web)),
            align: head.align,
            color: self.color(head.color.as_ref()),
            band: head.band.as_ref().and_then(|band| self.band(band)),
            footer: value(&head.footer),
        }
    }

    /// Where the sender is on the web, as it is printed: a link that leads anywhere else than to
    /// a page is one that a viewer starts a program for.
    fn web(&mut self, web: &Text) -> String {
        self.homepage(web);
        web.value.clone()
    }

    fn logo(&mut self, path: &Text, head: &schema::Letterhead) -> Option<Picture> {
        let image = self.picture(path)?;
        let alt = value(&head.logo_alt);
        if let Some(alt) = head.logo_alt.as_ref().filter(|alt| vague::picture(alt)) {
            let message = format!("`{}` does not say what the logo shows", alt.value);
            let hint = "write whose it is, or leave `logo_alt` out: the name is said then";
            self.fault(Code::VagueAlt, alt.span, message, hint);
        }
        if alt.is_none() && head.name.is_none() {
            let message = "the logo has no words for those who cannot see it";
            self.fault(
                Code::MissingAlt,
                path.span,
                message,
                "write `logo_alt = \"…\"`, such as the sender's name",
            );
        }
        Some(Picture { image, alt })
    }
}
