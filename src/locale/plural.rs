//! Words that change with a number.

use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;

use super::Locale;

/// A sentence for each of the plural forms of a language (Unicode CLDR); `{count}` in
/// it is the number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    /// For 1, and what goes like it.
    one: String,
    /// For 2 to 4 in Slavic languages.
    few: Option<String>,
    /// For 5 and more in Slavic languages.
    many: Option<String>,
    /// For all else.
    other: String,
}

impl Plural {
    fn of(&self, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::One => Some(&self.one),
            PluralCategory::Few => self.few.as_ref(),
            PluralCategory::Many => self.many.as_ref(),
            _ => None,
        };
        form.unwrap_or(&self.other)
    }
}

impl Locale {
    /// A sentence with its number in it.
    pub fn plural(&self, words: &Plural, count: usize) -> String {
        // Words that are English for want of others follow English.
        let tag = if self.native { self.tag.clone() } else { icu_locale_core::locale!("en") };
        let rules = PluralRules::try_new_cardinal(tag.into());
        let category = rules.map_or(PluralCategory::Other, |rules| rules.category_for(count));
        words.of(category).replace("{count}", &self.number(count))
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;

    #[test]
    fn a_sentence_agrees_with_its_number() {
        for (tag, count, expected) in [
            ("en", 1, "and 1 more who wishes not to be named"),
            ("en", 1200, "and 1,200 more who wish not to be named"),
            ("fr", 1, "et 1 autre personne qui souhaite ne pas être nommée"),
            ("fr", 2, "et 2 autres personnes qui souhaitent ne pas être nommées"),
            ("pl", 1, "oraz 1 osoba, która nie chce być wymieniona z nazwiska"),
            ("pl", 3, "oraz 3 osoby, które nie chcą być wymienione z nazwiska"),
            ("pl", 12, "oraz 12 osób, które nie chcą być wymienione z nazwiska"),
            ("uk", 21, "та ще 21 особа, яка побажала не називати свого імені"),
            ("uk", 12, "та ще 12 осіб, які побажали не називати свого імені"),
            ("cy", 2, "and 2 more who wish not to be named"),
        ] {
            let locale = Locale::new(&tag.parse().expect("a tag"));
            assert_eq!(locale.plural(&locale.words.unnamed, count), expected, "{tag} {count}");
        }
    }
}
