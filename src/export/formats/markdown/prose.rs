//! Prose as Markdown.

use super::Markdown;
use super::escape::{begin, cell, code, destination, escape, longest_run, one_line};
use crate::export::formats::lines::prefixed;
use crate::export::formats::writer::Prose;

impl Prose for Markdown {
    const BETWEEN: &'static str = "\n\n";
    const QUOTED: &'static str = "> ";
    const LINE_END: &'static str = "\\\n";

    fn text(self, text: &str) -> String {
        escape(text)
    }

    fn title(self, text: &str) -> String {
        one_line(text)
    }

    fn code(self, text: &str) -> String {
        code(text)
    }

    fn emph(self, line: String) -> String {
        format!("*{line}*")
    }

    fn strong(self, line: String) -> String {
        format!("**{line}**")
    }

    fn link(self, url: &str, line: String) -> String {
        format!("[{line}](<{}>)", destination(url))
    }

    fn image(self, _: &str, alt: &str) -> String {
        if alt.is_empty() { String::new() } else { format!("\\[{}\\]", escape(alt)) }
    }

    fn note_mark(self, number: usize) -> String {
        format!("[^{number}]")
    }

    fn paragraph(self, line: &str) -> String {
        begin(line)
    }

    fn heading(self, level: usize, line: &str) -> String {
        format!("{} {}", "#".repeat(level.clamp(1, 6)), line.replace(Self::LINE_END, " "))
    }

    /// Lists that follow each other are told apart by their marks.
    fn apart(self, before: &str) -> Option<String> {
        let mark = before.trim_start_matches(|c: char| c.is_ascii_digit());
        let list = mark.starts_with("- ") || mark.starts_with(". ");
        list.then(|| "<!-- -->".to_owned())
    }

    fn verbatim(self, text: &str) -> String {
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
    }

    fn table(self, align: &[&str], header: &[String], rows: &[Vec<String>]) -> String {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let row = |row: &[String]| line(&row.iter().map(|own| cell(own)).collect::<Vec<_>>());
        let rule = align.iter().map(|align| match *align {
            "left" => ":--".to_owned(),
            "center" => ":-:".to_owned(),
            "right" => "--:".to_owned(),
            _ => "---".to_owned(),
        });
        let rule = line(&rule.collect::<Vec<_>>());
        let rows = rows.iter().map(|cells| row(cells));
        [row(header), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    fn rule(self) -> String {
        "***".to_owned()
    }

    fn note(self, number: usize, blocks: &[String]) -> String {
        prefixed(&blocks.join(Self::BETWEEN), &format!("{}: ", self.note_mark(number)), "    ")
    }
}
