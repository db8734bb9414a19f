//! Advice on single texts: spaces, quotes, paragraphs.

use super::Lint;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::span_map::SpanMap;
use crate::draft::text::TextKind;
use crate::text::mojibake::mojibake;

impl Lint<'_> {
    /// Looks over one text. Prose gets its quotation marks from the language;
    /// everything else is printed as typed.
    pub(super) fn text(&mut self, written: &SpanMap<'_>, kind: TextKind) {
        if let Some(found) = mojibake(written.text, kind).filter(|_| kind != TextKind::Setting) {
            let span = written.span(found.at..found.at + found.len());
            self.report.add(found.diagnostic(span, 0));
        }
        match kind {
            TextKind::Setting => return,
            TextKind::Name | TextKind::Line => self.quotes(written),
            TextKind::Prose => self.paragraphs(written),
        }
        for (at, gap) in gaps(written.text, kind == TextKind::Prose) {
            let (message, hint) =
                ("two spaces between words", "write one; the letter is set with even gaps");
            let span = written.span(at..at + gap);
            self.report.add(Diagnostic::new(Code::TwoSpaces, span, message).hint(hint));
        }
    }

    fn quotes(&mut self, written: &SpanMap<'_>) {
        for (at, quote) in written.text.match_indices(['"', '\'']) {
            let hint = match quote {
                "\"" => "write the quotation marks of your language, such as “ and ”",
                _ => "write ’ for an apostrophe",
            };
            let (span, message) =
                (written.span(at..at + 1), "a straight quote is printed as typed");
            self.report.add(Diagnostic::new(Code::StraightQuote, span, message).hint(hint));
        }
    }

    fn paragraphs(&mut self, written: &SpanMap<'_>) {
        let mut at = 0;
        for line in written.text.split_inclusive('\n') {
            if matches!(line.trim(), "&nbsp;" | "\u{a0}" | "\\") {
                let span = written.span(at..at + line.trim_end().len());
                let hint = "remove it; the space between paragraphs is part of the design";
                let message = "an empty paragraph";
                self.report.add(Diagnostic::new(Code::EmptyParagraph, span, message).hint(hint));
            }
            at += line.len();
        }
    }
}

/// Where two or more spaces stand between words of a line, with their number.
/// In prose they may align tables, code and the items of lists.
fn gaps(text: &str, prose: bool) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let (mut at, mut fenced) = (0, false);
    for line in text.split_inclusive('\n') {
        let quoted = |c: char| c.is_whitespace() || prose && c == '>';
        let trimmed = line.trim_start_matches(quoted);
        fenced ^= trimmed.starts_with("```");
        let aligned = fenced || line.contains('|') || line.starts_with("    ");
        if !(prose && aligned) {
            let from = line.len() - trimmed.len() + if prose { marker(trimmed) } else { 0 };
            let found = line_gaps(line.trim_end(), from);
            let code = |gap: usize| prose && line[..gap].matches('`').count() % 2 == 1;
            gaps.extend(found.filter(|&(gap, _)| !code(gap)).map(|(gap, width)| (at + gap, width)));
        }
        at += line.len();
    }
    gaps
}

/// The length of a list's marker and the spaces after it.
fn marker(line: &str) -> usize {
    let Some((mark, rest)) = line.split_once(' ') else { return 0 };
    let number =
        mark.strip_suffix(['.', ')']).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    if number || matches!(mark, "-" | "*" | "+") { line.len() - rest.trim_start().len() } else { 0 }
}

fn line_gaps(line: &str, mut from: usize) -> impl Iterator<Item = (usize, usize)> {
    std::iter::from_fn(move || {
        let start = from + line.get(from..)?.find("  ")?;
        let width = line[start..].bytes().take_while(|&byte| byte == b' ').count();
        from = start + width;
        Some((start, width))
    })
}

#[cfg(test)]
mod tests {
    use super::gaps;

    #[test]
    fn gaps_count_between_words_only() {
        assert_eq!(gaps("a  b\n  c   d  \n", true), [(1, 2), (8, 3)]);
        assert_eq!(gaps("a b\n\n  c\n", true), []);
        assert_eq!(gaps("| a  |\n1.  b\n```\nc  d\n```\n`e  f`\n", true), []);
        assert_eq!(gaps("`e  f`  g\n", true), [(6, 2)]);
        assert_eq!(gaps("> quoted\n>   1. nested  twice\n", true), [(22, 2)]);
    }
}
