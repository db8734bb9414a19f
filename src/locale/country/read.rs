//! Which country is meant: by a name in any language, or a code.
//!
//! Cells of a column are read together, for each tells how the others are meant:
//! `CA` is Canada among codes of countries, and may be California elsewhere.

use std::collections::{BTreeSet, HashMap};

use super::fold::fold;
use super::others::OTHERS;
use super::table::TABLE;
use super::{Country, Locale};

/// What a text says of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// One country.
    Country(Country),
    /// More than one.
    Several(Vec<Country>),
    /// One of these, which have a name in common.
    Either(Vec<Country>),
    /// This one, or something else.
    Or(Country, Else),
    /// A part of a country.
    Part(Country),
    /// Nothing that is known.
    Unknown,
}

/// What a code or name of a country may be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Else {
    /// A state of the United States: `CA`.
    State,
    /// No answer at all: `NA`, `no`.
    NoAnswer,
    /// Something of the same name: `America`.
    Namesake,
}

impl Locale {
    /// Which countries the cells of a column mean. Names in this language go before
    /// those in others.
    pub fn read_countries(&self, cells: &[&str]) -> Vec<Reading> {
        let column = Column::of(cells);
        let mut names = Names::of(self);
        let mut readings: Vec<_> = cells.iter().map(|cell| column.read(cell, &names)).collect();
        let unknown = |reading: &Reading| *reading == Reading::Unknown;
        let left = readings.iter().zip(cells).filter(|(reading, _)| unknown(reading));
        let wanted = left.flat_map(|(_, cell)| parts(cell).into_iter().chain([(*cell).to_owned()]));
        let wanted: BTreeSet<String> = wanted.flat_map(|name| variants(&name)).collect();
        // All languages are looked through only for what this one and English do not know.
        if !wanted.is_empty() {
            names.add_all(&wanted);
            for (reading, cell) in readings.iter_mut().zip(cells).filter(|(own, _)| unknown(own)) {
                *reading = column.read(cell, &names);
            }
        }
        readings
    }
}

/// Folded names with the countries that go by them.
struct Names(HashMap<String, BTreeSet<Country>>);

impl Names {
    /// Names in one language, in English, and others that are widely used. Where the
    /// language calls another country so, it is that one.
    fn of(locale: &Locale) -> Self {
        let mut names = Self(HashMap::new());
        let english = TABLE.of(&icu_locale_core::locale!("en"));
        each_name(&english).for_each(|(country, name)| names.add(name, country));
        OTHERS.names.iter().for_each(|(country, name)| names.add(name.clone(), *country));
        let own: Vec<_> = each_name(locale.countries()).collect();
        own.iter().for_each(|(_, name)| drop(names.0.remove(name)));
        own.into_iter().for_each(|(country, name)| names.add(name, country));
        names
    }

    /// Those of all languages that are among the wanted.
    fn add_all(&mut self, wanted: &BTreeSet<String>) {
        for (at, name) in TABLE.all() {
            let name = fold(name);
            if wanted.contains(&name) {
                self.add(name, Country::at(at));
            }
        }
    }

    fn add(&mut self, name: String, country: Country) {
        self.0.entry(name).or_default().insert(country);
    }

    fn get(&self, name: &str) -> Option<Reading> {
        let countries: Vec<Country> = self.0.get(name)?.iter().copied().collect();
        Some(match countries.as_slice() {
            [one] => Reading::Country(*one),
            _ => Reading::Either(countries),
        })
    }

    /// What is meant by a text that is nothing but a name.
    fn read(&self, text: &str) -> Option<Reading> {
        let part = |name: &str| OTHERS.parts.get(name).map(|country| Reading::Part(*country));
        variants(text)
            .iter()
            .find_map(|name| unclear(name).or_else(|| part(name)).or_else(|| self.get(name)))
    }
}

/// Each folded name of a row of the table.
fn each_name(row: &[&'static str]) -> impl Iterator<Item = (Country, String)> {
    let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    cells.flat_map(|(at, cell)| cell.split('|').map(move |name| (Country::at(at), fold(name))))
}

/// What the cells of a column tell of each other.
struct Column {
    /// Whether it holds codes of countries: most cells are codes, none is a state's
    /// alone, and one at least is no state's.
    coded: bool,
    /// Whether there are states of the United States in it.
    states: bool,
}

impl Column {
    fn of(cells: &[&str]) -> Self {
        let filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (short, long): (Vec<&str>, Vec<&str>) = filled.partition(|cell| cell.len() == 2);
        let short: Vec<String> = short.iter().map(|cell| cell.to_ascii_uppercase()).collect();
        let state = |code: &&String| OTHERS.is_state_code(code);
        let only_state = short.iter().filter(state).any(|code| Country::of_code(code).is_none());
        let proof = short.iter().any(|code| !state(&code) && Country::of_code(code).is_some());
        // Georgia alone tells nothing.
        let named = |cell: &&str| OTHERS.is_state(&fold(cell)) && fold(cell) != "georgia";
        Self {
            coded: !only_state && proof && short.len() > long.len(),
            states: only_state || long.iter().any(named),
        }
    }

    fn read(&self, cell: &str, names: &Names) -> Reading {
        let cell = cell.trim();
        let reading = unclear(&fold(cell)).or_else(|| self.code(cell));
        match reading.or_else(|| names.read(cell)) {
            Some(Reading::Country(country)) if self.states && OTHERS.is_state(&fold(cell)) => {
                Reading::Or(country, Else::State)
            }
            Some(reading) => reading,
            None => several(cell, names),
        }
    }

    /// What a code says: of two letters, which may be another word among names, or of three.
    fn code(&self, cell: &str) -> Option<Reading> {
        let upper = cell.to_ascii_uppercase();
        let capitals = cell == upper || self.coded;
        if cell.len() == 3 {
            let at = TABLE.long_codes.iter().position(|code| *code == upper)?;
            return capitals.then(|| Reading::Country(Country::at(at)));
        }
        let country = Country::of_code(&upper)?;
        match () {
            () if self.coded => Some(Reading::Country(country)),
            () if OTHERS.is_state_code(&upper) => Some(Reading::Or(country, Else::State)),
            () if upper == "NO" => Some(Reading::Or(country, Else::NoAnswer)),
            () => capitals.then_some(Reading::Country(country)),
        }
    }
}

/// A name that is known to be unclear.
fn unclear(name: &str) -> Option<Reading> {
    let countries = OTHERS.unclear.get(name)?;
    Some(match countries.as_slice() {
        [one] if name == "na" => Reading::Or(*one, Else::NoAnswer),
        [one] => Reading::Or(*one, Else::Namesake),
        _ => Reading::Either(countries.clone()),
    })
}

/// A name as it is looked up: as it stands, without an article, and without what the
/// state calls itself.
fn variants(cell: &str) -> Vec<String> {
    let article = |name: &str| {
        let (first, rest) = name.trim().split_once([' ', '’', '\''])?;
        OTHERS.is_article(&fold(first)).then(|| fold(rest))
    };
    let whole = fold(cell);
    let plain = article(cell).unwrap_or_else(|| whole.clone());
    let styled = OTHERS.styles.iter().filter_map(|style| plain.strip_prefix(style.as_str()));
    let bare: Vec<String> = styled.map(str::to_owned).collect();
    [whole, plain].into_iter().chain(bare).filter(|name| !name.is_empty()).collect()
}

/// The countries of a cell that names more than one, or one in two ways.
fn several(cell: &str, names: &Names) -> Reading {
    let read = parts(cell).into_iter().map(|part| match names.read(&part) {
        Some(Reading::Country(country)) => Some(country),
        _ => None,
    });
    match read.collect::<Option<Vec<_>>>().map(|mut all| (all.dedup(), all).1).as_deref() {
        Some([one]) => Reading::Country(*one),
        Some(all @ [_, ..]) => Reading::Several(all.to_vec()),
        _ => Reading::Unknown,
    }
}

/// What a cell holds between commas, brackets and conjunctions, if that is more than one thing.
fn parts(cell: &str) -> Vec<String> {
    const SEPARATORS: [char; 9] = [',', ';', '/', '&', '+', '|', '\n', '(', ')'];
    let separated = cell.replace(SEPARATORS, "\t");
    let separated =
        OTHERS.conjunctions.iter().fold(separated, |text, word| text.replace(word, "\t"));
    let parts: Vec<_> = separated.split('\t').filter(|part| !part.trim().is_empty()).collect();
    if parts.len() < 2 { Vec::new() } else { parts.into_iter().map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str, cells: &[&str]) -> Vec<String> {
        let locale = Locale::new(&tag.parse().expect("a tag"));
        let code = |country: &Country| country.code();
        let said = |reading: &Reading| match reading {
            Reading::Country(country) => code(country).to_owned(),
            Reading::Several(all) => all.iter().map(code).collect::<Vec<_>>().join("+"),
            Reading::Either(all) => all.iter().map(code).collect::<Vec<_>>().join("|"),
            Reading::Or(country, _) => format!("{}?", country.code()),
            Reading::Part(country) => format!("in {}", country.code()),
            Reading::Unknown => "-".to_owned(),
        };
        locale.read_countries(cells).iter().map(said).collect()
    }

    /// Each cell alone among names.
    #[track_caller]
    fn means(cases: &[(&str, &str)]) {
        for (cell, expected) in cases {
            assert_eq!(read("en", &["France", "Chile", cell])[2], *expected, "{cell}");
        }
    }

    #[test]
    fn a_country_is_read_in_any_language_and_by_its_codes() {
        means(&[
            ("United Kingdom", "GB"),
            ("UK", "GB"),
            ("uk", "GB"),
            ("U.K.", "GB"),
            ("GBR", "GB"),
            ("Great Britain", "GB"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("us", "US"),
            ("the United States", "US"),
            ("United States (USA)", "US"),
            ("Germany", "DE"),
            ("Deutschland", "DE"),
            ("ALLEMAGNE", "DE"),
            ("Німеччина", "DE"),
            ("ألمانيا", "DE"),
            ("ドイツ", "DE"),
            ("Germany / Deutschland", "DE"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("turkiye", "TR"),
            ("die Schweiz", "CH"),
            ("l’Italie", "IT"),
            ("Republic of Kenya", "KE"),
            ("Republic of Korea", "KR"),
            ("Republic of China", "TW"),
            ("Holland", "NL"),
            ("Czech Republic", "CZ"),
            ("Burma", "MM"),
            ("Ivory Coast", "CI"),
            ("Hong Kong", "HK"),
            ("Palestine", "PS"),
            ("Kosovo", "XK"),
            ("Congo (DRC)", "CD"),
            ("Congo, the Democratic Republic of the", "CD"),
            ("Bosnia & Herzegovina", "BA"),
            ("Trinidad and Tobago", "TT"),
            ("Niger", "NE"),
            ("Nigeria", "NG"),
            ("Georgia", "GE"),
            ("FR", "FR"),
        ]);
    }

    #[test]
    fn what_would_be_a_guess_is_none() {
        means(&[
            ("Unites States", "-"),
            ("Switzerland, Italy", "CH+IT"),
            ("Schweiz und Italien", "CH+IT"),
            ("Berlin, Germany", "-"),
            ("Congo", "CD|CG"),
            ("the Congo", "CD|CG"),
            ("Korea", "KP|KR"),
            ("Scotland", "in GB"),
            ("CA", "CA?"),
            ("NO", "NO?"),
            ("NA", "NA?"),
            ("America", "US?"),
            ("is", "-"),
            ("", "-"),
            ("–", "-"),
            ("Atlantis", "-"),
        ]);
    }

    #[test]
    fn a_column_tells_what_its_cells_mean() {
        assert_eq!(read("en", &["CA", "FR", "no", "GA"]), ["CA", "FR", "NO", "GA"]);
        assert_eq!(read("en", &["CA", "GA", "TX"]), ["CA?", "GA?", "-"]);
        assert_eq!(read("en", &["CA", "GA"]), ["CA?", "GA?"]);
        assert_eq!(read("en", &["Georgia", "Armenia"]), ["GE", "AM"]);
        assert_eq!(read("en", &["Georgia", "Texas"]), ["GE?", "-"]);
    }

    #[test]
    fn the_language_of_the_letter_goes_first() {
        assert_eq!(read("sq", &["Nigeri"]), ["NG"]);
        assert_eq!(read("en", &["Nigeri"]), ["NE|NG"]);
    }
}
