//! How forms ask and how people answer, one TOML file for each language.
//! `words/README.md` says what each list is for.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::class::Class;
use super::fold::{fold, tokens};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    asking: String,
    #[serde(default)]
    family_first: bool,
    columns: BTreeMap<Class, Vec<String>>,
    #[serde(default)]
    parts: BTreeMap<Class, Vec<String>>,
    answers: BTreeMap<String, Vec<String>>,
    rows: BTreeMap<String, Vec<String>>,
    people: People,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    courtesy: Vec<String>,
    bodies: String,
}

macro_rules! files {
    ($($tag:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($tag, include_str!(concat!("words/", $tag, ".toml")))),+];
    };
}

// Where two languages call different things by one word, the first counts, unless
// the other headers of a table are in the second.
files!(
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "uk", "da", "nb", "fi", "cs", "hu", "ro",
    "tr", "ca", "el", "ru", "ja", "zh", "ko", "ar", "hi",
);

/// How forms ask in one language.
pub struct Language {
    /// Its tag.
    pub tag: &'static str,
    /// Whether a name in parts begins with the family name.
    pub family_first: bool,
    asking: HashSet<String>,
    whole: HashMap<String, Class>,
    asked: HashMap<String, Class>,
    /// Parts of a name, in brackets behind the word for it.
    pub parts: HashMap<String, Class>,
    /// The most words a phrase has.
    pub longest: usize,
    answers: HashMap<String, HashSet<String>>,
}

/// How forms ask and people answer, in all languages.
pub struct Words {
    /// How forms ask.
    pub languages: Vec<Language>,
    answers: HashMap<String, HashSet<String>>,
    rows: HashMap<String, HashSet<String>>,
    courtesy: HashSet<String>,
    bodies: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let files = FILES.iter().map(|(tag, text)| {
        // The files are part of the program, and every test of tables reads them.
        (*tag, toml::from_str::<File>(text).unwrap_or_else(|why| panic!("{tag}: {why}")))
    });
    Words::of(files.collect())
});

/// All words.
pub fn words() -> &'static Words {
    &WORDS
}

impl Words {
    fn of(files: Vec<(&'static str, File)>) -> Self {
        let mut words = Self {
            languages: Vec::new(),
            answers: HashMap::new(),
            rows: HashMap::new(),
            courtesy: HashSet::new(),
            bodies: HashSet::new(),
        };
        for (tag, file) in files {
            let folded = |list: Vec<String>| list.into_iter().map(|text| answer(&text));
            let lists = file.answers.into_iter();
            let answers: HashMap<String, HashSet<String>> =
                lists.map(|(kind, list)| (kind, folded(list).collect())).collect();
            for (kind, list) in &answers {
                words.answers.entry(kind.clone()).or_default().extend(list.iter().cloned());
            }
            for (kind, list) in file.rows {
                words.rows.entry(kind).or_default().extend(folded(list));
            }
            words.courtesy.extend(folded(file.people.courtesy));
            words.bodies.extend(tokens(&file.people.bodies));
            let language =
                Language::of(tag, file.family_first, &file.asking, &file.columns, file.parts);
            words.languages.push(Language { answers, ..language });
        }
        words
    }

    /// Whether a folded text is an answer of a kind: `yes`, `no`, `agreed` ….
    pub fn answers(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| list.contains(folded))
    }

    /// Whether a folded text is a refusal, or begins with one.
    pub fn refuses(&self, folded: &str) -> bool {
        self.answers.get("refused").is_some_and(|list| begins(list, folded))
    }

    /// Whether a folded text begins with an answer of a kind.
    pub fn answers_begin(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| begins(list, folded))
    }

    /// Whether a folded text holds an answer of a kind.
    pub fn answers_within(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| is_within(list, folded))
    }

    /// Whether a folded text holds an answer of a kind that is more than a word.
    pub fn phrase_within(&self, kind: &str, folded: &str) -> bool {
        let Some(list) = self.answers.get(kind) else { return false };
        let padded = format!(" {folded} ");
        let phrases = list.iter().filter(|phrase| phrase.contains(' '));
        { phrases }.any(|phrase| padded.contains(&format!(" {phrase} ")))
    }

    /// Whether a folded text begins as a row of a kind: `total`, `footer`.
    pub fn row_begins(&self, kind: &str, folded: &str) -> bool {
        self.rows.get(kind).is_some_and(|list| begins(list, folded))
    }

    /// Whether a folded text is what second headers say of a question.
    pub fn is_label(&self, folded: &str) -> bool {
        self.rows.get("label").is_some_and(|list| list.contains(folded))
    }

    /// Whether a folded word is a title that is no part of a name.
    pub fn is_courtesy(&self, folded: &str) -> bool {
        self.courtesy.contains(folded)
    }

    /// Whether a folded word is found in names of bodies.
    pub fn is_of_bodies(&self, folded: &str) -> bool {
        self.bodies.contains(folded)
    }
}

/// An answer made alike: folded, or the sign itself where it has no letters.
pub fn answer(cell: &str) -> String {
    let folded = fold(cell);
    if folded.is_empty() { cell.trim().to_owned() } else { folded }
}

/// Whether one of the phrases stands in a folded text.
fn is_within(list: &HashSet<String>, folded: &str) -> bool {
    let starts = folded.match_indices(' ').map(|(at, _)| at + 1);
    [0].into_iter().chain(starts).any(|start| begins(list, &folded[start..]))
}

/// Whether a folded text is one of the phrases, or goes on after one.
fn begins(list: &HashSet<String>, folded: &str) -> bool {
    let ends = folded.match_indices(' ').map(|(at, _)| at).chain([folded.len()]);
    ends.take(6).any(|end| list.contains(&folded[..end]))
}

impl Language {
    fn of(
        tag: &'static str,
        family_first: bool,
        asking: &str,
        columns: &BTreeMap<Class, Vec<String>>,
        parts: BTreeMap<Class, Vec<String>>,
    ) -> Self {
        let parts = parts.into_iter().flat_map(|(class, phrases)| {
            phrases.into_iter().map(move |phrase| (fold(&phrase), class))
        });
        let mut language = Self {
            tag,
            family_first,
            asking: tokens(asking).into_iter().collect(),
            whole: HashMap::new(),
            asked: HashMap::new(),
            parts: parts.collect(),
            longest: 1,
            answers: HashMap::new(),
        };
        for (class, phrases) in columns {
            for phrase in phrases {
                let words = tokens(phrase);
                language.longest = language.longest.max(words.len());
                language.whole.insert(words.join(" "), *class);
                let said = language.said(&words).join(" ");
                if !said.is_empty() {
                    // A phrase that is written so counts before one that only comes to it.
                    language.asked.entry(said).or_insert(*class);
                }
            }
        }
        let whole: Vec<_> =
            language.whole.iter().map(|(text, class)| (text.clone(), *class)).collect();
        language.asked.extend(whole);
        language
    }

    /// Whether a folded text is an answer of a kind.
    pub fn answers(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| list.contains(folded))
    }

    /// Whether a folded text begins with an answer of a kind.
    pub fn begins(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| begins(list, folded))
    }

    /// Whether a folded text holds an answer of a kind.
    pub fn holds(&self, kind: &str, folded: &str) -> bool {
        self.answers.get(kind).is_some_and(|list| is_within(list, folded))
    }

    /// The words that say something: those that only ask are left out.
    pub fn said<'a>(&self, words: &'a [String]) -> Vec<&'a str> {
        words.iter().map(String::as_str).filter(|word| !self.asking.contains(*word)).collect()
    }

    /// What is called by these words as they stand.
    pub fn whole(&self, folded: &str) -> Option<Class> {
        self.whole.get(folded).copied()
    }

    /// What is called by these words, once those that only ask are left out.
    pub fn asked(&self, said: &str) -> Option<Class> {
        self.asked.get(said).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_question_asks_for_two_things() {
        for (tag, text) in FILES {
            let file: File = toml::from_str(text).unwrap_or_else(|why| panic!("{tag}: {why}"));
            let language = Language::of(tag, false, &file.asking, &file.columns, BTreeMap::new());
            for (class, phrases) in &file.columns {
                for phrase in phrases {
                    let words = tokens(phrase);
                    let said = language.said(&words).join(" ");
                    let meant = language.asked(&said).or(language.whole(&words.join(" ")));
                    let whole = language.whole(&said);
                    assert!(
                        said.is_empty() || whole.is_some() || meant == Some(*class),
                        "{tag}: `{phrase}` comes to {meant:?}, and stands under {class:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_languages_are_those_of_the_manual() {
        let manual = include_str!("../../../docs/signatories.md");
        let list = manual.split_once("## Languages of forms").map(|(_, list)| list);
        let list = list.and_then(|list| list.split("\n## ").next()).expect("a section");
        let told = list.matches('`').count() / 2;
        assert_eq!(told, FILES.len());
        for (tag, _) in FILES {
            assert!(list.contains(&format!("`{tag}`")), "{tag}");
        }
    }

    #[test]
    fn no_phrase_stands_twice_in_a_language() {
        for (tag, text) in FILES {
            let file: File = toml::from_str(text).unwrap_or_else(|why| panic!("{tag}: {why}"));
            let mut known: HashMap<String, Class> = HashMap::new();
            for (class, phrases) in file.columns {
                for phrase in phrases {
                    let before = known.insert(fold(&phrase), class);
                    assert_eq!(before, None, "{tag}: `{phrase}` stands under {class:?} too");
                }
            }
        }
    }
}
