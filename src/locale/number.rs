//! Numbers as the language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;

use super::Locale;

impl Locale {
    /// A whole number with its groups of digits: 1,204 or 1 204 or 1.204.
    pub fn number(&self, number: usize) -> String {
        let digits = u64::try_from(number).unwrap_or(u64::MAX);
        match DecimalFormatter::try_new((&self.tag).into(), Default::default()) {
            Ok(formatter) => formatter.format(&Decimal::from(digits)).to_string(),
            Err(_) => digits.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        let number = |tag: &str| Locale::new(&tag.parse().expect("a tag")).number(12_345);
        assert_eq!(number("en-US"), "12,345");
        assert_eq!(number("de"), "12.345");
        assert_eq!(number("fr"), "12\u{202f}345");
        assert_eq!(Locale::new(&"en".parse().expect("a tag")).number(51), "51");
    }
}
