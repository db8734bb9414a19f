//! What a letter file may say to newsrooms.

use serde::Deserialize;

use super::{BodyFile, Text};
use crate::draft::spanned::{OneOrMany, Spanned, TextOr};

/// The word for a release without embargo.
pub const IMMEDIATE: &str = "immediate";

/// The press release that goes with the letter.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// When it may be published: `immediate`, or an embargo. Default: `immediate`.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "super::values::release"))]
    pub release: Option<Spanned<TextOr<Embargo>>>,
    /// `us`: contacts above, `###` at the end; `uk`: `ENDS`, then notes and contacts.
    /// Default: `us` where the region of `lang` writes on US letter paper, or else `uk`.
    pub convention: Option<Convention>,
    /// The headline. Default: the letter's title.
    pub headline: Option<Text>,
    /// A line beneath the headline.
    pub subheadline: Option<Text>,
    /// Where and when: `SAMPLETOWN, June 11, 2026`. Default: the letter's place and date.
    pub dateline: Option<Text>,
    /// The release itself, in CommonMark: the text, or `{ file = "release.md" }`. Absent: a
    /// short one is made of the letter and marked as made.
    pub body: Option<Spanned<TextOr<BodyFile>>>,
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Vec<PressContact>,
    /// Who the senders are, in CommonMark.
    pub boilerplate: Option<Text>,
    /// What editors should know and not print, in CommonMark.
    pub notes: Option<Text>,
    /// What marks the end, such as `-30-`. Default: `###`, or `ENDS`, by convention.
    pub end_mark: Option<Text>,
}

/// Until when nothing may be published.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Embargo {
    /// Day and time: `2026-06-11T18:00:00`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub until: Spanned<super::Date>,
    /// The time zone of that time by its name in the IANA database: `Europe/Brussels`.
    pub zone: Text,
    /// Further zones the time is told in.
    #[serde(default)]
    pub zones: OneOrMany<Text>,
}

/// How newsrooms of a country have releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Convention {
    /// Contacts above, who the senders are, then `###`.
    Us,
    /// `ENDS`, then notes to editors, who the senders are, and contacts.
    Uk,
}

/// Whom newsrooms may ask.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PressContact {
    /// The name.
    pub name: Text,
    /// The office held.
    pub role: Option<Text>,
    /// The telephone number.
    pub phone: Option<Text>,
    /// The e-mail address.
    pub email: Option<Text>,
}
