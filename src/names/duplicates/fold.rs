//! One form for what is written in many: Unicode's, case, accents.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup as Group};

/// The compatibility form (NFKC), without signs that only claim a right to the name.
pub fn compatible(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let claim = |c| matches!(c, '™' | '℠' | '®' | '©' | '℗');
    let normalizer = ComposingNormalizer::new_nfkc();
    if text.contains(claim) {
        return normalizer.normalize(&text.replace(claim, "")).into_owned();
    }
    normalizer.normalize(text).into_owned()
}

/// Full case folding: `STRASSE` and `Straße` are one. Takes the compatibility form.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let folded = CaseMapper::new().fold_string(text);
    // Folding takes some letters apart.
    ComposingNormalizer::new_nfkc().normalize(&folded).into_owned()
}

/// Whether a character carries meaning in a name: letters, digits, marks, and
/// symbols as in `C++` or `A & B`.
pub fn tells(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || "&#@%+$<=>".contains(c);
    }
    // A stretched Arabic letter, a minus and bars are only another way to write it.
    if matches!(c, 'ـ' | '−' | '∣' | '‖') || is_variation(c) {
        return false;
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let symbol = Group::Symbol.contains(category) && category != GeneralCategory::ModifierSymbol;
    symbol
        || [Group::Letter, Group::Mark, Group::Number].iter().any(|group| group.contains(category))
}

/// Variation selectors, and the invisible filler of Hangul.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
}

/// What makes a name the same as another: its folded telling characters. A name
/// without any counts with its punctuation.
pub fn letters(name: &str) -> String {
    let folded = folded(&compatible(name));
    let mut letters = telling(&folded);
    if letters.is_empty() {
        letters.extend(folded.chars().filter(|c| !c.is_whitespace() && !c.is_control()));
    }
    letters
}

/// The telling characters of a text. Of what stands between two digits a gap is
/// left, for `1/2` is not `12`.
pub fn telling(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let telling = tells(c);
        if telling {
            if gap && c.is_numeric() && letters.ends_with(char::is_numeric) {
                letters.push(' ');
            }
            letters.push(c);
        }
        gap = !telling;
    }
    letters
}

/// A folded word without accents and vowel points.
pub fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let apart = DecomposingNormalizer::new_nfkd().normalize(word);
    let mut bare = String::with_capacity(apart.len());
    for c in apart.chars().filter(|c| !is_accent(*c)) {
        match c {
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            'đ' | 'ð' => bare.push('d'),
            'ħ' => bare.push('h'),
            'ı' => bare.push('i'),
            'þ' => bare.push_str("th"),
            'æ' => bare.push_str("ae"),
            'œ' => bare.push_str("oe"),
            _ => bare.push(c),
        }
    }
    ComposingNormalizer::new_nfc().normalize(&bare).into_owned()
}

/// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. In other
/// scripts the marks are vowels, and tell words apart.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

/// A plain word with what stands for `ä ö ü å` in plain letters as if it had
/// lost its dots: `mueller` as `muller`.
pub fn without_umlauts(plain: &str) -> Cow<'_, str> {
    let mut word = Cow::Borrowed(plain);
    for (pair, letter) in [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")] {
        if word.contains(pair) {
            word = Cow::Owned(word.replace(pair, letter));
        }
    }
    word
}
