//! Which rows are wanted.

use crate::draft::either::Wanted;
use crate::draft::schema::Conditions;
use crate::table::columns::flag;

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
