//! `undersigned signatories`, and what becomes of rows.

use serde_json::Value;

use crate::support::case::Case;
use crate::support::pdf::Pdf;

const TABLE: &str = "Full name;Organisation;Country;Consent;Signing as\n\
    ;Rivers Forum;Kenya;yes;organization\n\
    Ada Example;;Peru;yes;individual\n\
    ;Lakes Forum;Kenya;yes;organization\n\
    ;RIVERS forum;Kenya;yes;organization\n\
    Ben Specimen;;Peru;no;individual\n\
    =cmd|'/c calc'!A0;;Peru;yes;individual\n";

const LETTER: &str = "lang = \"en\"\ntitle = \"t\"\nsalutation = \"Dear all,\"\nbody = \"We are {signatories.count}.\"\n\
    [lints]\nformula = \"warn\"\n[signatories]\nfile = \"signers.csv\"\nwhere = { consent = true }\nduplicates = \"merge\"\n\
    order = \"alphabetical\"\nnumbered = true\n[signatories.map]\nkind = \"Signing as\"\n\
    [[signatories.groups]]\nheading = \"Organizations ({count})\"\nwhere = { kind = \"organization\" }\n\
    [[signatories.groups]]\nheading = \"Persons ({count})\"\nwhere = { kind = \"individual\" }\n";

fn case() -> Case {
    Case::new().file("letter.toml", LETTER).file("signers.csv", TABLE)
}

#[test]
fn the_list_is_that_of_the_letter() {
    let run = case().args(["signatories", "letter.toml", "--json"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let groups = list["groups"].as_array().expect("groups");
    let names = |group: &Value| -> Vec<String> {
        let entries = group["entries"].as_array().expect("entries").iter();
        entries.map(|entry| format!("{} {}", entry["number"], entry["name"])).collect()
    };
    assert_eq!(groups[0]["heading"], "Organizations (2)");
    assert_eq!(names(&groups[0]), ["1 \"Lakes Forum\"", "2 \"Rivers Forum\""]);
    assert_eq!(names(&groups[1]), ["3 \"=cmd|'/c calc'!A0\"", "4 \"Ada Example\""]);
    assert_eq!(groups[0]["entries"][1]["merged"], 1);
    assert_eq!(groups[0]["entries"][1]["line"], 2);
    let sum = ["rows", "printed", "merged", "left_out"].map(|key| list[key].as_u64().expect(key));
    assert_eq!(sum, [6, 4, 1, 1]);
    assert_eq!(list["countries"]["Kenya"], 2);
}

#[test]
fn the_sum_of_the_rows_is_told() {
    let run = case().args(["check", "letter.toml"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    let sum = "4 signatories (6 rows = 4 printed + 1 merged + 1 left out, not consent = true)";
    assert!(run.stderr.contains(sum), "{}", run.stderr);
    assert!(
        run.stderr.contains("`RIVERS forum` signs twice (signers.csv, line 2)"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_spreadsheet_finds_no_formula() {
    let run = case().args(["signatories", "letter.toml", "--csv"]).run();
    let text = String::from_utf8(run.stdout).expect("text");
    assert_eq!(text.lines().count(), 5);
    assert!(text.contains("3,Persons (2),'=cmd|'/c calc'!A0,individual"), "{text}");
}

#[test]
fn a_letter_at_fault_has_no_list() {
    let table = TABLE.replace("Kenya;yes;organization\nAda", "Kenya;yes;organisaton\nAda");
    let run = case().file("signers.csv", table).args(["signatories", "letter.toml"]).run();
    assert_eq!((run.status, run.stdout.is_empty()), (1, true));
    assert!(run.stderr.contains("signers.csv:2:25"), "{}", run.stderr);
    assert!(run.stderr.contains("did you mean `organization`?"), "{}", run.stderr);
}

#[test]
fn lines_hold_figures_of_the_list_too() {
    let letter = r#"
lang = "en-US"
title = "{signatories.count} ask for {a room}"
headline = true
subject = "{signatories.count} names"
body = "Please open the archive."
signatories = { entries = ["Jordan Placeholder", "Ada Sample"] }
press = { headline = "{signatories.count} bodies ask" }
"#;
    let text = |profile: &str| {
        let args = ["build", "letter.toml", "--profile", profile, "--format", "txt", "-o", "-"];
        let run = Case::new().file("letter.toml", letter).args(args).run();
        String::from_utf8(run.says(0, "wrote").stdout).expect("text")
    };
    let sent = text("digital");
    assert!(sent.starts_with("2 ask for {a room}\n") && sent.contains("2 names"), "{sent}");
    let run = Case::new()
        .file("letter.toml", letter)
        .args(["build", "letter.toml", "--press-only", "--format", "txt", "-o", "-"])
        .run();
    let release = String::from_utf8(run.stdout).expect("text");
    assert!(release.contains("2 bodies ask\n"), "{release}");
}

#[test]
fn a_list_in_a_letter_from_right_to_left_begins_at_the_right() {
    let letter = "lang = \"he\"\ntitle = \"A\"\nbody = \"Text.\"\nletterhead = { name = \"Sender\" }\n[signatories]\nnumbered = true\n\
        columns = 2\nentries = [\"First Body\", \"Second Body\", \"Third Body\", \"Fourth Body\"]\n";
    let run = Case::new().file("letter.toml", letter).args(["build", "letter.toml"]).run();
    let structure = Pdf::read(&run.says(0, "wrote").read("letter.pdf")).structure();
    let order = structure.order();
    let x = |words: &str| {
        let found = order.iter().find(|(text, _)| text.contains(words));
        found.unwrap_or_else(|| panic!("no {words} in {order:?}")).1.x
    };
    assert!(x("First") > x("Third"), "the first column stands at the right: {order:?}");
    // A number stands at the right of its name.
    assert!(x("1") > x("First") && x("3") > x("Third"), "{order:?}");
    assert!(x("Sender") > x("Third"), "{order:?}");
}

#[test]
fn merging_prints_the_better_spelling_with_what_any_of_them_says() {
    let letter = include_str!("../cases/lint/merged-spellings.toml");
    let table = include_str!("../cases/lint/files/merged.csv");
    let case = Case::new().file("letter.toml", letter).file("files/merged.csv", table);
    let run = case.args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let group = &list["groups"][0];
    assert_eq!((&group["heading"], list["merged"].as_u64()), (&Value::from("Peru (2)"), Some(3)));
    let first = &group["entries"][0];
    let said = ["name", "role", "country", "line"].map(|key| first[key].to_string());
    assert_eq!(said, ["\"Ada Smithson\"", "\"Engineer\"", "\"Peru\"", "2"]);
    assert_eq!(group["entries"][1]["name"], "Ben Specimen");
}

#[test]
fn answers_that_say_nothing_are_not_printed_and_tables_tell_persons_from_bodies() {
    let table = "Name,Organization,Role\nAda Example,none,-\nBen Specimen,Lakes Forum,\n\
                 ,Rivers Forum,\nPonds Forum,,\nn/a,Seas Forum,\nCleo Muster,,Nurse\n";
    let letter = "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\nsignatories = { file = \"s.csv\" }\n";
    let case = Case::new().file("letter.toml", letter).file("s.csv", table);
    let run = case.args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let entries = list["groups"][0]["entries"].as_array().expect("entries").iter();
    let said = entries.map(|entry| {
        let text = |key: &str| entry[key].as_str().unwrap_or("?").to_owned();
        format!("{}, {}, {}", text("name"), text("organization"), text("kind"))
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "Ada Example, ?, individual",
            "Ben Specimen, Lakes Forum, individual",
            "Rivers Forum, ?, organization",
            "Ponds Forum, ?, ?",
            "Seas Forum, ?, organization",
            "Cleo Muster, ?, individual",
        ]
    );
}

#[test]
fn brackets_become_organizations_where_they_name_one() {
    let letter = "lang = \"en\"\ntitle = \"T\"\nsalutation = \"S,\"\nbody = \"B.\"\n[signatories]\n\
         kind = \"individual\"\nbrackets = \"organization\"\nfile = \"s.csv\"\n";
    let table = "Full name\nAda Example (Rivers Forum)\nBen Sample (Kenya)\nCy Dent (ret.)\n\
         Di Mall (on behalf of Lakes Forum)\nEd Oak (MDiv)\nFay Quay (personal capacity)\n";
    let run = Case::new().file("letter.toml", letter).file("s.csv", table);
    let run = run.args(["signatories", "letter.toml", "--json"]).run();
    let list: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let entries = list["groups"][0]["entries"].as_array().expect("entries").clone();
    let said = entries.iter().map(|of| (of["name"].as_str(), of["organization"].as_str()));
    let expected = [
        ("Ada Example", Some("Rivers Forum")),
        ("Ben Sample (Kenya)", None),
        ("Cy Dent (ret.)", None),
        ("Di Mall", Some("Lakes Forum")),
        ("Ed Oak (MDiv)", None),
        ("Fay Quay (personal capacity)", None),
    ];
    assert_eq!(said.collect::<Vec<_>>(), expected.map(|(name, body)| (Some(name), body)));
}
