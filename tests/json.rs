//! The JSON of letters, held against the schema that is published for it.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::support::case::program;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Lets objects have no keys but those that the schema describes: of blocks and inlines, by
/// their kinds.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let parts = object.iter_mut().filter(|(key, _)| *key != "if");
            parts.for_each(|(_, part)| close(part));
            let described = object.get("properties").is_some_and(Value::is_object);
            if described && !object.contains_key("allOf") {
                object.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(all) => all.iter_mut().for_each(close),
        _ => {}
    }
}

/// What is wrong with a letter as JSON; `closed` takes no keys that are not described.
fn fault(json: &Value, closed: bool) -> Option<String> {
    let text = fs::read_to_string(root("undersigned-json-1.schema.json")).expect("the schema");
    let mut schema = serde_json::from_str(&text).expect("JSON");
    if closed {
        close(&mut schema);
    }
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.add_resource("letter.json", schema).expect("a schema");
    let index = compiler.compile("letter.json", &mut schemas).expect("a sound schema");
    schemas.validate(json, index).err().map(|fault| fault.to_string())
}

fn written(letter: &Path) -> Value {
    let call = ["build", "-o", "-", "--format", "json", "--profile", "digital"];
    let output = program().args(call).arg(letter).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", letter.display());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn every_letter_is_as_the_schema_of_its_json_says() {
    let samples = fs::read_dir(root("samples")).expect("samples");
    let samples = samples.map(|sample| sample.expect("a sample").path().join("letter.toml"));
    let cases = ["all-of-prose", "enclosures", "every-key", "mailed", "nested-deep", "passages"];
    let cases = cases.map(|name| root("tests/cases/ok").join(name).with_extension("toml"));
    for letter in samples.chain(cases) {
        assert_eq!(fault(&written(&letter), true), None, "{}", letter.display());
    }
}

#[test]
fn keys_may_be_added_and_none_be_missing() {
    let mut letter = written(&root("samples/minimal/letter.toml"));
    letter["new"] = Value::Bool(true);
    assert_eq!(fault(&letter, false), None);
    assert!(fault(&letter, true).is_some_and(|fault| fault.contains("new")));
    letter.as_object_mut().expect("an object").remove("cc");
    assert!(fault(&letter, false).is_some_and(|fault| fault.contains("cc")));
    letter["undersigned"] = 2.into();
    assert!(fault(&letter, false).is_some_and(|fault| fault.contains("undersigned")));
}

#[test]
fn the_program_prints_both_schemas() {
    let printed = |options: &[&str]| {
        let output = program().arg("schema").args(options).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let file = |name: &str| fs::read(root(name)).expect("a schema");
    assert_eq!(printed(&["--of", "json"]), file("undersigned-json-1.schema.json"));
    for letter in [&[][..], &["--of", "letter"]] {
        assert_eq!(printed(letter), file("undersigned.schema.json"));
    }
}
