//! Countries: read in any language, counted once, printed in that of the letter.

use serde_json::Value;

use crate::support::case::{Case, Run};

const TABLE: &str = "Name,Country\nAnn One,UK\nBo Two,United Kingdom\nCy Three,uk\nDi Four,USA\n\
    Ed Five,United States\nFlo Six,Germany\nGus Seven,Deutschland\nHal Eight,Türkiye\nIda Nine,Turkey\n";

fn letter(lang: &str, body: &str, list: &str) -> Case {
    let letter = format!(
        "lang = \"{lang}\"\ntitle = \"T\"\nsalutation = \"S,\"\nbody = \"{body}\"\n\
         [signatories]\nkind = \"individual\"\nfile = \"a.csv\"\n{list}\n"
    );
    Case::new().file("letter.toml", letter).file("a.csv", TABLE)
}

fn printed(case: Case, format: &str) -> String {
    let run = case.args(["build", "letter.toml", "--format", format, "-o", "-"]).run();
    String::from_utf8(run.says(0, "wrote").stdout).expect("text")
}

fn listed(case: Case) -> Value {
    let run = case.args(["signatories", "letter.toml", "--json"]).run();
    serde_json::from_slice(&run.stdout).expect("JSON")
}

#[test]
fn a_country_in_another_writing_is_printed_in_that_of_the_letter() {
    let letter = "lang = \"en\"\ntitle = \"t\"\nsalutation = \"Dear all,\"\nbody = \"From {signatories.countries}.\"\n\
        signatories.file = \"s.csv\"\n";
    let table = "Name,Country\nAda Example,德国\nBen Specimen,Netherlands (the)\n";
    let case = Case::new().file("letter.toml", letter).file("s.csv", table);
    let run = case.args(["build", "letter.toml", "--format", "txt"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = String::from_utf8(run.read("letter.txt")).expect("text");
    assert!(text.contains("From 2."), "{text}");
}

#[test]
fn a_country_is_counted_once_however_it_is_written() {
    let text = printed(letter("en-US", "From {signatories.countries} countries.", ""), "txt");
    assert!(text.contains("From 4 countries."), "{text}");
    let list = listed(letter("en-US", "B.", ""));
    let counted = serde_json::json!({
        "Germany": 2, "Türkiye": 2, "United Kingdom": 3, "United States": 2,
    });
    assert_eq!(list["countries"], counted);
    assert_eq!(list["groups"][0]["entries"][2]["country"], "United Kingdom");
    assert_eq!(list["groups"][0]["entries"][2]["country_code"], "GB");
}

#[test]
fn a_country_is_printed_in_the_language_of_the_letter() {
    let list = "style = \"table\"\norder = \"country\"";
    for (lang, names) in [
        ("en-US", "Germany,Germany,Türkiye,Türkiye,United Kingdom"),
        ("fr", "Allemagne,Allemagne,États-Unis,États-Unis,Royaume-Uni"),
        ("uk", "Велика Британія,Велика Британія,Велика Британія,Німеччина,Німеччина"),
    ] {
        let table = printed(letter(lang, "B.", list), "csv");
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let countries: Vec<String> =
            rows.records().take(5).map(|row| row.expect("a row")[6].to_owned()).collect();
        assert_eq!(countries.join(","), names, "{lang}");
    }
    let html = printed(letter("de", "B.", list), "html");
    assert!(html.contains("<td>Vereinigtes Königreich</td>") && !html.contains("<td>UK"), "{html}");
}

#[test]
fn a_country_makes_one_group_whatever_its_column_is_called() {
    for by in ["country", "Country", "Land"] {
        let list =
            format!("[[signatories.groups]]\nheading = \"{{value}} ({{count}})\"\nby = \"{by}\"");
        let case = letter("de", "B.", &list);
        let case =
            if by == "Land" { case.file("a.csv", TABLE.replace("Country", "Land")) } else { case };
        let list = listed(case);
        let headings = list["groups"].as_array().expect("groups").iter();
        let headings: Vec<&str> = headings.filter_map(|group| group["heading"].as_str()).collect();
        let expected = [
            "Deutschland (2)",
            "Türkei (2)",
            "Vereinigte Staaten (2)",
            "Vereinigtes Königreich (3)",
        ];
        assert_eq!(headings, expected, "{by}");
    }
}

#[test]
fn rows_are_chosen_by_the_country_and_not_by_its_spelling() {
    let list = listed(letter("en", "B.", "where = { Country = [\"Allemagne\", \"GB\"] }"));
    assert_eq!((&list["printed"], &list["left_out"]), (&5.into(), &4.into()));
}

#[test]
fn a_signatory_s_country_is_in_the_language_of_the_signatory() {
    let entries = "entries = [{ name = \"Zoé Exemple\", country = \"Germany\", lang = \"fr\" }]";
    let case = letter("en", "B.", entries);
    let list = listed(case);
    assert_eq!(list["groups"][0]["entries"][0]["country"], "Allemagne");
    assert_eq!(list["countries"]["Germany"], 3);
}

#[test]
fn a_figure_is_refused_until_every_country_is_read() {
    let body = "From {signatories.countries} countries.";
    let table = format!("{TABLE}Jo Ten,\"Switzerland, Italy\"\nKim Eleven,Unites States\n");
    let check = |list: &str| -> Run {
        letter("en", body, list).file("a.csv", table.as_str()).args(["check", "letter.toml"]).run()
    };
    let run = check("");
    assert_eq!(run.status, 1, "{}", run.stderr);
    let fact = "no country can be read in `Switzerland, Italy`, `Unites States`";
    assert!(run.stderr.contains(fact), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `United States`?"), "{}", run.stderr);
    let settled =
        "countries = { \"switzerland, italy\" = \"CH\", \"Unites States\" = \"États-Unis\" }";
    let run = check(settled);
    assert_eq!(run.status, 0, "{}", run.stderr);
}
