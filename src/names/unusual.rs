//! What a careful reader would look at twice in a name.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup as Group};
use unicode_script::{Script, UnicodeScript};

/// Signs that names are written with.
const USUAL: &str = " .,;:'’‘“”„‟«»\"-–—/&()+!?#@_*·•°№0123456789\u{a0}\u{2011}";

/// Characters of a name that are neither letters, marks, digits nor the usual
/// signs, each once; and those of words that mix alphabets, as forgeries do.
pub fn unusual(name: &str) -> Vec<char> {
    let odd = name.chars().filter(|c| !c.is_alphanumeric() && !is_mark(*c) && !USUAL.contains(*c));
    let mut found: Vec<char> = odd.collect();
    for word in name.split(|c: char| !c.is_alphabetic() && !is_mark(c)) {
        found.extend(intruders(word));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a word of a name mixes alphabets, as forgeries do.
pub fn mixes_alphabets(name: &str) -> bool {
    !name.is_ascii()
        && name
            .split(|c: char| !c.is_alphabetic() && !is_mark(c))
            .any(|word| !intruders(word).is_empty())
}

/// Whether a name has invisible characters in it that no letter of it needs. A soft hyphen
/// says where a long name may be divided.
pub fn has_invisible(name: &str) -> bool {
    let invisible = |c| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}');
    // Arabic, Indic and other letters are joined and parted by them, Hebrew is turned.
    let alone = |c: char| matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic);
    name.contains(invisible) && name.chars().filter(|c| c.is_alphabetic()).all(alone)
}

fn is_mark(c: char) -> bool {
    Group::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// The letters of the alphabet that has fewer in a word of Latin and Cyrillic,
/// or Latin and Greek.
fn intruders(word: &str) -> Vec<char> {
    let of = |script| -> Vec<char> { word.chars().filter(|c| c.script() == script).collect() };
    let latin = of(Script::Latin);
    let other = [of(Script::Cyrillic), of(Script::Greek)].concat();
    match (latin.is_empty(), other.is_empty()) {
        (false, false) if other.len() <= latin.len() => other,
        (false, false) => latin,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_world_are_usual() {
        for name in [
            "Freiheit für Hongkong e.V.",
            "DC4HK (Washingtonians Supporting Hong Kong)",
            "HK_Connect_UK",
            "Đặng Thị Nguyễn",
            "Фундація «Україна»",
            "香港監察",
            "खुला झ्याल अभियान",
            "สมาคมแม่น้ำ",
            "جمعية الأمل",
            "L’Œuvre & Cie, n° 7",
        ] {
            assert!(unusual(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn foreign_letters_and_pictures_are_not() {
        assert_eq!(unusual("Аmnesty"), ['А']);
        assert_eq!(unusual("Украiна"), ['i']);
        assert_eq!(unusual("Rivers ✊ Alive ™"), ['™', '✊']);
        assert!(mixes_alphabets("Dora Jоined") && !mixes_alphabets("Ада Sample"));
    }

    #[test]
    fn invisible_characters_are_right_where_letters_need_them() {
        assert!(has_invisible("Ada\u{200b}Sample") && has_invisible("Ада\u{200e}"));
        for name in ["می\u{200c}خواهم", "क्\u{200d}ष", "\u{200f}דוגמה", "Donau\u{ad}dampf", "Ada"]
        {
            assert!(!has_invisible(name), "{name}");
        }
    }
}
