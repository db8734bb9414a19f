//! Numbers that were printed never change: whatever becomes of the list over five editions, and
//! in whatever order it is exported, everybody keeps the number they had, and nobody else gets it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use undersigned::diagnostic::Report;
use undersigned::letter::Letter;
use undersigned::locale::Locale;
use undersigned::sheet;
use undersigned::source::{FileFault, Folder, Source, Sources};
use undersigned::stationery::Fonts;

use crate::support::dice::Dice;

/// Files by their names.
struct Files(BTreeMap<&'static str, String>);

impl Folder for Files {
    fn load(&self, path: &str) -> Result<Arc<[u8]>, FileFault> {
        let text = self.0.get(path).ok_or(FileFault::Missing(None))?;
        Ok(Arc::from(text.as_bytes()))
    }
}

/// One who signs, now or once.
struct Person {
    id: usize,
    name: String,
    country: &'static str,
    signs: bool,
    /// Whether they have filled in the form twice.
    twice: bool,
}

const GIVEN: [&str; 6] = ["Ada", "Zoé", "Björn", "Ірина", "Maria", "Nguyễn"];
const FAMILY: [&str; 5] = ["Placeholder", "Example", "Muster", "Зразок", "Ejemplo"];

/// A letter whose rows have an ID, or else are known by name and address.
fn letter(dice: &mut Dice, by_id: bool) -> String {
    let order = ["given", "alphabetical", "country"][dice.roll(3)];
    let numbered = dice.roll(4) > 0;
    let group = ["", "[[signatories.groups]]\nby = \"country\"\n"][dice.roll(2)];
    let key = if by_id { "key = \"Response ID\"\n" } else { "" };
    format!(
        "lang = \"sv\"\ntitle = \"t\"\nbody = \"b\"\n[signatories]\nfile = \"signers.csv\"\n\
         corrections = \"corrections.toml\"\nledger = \"signatories.lock\"\n\
         duplicates = \"merge\"\nnumbered = {numbered}\norder = \"{order}\"\n{key}as_of = AS_OF\n{group}"
    )
}

/// Some withdraw, some come back, some are new, some sign a second time.
fn happen(people: &mut Vec<Person>, dice: &mut Dice) {
    for person in people.iter_mut() {
        person.signs = if person.signs { dice.roll(9) > 0 } else { dice.roll(4) == 0 };
        person.twice |= dice.roll(20) == 0;
    }
    for _ in 0..=dice.roll(12) {
        let id = people.len();
        let (given, family) = (GIVEN[dice.roll(6)], FAMILY[dice.roll(5)]);
        // Letters of their own for each, so that nobody has the name of another.
        let own: String =
            format!("{id:03}").bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
        let (name, country) = (format!("{given} {own} {family}"), ["Kenya", "Peru"][dice.roll(2)]);
        people.push(Person { id, name, country, signs: true, twice: false });
    }
}

/// The export of a day: in any order, names in capitals or not, with addresses or without.
fn export(people: &[Person], dice: &mut Dice) -> String {
    let mut rows = Vec::new();
    let addresses = dice.roll(4) > 0;
    for person in people.iter().filter(|person| person.signs) {
        let mail = format!("p{}@sampletown.example", person.id);
        let mail = if addresses { mail } else { String::new() };
        for time in 0..=usize::from(person.twice) {
            let capitals = dice.roll(3) == 0;
            let name = if capitals { person.name.to_uppercase() } else { person.name.clone() };
            let (id, country) = (person.id * 10 + time, person.country);
            rows.push(format!("R{id};{name};{mail};{country};individual"));
        }
    }
    dice.shuffle(&mut rows);
    format!("Response ID;Full name;E-mail;Country;Type\n{}\n", rows.join("\n"))
}

fn check(files: &Files, letter: &str) -> Letter {
    let mut sources = Sources::new(Source::new("letter.toml", letter));
    let mut report = Report::default();
    let draft = undersigned::draft::read(sources.letter(), &mut report).expect("a draft");
    let fonts = Fonts::bundled();
    let letter = undersigned::check::check(&draft, &mut sources, files, &fonts, &mut report);
    let said: Vec<String> = report.sorted().into_iter().map(|said| said.message).collect();
    letter.unwrap_or_else(|| panic!("{said:#?}"))
}

/// The number each name is printed with, capitals aside.
fn numbers(letter: &Letter) -> BTreeMap<String, u32> {
    let locale = Locale::new(&letter.lang);
    let parts = sheet::arrange::numbered(&letter.signatories, &locale);
    let members = parts.into_iter().flat_map(|(_, members)| members);
    members.map(|(number, entry)| (entry.name.to_lowercase(), number)).collect()
}

fn ledger_of(letter: &Letter) -> String {
    let locale = Locale::new(&letter.lang);
    sheet::ledger::next(&letter.signatories, &locale).expect("a ledger").to_string()
}

/// Whoever signs, and has the number they had or a new one.
fn assert_kept(found: &BTreeMap<String, u32>, printed: &BTreeMap<String, u32>, people: &[Person]) {
    let signing = people.iter().filter(|person| person.signs);
    let signing: BTreeSet<String> = signing.map(|person| person.name.to_lowercase()).collect();
    assert_eq!(found.keys().cloned().collect::<BTreeSet<_>>(), signing);
    let last = printed.values().copied().max().unwrap_or(0);
    for (name, number) in found {
        match printed.get(name) {
            Some(before) => assert_eq!(number, before, "{name}"),
            None => assert!(*number > last, "{name} has number {number}, which was another's"),
        }
    }
    assert_eq!(found.values().collect::<BTreeSet<_>>().len(), found.len(), "{found:?}");
}

#[test]
fn no_number_changes_over_five_editions() {
    let mut dice = Dice(2026);
    for round in 0..40 {
        let letter = letter(&mut dice, round % 2 == 0);
        let mut people = Vec::new();
        let mut files = Files(BTreeMap::from([("corrections.toml", String::new())]));
        let mut printed = BTreeMap::new();
        for edition in 1..=5 {
            happen(&mut people, &mut dice);
            files.0.insert("signers.csv", export(&people, &mut dice));
            let letter = letter.replace("AS_OF", &format!("2026-0{edition}-01"));
            let now = check(&files, &letter);
            let found = numbers(&now);
            assert_kept(&found, &printed, &people);
            printed.extend(found.clone());
            // The same list on the same day is the same edition.
            let ledger = ledger_of(&now);
            files.0.insert("signatories.lock", ledger.clone());
            let again = check(&files, &letter);
            assert_eq!((numbers(&again), ledger_of(&again)), (found, ledger.clone()));
            assert!(!ledger.contains('@'), "{ledger}");
            assert_eq!(ledger.matches("date = ").count(), edition);
        }
    }
}

const LETTER: &str = "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\n[signatories]\n\
    file = \"signers.csv\"\ncorrections = \"corrections.toml\"\nledger = \"signatories.lock\"\n\
    numbered = true\nas_of = 2026-01-01\n";
const TABLE: &str = "Full name;E-mail;Country\nADA EXAMPLE;a@sampletown.example;Peru\n\
    Ben Muster;b@sampletown.example;Peru\n";

fn files(corrections: String) -> Files {
    Files(BTreeMap::from([("signers.csv", TABLE.to_owned()), ("corrections.toml", corrections)]))
}

#[test]
fn a_corrected_name_keeps_its_number() {
    let mut files = files(String::new());
    let first = check(&files, LETTER);
    files.0.insert("signatories.lock", ledger_of(&first));
    let key = &first.signatories.entries[0].key;
    let correction = format!("[[correction]]\nkey = \"{key}\"\nname = \"Dr. A. E. Example\"\n");
    files.0.insert("corrections.toml", correction);
    let second = check(&files, &LETTER.replace("01-01", "02-01"));
    assert_eq!(numbers(&second)["dr. a. e. example"], 1);
    assert!(!ledger_of(&second).contains("ADA"), "{}", ledger_of(&second));
}

#[test]
fn a_correction_says_who_has_a_number_under_another_key() {
    let mut files = files(String::new());
    files.0.insert("signatories.lock", ledger_of(&check(&files, LETTER)));
    files.0.insert("signers.csv", TABLE.replace("a@", "ada@").replace("ADA", "Ada"));
    let said = |what: &str| format!("[[correction]]\nwritten = \"Ada Example\"\n{what}\n");
    let later = LETTER.replace("01-01", "02-01");
    for (what, number) in [("number = 1", 1), ("new = true", 3)] {
        files.0.insert("corrections.toml", said(what));
        let letter = check(&files, &later);
        assert_eq!(numbers(&letter)["ada example"], number, "{what}");
        // From then on the new key is known.
        let mut next = Files(files.0.clone());
        next.0.insert("signatories.lock", ledger_of(&letter));
        next.0.insert("corrections.toml", String::new());
        assert_eq!(numbers(&check(&next, &later))["ada example"], number, "{what}");
    }
}
