//! Alphabetical order, as the Unicode collation of the language has it.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale as Tag;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use rayon::prelude::*;

use super::person::key::{filed, without_article};
use super::person::{self, Column, First, Guess, Person, gap};
use crate::locale::Locale;

/// The order of one language. Extensions of its tag count: `de-u-co-phonebk`
/// is the order of German telephone books, `zh-u-co-stroke` counts strokes.
///
/// Numbers count by their value, `Chapter 2` before `Chapter 10`, unless the
/// tag says otherwise (`en-u-kn-false`). What is equal keeps its place.
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    fn new(tag: &Tag, numbers: CollationNumericOrdering) -> Self {
        let mut preferences = CollatorPreferences::from(tag);
        preferences.numeric_ordering.get_or_insert(numbers);
        let collator = Collator::try_new(preferences, CollatorOptions::default());
        // The data are part of the program, and have the root's order for any tag.
        Self(collator.expect("an order for every tag"))
    }

    /// Which of two texts stands first.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.0.compare(one, other)
    }

    /// Bytes that compare as the text does: faster where a text is compared often.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(2 * text.len());
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        key
    }

    /// The indexes of the texts, in their order.
    pub fn order<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<usize> {
        let mut keys: Vec<(Vec<u8>, usize)> = texts
            .par_iter()
            .enumerate()
            .map(|(at, text)| (self.sort_key(text.as_ref()), at))
            .collect();
        keys.par_sort_unstable();
        keys.into_iter().map(|(_, at)| at).collect()
    }
}

impl Locale {
    /// The alphabetical order of this language.
    pub fn collation(&self) -> Collation {
        Collation::new(self.tag(), CollationNumericOrdering::True)
    }

    /// The index of the first name that should stand before the one above it.
    /// Numbers may stand by value or by digits: a list is not wrong for either.
    pub fn first_out_of_order(&self, names: &[&str]) -> Option<usize> {
        let by_digits = Collation::new(self.tag(), CollationNumericOrdering::False);
        let orders = [self.collation(), by_digits];
        let falls =
            |pair: &[&str]| orders.iter().all(|order| order.compare(pair[0], pair[1]).is_gt());
        names.windows(2).position(falls).map(|at| at + 1)
    }

    /// Whether a text claims that a list is in alphabetical order.
    pub fn claims_alphabetical(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.words.alphabetical.iter().any(|stem| text.contains(stem))
    }

    /// A name without the article it begins with: `Network` for `The Network`,
    /// `Association` for `L’Association`. A name that is all article is kept, and
    /// so is every name where the articles of the language are not known.
    pub fn without_article<'a>(&self, name: &'a str) -> &'a str {
        let articles = if self.native { &self.words.articles[..] } else { &[] };
        after_any(name, articles).unwrap_or(name)
    }

    /// The parts of a person's name: a guess, where nothing better is known. Give
    /// the [`core`](person::core) of what was typed.
    ///
    /// Hungarian and Vietnamese letters are taken to have the family name
    /// first; so are names in Han characters, kana or Hangul in any letter,
    /// unless a dot parts them (`ジョン・スミス`). Without a space, such a
    /// name counts as a whole.
    pub fn person<'a>(&self, name: &'a str, column: Column) -> Person<'a> {
        let native = name.chars().find(|c| c.is_alphabetic()).is_some_and(east_asian);
        let dotted = name.contains(|c: char| gap(c) && !c.is_whitespace());
        let family_first = native && !dotted || person::family_first(self.language());
        Person::read_in(name, if family_first { First::Family } else { First::Given }, column)
    }

    /// What a person's name is put in order by: the family name, then the given
    /// names; in Icelandic and others, whose people have none, the name as it is.
    /// To be compared, never printed.
    pub fn sort_name(&self, typed: &str, column: Column) -> String {
        let core = person::core(typed);
        if person::by_given(self.language()) {
            return filed(&core).into_owned();
        }
        let Person { given, family, suffix, .. } = self.person(&core, column);
        self.filed(family, given, suffix)
    }

    /// The same where the family name is known: `rest` tells those of one family apart.
    pub fn sort_name_of(&self, family: &str, rest: &str) -> String {
        if person::by_given(self.language()) {
            return self.sort_name(rest, Column::Unclear);
        }
        self.filed(&person::core(family), &person::core(rest), "")
    }

    /// A name as it is filed.
    fn filed(&self, family: &str, given: &str, suffix: &str) -> String {
        /// Sorts before all else, so that `Li` with any given name precedes `Li Wei`.
        const FIELD_END: char = '\u{fffe}';
        let (family, given) = (filed(self.without_particles(family)), filed(given));
        format!("{family}{FIELD_END}{given}{FIELD_END}{suffix}")
    }

    /// A family name without the particles that the language passes over.
    fn without_particles<'a>(&self, mut family: &'a str) -> &'a str {
        let passed =
            |name| after_any(name, &self.words.particles).or_else(|| without_article(name));
        while let Some(rest) = passed(family) {
            family = rest;
        }
        family
    }

    /// What a person is looked up under, for people: `Vries` in the Netherlands and
    /// `De Vries` in Belgium.
    pub fn stands_under(&self, typed: &str, column: Column) -> String {
        let core = person::core(typed);
        self.without_particles(self.person(&core, column).family).to_owned()
    }

    /// What of a person's name is a guess which may well be wrong. Where the family name begins is
    /// one only where people have two.
    pub fn guess(&self, typed: &str, column: Column) -> Option<Guess> {
        let language = self.language();
        let told = |guess: &Guess| *guess != Guess::LastName || person::two_surnames(language);
        let guess = self.person(&person::core(typed), column).guess.filter(told);
        guess.filter(|_| !person::by_given(language))
    }
}

/// What follows the one of the words that a text begins with. Words that end
/// in an apostrophe or hyphen are written together with what follows.
fn after_any<'a>(text: &'a str, words: &[String]) -> Option<&'a str> {
    let typed = |c: char| if "’‘`´".contains(c) { '\'' } else { c };
    words.iter().find_map(|word| {
        let end = text.char_indices().nth(word.chars().count())?.0;
        let (head, rest) = text.split_at(end);
        let matches = head.chars().flat_map(char::to_lowercase).map(typed).eq(word.chars());
        let joined = word.ends_with(['\'', '-']);
        let rest = if joined { rest } else { rest.strip_prefix(char::is_whitespace)? };
        (matches && !rest.trim().is_empty()).then_some(rest.trim_start())
    })
}

/// Whether a character is of a script in which names begin with the family name.
pub fn east_asian(c: char) -> bool {
    matches!(
        CodePointMapData::<Script>::new().get(c),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
    )
}

#[cfg(test)]
mod tests;
