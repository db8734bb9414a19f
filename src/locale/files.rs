//! The languages, one a line: which files of words each has.

macro_rules! languages {
    ($($tag:literal: $($folder:literal),+;)+) => {
        const FILES: &[(&str, &str, &str)] = &[
            $($(($folder, $tag, include_str!(concat!($folder, "/", $tag, ".toml")))),+),+
        ];
    };
}

// `words` is what is printed in a language, `reading` what is recognised in it. Where two
// languages call different things by one word, the first counts.
languages! {
    "und": "reading";
    "en": "words", "reading";
    "en-GB": "words";
    "de": "words", "reading";
    "de-CH": "words";
    "fr": "words", "reading";
    "es": "words", "reading";
    "it": "words", "reading";
    "nl": "words", "reading";
    "nl-BE": "words";
    "pt": "words", "reading";
    "pl": "words", "reading";
    "sv": "words", "reading";
    "uk": "words", "reading";
    "da": "reading";
    "nb": "reading";
    "fi": "reading";
    "cs": "reading";
    "hu": "reading";
    "ro": "reading";
    "tr": "reading";
    "ca": "reading";
    "el": "reading";
    "ru": "reading";
    "ja": "reading";
    "zh": "reading";
    "ko": "reading";
    "ar": "reading";
    "hi": "reading";
    "he": "reading";
    "th": "reading";
    "vi": "reading";
    "is": "reading";
    "cy": "reading";
    "ga": "reading";
    "gl": "reading";
    "am": "reading";
    "ti": "reading";
}

/// The files of a folder, each with the tag of its language.
pub fn of(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = FILES.iter().filter(move |(own, ..)| *own == folder);
    files.map(|(_, tag, text)| (*tag, *text))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::fs;
    use std::path::Path;

    use toml::Value;

    use super::*;

    /// The lists of a table, and of the tables in it.
    fn lists(table: &toml::Table) -> Vec<(&String, Vec<&str>)> {
        let mut found = Vec::new();
        for (key, value) in table {
            match value {
                Value::Table(inner) => found.extend(lists(inner)),
                Value::String(words) => found.push((key, words.split_whitespace().collect())),
                Value::Array(list) => {
                    found.push((key, list.iter().filter_map(Value::as_str).collect()))
                }
                _ => (),
            }
        }
        found
    }

    #[test]
    fn no_word_stands_twice_in_a_list() {
        let parsed = |(tag, text): (&'static str, &str)| {
            (tag, text.parse::<toml::Table>().unwrap_or_else(|why| panic!("{tag}: {why}")))
        };
        let printed = of("words").map(parsed).map(|(tag, mut file)| {
            file.retain(|_, value| value.is_array()); // a sentence may have a word twice
            (tag, file)
        });
        for (tag, file) in of("reading").map(parsed).chain(printed) {
            for (key, words) in lists(&file) {
                let mut seen = HashSet::new();
                let doubled: Vec<_> =
                    words.into_iter().filter(|word| !seen.insert(*word)).collect();
                assert!(doubled.is_empty(), "{tag}: {key} has {doubled:?} twice");
            }
        }
    }

    #[test]
    fn every_file_has_its_line() {
        for folder in ["words", "reading"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale").join(folder);
            let files = fs::read_dir(path).expect("a folder").flatten().map(|file| file.path());
            let files = files.filter(|file| file.extension().is_some_and(|end| end == "toml"));
            assert_eq!(files.count(), of(folder).count(), "{folder}");
        }
    }
}
