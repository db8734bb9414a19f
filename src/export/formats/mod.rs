//! The other formats of a letter. Each is a pure function of what is printed, and says
//! the same in the same order: [`parts`] is that order, and no format has one of its own.

mod annex;
mod csv;
mod html;
mod json;
mod lines;
mod mail;
mod markdown;
mod normalize;
mod pages;
mod parts;
mod text;
mod walk;
mod wrap;
mod writer;

pub use self::csv::csv;
pub use self::html::html;
pub use self::json::{VERSION, json};
pub use self::mail::{Bodies, is_addressed, mail};
pub use self::markdown::markdown;
pub use self::normalize::normalize;
pub use self::pages::{DPI, pixels, vectors};
pub use self::text::text;

/// A format a letter can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pages, for reading and for paper.
    Pdf,
    /// Pictures of the pages, in pixels.
    Png,
    /// Pictures of the pages, in outlines.
    Svg,
    /// A page for browsers.
    Html,
    /// Markdown: CommonMark with the tables and footnotes of GitHub's.
    Markdown,
    /// Plain text.
    Text,
    /// The signatories as a table.
    Csv,
    /// The letter as it is understood.
    Json,
    /// A draft of a message.
    Mail,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::Png,
        Self::Svg,
        Self::Html,
        Self::Markdown,
        Self::Text,
        Self::Csv,
        Self::Json,
        Self::Mail,
    ];

    /// What it is asked for by, which is also the ending of its files' names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Mail => "eml",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether each page is a file of its own.
    pub fn is_paged(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }

    /// What such a file is, for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Png => "a PNG picture",
            Self::Svg => "an SVG picture",
            Self::Html => "a page of HTML",
            Self::Markdown => "Markdown",
            Self::Text => "plain text",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Mail => "a draft message",
        }
    }

    /// Whether it is anything but text.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Png)
    }

    /// The bytes a file of it begins with, where that tells it from others.
    pub fn mark(self) -> Option<&'static [u8]> {
        match self {
            Self::Pdf => Some(b"%PDF-"),
            Self::Png => Some(b"\x89PNG\r\n\x1a\n"),
            Self::Svg => Some(b"<svg"),
            Self::Html => Some(b"<!doctype html>"),
            Self::Json => Some(b"{\n  \"undersigned\":"),
            Self::Mail => Some(b"X-Unsent: 1\r\n"),
            Self::Markdown | Self::Text | Self::Csv => None,
        }
    }
}
