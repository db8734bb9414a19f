//! Straight quotes as the language curls them, by typst's own rules, so that they are
//! the same as on the pages.

use typst::foundations::Smart;
use typst::text::{Lang, Region, SmartQuoter, SmartQuotes};

use super::annex;
use crate::letter::{Block, Inline};
use crate::locale::tie::TIE;
use crate::sheet::{Content, Sheet};

/// The same sheet with its quotes curled, its words no longer kept apart, and enclosed PDFs
/// as the prose they say.
pub fn normalize(sheet: &Sheet) -> Sheet {
    let mut normalized = sheet.clone();
    let auto = Smart::Auto;
    let lang = sheet.lang.parse::<Lang>().unwrap_or(Lang::ENGLISH);
    let region = sheet.region.as_deref().and_then(|region| region.parse::<Region>().ok());
    let quotes = SmartQuotes::get(&auto, lang, region, false);
    blocks(&mut normalized.body, &quotes);
    normalized.postscripts.iter_mut().for_each(|postscript| blocks(&mut postscript.body, &quotes));
    let mut first = 0;
    for enclosed in &mut normalized.enclosed {
        match &mut enclosed.content {
            Content::Prose { body } => blocks(body, &quotes),
            Content::Pages { pages } => {
                let texts = sheet.pages.get(first..).unwrap_or_default();
                first += pages.len();
                enclosed.content = Content::Prose { body: annex::prose(pages, texts) };
            }
            Content::Picture { .. } => {}
        }
    }
    normalized
}

fn blocks(of: &mut [Block], quotes: &SmartQuotes<'_>) {
    let line = |body: &mut Vec<Inline>| Line::default().curl(body, quotes);
    for block in of {
        match block {
            Block::Paragraph { body } | Block::Heading { body, .. } => line(body),
            // Passages in other languages keep the letter's quotation marks.
            Block::Quote { body } | Block::LanguageSpan { body, .. } => blocks(body, quotes),
            Block::List { items, .. } => items.iter_mut().for_each(|item| blocks(item, quotes)),
            Block::Table { header, rows, .. } => {
                header.iter_mut().chain(rows.iter_mut().flatten()).for_each(line);
            }
            Block::Verbatim { .. } | Block::Rule => {}
        }
    }
}

/// What has been read of a line.
#[derive(Default)]
struct Line {
    quoter: SmartQuoter,
    before: Option<char>,
}

impl Line {
    fn curl(&mut self, inlines: &mut Vec<Inline>, quotes: &SmartQuotes<'_>) {
        let mut curled: Vec<Inline> = Vec::with_capacity(inlines.len());
        for mut inline in std::mem::take(inlines) {
            match &mut inline {
                Inline::Text { text } | Inline::Whole { text } => {
                    let text = std::mem::take(text);
                    self.add(&text, &mut curled);
                    continue;
                }
                Inline::Smartquote { double } => {
                    let quote = self.quoter.quote(self.before, quotes, *double);
                    self.add(quote, &mut curled);
                    continue;
                }
                Inline::Emph { body }
                | Inline::Strong { body }
                | Inline::LanguageSpan { body, .. }
                | Inline::Link { body, .. } => {
                    self.curl(body, quotes);
                }
                Inline::Code { text } => self.before = text.chars().next_back().or(self.before),
                Inline::Footnote { body } => blocks(body, quotes),
                Inline::Image { .. } => self.before = Some('\u{fffc}'),
                Inline::Break => self.before = Some('\n'),
                _ => {}
            }
            curled.push(inline);
        }
        *inlines = curled;
    }

    /// Text runs on where text stands before it.
    fn add(&mut self, more: &str, to: &mut Vec<Inline>) {
        let last = more.chars().next_back().map(|c| if c == TIE { ' ' } else { c });
        self.before = last.or(self.before);
        match to.last_mut() {
            Some(Inline::Text { text }) => text.push_str(more),
            _ => to.push(Inline::Text { text: more.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curled(lang: Lang, line: &[Inline]) -> Vec<Inline> {
        let mut line = line.to_vec();
        let auto = Smart::Auto;
        Line::default().curl(&mut line, &SmartQuotes::get(&auto, lang, None, false));
        line
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned() }
    }

    #[test]
    fn quotes_are_those_of_the_language_and_text_is_of_one_piece() {
        let quote = Inline::Smartquote { double: true };
        let line = [text("he said "), quote.clone(), text("yes"), quote, text(".")];
        assert_eq!(curled(Lang::ENGLISH, &line), [text("he said “yes”.")]);
        assert_eq!(curled(Lang::GERMAN, &line), [text("he said „yes“.")]);
    }

    #[test]
    fn an_apostrophe_closes_no_quote_across_emphasis() {
        let emph = Inline::Emph { body: vec![text("Jordan")] };
        let line = [emph.clone(), Inline::Smartquote { double: false }, text("s")];
        assert_eq!(curled(Lang::ENGLISH, &line), [emph, text("’s")]);
    }
}
