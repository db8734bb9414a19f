//! Where a letter says what only its pages show to be at fault.

use crate::source::{Sources, Span};

/// A text with fewer bytes may stand anywhere.
const SHORTEST: usize = 3;

/// Where a letter says what only its pages show to be at fault.
#[derive(Debug, Clone, Default)]
pub struct PrintedSpans {
    /// The language, by which the program adds numbers, dates and labels.
    pub lang: Span,
    /// The date.
    pub date: Option<Span>,
    /// The letterhead: what is first in it.
    pub letterhead: Option<Span>,
    /// The first page's small print.
    pub footer: Option<Span>,
    /// What the running head repeats.
    pub running: Option<Span>,
    /// The margins.
    pub margins: Option<Span>,
    /// The typefaces of the letter and of its letterhead.
    pub typefaces: [Option<Span>; 2],
    /// All that is printed of the letter and its prose, but for rows of tables.
    pub printed: Vec<Span>,
    /// The texts these places are in.
    pub sources: Sources,
}

impl PrintedSpans {
    /// Where a text of the pages is written, by itself or as part of another: in what is
    /// printed, or in one of some rows. Quotes, dashes and the ends of lines may differ, so
    /// that its longest part without any of them is looked for where it is not there.
    pub fn of(&self, text: &str, rows: impl Iterator<Item = Span> + Clone) -> Option<Span> {
        let places = || self.printed.iter().copied().chain(rows.clone());
        let find = |part: &str| places().find_map(|place| self.sources.find(part, place));
        let parts = [text.trim(), longest_part(text)];
        parts.into_iter().filter(|part| part.len() >= SHORTEST).find_map(find)
    }

    /// Where a text is written within a place: there, or that place.
    pub fn within(&self, text: &str, place: Span) -> Span {
        let parts = [text.trim(), longest_part(text)];
        let found = parts.into_iter().find_map(|part| self.sources.find(part, place));
        found.unwrap_or(place)
    }
}

/// The longest part of a text that has only letters and figures.
fn longest_part(text: &str) -> &str {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.max_by_key(|part| part.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn what_is_set_is_found_where_it_is_written() {
        let source = Source::new("l", "'title' 'so \"long\"\nwords' [Jo Sample, x]");
        let at = |part: &str| {
            let start = source.text.find(part).expect(part);
            Span::letter(start..start + part.len())
        };
        let (prose, row) = (at("'so \"long\"\nwords'"), at("[Jo Sample, x]"));
        let sources = Sources::new(source.clone());
        let spans = PrintedSpans { printed: vec![prose], sources, ..PrintedSpans::default() };
        let of = |text| spans.of(text, [row].into_iter());
        assert_eq!(of("words"), Some(at("words")));
        assert_eq!(of("so “long” words"), Some(at("words")));
        assert_eq!(of("Jo Sample"), Some(at("Jo Sample")));
        assert_eq!((of("title"), of("x")), (None, None));
        assert_eq!(spans.within("nowhere", row), row);
    }
}
