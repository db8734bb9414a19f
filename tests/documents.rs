//! The documents, held against the program.

use std::fs;
use std::path::{Path, PathBuf};

use undersigned::diagnostic::Code;

use crate::support::case::Case;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The complete letters a document shows.
fn letters(text: &str) -> Vec<&str> {
    text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn every_letter_in_the_documents_is_sound() {
    for path in ["README.md", "docs/letter-format.md", "docs/signatories.md", "docs/print.md"] {
        let text = read(path);
        assert!(!letters(&text).is_empty(), "{path} shows no letter");
        for letter in letters(&text) {
            let outcome =
                Case::new().file("letter.toml", letter).args(["check", "letter.toml"]).run();
            assert_eq!(outcome.status, 0, "{path}:\n{letter}\n{}", outcome.stderr);
        }
    }
}

#[test]
fn every_code_is_documented_in_order() {
    let text = read("docs/diagnostics.md");
    let documented: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')).collect();
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(documented, codes);
}

/// Each folder of `src` by rank: it may use those before it only.
const RANKS: [&str; 24] = [
    "source",
    "diagnostic",
    "locale",
    "design",
    "names",
    "pdf",
    "inspect",
    "preflight",
    "annex",
    "foreign",
    "draft",
    "table",
    "letter",
    "text",
    "prose",
    "lint",
    "check",
    "sheet",
    "stationery",
    "typeset",
    "export",
    "signature",
    "job",
    "cli",
];

#[test]
fn imports_run_uphill_only() {
    for (name, text) in own_sources() {
        let Some(own) = rank(&name) else { continue };
        let code: String = text.lines().filter(|line| !line.trim().starts_with("//")).collect();
        for path in code.split("crate::").skip(1) {
            let used = path.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let used = used.unwrap_or_default();
            assert!(rank(used).is_none_or(|used| used <= own), "{name} uses {used}");
        }
    }
}

/// The rank of a file below `src`, or of a module.
fn rank(name: &str) -> Option<usize> {
    let top = name.split(['/', '.']).next();
    RANKS.iter().position(|rank| Some(*rank) == top)
}

#[test]
fn typst_appears_below_the_sheet_only() {
    let allowed = ["stationery/", "typeset/", "export/", "cli/settings.rs", "cli/typefaces.rs"];
    for (name, text) in own_sources() {
        let free = allowed.iter().any(|place| name.starts_with(place));
        let uses = |line: &str| line.contains("typst::") || line.contains("typst_");
        let code = text.lines().filter(|line| !line.trim().starts_with("//"));
        assert!(free || !code.clone().any(uses), "{name} uses typst");
    }
}

#[test]
fn one_file_alone_uses_the_network() {
    let network = ["ureq", "std::net", "TcpStream", "UdpSocket"];
    for (name, text) in own_sources() {
        let used = network.iter().find(|word| text.contains(*word));
        assert!(used.is_none() || name == "cli/http.rs", "{name} uses {used:?}");
    }
}

#[test]
fn one_file_alone_prints() {
    let printing = ["println!", "print!(", "stderr().lock", "stdout().lock", "anstream"];
    for (name, text) in own_sources() {
        let used = printing.iter().find(|word| text.contains(*word));
        assert!(used.is_none() || name == "cli/terminal.rs", "{name} uses {used:?}");
    }
}

/// Words between backticks that are paths of files and folders of this project.
fn paths(document: &str) -> impl Iterator<Item = &str> {
    let quoted = document.split('`').skip(1).step_by(2);
    quoted.filter(|text| {
        let path = !text.contains([' ', '(', '*', '<', '"', '='])
            && !text.starts_with(['/', '.', '-'])
            && !text.contains("TAG");
        let file = [".rs", ".typ", ".toml", ".md"].iter().any(|ending| text.ends_with(ending));
        path && text.contains('/') && (file || text.ends_with('/'))
    })
}

#[test]
fn files_that_documents_name_are_there() {
    for document in ["docs/architecture.md", "CONTRIBUTING.md", "templates/README.md"] {
        let text = fs::read_to_string(root().join(document)).expect("a document");
        assert!(paths(&text).count() > 5, "{document}");
        for path in paths(&text) {
            let there = ["", "src"].iter().any(|folder| root().join(folder).join(path).exists());
            assert!(there, "{document} names {path}");
        }
    }
}

/// The program's own files: path below `src`, and text.
fn own_sources() -> impl Iterator<Item = (String, String)> {
    let src = root().join("src");
    sources(&src).into_iter().map(move |file| {
        let text = fs::read_to_string(&file).expect("a source");
        let name = file.strip_prefix(&src).expect("below src").to_string_lossy().into_owned();
        (name, text)
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}
