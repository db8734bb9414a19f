//! The names of countries in all languages, unpacked when the first is asked for.
//! `cldr/README.md` says what the file holds.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use icu_locale::LocaleExpander;
use icu_locale_core::Locale as Tag;

static PACKED: &[u8] = include_bytes!("../../../cldr/territories.z");

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = String::new();
    // The file is part of the program, and a test reads all of it.
    ZlibDecoder::new(PACKED).read_to_string(&mut text).expect("sound names of countries");
    text
});

/// The table, with a row for each language.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut lines = TEXT.lines();
    let mut cells = || lines.next().unwrap_or_default().split('\t').skip(1).collect();
    let (codes, long_codes) = (cells(), cells());
    Table { codes, long_codes, rows: lines.filter_map(|line| line.split_once('\t')).collect() }
});

/// The codes of countries, and their names.
pub struct Table {
    /// ISO 3166-1 alpha-2, `DE`.
    pub codes: Vec<&'static str>,
    /// ISO 3166-1 alpha-3, `DEU`.
    pub long_codes: Vec<&'static str>,
    /// The names of each language, in the order of the codes, by its tag.
    rows: BTreeMap<&'static str, &'static str>,
}

impl Table {
    /// What a language calls each country: all names with `|` between them, the
    /// printed one first.
    pub fn of(&self, tag: &Tag) -> Vec<&'static str> {
        let rows = fallbacks(tag).into_iter().filter_map(|tag| self.rows.get(tag.as_str()));
        let rows: Vec<Vec<&str>> = rows.map(|row| row.split('\t').collect()).collect();
        let name = |at: usize| rows.iter().map(|row| row[at]).find(|name| !name.is_empty());
        (0..self.codes.len()).map(|at| name(at).unwrap_or_default()).collect()
    }

    /// What a language calls one country.
    pub fn name(&self, tag: &Tag, at: usize) -> &'static str {
        let rows = fallbacks(tag).into_iter().filter_map(|tag| self.rows.get(tag.as_str()));
        let mut names = rows.filter_map(|row| row.split('\t').nth(at));
        names.find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// Each name of every language with the place of its country.
    pub fn all(&self) -> impl Iterator<Item = (usize, &'static str)> {
        let cells = self.rows.values().flat_map(|row| row.split('\t').enumerate());
        cells.flat_map(|(at, cell)| cell.split('|').map(move |name| (at, name)))
    }
}

/// The tags whose names a language has, its own first.
fn fallbacks(tag: &Tag) -> Vec<String> {
    let mut full = tag.id.clone();
    LocaleExpander::new_extended().maximize(&mut full);
    let language = full.language;
    let (script, region) = (full.script, full.region);
    let named = [
        script.zip(region).map(|(script, region)| format!("{language}-{script}-{region}")),
        region.filter(|_| tag.id.script.is_none()).map(|region| format!("{language}-{region}")),
        script.map(|script| format!("{language}-{script}")),
        Some(language.to_string()),
        Some("en".to_owned()),
    ];
    named.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        let table = &*TABLE;
        assert_eq!((table.codes.len(), table.long_codes.len()), (250, 250));
        assert!(table.codes.iter().all(|code| code.len() == 2));
        assert!(table.long_codes.iter().all(|code| code.len() == 3));
        for (tag, line) in &table.rows {
            assert_eq!(line.split('\t').count(), 250, "{tag}");
        }
        let english = table.of(&"en".parse().expect("a tag"));
        assert!(english.iter().all(|name| !name.is_empty()));
    }

    #[test]
    fn a_language_falls_back_by_region_and_script() {
        let of = |tag: &str| fallbacks(&tag.parse().expect("a tag")).join(" ");
        assert_eq!(of("de-AT"), "de-Latn-AT de-AT de-Latn de en");
        assert_eq!(of("zh-TW"), "zh-Hant-TW zh-TW zh-Hant zh en");
        assert_eq!(of("sr-Latn"), "sr-Latn-RS sr-Latn sr en");
    }
}
