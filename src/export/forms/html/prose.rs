//! Prose as HTML.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;

use super::{Html, lang};
use crate::letter::{Block, ImageFormat, Inline};
use crate::sheet::Sheet;

impl Html<'_> {
    /// Blocks, one after the other.
    pub fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { body } => {
                let line = self.line(body);
                self.element("p", "", &line);
            }
            Block::Heading { level, body } => {
                let line = self.line(body);
                self.heading(usize::from(*level), &line, "");
            }
            Block::Quote { body } => {
                self.out += "<blockquote>\n";
                self.blocks(body);
                self.out += "</blockquote>\n";
            }
            Block::List { start, tight, items } => {
                let (open, close) = match start {
                    Some(1) => ("ol".to_owned(), "ol"),
                    Some(start) => (format!("ol start=\"{start}\""), "ol"),
                    None => ("ul".to_owned(), "ul"),
                };
                let class = if *tight { " class=\"tight\"" } else { "" };
                self.out += &format!("<{open}{class}>\n");
                for item in items {
                    self.out += "<li>\n";
                    self.blocks(item);
                    self.out += "</li>\n";
                }
                self.out += &format!("</{close}>\n");
            }
            // The first line end after the tag is none of the text's.
            Block::Verbatim { text } => {
                self.element("pre", "", &format!("<code>{}</code>", escape(text)));
            }
            Block::Table { align, header, rows, .. } => {
                let head = self.row("th scope=\"col\"", "th", align, header);
                let rows: String =
                    rows.iter().map(|row| self.row("td", "td", align, row)).collect();
                self.table(&format!("\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n"));
            }
            Block::Rule => self.out += "<hr>\n",
            Block::Passage { language, body } => {
                self.out += &format!("<div{}>\n", lang(Some(language)));
                self.blocks(body);
                self.out += "</div>\n";
            }
        }
    }

    fn row(&mut self, open: &str, close: &str, align: &[&str], row: &[Vec<Inline>]) -> String {
        let cells = row.iter().zip(align).map(|(cell, align)| {
            let style = match *align {
                "auto" => String::new(),
                side => format!(" style=\"text-align: {side}\""),
            };
            format!("<{open}{style}>{}</{close}>", self.line(cell))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    }
}

/// A line of prose; its notes are put off to the end.
pub fn line(inlines: &[Inline], sheet: &Sheet, notes: &mut Vec<Vec<Block>>) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Whole { text } => out += &escape(text),
            Inline::Code { text } => out += &format!("<code>{}</code>", escape(text)),
            Inline::Emph { body } => out += &format!("<em>{}</em>", line(body, sheet, notes)),
            Inline::Strong { body } => {
                out += &format!("<strong>{}</strong>", line(body, sheet, notes));
            }
            Inline::Passage { language, body } => {
                let body = line(body, sheet, notes);
                out += &format!("<span{}>{body}</span>", lang(Some(language)));
            }
            Inline::Link { url, body } => {
                let body = line(body, sheet, notes);
                out += &format!("<a href=\"{}\">{body}</a>", escape(url));
            }
            Inline::Image { path, alt, .. } => out += &image(sheet, path, alt),
            Inline::Footnote { body } => {
                notes.push(body.clone());
                let number = notes.len();
                out += &format!(
                    "<sup><a id=\"ref-{number}\" href=\"#note-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                );
            }
            Inline::Break => out += "<br>\n",
            Inline::Smartquote { .. } | Inline::Reference { .. } | Inline::Figure { .. } => {}
        }
    }
    out
}

/// A picture with its file in it, or its words where it is part of an enclosed PDF.
pub fn image(sheet: &Sheet, path: &str, alt: &str) -> String {
    let index = path.strip_prefix("/image/").and_then(|name| name.split('.').next()?.parse().ok());
    let Some(image) = index.and_then(|index: usize| sheet.images.get(index)) else {
        return if alt.is_empty() { String::new() } else { format!("[{}]", escape(alt)) };
    };
    let mime = match image.format {
        ImageFormat::Svg => "image/svg+xml",
        ImageFormat::Png => "image/png",
        ImageFormat::Jpg => "image/jpeg",
        ImageFormat::Webp => "image/webp",
    };
    let data = STANDARD.encode(&image.bytes);
    format!("<img src=\"data:{mime};base64,{data}\" alt=\"{}\">\n", escape(alt))
}
