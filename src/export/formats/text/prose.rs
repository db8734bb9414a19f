//! Prose as plain text.

use super::table::table;
use super::{STEP, Text};
use crate::export::formats::lines::prefixed;
use crate::export::formats::wrap::wrap;
use crate::export::formats::writer::Prose;

impl Prose for Text {
    const BETWEEN: &'static str = "\n\n";
    const QUOTED: &'static str = STEP;
    const LINE_END: &'static str = "\n";

    fn text(self, text: &str) -> String {
        text.to_owned()
    }

    fn title(self, text: &str) -> String {
        text.to_owned()
    }

    fn code(self, text: &str) -> String {
        text.to_owned()
    }

    fn emph(self, line: String) -> String {
        line
    }

    fn strong(self, line: String) -> String {
        line
    }

    /// The address follows, where the text is another.
    fn link(self, url: &str, line: String) -> String {
        let known = url.split_once(':').map_or(url, |(_, rest)| rest);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        // A number is the same with whatever gaps.
        let dialled = url.starts_with("tel:") && digits(&line) == digits(known);
        let said = [url, known, known.trim_matches('/')].contains(&line.as_str());
        if said || dialled { line } else { format!("{line} <{url}>") }
    }

    fn image(self, _: &str, alt: &str) -> String {
        if alt.is_empty() { String::new() } else { format!("[{alt}]") }
    }

    fn note_mark(self, number: usize) -> String {
        format!("[{number}]")
    }

    fn inside(self, columns: usize) -> Self {
        Self { width: self.width.saturating_sub(columns) }
    }

    fn paragraph(self, line: &str) -> String {
        wrap(line, "", "", self.width)
    }

    fn heading(self, _: usize, line: &str) -> String {
        self.paragraph(line)
    }

    fn verbatim(self, text: &str) -> String {
        text.lines().map(|line| format!("{STEP}{line}")).collect::<Vec<_>>().join("\n")
    }

    fn table(self, align: &[&str], header: &[String], rows: &[Vec<String>]) -> String {
        table(align, header, rows, self.width)
    }

    fn rule(self) -> String {
        "* * *".to_owned()
    }

    fn note(self, number: usize, blocks: &[String]) -> String {
        let mark = format!("{} ", self.note_mark(number));
        prefixed(&blocks.join(Self::BETWEEN), &mark, &" ".repeat(mark.len()))
    }
}
