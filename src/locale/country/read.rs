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
    /// A country and something else: a town, a second country that is misspelt.
    Among(Country),
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
        let unknown = |own: &Reading| matches!(own, Reading::Unknown | Reading::Among(_));
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

    /// Those of all languages that are among the wanted. Two letters are short for
    /// something else in most.
    fn add_all(&mut self, wanted: &BTreeSet<String>) {
        for (at, name) in TABLE.all() {
            let name = fold(name);
            if wanted.contains(&name) && (name.len() > 2 || !name.is_ascii()) {
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
        if OTHERS.none.contains(&fold(cell)) {
            return Reading::Unknown;
        }
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
    // ISO writes the article behind the name: `Netherlands (the)`.
    let (name, behind) = cell.rsplit_once(" (").unwrap_or((cell, ""));
    let cell = if OTHERS.is_article(&fold(behind)) { name } else { cell };
    let whole = fold(cell);
    let plain = article(cell).unwrap_or_else(|| whole.clone());
    let styled = OTHERS.styles.iter().filter_map(|style| plain.strip_prefix(style.as_str()));
    let bare: Vec<String> = styled.map(str::to_owned).collect();
    let german = without_umlauts(&whole);
    let all = [whole, plain].into_iter().chain(bare).chain(german);
    all.filter(|name| !name.is_empty()).collect()
}

/// A folded name with what stands for umlauts as the letters they are folded to:
/// `Oesterreich` as `Österreich`.
fn without_umlauts(name: &str) -> Option<String> {
    let folded = name.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    (folded != name).then_some(folded)
}

/// The countries of a cell that names more than one, or one in two ways, or one
/// and something else.
fn several(cell: &str, names: &Names) -> Reading {
    let read = parts(cell).into_iter().map(|part| match names.read(&part) {
        Some(Reading::Country(country)) => Some(country),
        _ => None,
    });
    let read: Vec<Option<Country>> = read.collect();
    let mut countries: Vec<Country> = read.iter().copied().flatten().collect();
    countries.dedup();
    match countries.as_slice() {
        [] => Reading::Unknown,
        [one] if read.contains(&None) => Reading::Among(*one),
        [one] => Reading::Country(*one),
        _ => Reading::Several(countries),
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
mod tests;
