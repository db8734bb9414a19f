//! Alphabetical order, as the Unicode collation of the language has it.

use std::cmp::Ordering;

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;

use super::Locale;

impl Locale {
    /// The index of the first name that should stand before the one above it.
    pub fn first_out_of_order(&self, names: &[&str]) -> Option<usize> {
        let collator = Collator::try_new((&self.tag).into(), CollatorOptions::default()).ok()?;
        let falls = |pair: &[&str]| collator.compare(pair[0], pair[1]) == Ordering::Greater;
        names.windows(2).position(falls).map(|at| at + 1)
    }

    /// Whether a text claims that a list is in alphabetical order.
    pub fn claims_alphabetical(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.words.alphabetical.iter().any(|stem| text.contains(stem))
    }
}

/// stub
pub struct Alphabet(icu_collator::CollatorBorrowed<'static>);
impl Locale {
    /// stub
    pub fn alphabet(&self, _ignore: bool) -> Alphabet {
        Alphabet(Collator::try_new((&self.tag).into(), CollatorOptions::default()).expect("x"))
    }
}
impl Alphabet {
    /// stub
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }
    /// stub
    pub fn person(&self, a: &str) -> String {
        a.to_owned()
    }
    /// stub
    pub fn body(&self, a: &str) -> String {
        a.to_owned()
    }
    /// stub
    pub fn sorted<T>(&self, items: impl Iterator<Item = T>, key: impl Fn(&T) -> String) -> Vec<T> {
        let mut v: Vec<_> = items.map(|i| (key(&i), i)).collect();
        v.sort_by(|a, b| self.0.compare(&a.0, &b.0));
        v.into_iter().map(|x| x.1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        Locale::new(&tag.parse().expect("a tag"))
    }

    #[test]
    fn order_is_the_language_s_own() {
        assert_eq!(locale("en").first_out_of_order(&["Ångström", "Zebra"]), None);
        assert_eq!(locale("sv").first_out_of_order(&["Ångström", "Zebra"]), Some(1));
        assert_eq!(locale("en").first_out_of_order(&["7 October", "a", "B", "Éa", "Eb"]), None);
    }

    #[test]
    fn a_claim_is_recognised() {
        assert!(
            locale("en").claims_alphabetical("(Undersigned groups listed in Alphabetical order)")
        );
        assert!(!locale("en").claims_alphabetical("In the order of signing"));
    }
}
