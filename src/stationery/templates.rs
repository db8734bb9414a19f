//! The templates, which are part of the program.

macro_rules! files {
    ($($name:literal),+) => {
        /// Path and text of every template.
        pub const FILES: &[(&str, &str)] =
            &[$((concat!("/", $name), include_str!(concat!("../../templates/", $name)))),+];
    };
}

files!(
    "letter.typ",
    "theme.typ",
    "page.typ",
    "lines.typ",
    "letterhead.typ",
    "address.typ",
    "copies.typ",
    "canonical-url.typ",
    "body.typ",
    "signatories.typ",
    "name-lists.typ",
    "signatures.typ",
    "sheets.typ",
    "enclosed.typ",
    "press.typ",
    "card.typ"
);

/// The one that holds the others together.
pub const MAIN: &str = "/letter.typ";
/// The one that makes a card for social media.
pub const CARD: &str = "/card.typ";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Design, Margins, Theme};
    use crate::locale::Paper;

    /// Units of which templates hold no numbers, as these stand in `src/design`.
    const UNITS: [&str; 7] = ["pt", "mm", "cm", "in", "em", "deg", "%"];
    /// What is no choice of the design: nothing, all, an upright line, and the units by
    /// which numbers become lengths.
    const FREE: [&str; 7] = ["0pt", "0em", "100%", "90deg", "1pt", "1em", "1deg"];

    /// The words of a template's code, with the units of its numbers.
    fn words(template: &str) -> impl Iterator<Item = &str> {
        let code = template.lines().map(|line| line.split("//").next().unwrap_or_default());
        code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && !"._%".contains(c)))
    }

    fn is_token(word: &str) -> bool {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        let is_share = unit.is_empty() && word.contains('.');
        is_number && !FREE.contains(&word) && (UNITS.contains(&unit) || is_share)
    }

    #[test]
    fn templates_hold_no_number_of_the_design() {
        for (name, text) in FILES {
            let tokens: Vec<_> = words(text).filter(|word| is_token(word)).collect();
            assert!(tokens.is_empty(), "{name} says {tokens:?}: tokens stand in src/design");
            let colors = ["luma(", "cmyk(", "oklch(", "rgb(\"#"];
            let color = colors.iter().find(|color| text.contains(**color));
            assert!(color.is_none() || *name == "/theme.typ", "{name} makes a colour");
        }
    }

    /// The names of all that a table holds.
    fn names(table: &toml::Table) -> Vec<&str> {
        let inner = table.iter().flat_map(|(name, value)| match value {
            toml::Value::Table(inner) => names(inner),
            _ => vec![name.as_str()],
        });
        inner.collect()
    }

    #[test]
    fn templates_use_all_that_the_design_gives_them() {
        let design = Design::resolve(Paper::A4, &Margins::default(), &Theme::default());
        let given = toml::Table::try_from(&design).expect("TOML");
        let used: Vec<_> = FILES
            .iter()
            .flat_map(|(_, text)| words(text))
            .flat_map(|word| word.split('.'))
            .collect();
        for name in names(&given) {
            assert!(used.contains(&name), "no template uses {name}");
        }
    }
}
