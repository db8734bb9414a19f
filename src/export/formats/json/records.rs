//! The records of the JSON. `docs/outputs.md` says what each key is.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::draft::schema::Field;
use crate::letter::{Attachment, Block, Signatory};
use crate::locale::Locale;
use crate::source::Spanned;

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
    pub attachments: &'a [Spanned<Attachment>],
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

/// One who signs: the number, and each of [`FIELDS`] under its key.
pub struct Entry<'a> {
    pub number: Option<u32>,
    pub of: &'a Signatory,
    pub locale: &'a Locale,
}

const FIELDS: [Field; 9] = [
    Field::Name,
    Field::Lang,
    Field::Kind,
    Field::Role,
    Field::Organization,
    Field::Country,
    Field::Capacity,
    Field::RepresentedBy,
    Field::Url,
];

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("number", &self.number)?;
        for field in FIELDS {
            map.serialize_entry(field.key(), &self.of.said(field, self.locale))?;
            if field == Field::Country {
                map.serialize_entry("country_code", &self.of.country_code())?;
            }
        }
        map.end()
    }
}

/// A title, with the text where it is prose or a PDF, or the words of a picture.
#[derive(Serialize)]
pub struct Enclosure<'a> {
    pub title: &'a str,
    pub body: Option<&'a [Block]>,
    pub alt: Option<&'a str>,
}
