//! In which order names are printed.

use serde_json::Value;

use crate::support::case::Case;

/// The names of a list in alphabetical order, as they are printed.
fn order(lang: &str, list: &str) -> Vec<String> {
    let letter = format!(
        "lang = \"{lang}\"\ntitle = \"T\"\nsalutation = \"S,\"\nbody = \"B.\"\n\
         [signatories]\norder = \"alphabetical\"\n{list}\n"
    );
    let run = Case::new().file("letter.toml", letter);
    let run = run.args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let entries = list["groups"][0]["entries"].as_array().expect("entries").clone();
    entries.iter().map(|entry| entry["name"].as_str().expect("a name").to_owned()).collect()
}

/// Persons, whether it is said that they are or not.
#[track_caller]
fn stands(lang: &str, names: &[&str]) {
    let mut entries: Vec<&str> = names.to_vec();
    entries.sort_unstable();
    for kind in ["", "kind = \"individual\"\n"] {
        assert_eq!(order(lang, &format!("{kind}entries = {entries:?}")), names, "{lang} {kind}");
    }
}

#[test]
fn initials_are_no_particles() {
    stands("en-US", &["Mary T. Archer", "Ann Eades", "John D. Rockwell", "James Y Sample"]);
}

#[test]
fn a_conjunction_joins_family_names_and_begins_none() {
    stands("es", &["José Ortega y Gasset", "Pau Pi i Margall", "Rosa Quintana"]);
}

#[test]
fn apostrophes_hyphens_and_articles_do_not_part_names_that_belong_together() {
    let names = ["Gus Al-Farsi", "Flo al Hashimi", "Ed Oakley", "Di O’Keefe", "Hal Okeefe"];
    stands("en-US", &names);
}

#[test]
fn belgium_counts_the_particles_that_the_netherlands_pass_over() {
    stands("nl-BE", &["Anna De Vries", "Bo Evers", "Cas Vermeer"]);
    stands("nl", &["Bo Evers", "Cas Vermeer", "Anna De Vries"]);
}

#[test]
fn what_is_typed_with_a_name_does_not_count() {
    stands("en-US", &["Bo Adams", "Ann Baker (Quay)", "Cy Dent (ACME)", "Jo Kent “Zip”"]);
}

#[test]
fn a_family_name_follows_the_rules_of_the_language_and_a_name_to_sort_by_does_not() {
    let list = r#"entries = [
      { given = "Cas", family = "Vermeer" },
      { given = "Anna", family = "de Vries" },
      { given = "Dirk", family = "Evers" },
      { name = "Eva van Aken", sort_name = "van Aken" },
    ]"#;
    assert_eq!(order("nl", list), ["Dirk Evers", "Eva van Aken", "Cas Vermeer", "Anna de Vries"]);
}

#[test]
fn organisations_stand_by_their_whole_name() {
    let list = "entries = [\"Zoé Eades\", \"Harbour Light Foundation\", \"Alliance for Examples\"]";
    let names = ["Alliance for Examples", "Zoé Eades", "Harbour Light Foundation"];
    assert_eq!(order("en", list), names);
    let list = "kind = \"organization\"\nentries = [\"Bright Rivers\", \"Ann Eades\"]";
    assert_eq!(order("en", list), ["Ann Eades", "Bright Rivers"]);
}

#[test]
fn what_stands_behind_a_comma_does_not_put_a_name_elsewhere() {
    let names = ["Cara Cc", "Bob Mid", "Mia Oak PhD candidate", "Eve Yon, Mayor", "Ann Zed, MDiv"];
    stands("en-US", &names);
    stands("en-US", &["García Márquez, Gabriel", "King, Martin Luther, Jr.", "van der Zee, Jan"]);
}

#[test]
fn who_signs_again_stands_where_the_first_signature_does() {
    let letter = "lang = \"en\"\ntitle = \"T\"\nsalutation = \"S,\"\nbody = \"B.\"\n[signatories]\n\
         order = \"date\"\nduplicates = \"merge\"\nnumbered = true\nfile = \"s.csv\"\nkind = \"individual\"\n";
    let table =
        "Full name,Date\nAda Example,2026-05-03\nBen Specimen,2026-05-02\nAda Example,2026-05-01\n";
    let run = Case::new().file("letter.toml", letter).file("s.csv", table);
    let run = run.args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let first = &list["groups"][0]["entries"][0];
    assert_eq!((first["name"].as_str(), first["number"].as_u64()), (Some("Ada Example"), Some(1)));
}
