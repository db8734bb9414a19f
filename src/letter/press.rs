//! What newsrooms are told, once it is known to be sound.

use super::Block;
use crate::draft::schema::Convention;

/// A press release.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Press {
    /// The moment before which nothing may be published, in each zone it is told in;
    /// empty for immediate release.
    pub embargo: Vec<jiff::ZonedDateTime>,
    /// The convention asked for.
    pub convention: Option<Convention>,
    /// The headline, if it is not the letter's title.
    pub headline: Option<String>,
    /// The line beneath it.
    pub subheadline: Option<String>,
    /// Where and when, if not the letter's.
    pub dateline: Option<String>,
    /// The text; empty where it is to be made of the letter.
    pub body: Vec<Block>,
    /// Whom to ask.
    pub contacts: Vec<PressContact>,
    /// Who the senders are.
    pub boilerplate: Vec<Block>,
    /// What editors should know.
    pub notes: Vec<Block>,
    /// What marks the end, if not as the convention has it.
    pub end_mark: Option<String>,
}

/// Whom newsrooms may ask.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PressContact {
    /// The name.
    pub name: String,
    /// The office held.
    pub role: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
}
