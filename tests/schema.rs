//! The JSON Schema, held against what the program takes for sound.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Value};

/// Rejected letters whose fault is a word that is none of the few, or a number out of them.
const BAD_WORDS: [&str; 7] = [
    "bad-paper",
    "columns-is-five",
    "fit-is-a-word",
    "kind-as-forms-have-it",
    "press-release-word",
    "unknown-profile",
    "unknown-variant",
];
/// The errors a shape can have.
const OF_SHAPE: [&str; 3] = ["unknown-key", "wrong-type", "missing-key"];

struct Published(Schemas, SchemaIndex);

impl Published {
    fn new() -> Self {
        let text = fs::read_to_string(root("undersigned.schema.json")).expect("the schema");
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        let schema = serde_json::from_str(&text).expect("JSON");
        compiler.add_resource("letter.json", schema).expect("a schema");
        let index = compiler.compile("letter.json", &mut schemas).expect("a sound schema");
        Self(schemas, index)
    }

    /// Why a letter is refused, if it is.
    fn fault(&self, letter: &Path) -> Option<String> {
        let text = fs::read_to_string(letter).expect("a letter");
        let table = toml::from_str(text.trim_start_matches('\u{feff}')).expect("TOML");
        let value = json(toml::Value::Table(table));
        let fault = self.0.validate(&value, self.1).err()?;
        Some(format!("{}: {fault}", letter.display()))
    }
}

/// TOML as editors hold it against a schema: dates are texts.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, of)| (key, json(of))).collect::<Map<_, _>>())
        }
        toml::Value::Array(array) => array.into_iter().map(json).collect(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::String(text) => text.into(),
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The letters of a folder of cases.
fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root("tests/cases").join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect()
}

fn samples() -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(root("samples")).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path().join("letter.toml"))
}

#[test]
fn the_schema_takes_every_letter_that_is_set() {
    let schema = Published::new();
    let letters = samples().chain(cases("ok")).chain(cases("lint"));
    let refused: Vec<String> = letters.filter_map(|letter| schema.fault(&letter)).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn the_schema_refuses_every_letter_of_another_shape() {
    let schema = Published::new();
    let said = |letter: &Path| fs::read_to_string(letter.with_extension("stderr")).expect("a twin");
    let named = |letter: &Path| letter.file_stem().expect("a name").to_string_lossy().into_owned();
    let faulty = |letter: &Path| {
        let said = said(letter);
        let of_shape = OF_SHAPE.iter().any(|code| said.contains(&format!("error[{code}]")));
        // Those are of another file, or of what only the whole letter shows.
        let elsewhere = ["corrections", "ledger-without-day"].contains(&named(letter).as_str());
        of_shape && !elsewhere || BAD_WORDS.contains(&named(letter).as_str())
    };
    let mut letters = cases("rejected");
    letters.retain(|letter| faulty(letter));
    assert!(letters.len() > 30, "{letters:?}");
    letters.retain(|letter| schema.fault(letter).is_none());
    assert!(letters.is_empty(), "taken: {letters:?}");
}

/// The words a schema lists, each with its description.
fn words<'a>(whole: &'a Value, schema: &'a Value, found: &mut Vec<(&'a str, &'a str)>) {
    let text = |key| schema[key].as_str();
    found.extend(text("const").map(|word| (word, text("description").unwrap_or_default())));
    let choices = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array());
    let reference = text("$ref").and_then(|at| whole.pointer(at.trim_start_matches('#')));
    choices.flatten().chain(reference).for_each(|choice| words(whole, choice, found));
}

#[test]
fn keys_that_take_one_of_a_few_words_list_them_with_their_meaning() {
    let text = fs::read_to_string(root("undersigned.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let styles = "columns run-in table blocks sheet";
    let orders = "given alphabetical country date rank";
    for (table, key, expected) in [
        ("", "cc_position", "top end"),
        ("/$defs/Enclosure", "mode", "append attach"),
        ("/$defs/Letterhead", "align", "left center right"),
        ("/$defs/Page", "paper", "us-letter us-legal us-executive a4 a5"),
        ("/$defs/Page", "numbering", "auto always none"),
        ("/$defs/Page", "fit", "tidy"),
        ("/$defs/Output", "profile", "digital print press"),
        ("/$defs/Press", "release", "immediate"),
        ("/$defs/Press", "convention", "us uk"),
        ("/$defs/Signatories", "columns", "auto"),
        ("/$defs/Signatories", "style", styles),
        ("/$defs/Signatories", "details", "beneath run-in"),
        ("/$defs/Signatories", "kind", "organization individual"),
        ("/$defs/Signatories", "order", orders),
        ("/$defs/Signatories", "duplicates", "error warn merge"),
        ("/$defs/Group", "columns", "auto"),
        ("/$defs/Group", "style", styles),
        ("/$defs/Group", "order", orders),
        ("/$defs/Signatory", "kind", "organization individual"),
    ] {
        let key = schema.pointer(&format!("{table}/properties/{key}")).expect(key);
        let mut found = Vec::new();
        words(&schema, key, &mut found);
        let listed: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
        assert_eq!(listed.join(" "), expected, "{key}");
        assert!(found.iter().all(|(_, meaning)| !meaning.is_empty()), "{found:?}");
    }
}
