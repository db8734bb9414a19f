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
    use super::unusual;

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
    }
}
