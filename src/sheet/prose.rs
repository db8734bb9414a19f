//! Prose in the habits of its language: dashes, quotes, ties, words kept whole.

use super::image_path;
use crate::letter::{Block, Image, Inline};
use crate::locale::{Locale, tie::Ties};
use crate::source::Spanned;

/// Sets prose in one language.
pub struct Setter<'a> {
    locale: &'a Locale,
    ties: Ties<'a>,
    images: &'a [Spanned<Image>],
    hyphenate: bool,
    /// In these the capital tells a name from a word, so names can be kept
    /// whole where words are divided.
    keeps_names: bool,
}

impl<'a> Setter<'a> {
    /// A setter; `hyphenate` says whether words may be divided at all.
    pub fn new(locale: &'a Locale, images: &'a [Spanned<Image>], hyphenate: bool) -> Self {
        Self {
            locale,
            ties: locale.ties(),
            images,
            hyphenate,
            keeps_names: hyphenate && locale.language() != "de",
        }
    }

    /// Blocks as they are printed.
    pub fn blocks(&self, blocks: Vec<Block>) -> Vec<Block> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: Block) -> Block {
        match block {
            Block::Paragraph { body } => paragraph(self.inlines(body)),
            Block::Heading { level, body } => Block::Heading { level, body: self.inlines(body) },
            Block::Quote { body } => Block::Quote { body: self.blocks(body) },
            Block::List { start, tight, items } => Block::List {
                start,
                tight,
                items: items.into_iter().map(|item| self.blocks(item)).collect(),
            },
            Block::Table { align, header, repeat, rows } => {
                let row = |row: Vec<_>| row.into_iter().map(|cell| self.inlines(cell)).collect();
                Block::Table {
                    align,
                    header: row(header),
                    repeat,
                    rows: rows.into_iter().map(row).collect(),
                }
            }
            kept @ (Block::Verbatim { .. } | Block::Rule | Block::LanguageSpan { .. }) => kept,
        }
    }

    fn inlines(&self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut set = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.text(&text, &mut set),
                Inline::Emph { body } => set.push(Inline::Emph { body: self.inlines(body) }),
                Inline::Strong { body } => set.push(Inline::Strong { body: self.inlines(body) }),
                Inline::Link { url, body } => {
                    set.push(Inline::Link { url, body: self.inlines(body) })
                }
                Inline::LanguageSpan { language, body } => {
                    let locale = language.locale();
                    let own = Setter::new(&locale, self.images, self.hyphenate);
                    set.push(Inline::LanguageSpan { language, body: own.inlines(body) });
                }
                Inline::Footnote { body } => set.push(Inline::Footnote { body: self.blocks(body) }),
                Inline::Image { image, alt, .. } => {
                    set.push(Inline::Image { image, path: image_path(image, self.images), alt });
                }
                Inline::Figure { number } => {
                    set.push(Inline::Text { text: self.locale.number(number) });
                }
                Inline::Day { day } => self.text(&self.locale.date(day), &mut set),
                kept => set.push(kept),
            }
        }
        set
    }

    fn text(&self, text: &str, set: &mut Vec<Inline>) {
        let text = self.ties.apply(&dashes(&single_spaced(text)));
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['"', '\'']) {
            self.words(&rest[..at], set);
            set.push(Inline::Smartquote { double: rest[at..].starts_with('"') });
            rest = &rest[at + 1..];
        }
        self.words(rest, set);
    }

    /// Text between quotes, with its capitalised words kept whole where others
    /// may be divided.
    fn words(&self, text: &str, set: &mut Vec<Inline>) {
        if text.is_empty() {
            return;
        }
        if !self.keeps_names {
            set.push(Inline::Text { text: text.to_owned() });
            return;
        }
        let mut plain = String::new();
        for word in text.split_inclusive(' ') {
            if word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) {
                flush(&mut plain, set);
                set.push(Inline::Whole { text: word.to_owned() });
            } else {
                plain.push_str(word);
            }
        }
        flush(&mut plain, set);
    }
}

/// A paragraph; one that is a passage throughout is set in its language as a
/// whole, so that it begins where that language begins its lines.
fn paragraph(mut body: Vec<Inline>) -> Block {
    match body.pop() {
        Some(Inline::LanguageSpan { language, body: own }) if body.is_empty() => {
            Block::LanguageSpan { language, body: vec![Block::Paragraph { body: own }] }
        }
        last => {
            body.extend(last);
            Block::Paragraph { body }
        }
    }
}

fn flush(plain: &mut String, set: &mut Vec<Inline>) {
    if !plain.is_empty() {
        set.push(Inline::Text { text: std::mem::take(plain) });
    }
}

/// Runs of spaces as one, as CommonMark's readers expect.
fn single_spaced(text: &str) -> String {
    let mut last = None;
    text.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|&c| {
            let keep = !(c == ' ' && last == Some(' '));
            last = Some(c);
            keep
        })
        .collect()
}

/// Typewriter dashes and dots as the characters they stand for.
fn dashes(text: &str) -> String {
    text.replace("---", "—").replace("--", "–").replace("...", "…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(tag: &str, text: &str) -> Vec<Inline> {
        let locale = Locale::new(&tag.parse().expect("a tag"));
        let setter = Setter::new(&locale, &[], locale.words.hyphenate);
        setter.inlines(vec![Inline::Text { text: text.to_owned() }])
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned() }
    }

    #[test]
    fn typewriter_habits_become_type() {
        assert_eq!(set("en", "a  b--c ... d---e"), [text("a b–c … d—e")]);
        let quote = Inline::Smartquote { double: true };
        assert_eq!(set("en", "a \"b\""), [text("a "), quote.clone(), text("b"), quote]);
    }

    #[test]
    fn names_stay_whole_where_words_are_divided() {
        let whole = Inline::Whole { text: "Madrid ".to_owned() };
        assert_eq!(set("es", "en Madrid hoy"), [text("en "), whole, text("hoy")]);
        assert_eq!(set("en", "in Madrid today"), [text("in Madrid today")]);
    }
}
