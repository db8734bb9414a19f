//! The letterhead as it is printed.

use serde::Serialize;

use super::image_path;
use crate::draft::schema::Align;
use crate::letter::{self, Image};
use crate::locale::{Language, Locale};
use crate::source::Spanned;

/// The letterhead.
#[derive(Debug, Clone, Serialize)]
pub struct Letterhead {
    /// Whether there is anything to print at the top.
    pub any: bool,
    /// The sender's name.
    pub name: Option<String>,
    /// The line beneath it.
    pub tagline: Option<String>,
    /// The logo.
    pub logo: Option<Picture>,
    /// Address, telephone, mail, web: each a text and where it links to.
    pub contact: Vec<Contact>,
    /// `left`, `center` or `right`.
    pub align: &'static str,
    /// The colour as `#rrggbb`.
    pub color: Option<String>,
    /// The height of the band at the head in points.
    pub band: Option<f64>,
    /// The first page's small print.
    pub footer: Option<String>,
}

/// A picture and its words.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// The path the templates know it by.
    pub path: String,
    /// What it shows.
    pub alt: String,
    /// The language of that, where it is not the letter's.
    pub language: Option<Language>,
}

/// A way to reach the sender.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// As it is printed.
    pub text: String,
    /// Where it links to.
    pub url: Option<String>,
}

pub fn localise(
    head: letter::Letterhead,
    images: &[Spanned<Image>],
    locale: &Locale,
) -> Letterhead {
    let alt = head.name.as_ref().map(|name| locale.words.logo.replace("{name}", name));
    let contact = contact(&head);
    Letterhead {
        any: head.name.is_some()
            || head.tagline.is_some()
            || head.logo.is_some()
            || !contact.is_empty(),
        contact,
        logo: head.logo.map(|logo| Picture {
            path: image_path(logo.image, images),
            language: locale.words_language().filter(|_| logo.alt.is_none()),
            alt: logo.alt.or(alt).unwrap_or_default(),
        }),
        name: head.name,
        tagline: head.tagline,
        align: match head.align {
            Some(Align::Left) => "left",
            Some(Align::Center) => "center",
            Some(Align::Right) => "right",
            None if locale.is_rtl() => "right",
            None => "left",
        },
        color: head.color,
        band: head.band,
        footer: head.footer,
    }
}

fn contact(head: &letter::Letterhead) -> Vec<Contact> {
    let plain = |text: &String| Contact { text: text.clone(), url: None };
    let linked = |text: &String, url: String| Contact { text: text.clone(), url: Some(url) };
    let digits =
        |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let site = |text: &str| match text.contains(':') {
        true => text.to_owned(),
        false => format!("https://{text}"),
    };
    let mut contact: Vec<Contact> = head.address.iter().map(plain).collect();
    contact.extend(head.phone.iter().map(|text| linked(text, format!("tel:{}", digits(text)))));
    contact.extend(head.email.iter().map(|text| linked(text, format!("mailto:{text}"))));
    contact.extend(head.web.iter().map(|text| linked(text, site(text))));
    contact
}
