//! A card for social media: what is said, to whom, by how many.

use serde::Serialize;

use super::letterhead::Picture;
use super::{Sheet, Theme, release};
use crate::letter::Letter;
use crate::locale::Locale;

/// What the card says.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// The language, such as `en`.
    pub lang: String,
    /// The region, such as `US`.
    pub region: Option<String>,
    /// The title.
    pub title: String,
    /// To whom.
    pub recipient: Option<String>,
    /// By how many; absent where one or none signs.
    pub signatories: Option<String>,
    /// Whose letterhead it is.
    pub sender: Option<String>,
    /// The logo.
    pub logo: Option<Picture>,
    /// The letterhead's colour.
    pub color: Option<String>,
    /// Changes to the look.
    pub theme: Theme,
}

impl Card {
    /// The card of a letter.
    pub fn new(letter: &Letter, sheet: &Sheet, locale: &Locale) -> Self {
        let several = letter.signatories.entries.len() > 1;
        Self {
            lang: sheet.lang.clone(),
            region: sheet.region.clone(),
            title: sheet.title.clone(),
            recipient: letter.recipients.first().map(|to| to.name.clone()),
            signatories: several.then(|| release::signatories(letter, locale)),
            sender: sheet.letterhead.name.clone(),
            logo: sheet.letterhead.logo.clone(),
            color: sheet.letterhead.color.clone(),
            theme: sheet.theme.clone(),
        }
    }

    /// What the card says, for those who cannot see it.
    pub fn alt(&self) -> String {
        let lines = [self.sender.as_ref(), Some(&self.title), self.recipient.as_ref()];
        let lines = lines.into_iter().chain([self.signatories.as_ref()]).flatten();
        lines.cloned().collect::<Vec<_>>().join("\n")
    }
}
