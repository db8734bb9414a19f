//! What a letter file may say to newsrooms.

use super::{BodyFile, Date};
use crate::draft::either::{OneOrMany, TextOr};
use crate::draft::text::{Line, Name, Prose, Setting};
use crate::draft::texts::tables;
use crate::draft::words::words;

/// The word for a release without embargo.
pub const IMMEDIATE: &str = "immediate";

tables! {
    /// The press release that goes with the letter.
    #[derive(Default)]
    pub struct Press {
        /// When it may be published: `immediate`, or an embargo. Default: `immediate`.
        #[serde(default)]
        #[cfg_attr(test, schemars(schema_with = "super::values::release"))]
        pub release: Option<TextOr<Setting, Embargo>>,
        /// `us`: contacts above, `###` at the end; `uk`: `ENDS`, then notes and contacts.
        /// Default: `us` where the region of `lang` writes on US letter paper, or else `uk`.
        pub convention: Option<Convention>,
        /// The headline. Default: the letter's title.
        pub headline: Option<Line>,
        /// A line beneath the headline.
        pub subheadline: Option<Line>,
        /// Where and when: `SAMPLETOWN, June 11, 2026`. Default: the letter's place and date.
        pub dateline: Option<Line>,
        /// The release itself, in CommonMark: the text, or `{ file = "release.md" }`. Absent: a
        /// short one is made of the letter and marked as made.
        pub body: Option<TextOr<Prose, BodyFile>>,
        /// Whom to ask.
        #[serde(default)]
        pub contacts: Vec<PressContact>,
        /// Who the senders are, in CommonMark.
        pub boilerplate: Option<Prose>,
        /// What editors should know and not print, in CommonMark.
        pub notes: Option<Prose>,
        /// What marks the end, such as `-30-`. Default: `###`, or `ENDS`, by convention.
        pub end_mark: Option<Line>,
    }

    /// Until when nothing may be published.
    pub struct Embargo {
        /// Day and time: `2026-06-11T18:00:00`.
        #[cfg_attr(test, schemars(with = "String"))]
        pub until: Date<Setting>,
        /// The time zone of that time by its name in the IANA database: `Europe/Brussels`.
        pub zone: Setting,
        /// Further zones the time is told in.
        #[serde(default)]
        pub zones: OneOrMany<Setting>,
    }
}

words! {
    /// How newsrooms of a country have releases.
    Convention {
        /// Contacts above, who the senders are, then `###`.
        Us "us",
        /// `ENDS`, then notes to editors, who the senders are, and contacts.
        Uk "uk",
    }
}

tables! {
    /// Whom newsrooms may ask.
    pub struct PressContact {
        /// The name.
        pub name: Name,
        /// The office held.
        pub role: Option<Line>,
        /// The telephone number.
        pub phone: Option<Line>,
        /// The e-mail address.
        pub email: Option<Line>,
    }
}
