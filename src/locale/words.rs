//! The words of a letter, one TOML file for each language.

use std::sync::LazyLock;

use icu_locale_core::Locale as Tag;
use serde::Deserialize;

use super::files;
use super::plural::Plural;

/// The words of a letter. `words/README.md` says what each is for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "words/README.md is their reference")]
pub struct Words {
    pub cc: String,
    pub bcc: String,
    pub without_enclosures: String,
    pub copy_for: String,
    pub file_copy: String,
    pub draft: String,
    pub enclosure: String,
    pub enclosures: String,
    pub extent: String,
    pub extents: String,
    pub page: String,
    pub postscripts: Vec<String>,
    pub your_reference: String,
    pub our_reference: String,
    pub subject: String,
    pub dateline: String,
    pub signature: String,
    pub logo: String,
    pub signed_electronically: String,
    pub on_the_web: String,
    pub qr_code: String,
    pub separator: String,
    pub personal_capacity: String,
    pub represented_by: String,
    pub back_to_reference: String,
    pub withdrawn: String,
    pub added_since: String,
    pub salutation_needs_mark: bool,
    pub alphabetical: Vec<String>,
    pub articles: Vec<String>,
    pub particles: Vec<String>,
    pub abbreviations: Vec<String>,
    pub units: Vec<String>,
    pub hyphenate: bool,
    pub unnamed: Plural,
    pub heads: Heads,
    pub press: PressWords,
}

/// The words of a press release.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "words/README.md is their reference")]
pub struct PressWords {
    pub immediate: String,
    pub embargo: String,
    pub more: String,
    pub contact: String,
    pub notes: String,
    pub to: String,
    pub summary: String,
    pub signatories: String,
    pub generated: String,
}

/// The heads of the columns in a table of signatories.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "words/README.md is their reference")]
pub struct Heads {
    pub number: String,
    pub name: String,
    pub role: String,
    pub organization: String,
    pub country: String,
    pub signature: String,
    pub date: String,
}

/// The words for a tag, and whether they are in its own language.
pub fn of(tag: &Tag) -> (Words, bool) {
    let language = tag.id.language.as_str();
    let regional = tag.id.region.map(|region| format!("{language}-{region}"));
    let find =
        |name: &str| files::of("words").find(|(known, _)| *known == name).map(|(_, text)| text);
    let own = regional.as_deref().and_then(find).or_else(|| find(language));
    let text = own.or_else(|| find("en")).unwrap_or_default();
    // The files are part of the program, and a test reads each of them.
    (toml::from_str(text).expect("sound words"), own.is_some())
}

/// What stands before and after a name in the label of a field for a signature, in all languages.
static LABELS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let words = files::of("words").filter_map(|(_, text)| toml::from_str::<Words>(text).ok());
    let around = words.filter_map(|words| {
        let (before, after) = words.signature.split_once("{name}")?;
        Some((before.to_owned(), after.to_owned()))
    });
    around.collect()
});

/// Whose signature a field is for, by its label in whatever language.
pub fn named_in_label(label: &str) -> Option<&str> {
    let named =
        |(before, after): &(String, String)| label.strip_prefix(&**before)?.strip_suffix(&**after);
    LABELS.iter().find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for (tag, text) in files::of("words") {
            let words = toml::from_str::<Words>(text).unwrap_or_else(|e| panic!("{tag}: {e}"));
            assert!(words.page.contains("{page}") && words.page.contains("{pages}"), "{tag}");
            assert!(
                words.dateline.contains("{place}") && words.dateline.contains("{date}"),
                "{tag}"
            );
            assert!(words.signature.contains("{name}") && words.logo.contains("{name}"), "{tag}");
            let signed = &words.signed_electronically;
            assert!(signed.contains("{name}") && signed.contains("{date}"), "{tag}");
            assert!(words.qr_code.contains("{url}"), "{tag}");
            assert!(words.represented_by.contains("{name}"), "{tag}");
            assert!(words.back_to_reference.contains("{number}"), "{tag}");
            assert!(words.added_since.contains("{date}"), "{tag}");
            assert!(words.extents.contains("{pages}"), "{tag}");
            assert!(words.copy_for.contains("{name}"), "{tag}");
            let press = &words.press;
            assert!(press.embargo.contains("{moment}"), "{tag}");
            assert!(press.summary.contains("{recipient}"), "{tag}");
            for counted in [&press.summary, &press.signatories] {
                assert!(counted.contains("{count}"), "{tag}");
            }
            assert_eq!(words.postscripts.len(), 3, "{tag}");
        }
    }
}
