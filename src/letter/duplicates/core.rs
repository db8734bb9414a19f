//! The name itself, without what is written into it besides: brackets, nicknames, handles.

use std::borrow::Cow;

use super::fold::letters;

/// What opens and closes brackets, and nicknames.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('（', '）')];
const QUOTES: [(char, char); 5] = [('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('"', '"')];

/// A name without what is written into it, and that. Brackets of bodies tell chapters
/// apart; only an acronym is the same body again.
pub fn core(name: &str, individual: Option<bool>) -> (Cow<'_, str>, Vec<String>) {
    let mut core = Cow::Borrowed(name);
    let mut beside = Vec::new();
    if !name.contains(['(', '[', '（', '“', '„', '«', '"', '@']) {
        return (core, beside);
    }
    for pair in BRACKETS {
        let apart = |within: &str| individual != Some(false) || is_acronym(within);
        while let Some((before, within, after)) = around(&core, pair).filter(|cut| apart(cut.1)) {
            beside.push(letters(within));
            core = Cow::Owned(format!("{before} {after}"));
        }
    }
    if individual != Some(false) {
        for pair in QUOTES {
            let middle =
                |cut: &(&str, &str, &str)| !cut.0.trim().is_empty() && !cut.2.trim().is_empty();
            if let Some((before, within, after)) = around(&core, pair).filter(middle) {
                beside.push(letters(within));
                core = Cow::Owned(format!("{before} {after}"));
            }
        }
        let handle = |word: &str| word.starts_with('@') && word.chars().nth(1).is_some();
        if core.split_whitespace().skip(1).any(handle) {
            beside.extend(core.split_whitespace().filter(|word| handle(word)).map(letters));
            let rest: Vec<&str> = core.split_whitespace().filter(|word| !handle(word)).collect();
            core = Cow::Owned(rest.join(" "));
        }
    }
    beside.sort_unstable();
    if letters(&core).is_empty() { (Cow::Borrowed(name), Vec::new()) } else { (core, beside) }
}

/// What stands before, within and behind the first pair of brackets.
fn around(text: &str, (open, close): (char, char)) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(open)?;
    let (within, after) = rest.split_once(close)?;
    Some((before, within, after))
}

fn is_acronym(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn what_is_written_into_a_name_is_set_aside() {
        let person =
            |name| core(name, Some(true)).0.split_whitespace().collect::<Vec<_>>().join(" ");
        for name in [
            "Ada Example (University of Sampletown)",
            "Ada (Addy) Example",
            "Ada “Addy” Example",
            "Ada \"Addy\" Example",
            "Ada Example @ada (she/her)",
            "Ada Example",
        ] {
            assert_eq!(person(name), "Ada Example");
        }
        for name in ["(Ada Example)", "@ada", "“Ada Example”", "Ada (Example", "Ada @ Home"] {
            assert_eq!(person(name), name);
        }
    }

    #[test]
    fn chapters_of_a_body_are_told_apart() {
        let body = |name| core(name, Some(false)).1;
        assert_eq!(body("Rivers Forum (Sampletown)"), Vec::<String>::new());
        assert_eq!(body("Sample Academic Network (SAN)"), ["san"]);
        assert_eq!(body("Initiative „Offene Fenster“"), Vec::<String>::new());
    }
}
