//! Which rows are wanted.

use crate::letter::schema::Conditions;
use crate::letter::spanned::Wanted;

/// What people and forms write for yes, in the languages letters are written in.
const YES: [&str; 17] = [
    "true", "yes", "y", "1", "x", "on", "ja", "j", "oui", "si", "sí", "sì", "sim", "tak", "так",
    "✓", "✔",
];
/// What they write for no; an empty cell is one too.
const NO: [&str; 13] =
    ["", "false", "no", "n", "0", "off", "nein", "non", "não", "nee", "nej", "nie", "ні"];

/// What is ticked on forms that ask for consent, without punctuation.
const AGREED: [&str; 22] = [
    "agree",
    "agreed",
    "i agree",
    "yes i agree",
    "accept",
    "accepted",
    "i accept",
    "yes i accept",
    "consent",
    "i consent",
    "yes i consent",
    "einverstanden",
    "ich stimme zu",
    "ja ich stimme zu",
    "daccord",
    "jaccepte",
    "acepto",
    "de acuerdo",
    "accetto",
    "aceito",
    "akkoord",
    "zgadzam się",
];

/// A cell that should say yes or no.
pub fn flag(cell: &str) -> Option<bool> {
    let word = cell.trim().to_lowercase();
    let letters: String = word.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    if YES.contains(&word.as_str()) || AGREED.contains(&letters.trim()) {
        return Some(true);
    }
    NO.contains(&word.as_str()).then_some(false)
}

/// Whether a cell has the value looked for. Capitals and outer spaces do not count.
pub fn holds(wanted: &Wanted, cell: &str) -> bool {
    let same = |text: &str| text.trim().to_lowercase() == cell.trim().to_lowercase();
    match wanted {
        Wanted::Flag(yes) => flag(cell) == Some(*yes),
        Wanted::Text(text) => same(text),
        Wanted::Any(texts) => texts.iter().any(|text| same(text)),
    }
}

/// A condition in words: `consent = yes`.
pub fn words(column: &str, wanted: &Wanted) -> String {
    let value = match wanted {
        Wanted::Flag(yes) => yes.to_string(),
        Wanted::Text(text) => text.clone(),
        Wanted::Any(texts) => texts.join(" or "),
    };
    format!("{column} = {value}")
}

/// All of some conditions in words.
pub fn all(conditions: &Conditions) -> String {
    let each = conditions.iter().map(|(column, wanted)| words(column, wanted));
    each.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_a_yes_in_any_language() {
        let yes = Wanted::Flag(true);
        assert!(
            ["Yes", " TRUE ", "x", "Oui", "так", "Yes, I agree."]
                .iter()
                .all(|cell| holds(&yes, cell))
        );
        assert!(!["No", "", "perhaps"].iter().any(|cell| holds(&yes, cell)));
        assert!(holds(&Wanted::Flag(false), "") && !holds(&Wanted::Flag(false), "perhaps"));
    }

    #[test]
    fn texts_are_compared_without_capitals() {
        let any = Wanted::Any(vec!["Kenya".into(), "Peru".into()]);
        assert!(holds(&any, "PERU ") && !holds(&any, "Per"));
        assert_eq!(words("country", &any), "country = Kenya or Peru");
    }
}
