//! Exports of web forms, as their makers write them: each gives its signatories, or is
//! refused. `exports/README.md` says where their shapes are from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::case::{Case, Run};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports");

fn list(file: &str, settings: &str) -> Run {
    let letter = format!(
        "lang = \"en\"\ntitle = \"T\"\nsalutation = \"Dear all,\"\nbody = \"Text.\"\n\
         [signatories]\nfile = \"{file}\"\n{settings}"
    );
    let export = fs::read(Path::new(FOLDER).join(file)).expect(file);
    let case = Case::new().file("letter.toml", letter).file(file, export);
    case.args(["signatories", "letter.toml", "--json"]).run()
}

/// Name and organisation of each signatory; nothing if the export is refused.
fn signatories(run: &Run) -> Option<Vec<(String, String)>> {
    let list: Value =
        (run.status == 0).then(|| serde_json::from_slice(&run.stdout).expect("JSON"))?;
    let entries = list["groups"].as_array()?.iter().filter_map(|group| group["entries"].as_array());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Some(
        entries
            .flatten()
            .map(|entry| (text(&entry["name"]), text(&entry["organization"])))
            .collect(),
    )
}

#[test]
fn exports_give_their_signatories_or_are_refused() {
    let text = fs::read_to_string(Path::new(FOLDER).join("expected.json")).expect("expected");
    let expected: BTreeMap<String, Value> = serde_json::from_str(&text).expect("JSON");
    let mut wrong = Vec::new();
    for (file, expected) in &expected {
        let run = list(file, "");
        let given = signatories(&run);
        let field = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let expected: Option<Vec<(String, String)>> = expected.as_array().map(|entries| {
            let pair = |entry| (field(entry, "name"), field(entry, "organization"));
            entries.iter().map(pair).collect()
        });
        if given != expected {
            wrong.push(format!("{file}: {given:?}, not {expected:?}\n{}", run.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let files = fs::read_dir(FOLDER).expect("a folder").count();
    assert_eq!(files - 2, expected.len(), "every export has what it gives");
}
