//! What the program prints of itself, and the letters it begins.

use serde_json::Value;

use crate::support::case::Case;

fn printed<const N: usize>(args: [&str; N]) -> String {
    let run = Case::new().args(args).run();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.files.is_empty(), "{:?}", run.files);
    String::from_utf8(run.stdout).expect("text")
}

#[test]
fn every_new_letter_builds_at_once_without_a_remark() {
    for kind in ["open-letter", "business", "minimal"] {
        let case = Case::new().args(["new", "mine", "--kind", kind]);
        let run = case
            .run()
            .says(0, "wrote mine/letter.toml; now run: undersigned build mine/letter.toml");
        let again =
            run.files.iter().fold(Case::new(), |case, name| case.file(name, run.read(name)));
        let built = again.args(["build", "mine/letter.toml"]).run();
        let lines: Vec<&str> = built.stderr.lines().collect();
        assert!(matches!(lines[..], [line] if line.starts_with("wrote ")), "{kind}: {lines:#?}");
    }
}

#[test]
fn a_new_letter_is_minimal_unless_said_otherwise() {
    let run = Case::new().args(["new", "."]).run().says(0, "");
    assert_eq!(run.files, ["letter.toml"]);
    assert!(run.read("letter.toml").len() < 500);
}

#[test]
fn a_new_letter_overwrites_nothing() {
    let case = Case::new().file("mine/logo.svg", "Mine.");
    let run = case
        .args(["new", "mine", "--kind", "business"])
        .run()
        .says(2, "`mine/logo.svg` is there already");
    assert_eq!(run.read("mine/logo.svg"), b"Mine.");
    assert_eq!(run.files, ["mine/logo.svg"]);
}

#[test]
fn the_schema_knows_the_keys_of_a_letter() {
    let schema: Value = serde_json::from_str(&printed(["schema"])).expect("JSON");
    for key in ["lang", "body", "signatories"] {
        assert!(schema["properties"][key].is_object(), "{key}");
    }
}

#[test]
fn completions_and_manual_name_the_commands() {
    for page in
        [printed(["completions", "bash"]), printed(["completions", "fish"]), printed(["man"])]
    {
        for command in ["build", "check", "new", "schema", "fonts"] {
            assert!(page.contains(command), "no {command} in:\n{page}");
        }
    }
}

#[test]
fn fonts_are_listed_with_their_styles() {
    let list = printed(["fonts"]);
    let families: Vec<&str> =
        list.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert!(
        families.contains(&"Libertinus Serif") && families.contains(&"Source Sans 3"),
        "{list}"
    );
    assert!(list.contains("400 italic"), "{list}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    assert!(printed(["--help"]).contains("Usage: undersigned"));
    assert_eq!(printed(["--version"]), format!("undersigned {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_call_that_makes_no_sense_is_a_failure() {
    for args in [
        &["bild"][..],
        &["build"],
        &["check"],
        &["build", "a.toml", "--nope"],
        &["new", "a", "--kind", "b"],
    ] {
        let run = Case::new().args(args.iter().copied()).run().says(2, "error: ");
        assert!(run.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn a_font_folder_that_is_missing_is_a_failure() {
    Case::letter()
        .args(["check", "letter.toml", "--font-path", "none"])
        .run()
        .says(2, "`none` is no folder");
}
