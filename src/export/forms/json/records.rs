//! The records of the JSON. `docs/outputs.md` says what each key is.

use serde::Serialize;

use crate::letter::{Attachment, Block};

#[derive(Serialize)]
pub struct Understood<'a> {
    pub undersigned: u32,
    pub lang: String,
    pub title: &'a str,
    pub headline: bool,
    pub date: Date<'a>,
    pub place: Option<&'a str>,
    pub your_reference: Option<&'a str>,
    pub our_reference: Option<&'a str>,
    pub letterhead: Letterhead<'a>,
    pub recipients: Vec<Party<'a>>,
    pub cc: Vec<Copy<'a>>,
    pub subject: Option<&'a str>,
    pub canonical_url: Option<&'a str>,
    pub salutation: Option<&'a str>,
    pub body: &'a [Block],
    pub closing: Option<&'a str>,
    pub signatories: Signatories<'a>,
    pub postscripts: Vec<&'a [Block]>,
    pub enclosures: Vec<Enclosure<'a>>,
    pub attachments: &'a [Attachment],
}

/// The day by the calendar, where it is one, and as it is printed.
#[derive(Serialize)]
pub struct Date<'a> {
    pub day: Option<String>,
    pub text: Option<&'a str>,
}

#[derive(Serialize)]
pub struct Letterhead<'a> {
    pub name: Option<&'a str>,
    pub tagline: Option<&'a str>,
    pub address: &'a [String],
    pub phone: Option<&'a str>,
    pub email: Option<&'a str>,
    pub web: Option<&'a str>,
    pub footer: Option<&'a str>,
}

#[derive(Serialize)]
pub struct Party<'a> {
    pub name: &'a str,
    pub lang: Option<String>,
    pub role: Option<&'a str>,
    pub organization: Option<&'a str>,
    pub address: &'a [String],
    pub email: Option<&'a str>,
}

#[derive(Serialize)]
pub struct Copy<'a> {
    pub name: &'a str,
    pub lang: Option<String>,
    pub offices: &'a [String],
    pub email: Option<&'a str>,
}

#[derive(Serialize)]
pub struct Signatories<'a> {
    pub count: usize,
    pub unnamed: usize,
    pub note: Option<&'a str>,
    pub groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
pub struct Group<'a> {
    pub heading: Option<&'a str>,
    pub entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
pub struct Entry<'a> {
    pub number: Option<u32>,
    pub name: &'a str,
    pub lang: Option<String>,
    pub kind: Option<&'static str>,
    pub role: Option<&'a str>,
    pub organization: Option<&'a str>,
    pub country: Option<String>,
    pub country_code: Option<&'static str>,
    pub capacity: Option<&'a str>,
    pub represented_by: Option<&'a str>,
    pub url: Option<&'a str>,
}

/// A title, with the text where it is prose or a PDF, or the words of a picture.
#[derive(Serialize)]
pub struct Enclosure<'a> {
    pub title: &'a str,
    pub body: Option<&'a [Block]>,
    pub alt: Option<&'a str>,
}
