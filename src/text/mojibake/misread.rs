//! UTF-8 that was read as an older encoding.

use encoding_rs::{
    Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
};
use unicode_script::{Script, UnicodeScript};

/// How often a text may have been misread, one time after the other.
const TIMES: usize = 3;

/// The older encodings that programs take UTF-8 for, the commonest first.
const OLDER: [&Encoding; 5] = [MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1254];

/// What a word was before it was misread, once or several times.
pub fn misread(word: &str) -> Option<String> {
    read_back(word, TIMES)
}

fn read_back(word: &str, times: usize) -> Option<String> {
    if times == 0 || !has_foreign_pair(word) {
        return None;
    }
    // Where letters follow one another as those of Windows-1252 that stand for UTF-8 do,
    // they are hardly ever meant.
    if let Some(earlier) = reread(word, WINDOWS_1252) {
        return read_back(&earlier, times - 1).or(Some(earlier));
    }
    if word.chars().all(char::is_uppercase) {
        return None; // what stands for UTF-8 is not all capitals
    }
    OLDER.iter().find_map(|encoding| {
        let earlier = reread(word, encoding)?;
        read_back(&earlier, times - 1).or_else(|| Some(earlier).filter(|word| is_word(word)))
    })
}

/// Whether a word has two characters in a row that are not ASCII: one alone stands for
/// nothing in UTF-8.
fn has_foreign_pair(word: &str) -> bool {
    let next = word.chars().skip(1);
    word.chars().zip(next).any(|(one, next)| !one.is_ascii() && !next.is_ascii())
}

/// A word with its bytes in an encoding read as UTF-8.
fn reread(word: &str, encoding: &'static Encoding) -> Option<String> {
    let (bytes, _, lost) = encoding.encode(word);
    let before = str::from_utf8(&bytes).ok().filter(|_| !lost)?;
    (before != word).then(|| before.to_owned())
}

/// Whether something could be a word of a name: several characters, and letters of one
/// script. Words of other encodings can be read as UTF-8 by chance, but make no such word.
fn is_word(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let first = letters().next().and_then(writing);
    let sound = |c: char| c.is_ascii_graphic() || c.is_alphabetic() || is_sign(c);
    text.chars().nth(1).is_some()
        && first.is_some()
        && letters().all(|c| writing(c) == first)
        && text.chars().all(sound)
}

/// The script of a letter; those that are written together are one. Nothing for letters
/// of phonetics, and scripts of few who write.
fn writing(c: char) -> Option<Script> {
    use Script::*;
    match c.script() {
        Latin => is_usual_latin(c).then_some(Latin),
        Han | Hiragana | Katakana | Hangul => Some(Han),
        script @ (Greek | Cyrillic | Hebrew | Arabic | Devanagari | Bengali | Thai | Tamil
        | Georgian | Armenian | Ethiopic) => Some(script),
        _ => None,
    }
}

/// Marks of punctuation that words are written with.
fn is_sign(c: char) -> bool {
    matches!(c, '«' | '»' | '\u{b7}' | '\u{2010}'..='\u{2026}')
}

/// Latin letters that languages are written with, but for those of phonetics.
fn is_usual_latin(c: char) -> bool {
    "ƏəƠơƯư".contains(c)
        || matches!(c, '\0'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text becomes when it is read in the wrong encoding.
    fn garble(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn every_encoding_is_known_by_what_it_makes() {
        assert_eq!(misread("J√∂rg").as_deref(), Some("Jörg"));
        assert_eq!(misread("Ξ‘Ο€").as_deref(), Some("Απ"));
        for (word, encoding) in [
            ("Müller", WINDOWS_1250),
            ("Kovács", WINDOWS_1250),
            ("Łukasz", WINDOWS_1250),
            ("Юлія", WINDOWS_1251),
            ("Анна", WINDOWS_1251),
            ("Jörg", WINDOWS_1251),
            ("Παράδειγμα", WINDOWS_1253),
            ("José", WINDOWS_1253),
            ("Şule", WINDOWS_1254),
            ("Émile", WINDOWS_1254),
            ("Émile", MACINTOSH),
            ("Kovács", MACINTOSH),
            ("Приклад", MACINTOSH),
            ("香港監察", MACINTOSH),
            ("Đặng", WINDOWS_1252),
        ] {
            let garbled = garble(word, encoding);
            assert_eq!(misread(&garbled).as_deref(), Some(word), "{garbled}");
        }
    }

    #[test]
    fn what_was_misread_twice_is_read_back_twice() {
        let twice = garble(&garble("Jörg", WINDOWS_1252), WINDOWS_1252);
        assert_eq!((twice.as_str(), misread(&twice).as_deref()), ("JÃƒÂ¶rg", Some("Jörg")));
        let mixed = garble(&garble("Müller", WINDOWS_1252), MACINTOSH);
        assert_eq!(misread(&mixed).as_deref(), Some("Müller"));
    }

    #[test]
    fn sound_words_that_could_be_read_otherwise_are_left() {
        for word in [
            "l’école",
            "«Échos",
            "»Übung",
            "Лі",
            "Ті",
            "ОЈ",
            "Я–",
            "Д’Артаньян",
            "KARDEŞ’in",
            "KŘÍŽEK",
            "PĚŠEK",
            "DĹŽKA",
            "Ștefan",
            "Țuțu",
            "Ό",
            "№",
            "“Änne”",
            "–Übrig–",
            "ΝΈΑ",
            "Růžička",
        ] {
            assert_eq!(misread(word), None, "{word}");
        }
    }
}
