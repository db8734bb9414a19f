//! Many of a kind in one remark: how many, and the first of them with their places.

use crate::source::{Sources, Span};

/// How many are shown. The first is enough to know the kind by, three to see whether one
/// cause is behind them.
const SHOWN: usize = 3;
/// Of longer texts the beginning is shown, in characters.
const LONGEST: usize = 80;

/// Texts of a kind, in the order they are found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instances {
    count: usize,
    first: Vec<(String, Span)>,
}

impl Instances {
    /// Adds one.
    pub fn add(&mut self, text: &str, span: Span) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push((beginning(text), span));
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Where the first is.
    pub fn span(&self) -> Option<Span> {
        self.first.first().map(|(_, span)| *span)
    }

    /// The only one, if there is but one.
    pub fn only(&self) -> Option<&str> {
        self.first.first().filter(|_| self.count == 1).map(|(text, _)| text.as_str())
    }

    /// The first of them with their places: `` `A` (signers.csv, line 9), … ``.
    pub fn listed(&self, sources: &Sources) -> String {
        let each = self.first.iter();
        let each = each.map(|(text, span)| format!("`{text}` ({})", sources.line_of(*span)));
        let more = (self.count > SHOWN).then(|| "…".to_owned());
        each.chain(more).collect::<Vec<_>>().join(", ")
    }
}

/// A text, or the beginning of a long one.
pub fn beginning(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl<'a> FromIterator<(&'a str, Span)> for Instances {
    fn from_iter<I: IntoIterator<Item = (&'a str, Span)>>(iter: I) -> Self {
        let mut instances = Self::default();
        iter.into_iter().for_each(|(text, span)| instances.add(text, span));
        instances
    }
}

#[cfg(test)]
mod tests {
    use super::Instances;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn the_first_three_are_shown_with_their_lines() {
        let sources = Sources::new(Source::new("l", "a\nb\nc\nd\n"));
        let at = |line: usize| ("x", Span::letter(2 * line..2 * line + 1));
        let all: Instances = (0..4).map(at).collect();
        assert_eq!(all.listed(&sources), "`x` (l, line 1), `x` (l, line 2), `x` (l, line 3), …");
        assert_eq!((all.count(), all.only()), (4, None));
        let one: Instances = [at(1)].into_iter().collect();
        assert_eq!((one.listed(&sources).as_str(), one.only()), ("`x` (l, line 2)", Some("x")));
    }
}
