//! The nearest known name.

/// The candidate a misspelt word most likely meant, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= 1 + candidate.chars().count() / 4)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean" for the nearest candidate, or else the list of them all.
pub fn hint(word: &str, candidates: &[&str]) -> String {
    if let Some(candidate) = nearest(word, candidates.iter().copied()) {
        return format!("did you mean `{candidate}`?");
    }
    let list = candidates.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    format!("known here: {list}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_another_word_does_not() {
        let keys = ["signatories", "salutation", "subject", "cc"];
        assert_eq!(nearest("signatoris", keys), Some("signatories"));
        assert_eq!(nearest("Subjcet", keys), Some("subject"));
        assert_eq!(nearest("colour", keys), None);
    }

    #[test]
    fn without_a_near_word_the_hint_lists_what_is_known() {
        assert_eq!(hint("x", &["left", "right"]), "known here: `left`, `right`");
    }
}
