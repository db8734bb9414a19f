//! The list over time: the ledger, corrections, who is new.

use std::fs;

use serde_json::Value;

use crate::support::case::{Case, Run};

const LETTER: &str = "lang = \"en\"\ntitle = \"t\"\ndate = 2026-05-01\nsalutation = \"Dear all,\"\n\
    body = \"We are {signatories.count} as of {signatories.as_of}.\"\n[signatories]\n\
    file = \"signers.csv\"\nnumbered = true\nkey = \"ID\"\nledger = \"signatories.lock\"\n";
const TABLE: &str = "ID;Full name\n1;Ada Example\n2;Ben Muster\n3;Cem Specimen\n";
/// Ben is gone, Dora and Emil are new, and the rows are in another order.
const LATER: &str = "ID;Full name\n5;Emil Ejemplo\n3;Cem Specimen\n1;Ada Example\n4;Dora Sample\n";
const LATER_DAY: &str = "as_of = 2026-06-01\nmark_new_since = 2026-05-01\nwithdrawn = \"line\"\n";

fn first() -> Case {
    Case::new().file("letter.toml", LETTER).file("signers.csv", TABLE)
}

fn built(case: Case) -> Run {
    case.args(["build", "letter.toml"]).run().says(0, "wrote letter.pdf")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

/// The second edition, before it is built.
fn second() -> Case {
    let ledger = built(first()).read("signatories.lock");
    let case = Case::new().file("signatories.lock", ledger).file("signers.csv", LATER);
    case.file("letter.toml", format!("{LETTER}{LATER_DAY}"))
}

#[test]
fn build_alone_writes_the_ledger() {
    for args in [
        &["check", "letter.toml"][..],
        &["signatories", "letter.toml"],
        &["build", "letter.toml", "--draft"],
    ] {
        let run = first().args(args).run();
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.files.contains(&"signatories.lock".to_owned()), "{args:?}");
    }
    let run = built(first());
    let said =
        "wrote signatories.lock: edition 1 of 2026-05-01, 3 signatories, 3 added, 0 withdrawn";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    let html = first().args(["build", "letter.toml", "--format", "html"]).run();
    assert_eq!(html.read("signatories.lock"), run.read("signatories.lock"));
    assert!(
        text(run.read("signatories.lock"))
            .contains("{ number = 2, key = \"2\", name = \"Ben Muster\", edition = 1 },\n")
    );
}

#[test]
fn the_ledger_counts_those_who_are_not_named_apart() {
    let letter = LETTER.replace("numbered = true", "numbered = true\nunnamed = 2");
    let run = built(Case::new().file("letter.toml", letter).file("signers.csv", TABLE));
    let said = "edition 1 of 2026-05-01, 3 signatories and 2 unnamed, 3 added, 0 withdrawn";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    let line = "{ date = 2026-05-01, count = 3, unnamed = 2, added = 3, withdrawn = 0 }";
    assert!(text(run.read("signatories.lock")).contains(line));
}

#[test]
fn the_same_list_on_the_same_day_changes_nothing() {
    let run = built(first());
    let (pdf, ledger) = (run.read("letter.pdf"), run.read("signatories.lock"));
    let again = built(first().file("signatories.lock", &ledger));
    assert_eq!(again.read("letter.pdf"), pdf);
    assert_eq!(again.read("signatories.lock"), ledger);
    assert!(!again.stderr.contains("signatories.lock"), "{}", again.stderr);
}

#[test]
fn letter_and_ledger_are_written_together_or_not_at_all() {
    let letter = LETTER.replace("\"signatories.lock\"", "\"no/folder.lock\"");
    let case = first().file("letter.toml", letter).args(["build", "letter.toml"]);
    let run = case.run().says(2, "cannot write `no/folder.lock`");
    assert_eq!(run.files, ["letter.toml", "signers.csv"]);
    let nowhere = ["build", "letter.toml", "-o", "none/letter.pdf"];
    let run = first().args(nowhere).run().says(2, "cannot write `none/letter.pdf`");
    assert_eq!(run.files, ["letter.toml", "signers.csv"]);
    let same = ["build", "letter.toml", "--format", "csv", "-o", "./signatories.lock"];
    first().args(same).run().says(2, "`signatories.lock` is the ledger of the letter");
}

#[cfg(unix)]
#[test]
fn a_ledger_is_written_into_the_folder_only() {
    let outside = tempfile::tempdir().expect("a folder");
    let to = outside.path().to_owned();
    let letter = LETTER.replace("\"signatories.lock\"", "\"link/x.lock\"");
    let case = first().file("letter.toml", letter).prepare(|folder| {
        std::os::unix::fs::symlink(&to, folder.join("link")).expect("a link");
    });
    case.args(["build", "letter.toml"]).run().says(2, "outside the letter's folder");
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
}

#[test]
fn a_later_edition_keeps_numbers_and_marks_who_is_new() {
    let run = second().args(["build", "letter.toml", "--format", "txt", "-o", "-"]).run();
    let said = "edition 2 of 2026-06-01, 4 signatories, 2 added, 1 withdrawn";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert!(run.stderr.contains("number 2 (`Ben Muster`) was printed"), "{}", run.stderr);
    let ledger = text(run.read("signatories.lock"));
    assert!(
        ledger.contains("{ number = 2, key = \"2\", edition = 1, withdrawn = 2 },\n"),
        "{ledger}"
    );
    let letter = text(run.stdout);
    assert!(letter.contains("We are 4 as of June 1, 2026."), "{letter}");
    let names: Vec<&str> =
        letter.lines().map(str::trim).filter(|line| line.starts_with(char::is_numeric)).collect();
    let expected = [
        "1. Ada Example",
        "2. (withdrawn)",
        "3. Cem Specimen",
        "4. Emil Ejemplo+",
        "5. Dora Sample+",
    ];
    assert_eq!(names, expected, "{letter}");
    assert!(letter.contains("+ Added since May 1, 2026."), "{letter}");
}

#[test]
fn who_is_gone_is_told_once() {
    let ledger = built(second()).says(0, "warning[withdrawn]").read("signatories.lock");
    let later = LATER_DAY.replace("06-01", "07-01");
    let case = second().file("signatories.lock", ledger);
    let run =
        case.file("letter.toml", format!("{LETTER}{later}")).args(["check", "letter.toml"]).run();
    assert!(run.status == 0 && !run.stderr.contains("withdrawn"), "{}", run.stderr);
}

#[test]
fn the_legend_of_marks_is_no_list_in_markdown() {
    let run = second().args(["build", "letter.toml", "--format", "md", "-o", "-"]).run();
    let letter = text(run.stdout);
    let line = letter.lines().find(|line| line.contains("Added since")).expect("a legend");
    assert!(!line.starts_with("+ "), "{line}");
}

#[test]
fn a_group_takes_the_newest() {
    let group = "[[signatories.groups]]\nheading = \"New since {since} ({count})\"\n\
        since = 2026-05-01\n[[signatories.groups]]\nheading = \"Before\"\n";
    let case = second().file("letter.toml", format!("{LETTER}{LATER_DAY}{group}"));
    let run = case.args(["signatories", "letter.toml", "--json"]).run();
    let list: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(list["groups"][0]["heading"], "New since May 1, 2026 (2)");
    let name = |group: usize, entry: usize| list["groups"][group]["entries"][entry]["name"].clone();
    assert_eq!((name(0, 0), name(1, 0)), ("Emil Ejemplo".into(), "Ada Example".into()));
}

#[test]
fn who_was_added_since_a_day_is_listed() {
    let list = |args: &[&str]| {
        let args = ["signatories", "letter.toml", "--since", "2026-05-01"].iter().chain(args);
        text(second().args(args.copied()).run().says(0, "").stdout)
    };
    let plain = list(&[]);
    assert!(plain.starts_with("4. Emil Ejemplo"), "{plain}");
    assert!(plain.ends_with("2 of 4 signatories added since 2026-05-01\n"), "{plain}");
    let csv = list(&["--csv"]);
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(csv.contains(",4,2026-06-01\r\n"), "the key and the day: {csv}");
    let json: Value = serde_json::from_str(&list(&["--json"])).expect("JSON");
    assert_eq!(json["groups"][0]["entries"][0]["key"], "5");
    assert_eq!(json["groups"][0]["entries"].as_array().expect("entries").len(), 2);
    assert_eq!((&json["since"], &json["edition"]["number"]), (&"2026-05-01".into(), &2.into()));
}

#[test]
fn without_a_ledger_nobody_is_new() {
    let letter = LETTER.replace("ledger = \"signatories.lock\"\n", "");
    let args = ["signatories", "letter.toml", "--since", "2026-05-01"];
    first().file("letter.toml", letter).args(args).run().says(2, "keeps no ledger");
    let args = ["signatories", "letter.toml", "--since", "1 May"];
    first().args(args).run().says(2, "a day is written year-month-day");
}

const BY_NAME: &str = "lang = \"en\"\ntitle = \"t\"\ndate = 2026-05-01\nsalutation = \"Dear all,\"\n\
    body = \"b\"\n[signatories]\nfile = \"signers.csv\"\ncorrections = \"corrections.toml\"\n";
const SHOUTED: &str = "Full name;E-mail;Type\nADA EXAMPLE;ada@sampletown.example;individual\n\
    Harbour Light Foundation;h@sampletown.example;organization\n\
    Harbour Light Fundation;f@sampletown.example;organization\n";

fn by_name() -> Case {
    Case::new().file("letter.toml", BY_NAME).file("signers.csv", SHOUTED)
}

fn fixed(case: Case) -> Run {
    case.args(["signatories", "letter.toml", "--fix"]).run()
}

#[test]
fn proposals_are_written_once_and_change_nothing() {
    let run = fixed(by_name()).says(0, "wrote corrections.toml: 2 proposals at its end");
    let proposed = text(run.read("corrections.toml"));
    assert!(proposed.lines().all(|line| line.is_empty() || line.starts_with('#')), "{proposed}");
    assert!(proposed.contains("# name = \"Ada Example\"\n"), "{proposed}");
    assert!(proposed.contains("# leave_out = true\n"), "{proposed}");
    assert!(!proposed.contains('@'), "{proposed}");
    let again = fixed(by_name().file("corrections.toml", &proposed)).says(0, "nothing new");
    assert_eq!(text(again.read("corrections.toml")), proposed);
    let taken = proposed.replace("# [[", "[[").replace("# key", "key").replace("# name", "name");
    let taken = taken.replace("# leave_out", "leave_out");
    let case = by_name().file("corrections.toml", &taken);
    let run = case.args(["build", "letter.toml", "--format", "txt"]).run();
    let letter = text(run.read("letter.txt"));
    assert!(letter.contains("Ada Example") && !letter.contains("Fundation"), "{letter}");
    assert_eq!(fixed(by_name().file("corrections.toml", &taken)).says(0, "nothing new").status, 0);
}

#[test]
fn what_is_written_already_stays() {
    let own = "[[correction]]\nwritten = \"Harbour Light Fundation\"\nleave_out = true # mine";
    let run = fixed(by_name().file("corrections.toml", own)).says(0, "1 proposal at its end");
    assert!(text(run.read("corrections.toml")).starts_with(own));
    let run = fixed(by_name().file("corrections.toml", "not = \"one\"\n"));
    let run = run.says(1, "nothing is written into corrections.toml");
    assert_eq!(text(run.read("corrections.toml")), "not = \"one\"\n");
    let other = BY_NAME.replace("corrections = \"corrections.toml\"\n", "");
    fixed(by_name().file("letter.toml", other)).says(2, "names no file of corrections");
}

#[test]
fn a_row_that_stops_the_letter_gets_its_proposal() {
    let table =
        SHOUTED.replace("ada@sampletown.example;individual", "a@sampletown.example;indvidual");
    let run = fixed(by_name().file("signers.csv", table)).says(1, "3 proposals");
    let proposed = text(run.read("corrections.toml"));
    assert!(proposed.contains("# kind = \"individual\"\n"), "{proposed}");
}

#[test]
fn who_is_left_out_counts_in_the_sum() {
    let own =
        "[[correction]]\nwritten = \"ada example\"\nleave_out = true\nnote = \"asked by mail\"\n";
    let run = by_name().file("corrections.toml", own).args(["check", "letter.toml"]).run();
    let sum = "2 signatories (3 rows = 2 printed + 1 left out by corrections)";
    assert!(run.stderr.contains(sum), "{}", run.stderr);
}

#[test]
fn rows_that_are_counted_anew_give_nobody_the_number_of_another() {
    let ledger = built(first()).read("signatories.lock");
    let later = |table: &str| {
        let case = first().file("signatories.lock", ledger.clone()).file("signers.csv", table);
        case.args(["check", "letter.toml"]).run()
    };
    let shifted = "ID;Full name\n1;Ben Muster\n2;Cem Specimen\n3;Dora Sample\n";
    let run = later(shifted).says(1, "error[unsure-number]");
    assert_eq!(run.stderr.matches("has the key of").count(), 3, "{}", run.stderr);
    // Who is married or misspelt is the same.
    later(&TABLE.replace("Ada Example", "Ada Sample").replace("Cem Specimen", "Kem Speciman"))
        .says(0, "is sound");
}

#[test]
fn a_line_that_is_gone_from_the_ledger_is_missed() {
    let ledger = text(built(first()).read("signatories.lock"));
    let lines: Vec<&str> = ledger.lines().filter(|line| !line.contains("number = 2")).collect();
    let case = first().file("signatories.lock", lines.join("\n"));
    let run = case.args(["check", "letter.toml"]).run();
    run.says(1, "3 were new on 2026-05-01, and 2 of them stand in it");
}

#[test]
fn a_name_of_people_of_several_bodies_is_not_left_out_for_all() {
    let table = "Full name;Organisation\nAda Example;Rivers Forum\nAda Example;Lakes Forum\n";
    let corrected = |correction: &str| {
        let case = by_name().file("signers.csv", table).file("corrections.toml", correction);
        case.args(["check", "letter.toml"]).run()
    };
    let run = corrected("[[correction]]\nwritten = \"Ada Example\"\nleave_out = true\n");
    let run = run.says(1, "several are known as `Ada Example`");
    let all = run.stderr.split("if all are meant, write `").nth(1).expect("the remedy");
    let all = all.split('`').next().expect("its line");
    let run = corrected(&format!("[[correction]]\n{all}\nleave_out = true\n"));
    run.says(0, "2 left out by corrections");
}

#[test]
fn a_letter_that_carries_its_files_says_so_of_corrections() {
    let case =
        by_name().file("corrections.toml", "").args(["check", "letter.toml", "--embed-source"]);
    case.run().says(0, "`corrections.toml` goes with the letter");
}

#[test]
fn signatures_of_openletter_earth_are_read_if_they_are_confirmed() {
    let json = include_str!("../cases/lint/files/openletter.json");
    let letter = "lang = \"en\"\ntitle = \"t\"\nsalutation = \"Dear all,\"\nbody = \"b\"\n[signatories]\n\
        file = \"openletter.json\"\nkey = \"id\"\nkind = \"individual\"\n";
    let list = |more: &str| {
        let case = Case::new()
            .file("openletter.json", json)
            .file("letter.toml", format!("{letter}{more}"));
        let run = case.args(["signatories", "letter.toml"]).run().says(0, "");
        (text(run.stdout), run.stderr)
    };
    let (confirmed, said) = list("");
    assert!(confirmed.contains("Ada Example, Engineer, Rivers Forum"), "{confirmed}");
    assert!(confirmed.contains("4 rows = 2 printed + 2 unverified"), "{confirmed}");
    assert!(
        said.contains("warning[unverified]: this signature and 1 more were never confirmed"),
        "{said}"
    );
    let (all, said) = list("unverified = true\n");
    assert!(all.contains("4 rows, all printed") && !said.contains("unverified"), "{all}{said}");
    let (others, _) = list("where = { is_verified = false }\n");
    assert!(
        others.contains("Ben Muster") && others.contains("2 left out, not is_verified = false")
    );
    let part = json.replace("\"total\": 4", "\"total\": 1200");
    let case = Case::new().file("openletter.json", part).file("letter.toml", letter);
    case.args(["check", "letter.toml"])
        .run()
        .says(1, "`openletter.json` holds 4 of 1200 signatures");
}

/// Headers as form makers write them: whole questions, some of which begin alike.
const QUESTIONS: &str = "Name,\"Dürfen wir Ihren Namen, Ihr Amt usw. veröffentlichen?\",\
    Consent (photos),Consent (name),\"Stimmen Sie\n  zu?\"\n\
    Ada Example,ja,no,yes,ja\nBen Muster,nein,yes,yes,ja\nCem Specimen,ja,yes,no,nein\n";

#[test]
fn columns_that_are_whole_questions_are_found() {
    let printed = |conditions: &str| {
        let letter = format!(
            "lang = \"de\"\ntitle = \"t\"\nbody = \"b\"\n[signatories]\nfile = \"a.csv\"\nwhere = {{ {conditions} }}\n"
        );
        let case = Case::new().file("letter.toml", letter).file("a.csv", QUESTIONS);
        let run = case.args(["signatories", "letter.toml", "--csv"]).run().says(0, "");
        let csv = text(run.stdout);
        let names =
            csv.lines().skip(1).map(|line| line.split(',').nth(2).expect("a name").to_owned());
        names.collect::<Vec<_>>()
    };
    let question = "\"Dürfen wir Ihren Namen, Ihr Amt usw. veröffentlichen?\" = true";
    assert_eq!(printed(question), ["Ada Example", "Cem Specimen"]);
    assert_eq!(printed("\"Consent (name)\" = true"), ["Ada Example", "Ben Muster"]);
    assert_eq!(printed("\"consent (PHOTOS)\" = false"), ["Ada Example"]);
    assert_eq!(printed("\"Stimmen Sie zu?\" = true"), ["Ada Example", "Ben Muster"]);
    assert_eq!(printed("\"Stimmen Sie\\n  zu?\" = true"), ["Ada Example", "Ben Muster"]);
}

#[test]
fn stationery_and_a_release_record_nobody() {
    let letter = format!("{LETTER}\n[letterhead]\nname = \"Sample Office\"\n");
    let args = ["build", "letter.toml", "--profile", "print,press", "--press-only"];
    let run = first().file("letter.toml", letter).args(args).args(["--letterhead-only"]).run();
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.files.iter().any(|file| file.ends_with(".lock")), "{:?}", run.files);
}
