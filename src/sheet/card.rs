//! A card for social media: what is said, to whom, by how many.

use serde::Serialize;

use super::letterhead::Picture;
use super::{Sheet, release};
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
    /// To whom, in a line that says so.
    pub recipient: Option<String>,
    /// By how many; absent where one or none signs.
    pub signatories: Option<String>,
    /// Whose letterhead it is.
    pub sender: Option<String>,
    /// The logo.
    pub logo: Option<Picture>,
    /// The letterhead's colour.
    pub color: Option<String>,
}

impl Card {
    /// The card of a letter.
    pub fn new(letter: &Letter, sheet: &Sheet, locale: &Locale) -> Self {
        let several = letter.signatories.count() > 1;
        Self {
            lang: sheet.lang.clone(),
            region: sheet.region.clone(),
            title: sheet.title.clone(),
            recipient: recipients(letter, locale),
            signatories: several.then(|| release::signatories(letter, locale)),
            sender: sheet.letterhead.name.clone().filter(|name| *name != sheet.title),
            logo: sheet.letterhead.logo.clone(),
            color: sheet.letterhead.color.clone(),
        }
    }

    /// What it says, for those who cannot see it.
    pub fn alt(&self) -> String {
        let lines = [self.sender.as_ref(), Some(&self.title), self.recipient.as_ref()];
        let lines = lines.into_iter().chain([self.signatories.as_ref()]).flatten();
        lines.cloned().collect::<Vec<_>>().join("\n")
    }
}

/// The names of the addressees, unless the letter is called by that of its only one.
fn recipients(letter: &Letter, locale: &Locale) -> Option<String> {
    let names: Vec<_> = letter.recipients.iter().map(|to| to.name.as_str()).collect();
    let names = names.join(", ");
    let told = !names.is_empty() && names != letter.title;
    told.then(|| locale.words.press.to.replace("{recipient}", &names))
}
