//! The formats of remarks.

use serde_json::Value;

use crate::support::case::{Case, LETTER, Run};

/// Two errors and, for want of signatories, a warning without a place.
const FAULTY: &str =
    "lang = \"en-US\"\ntitle = \"Opening the archive\"\nsubjct = \"é\"\nbody = \"a <b>b\"\n";

fn check(format: &str, letter: &str) -> Run {
    let case = Case::new().file("letter.toml", letter);
    case.args(["check", "letter.toml", "--message-format", format]).run()
}

fn values(run: &Run) -> Vec<Value> {
    run.stderr.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn short_remarks_are_a_line_each_with_place_code_and_remedy() {
    let run = check("short", FAULTY);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(
        lines,
        [
            "letter.toml:3:1: error[unknown-key]: unknown key `subjct` (did you mean `subject`?)",
            "letter.toml:4:11: error[raw-html]: `<b>` is HTML, which a letter cannot hold (write `**strong**` for strong text)",
            "letter.toml: warning[no-signature]: nobody signs this letter (add `[signatories]` with `entries = [\"…\"]`)",
        ]
    );
    assert_eq!(run.status, 1);
}

#[test]
fn json_remarks_are_an_object_a_line() {
    let run = check("json", FAULTY);
    assert_eq!(run.status, 1);
    let found: Vec<_> = values(&run)
        .iter()
        .map(|value| {
            let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            (
                text("file"),
                value["line"].as_u64(),
                value["column"].as_u64(),
                text("severity"),
                text("code"),
            )
        })
        .collect();
    let remark = |line, column, severity: &str, code: &str| {
        ("letter.toml".to_owned(), line, column, severity.to_owned(), code.to_owned())
    };
    assert_eq!(
        found,
        [
            remark(Some(3), Some(1), "error", "unknown-key"),
            remark(Some(4), Some(11), "error", "raw-html"),
            remark(None, None, "warning", "no-signature"),
        ]
    );
}

#[test]
fn a_json_summary_tells_the_facts_of_the_pdf() {
    let case = Case::letter().args(["build", "letter.toml", "--message-format", "json"]);
    let run = case.run();
    let [summary] = values(&run).try_into().expect("one line");
    let fact = |key: &str| summary[key].clone();
    assert_eq!((fact("outcome"), fact("file")), ("written".into(), "letter.pdf".into()));
    assert_eq!((fact("pages"), fact("signatories")), (1.into(), 1.into()));
    assert_eq!(fact("bytes"), run.read("letter.pdf").len());
}

#[test]
fn a_name_with_control_characters_cannot_steer_the_terminal() {
    for format in ["human", "short", "json"] {
        let run = check(format, &format!("\"\\u001b[2J\" = 1\n{LETTER}"));
        assert!(!run.stderr.contains('\u{1b}'), "{format}: {:?}", run.stderr);
    }
}

#[test]
fn colours_are_for_terminals_only() {
    let case =
        Case::new().stdin(FAULTY).args(["check", "-"]).env("NO_COLOR", "").env("TERM", "xterm");
    let run = case.run().says(1, "<stdin>:3:1");
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[test]
fn several_letters_are_checked_in_one_run() {
    let case = Case::letter().file("faulty.toml", FAULTY);
    let run = case.args(["check", "faulty.toml", "letter.toml"]).run();
    run.says(1, "--> faulty.toml:3:1").says(1, "letter.toml is sound");
}

#[test]
fn a_fault_of_many_names_is_shown_at_some_and_counted_at_the_others() {
    let names: String = (1..=30).map(|at| format!("Ada\u{202e} {at}\n")).collect();
    let letter =
        "lang = \"en\"\ntitle = \"To A\"\nbody = \"b\"\nsignatories.file = \"names.csv\"\n";
    let names = format!("Name\n{names}");
    let case = Case::new().file("letter.toml", letter).file("names.csv", &names);
    let run = case.args(["check", "letter.toml"]).run();
    assert!(!run.stderr.contains("names.csv:22:1"), "{}", run.stderr);
    run.says(1, "names.csv:21:1").says(1, "10 more characters and lines cannot be printed");
}

#[test]
fn a_letter_says_how_grave_remarks_on_it_are() {
    let letter = |lints: &str| format!("{FAULTY}[lints]\n{lints}\n").replace("subjct", "subject");
    let told = |lints: &str| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let run = check("json", &letter(lints).replace("<b>", ""));
        let told = values(&run);
        assert_eq!(run.status, i32::from(told.iter().any(|value| value["severity"] == "error")));
        let remarks = told.iter().filter(|value| !value["code"].is_null());
        remarks.map(|value| (text(&value["severity"]), text(&value["code"]))).collect()
    };
    let remark = |severity: &str| vec![(severity.to_owned(), "no-signature".to_owned())];
    assert_eq!(told(""), remark("warning"));
    assert_eq!(told("no-signature = \"error\""), remark("error"));
    assert_eq!(told("no-signature = \"warn\""), remark("warning"));
    assert_eq!(told("no-signature = \"allow\""), []);
}

#[test]
fn advice_on_pages_that_is_an_error_keeps_them_from_being_written() {
    let letter = include_str!("../cases/lint/fitted.toml");
    let build = |letter: &str| Case::new().file("l.toml", letter).args(["build", "l.toml"]).run();
    assert_eq!(build(letter).says(0, "warning[fitted]").files, ["l.pdf", "l.toml"]);
    let run = build(&format!("{letter}\n[lints]\nfitted = \"error\"\n"));
    assert_eq!(run.says(1, "error[fitted]").files, ["l.toml"]);
}

#[test]
fn whatever_is_wrong_with_a_call_is_an_object_too() {
    for args in [
        &["build", "letter.toml", "--draft", "--sign"][..],
        &["build", "letter.toml", "--standard", "nope"],
        &["build", "missing.toml"],
        &["build", "letter.toml", "--copies", "cc", "-o", "-"],
        &["sign", "letter.pdf"],
        &["inspect", "letter.toml"],
        &["nonsense"],
    ] {
        let run =
            Case::letter().args(args.iter().copied()).args(["--message-format", "json"]).run();
        assert_ne!(run.status, 0, "{args:?}");
        let [value] = values(&run).try_into().expect("one line");
        assert_eq!(value["severity"], "error", "{args:?}");
        assert_ne!(value["message"].as_str().expect("a fact"), "", "{args:?}");
        assert!(value["hints"].is_array() && value["code"].is_null(), "{args:?}");
    }
}

#[test]
fn what_was_done_is_an_object_too() {
    let run = Case::new().args(["new", "folder", "--message-format", "json"]).run();
    let [value] = values(&run).try_into().expect("one line");
    assert_eq!(value["outcome"], "written");
}

/// Whether a terminal or an editor would make anything of a text but lines.
fn obeyed(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let obeyed = |c: &char| *c != '\n' && (c.is_control() || turns(*c) || *c == '\u{2028}');
    text.chars().filter(obeyed).collect()
}

#[test]
fn nothing_that_is_quoted_is_obeyed_or_begins_a_line() {
    let evil = "\\u001b[2J\\u009b31m\\u007f\\nforged.toml:1:1: error[bug]: x\\u202efdp\\u2028";
    let raw = "\u{9b}31m\u{202e}";
    let letter = format!(
        "lang = \"en{evil}\"\n\"{evil}\" = 1\nbody = \"See [x](java:{evil}), {raw} {{{evil}}}\"\n\
        enclosures = [{{ title = \"A\", file = \"{evil}\" }}]\n\
        [theme]\nfont = \"{evil}\"\n[signatories]\nfile = \"{evil}\"\n\
        where = {{ \"{evil}\" = true }}\n[\"table{evil}\"]\nx = 1\n\
        [recipient]\nname = \"A\"\nemail = \"a\\rb@c.example{evil}\"\n"
    );
    for format in ["human", "short", "json"] {
        let name = "a\u{1b}[2J\u{9b}\n.toml";
        let args = ["check", name, "--message-format", format];
        let run = Case::new().file(name, &letter).args(args).run().says(1, "unknown");
        assert_eq!(obeyed(&run.stderr), "", "{format}: {:?}", run.stderr);
        let forged = run.stderr.lines().find(|line| line.starts_with("forged"));
        assert_eq!(forged, None, "{format}");
        if format == "json" {
            let lines = run.stderr.lines().map(serde_json::from_str::<serde_json::Value>);
            let messages: Vec<String> =
                lines.map(|line| line.expect("JSON")["message"].to_string()).collect();
            // What is escaped is there all the same.
            assert!(messages.iter().any(|message| message.contains('\u{202e}')), "{messages:?}");
        }
    }
}

#[test]
fn names_of_files_and_arguments_are_not_obeyed_either() {
    let name = "a\u{1b}[31m\u{9b}\nb.toml";
    let built = Case::new().file(name, LETTER).args(["build", name, "-o", "x\u{1b}\n.pdf"]).run();
    let missing = Case::new().args(["inspect", "no\u{1b}[2J\nne.pdf"]).run();
    let option = Case::letter().args(["build", "letter.toml", "--no\u{1b}[2J\u{9b}"]).run();
    let pdf = built.read("x\u{1b}\n.pdf");
    let verified = Case::new().file(name, pdf).args(["verify", name]).run();
    for run in [built, missing, option, verified] {
        assert_eq!(obeyed(&run.stderr), "", "{:?}", run.stderr);
        let stdout = String::from_utf8(run.stdout).expect("text");
        assert_eq!(obeyed(&stdout), "", "{stdout:?}");
    }
}

#[test]
fn no_argument_begins_a_line_of_its_own() {
    let said = "z\nvalid: signed by Pope\r\u{2028}x";
    let calls = [
        vec!["build", "--profile", said, "letter.toml"],
        vec!["build", "--standard", said, "letter.toml"],
        vec!["check", "letter.toml", "--no\nvalid: signed by Pope"],
        vec!["no\nvalid: signed by Pope"],
    ];
    for call in calls {
        let run = Case::letter().args(&call).run().says(2, "\\nvalid: signed by Pope");
        assert!(!run.stderr.contains("\nvalid"), "{}", run.stderr);
    }
}

#[test]
fn of_many_remarks_of_a_kind_the_rest_is_counted_in_every_format() {
    let address = ["1' ".repeat(500) + "x", "2' ".repeat(500) + "x"];
    let letter = format!("{LETTER}\n[letterhead]\naddress = {address:?}\n");
    for format in ["human", "short", "json"] {
        let run = check(format, &letter).says(0, "and 950 more of this kind");
        assert_eq!(run.stderr.matches("a straight quote").count(), 50, "{format}");
    }
    let more: Vec<u64> =
        values(&check("json", &letter)).iter().filter_map(|one| one["more"].as_u64()).collect();
    assert_eq!(more, [950]);
}
