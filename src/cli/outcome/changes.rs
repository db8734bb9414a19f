//! What is new in a draft, in words: bars stand beside its text only.

use serde_json::{Value, json};
use undersigned::letter::Changes;

use super::super::terminal::{Outcome, count};

/// More names than these are only counted.
const MOST_NAMES: usize = 5;

/// What is new since a letter was sent.
pub struct NewSince<'a>(pub &'a Changes);

impl Outcome for NewSince<'_> {
    fn lines(&self) -> Vec<String> {
        let Self(changes) = self;
        let text = match passages(changes) {
            0 => None,
            number => Some(count(number, "passage of the text", "passages of the text")),
        };
        let gone = match changes.gone {
            0 => None,
            number => Some(format!("{} fewer", count(number, "passage", "passages"))),
        };
        let keys = changes.keys.iter().map(|key| format!("`{key}`"));
        let signatories =
            [("more", &changes.came), ("fewer", &changes.went), ("altered", &changes.altered)];
        let signatories = signatories.into_iter().filter(|(_, names)| !names.is_empty());
        let signatories = signatories.map(|(how, names)| people(how, names));
        let parts = text.into_iter().chain(gone).chain(keys).chain(signatories);
        let parts: Vec<String> = parts.collect();
        vec![match parts.is_empty() {
            true => "nothing is found to be new since it was sent".to_owned(),
            false => format!("new since it was sent: {}", parts.join("; ")),
        }]
    }

    fn json(&self) -> Vec<Value> {
        let Self(changes) = self;
        vec![json!({
            "outcome": "changes",
            "passages": passages(changes),
            "gone": changes.gone,
            "keys": changes.keys,
            "came": changes.came,
            "went": changes.went,
            "altered": changes.altered,
        })]
    }
}

fn passages(changes: &Changes) -> usize {
    let all = [&changes.body].into_iter().chain(&changes.postscripts).flatten();
    all.filter(|changed| **changed).count()
}

/// `2 signatories more (A, B)`.
fn people(how: &str, names: &[String]) -> String {
    let number = count(names.len(), "signatory", "signatories");
    let some: Vec<_> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    let rest = if names.len() > MOST_NAMES { ", …" } else { "" };
    format!("{number} {how} ({}{rest})", some.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_new_is_said_in_a_line() {
        let said = |changes| NewSince(&changes).lines().join("\n");
        assert_eq!(said(Changes::default()), "nothing is found to be new since it was sent");
        let changes = Changes {
            body: vec![false, true],
            postscripts: vec![vec![true]],
            gone: 1,
            keys: vec!["subject", "cc"],
            came: ["A", "B", "C", "D", "E", "F"].map(str::to_owned).to_vec(),
            went: vec!["G".to_owned()],
            altered: vec!["H".to_owned()],
        };
        let line = "new since it was sent: 2 passages of the text; 1 passage fewer; `subject`; `cc`; \
            6 signatories more (A, B, C, D, E, …); 1 signatory fewer (G); 1 signatory altered (H)";
        assert_eq!(said(changes), line);
    }
}
