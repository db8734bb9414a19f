//! The name itself, without what is written into it besides: brackets, nicknames, handles.

use std::borrow::Cow;

use super::fold::letters;
use crate::names::BRACKETS;

/// What opens and closes nicknames.
const QUOTES: [(char, char); 5] = [('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('"', '"')];
/// No name has more of one kind of them.
const MOST: usize = 4;

/// A name without what is written into it, and that.
pub struct Core<'a> {
    pub name: Cow<'a, str>,
    /// In the letters that make names the same, sorted.
    pub beside: Vec<String>,
}

/// Takes a name apart. Brackets of bodies tell chapters apart; only an acronym is the same
/// body again.
pub fn core(name: &str, individual: Option<bool>) -> Core<'_> {
    let whole = || Core { name: Cow::Borrowed(name), beside: Vec::new() };
    let mut core = whole();
    if !name.contains(['(', '[', '（', '“', '„', '«', '"', '@']) {
        return core;
    }
    let body = individual == Some(false);
    core.cut(&BRACKETS, |(_, within, _)| !body || is_acronym(within));
    if !body {
        let within = |text: &str| !text.trim().is_empty();
        core.cut(&QUOTES, |(before, _, after)| within(before) && within(after));
        core.cut_handles();
    }
    core.beside.sort_unstable();
    if letters(&core.name).is_empty() { whole() } else { core }
}

impl Core<'_> {
    /// Sets aside what stands between signs, where that is wanted.
    fn cut(&mut self, signs: &[(char, char)], wanted: impl Fn(&(&str, &str, &str)) -> bool) {
        for pair in signs.iter().flat_map(|pair| [pair; MOST]) {
            if let Some((before, within, after)) = around(&self.name, *pair).filter(&wanted) {
                self.beside.push(letters(within));
                self.name = Cow::Owned(format!("{before} {after}"));
            }
        }
    }

    /// Sets aside names of accounts behind the name: `@ada`.
    fn cut_handles(&mut self) {
        let handle = |word: &&str| word.starts_with('@') && word.chars().nth(1).is_some();
        let words = self.name.split_whitespace().skip(1);
        let handles: Vec<String> = words.filter(handle).map(letters).collect();
        if !handles.is_empty() {
            let rest = self.name.split_whitespace().filter(|word| !handle(word));
            self.name = Cow::Owned(rest.collect::<Vec<_>>().join(" "));
            self.beside.extend(handles);
        }
    }
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
            |name| core(name, Some(true)).name.split_whitespace().collect::<Vec<_>>().join(" ");
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
        let body = |name| core(name, Some(false)).beside;
        assert_eq!(body("Rivers Forum (Sampletown)"), Vec::<String>::new());
        assert_eq!(body("Sample Academic Network (SAN)"), ["san"]);
        assert_eq!(body("Initiative „Offene Fenster“"), Vec::<String>::new());
    }
}
