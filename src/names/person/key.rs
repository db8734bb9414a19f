//! What a family name is put in order by.

use std::borrow::Cow;

use super::lists::is_article;

/// A name without the Arabic article it begins with, in any of its writings:
/// `Hashimi` for `al Hashimi`, `Farsi` for `Al-Farsi`.
pub fn without_article(family: &str) -> Option<&str> {
    let (article, rest) = family.split_once(|c: char| c.is_whitespace() || HYPHENS.contains(&c))?;
    let joined = family[article.len()..].starts_with(HYPHENS);
    let rest = rest.trim_start();
    (is_article(&article.to_lowercase(), joined) && !rest.is_empty()).then_some(rest)
}

/// A text as it is filed: apostrophes count for nothing, hyphens and full stops
/// as a space. `O’Keefe` stands with `Okeefe`, `Sample-Smith` with `Sample Smith`.
pub fn filed(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| HYPHENS.contains(&c) || c == '.';
    if !text.contains(|c: char| breaks(c) || APOSTROPHES.contains(&c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| !APOSTROPHES.contains(c));
    let filed: String = kept.map(|c| if breaks(c) { ' ' } else { c }).collect();
    Cow::Owned(filed.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The hyphen and its forms, one of which no line ends at.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
/// Apostrophes, and the letters that look like them.
const APOSTROPHES: [char; 9] = ['\'', '’', '‘', '`', '´', 'ʼ', 'ʻ', 'ʿ', 'ʾ'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arabic_article_is_passed_over_however_it_is_written() {
        for (family, rest) in [
            ("al Hashimi", Some("Hashimi")),
            ("Al-Farsi", Some("Farsi")),
            ("El\u{2011}Masri", Some("Masri")),
            ("ash-Shami", Some("Shami")),
            ("as Sample", None),
            ("Alsace", None),
            ("al", None),
            ("Sample-Al", None),
        ] {
            assert_eq!(without_article(family), rest, "{family}");
        }
    }

    #[test]
    fn punctuation_is_filed_as_libraries_do() {
        assert_eq!(filed("O’Keefe"), "OKeefe");
        assert_eq!(filed("Sample-Smith"), "Sample Smith");
        assert_eq!(filed("J.R. Example"), "J R Example");
        assert_eq!(filed("Placeholder"), "Placeholder");
    }
}
