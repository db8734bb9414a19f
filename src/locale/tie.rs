//! Words that must not be parted at the end of a line are tied: an abbreviation and
//! what it stands for, a number and its unit, a day and its month.

use super::Locale;

/// A space at which no line ends. It is one of the page: typed as a space, it is read as
/// one everywhere else. No text has this character, as those for private use are refused.
pub const TIE: char = '\u{e000}';

/// Text as it was typed: ties are spaces.
pub fn untied(text: &str) -> String {
    text.replace(TIE, " ")
}

/// What ties of one letter are made by.
pub struct Ties<'a> {
    locale: &'a Locale,
    months: Vec<String>,
}

impl Locale {
    /// The ties of this language.
    pub fn ties(&self) -> Ties<'_> {
        Ties { locale: self, months: self.months() }
    }
}

impl Ties<'_> {
    /// The text with its ties.
    pub fn apply(&self, text: &str) -> String {
        let mut tied = String::with_capacity(text.len());
        let mut before = "";
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                tied.push(if self.belong(before, word) { TIE } else { ' ' });
            }
            tied.push_str(word);
            before = word;
        }
        tied
    }

    fn belong(&self, before: &str, word: &str) -> bool {
        let words = &self.locale.words;
        let is = |list: &[String], word: &str| list.iter().any(|known| known == word);
        let bare = word.trim_end_matches([',', '.', ';', ':', ')']);
        let opened = before.trim_start_matches(['(', '“', '"', '«', '„']);
        let number = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
        let ends_in_digit = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
        let day = |word: &str| number(word) && word.trim_end_matches(',').len() <= 3;
        // French sets its high punctuation apart from the word, not from the line.
        let apart = |c| matches!(c, ':' | ';' | '!' | '?' | '»' | '%');
        !word.is_empty() && word.chars().all(apart)
            || before.ends_with('«')
            || is(&words.abbreviations, opened)
            || ends_in_digit(before) && (is(&words.units, bare) || is(&words.units, word))
            || self.month(before) && number(word)
            || day(before) && self.month(bare)
    }

    fn month(&self, word: &str) -> bool {
        self.months.iter().any(|month| month == word)
    }
}

/// A name with more characters may be divided between lines: a line has some ninety.
const LONGEST: usize = 48;

/// A name and what follows its first comma, tied so that the office does not
/// begin a line of its own without its holder.
pub fn keep_together(text: &str) -> String {
    let tied = |name: &str| match name.chars().count() {
        0..=LONGEST => name.replace(' ', &TIE.to_string()),
        _ => name.to_owned(),
    };
    let Some((name, office)) = text.split_once(", ") else { return tied(text) };
    let name = tied(name);
    match office.split_once(' ') {
        Some((first, rest)) => format!("{name},{TIE}{first} {rest}"),
        None => format!("{name},{TIE}{office}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tied(tag: &str, text: &str) -> String {
        let locale = Locale::new(&tag.parse().expect("a tag"));
        locale.ties().apply(text).replace(TIE, "~")
    }

    #[test]
    fn abbreviations_numbers_and_dates_hold_together() {
        assert_eq!(tied("en", "The Hon. Uzra Zeya, p. 5"), "The Hon.~Uzra Zeya, p.~5");
        assert_eq!(tied("en", "some 40 km, 5 %"), "some 40~km, 5~%");
        assert_eq!(
            tied("en", "in May 2022, on February 18 and"),
            "in May~2022, on February~18 and"
        );
        assert_eq!(tied("en-GB", "on 18 February 2022"), "on 18~February~2022");
        assert_eq!(tied("de", "am 3. Mai bei Dr. Beispiel"), "am 3.~Mai bei Dr.~Beispiel");
    }

    #[test]
    fn other_words_part_freely() {
        assert_eq!(tied("en", "in 1998 may be 40 women"), "in 1998 may be 40 women");
    }

    #[test]
    fn an_office_keeps_to_its_holder() {
        let kept = keep_together("The Hon. A. Example, Secretary of State").replace(TIE, "~");
        assert_eq!(kept, "The~Hon.~A.~Example,~Secretary of State");
    }

    #[test]
    fn a_name_that_is_longer_than_half_a_line_may_be_divided() {
        assert_eq!(keep_together("A B"), "A\u{e000}B");
        let long = "The Association of All Harbours, Coasts and Rivers that Are on No Map";
        let name = long.replace(',', " and");
        assert_eq!(keep_together(&name), name);
    }
}
