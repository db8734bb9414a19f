//! Glyphs that stand for some text together, and what each of them is read as.

use icu_normalizer::DecomposingNormalizer;
use icu_properties::props::{
    DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup as Group,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// A glyph of some that stand for a text.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    pub id: u16,
    /// Whether it is set on the one before it, and takes no room.
    pub mark: bool,
}

/// A text as it is read.
pub fn cleaned(text: &str) -> String {
    let text: String = text.chars().filter_map(as_read).collect();
    if text.is_empty() { " ".to_owned() } else { text }
}

/// Deals a text out to glyphs in the order they are drawn. `own` is the glyph that a
/// character has by itself. Where it has fewer characters than glyphs, or marks, its letters and
/// marks are taken apart; if that is not enough, its end is said again.
pub fn share(text: &str, glyphs: &[Drawn], own: impl Fn(char) -> Option<u16>) -> Vec<String> {
    if glyphs.len() == 1 {
        return vec![text.to_owned()];
    }
    let is = |c: char, glyph: Drawn| own(c) == Some(glyph.id);
    let characters = |text: &str| text.chars().collect::<Vec<_>>();
    let mut typed = characters(text);
    if suffice(&typed, glyphs) {
        return deal(&typed, glyphs, is);
    }
    let forms = [DecomposingNormalizer::new_nfd(), DecomposingNormalizer::new_nfkd()];
    let mut forms = forms.iter().map(|form| characters(&form.normalize(text)));
    if let Some(form) = forms.find(|form| suffice(form, glyphs)) {
        return deal(&form, glyphs, is);
    }
    while let Some(last) = typed.last().filter(|_| typed.len() < glyphs.len()) {
        typed.push(*last);
    }
    deal(&typed, glyphs, is)
}

/// Whether there are as many characters as glyphs, and as many marks at the end.
fn suffice(characters: &[char], glyphs: &[Drawn]) -> bool {
    let drawn = glyphs.iter().rev().take_while(|glyph| glyph.mark).count();
    let typed = characters.iter().rev().take_while(|c| is_mark(**c)).count();
    characters.len() >= glyphs.len() && typed >= drawn
}

/// From both ends, glyphs that are a character's own stand for that. Between them each glyph
/// stands for a character and its marks, as far as there are enough of them; before the glyph
/// of a mark, for all letters.
fn deal(characters: &[char], glyphs: &[Drawn], is: impl Fn(char, Drawn) -> bool) -> Vec<String> {
    let (mut first, mut last) = (0, glyphs.len() - 1);
    while first < last && is(characters[first], glyphs[first]) {
        first += 1;
    }
    let more = characters.len() - glyphs.len();
    while first < last && is(characters[last + more], glyphs[last]) {
        last -= 1;
    }
    let mut texts: Vec<String> = characters[..first].iter().map(char::to_string).collect();
    let mut rest = &characters[first..=last + more];
    for index in first..last {
        let (glyph, next) = (glyphs[index], glyphs[index + 1]);
        // A vowel drawn before its consonant stands for that alone.
        let moved = rest.iter().any(|c| is(*c, glyph));
        let with = |c: &char| match next.mark && !glyph.mark {
            true => !is_mark(*c),
            false => !moved && is_mark(*c),
        };
        let more = rest[1..rest.len() - (last - index)].iter().take_while(|c| with(c)).count();
        let (own, others) = rest.split_at(1 + more);
        texts.push(own.iter().collect());
        rest = others;
    }
    texts.push(rest.iter().collect());
    texts.extend(characters[last + more + 1..].iter().map(char::to_string));
    texts
}

/// Whether a character is set on another.
pub fn is_mark(c: char) -> bool {
    Group::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// What a character is read as: a space that keeps words together is a space, and what only
/// says where lines may end or which way text runs is nothing.
pub fn as_read(c: char) -> Option<char> {
    match c {
        '\u{a0}' | '\u{202f}' => Some(' '),
        '\u{2028}' | '\u{2029}' => None,
        c if c.is_ascii() || is_joiner(c) || !says_nothing(c) => Some(c),
        _ => None,
    }
}

/// Whether a character is not seen and says nothing of letters (UAX 44,
/// `Default_Ignorable_Code_Point`): it turns text, ends lines or keeps them from ending. Those
/// that choose between forms of a letter, and fillers of syllables, are part of what is written.
fn says_nothing(c: char) -> bool {
    const GRAPHEME_JOINER: char = '\u{34f}';
    let format = CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Format;
    (format || c == GRAPHEME_JOINER)
        && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// Whether letters join, or do not, at a character.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a text is shared by glyphs: those from 100 on are the characters' own, in their
    /// order, those from 200 on marks.
    fn shared(text: &str, glyphs: &[u16]) -> Vec<String> {
        let all: Vec<char> = text.chars().collect();
        let own = |c| Some(u16::try_from(all.iter().position(|of| *of == c)?).ok()? + 100);
        let glyphs: Vec<_> = glyphs.iter().map(|&id| Drawn { id, mark: id >= 200 }).collect();
        share(text, &glyphs, own)
    }

    #[test]
    fn what_is_drawn_in_its_order_is_read_by_the_letter() {
        assert_eq!(shared("مّ", &[1, 200]), ["م", "ّ"]);
        assert_eq!(shared("مَّ", &[1, 200]), ["م", "َّ"]);
        // Half a letter, a letter, and a vowel.
        assert_eq!(shared("क्षा", &[1, 102, 103]), ["क्", "ष", "ा"]);
    }

    #[test]
    fn a_vowel_before_its_consonant_is_read_in_the_order_of_the_text() {
        assert_eq!(shared("कि", &[101, 100]), ["क", "ि"]);
        assert_eq!(shared("क्षि", &[103, 1]), ["क", "्षि"]);
    }

    #[test]
    fn what_is_drawn_in_more_parts_is_taken_apart() {
        assert_eq!(shared("கொ", &[1, 100, 2]), ["க", "\u{bc6}", "\u{bbe}"]);
        assert_eq!(shared("لأ", &[1, 200]), ["لا", "\u{654}"]);
        assert_eq!(shared("កើ", &[1, 100, 101]), ["ក", "\u{17be}", "\u{17be}"]);
    }

    #[test]
    fn what_turns_text_or_ends_lines_is_not_read() {
        assert_eq!(cleaned("A\u{202c}"), "A");
        assert_eq!(cleaned("a\u{a0}b"), "a b");
        assert_eq!(cleaned("a\u{34f}b\u{206a}c\u{2068}d\u{e0041}"), "abcd");
        // A joiner, a form of an ideograph and the sign of a year are written.
        assert_eq!(cleaned("\u{200d}\u{845b}\u{e0100}\u{601}"), "\u{200d}\u{845b}\u{e0100}\u{601}");
        assert_eq!(cleaned("\u{200e}"), " ");
    }
}
