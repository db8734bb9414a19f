//! Who signs and does not wish to be named.

use serde_json::Value;

use crate::support::case::Case;
use crate::support::pdf::Pdf;

const ASKED: &str = "May we print your name?";
const TABLE: &str = "Full name,Country,May we print your name?\n\
    Ann One,UK,\"Yes, with my name\"\nBo Two,Kenya,\"Yes, without my name\"\n\
    Cy Three,Peru,No\nDi Four,Kenya,\"Yes, with my name\"\n,Chile,\"Yes, without my name\"\n";

fn case(list: &str) -> Case {
    let letter = format!(
        "lang = \"en-US\"\ntitle = \"T\"\nsalutation = \"Dear all,\"\n\
         body = \"We are {{signatories.count}} from {{signatories.countries}} countries.\"\n\
         [signatories]\nkind = \"individual\"\nfile = \"a.csv\"\n\
         where = {{ \"{ASKED}\" = \"Yes, with my name\" }}\n\
         unnamed = {{ \"{ASKED}\" = \"Yes, without my name\" }}\n{list}\n"
    );
    Case::new().file("letter.toml", letter).file("a.csv", TABLE)
}

fn built(case: Case, format: &str) -> String {
    let run = case.args(["build", "letter.toml", "--format", format, "-o", "-"]).run();
    String::from_utf8(run.says(0, "wrote").stdout).expect("text")
}

#[test]
fn they_count_and_a_line_in_every_form_says_so() {
    let line = "and 2 more who wish not to be named";
    for format in ["txt", "md", "html"] {
        let text = built(case(""), format);
        assert!(text.contains(line) && !text.contains("Bo Two"), "{format}: {text}");
    }
    let text = built(case(""), "txt");
    assert!(text.contains("We are 4 from 3 countries."), "{text}");
    let json: Value = serde_json::from_str(&built(case(""), "json")).expect("JSON");
    let signatories = &json["signatories"];
    assert_eq!((&signatories["count"], &signatories["unnamed"]), (&4.into(), &2.into()));
    let run = case("").args(["build", "letter.toml"]).run();
    let pdf = run
        .says(0, "4 signatories (5 rows = 2 printed + 2 unnamed + 1 left out")
        .read("letter.pdf");
    assert!(Pdf::read(&pdf).structure().text().contains(line));
}

#[test]
fn every_style_says_so() {
    for style in ["columns", "run-in", "table", "blocks", "sheet"] {
        let text = built(case(&format!("style = \"{style}\"")), "txt");
        assert!(text.contains("and 2 more who wish not to be named"), "{style}: {text}");
        let run = case(&format!("style = \"{style}\"")).args(["build", "letter.toml"]).run();
        let structure = Pdf::read(&run.says(0, "wrote").read("letter.pdf")).structure();
        assert!(structure.text().contains("and 2 more who wish not"), "{style}");
    }
}

#[test]
fn the_list_for_people_and_programs_counts_them() {
    let run = case("").args(["signatories", "letter.toml"]).run();
    let text = String::from_utf8(run.stdout).expect("text");
    for line in [
        "and 2 more who wish not to be named",
        "kinds: individual 4",
        "3 countries: Chile 1, Kenya 2, United Kingdom 1",
        "5 rows = 2 printed + 2 unnamed + 1 left out",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let run = case("").args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!((&list["printed"], &list["unnamed"]), (&2.into(), &2.into()));
}

#[test]
fn who_signs_by_name_and_without_counts_once_if_doubles_are_merged() {
    let table = format!("{TABLE}ann one,UK,\"Yes, without my name\"\n");
    let check =
        |list: &str| case(list).file("a.csv", table.as_str()).args(["check", "letter.toml"]).run();
    let twice = "who is not named here signs in another row (a.csv, line 2), and is counted";
    let run = check("");
    assert!(run.stderr.contains(&format!("{twice} twice")), "{}", run.stderr);
    assert!(run.stderr.contains("2 printed + 3 unnamed"), "{}", run.stderr);
    let run = check("duplicates = \"merge\"");
    assert!(run.stderr.contains(&format!("{twice} once")), "{}", run.stderr);
    assert!(run.stderr.contains("2 printed + 2 unnamed + 1 merged"), "{}", run.stderr);
    assert_eq!(check("duplicates = \"error\"").status, 1);
}

#[test]
fn what_else_where_asks_goes_for_them_too() {
    let text = built(case("").file("letter.toml", LETTER_WITH_COUNTRY), "txt");
    assert!(text.contains("We are 2."), "{text}");
}

const LETTER_WITH_COUNTRY: &str = "lang = \"en\"\ntitle = \"T\"\nsalutation = \"S,\"\n\
    body = \"We are {signatories.count}.\"\n[signatories]\nkind = \"individual\"\nfile = \"a.csv\"\n\
    where = { country = \"Kenya\", \"May we print your name?\" = \"Yes, with my name\" }\n\
    unnamed = { \"may we print your name\" = \"Yes, without my name\" }\n";

#[test]
fn a_number_says_how_many_there_are_without_rows() {
    let letter = "lang = \"pl\"\ntitle = \"T\"\nbody = \"Jest nas {signatories.count}.\"\n\
        [signatories]\nunnamed = 22\nentries = [\"Ada Przykład\"]\n";
    let text = built(Case::new().file("letter.toml", letter), "txt");
    assert!(text.contains("Jest nas 23.") && text.contains("oraz 22 osoby, które"), "{text}");
    let run = Case::new().file("letter.toml", letter).args(["check", "letter.toml"]).run();
    assert!(
        run.stderr.contains("23 signatories (1 row = 1 printed; 22 more unnamed)"),
        "{}",
        run.stderr
    );
}
