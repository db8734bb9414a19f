//! Advice on a draft: what is allowed, but seldom meant.

use super::schema::{Draft, Text};
use super::spanned::TextOr;
use super::texts::{self, Entry, Kind};
use super::written::Written;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::locale::Locale;
use crate::source::Sources;

/// Looks over a draft. `locale` is that of its language, if it has one.
pub fn lint(draft: &Draft, sources: &Sources, locale: &Locale) -> Report {
    let mut lint = Lint { report: Report::default(), sources, locale };
    for entry in texts::all(draft) {
        lint.spaces(&entry);
        lint.quotes(&entry);
    }
    lint.paragraphs(draft);
    lint.signature(draft);
    lint.salutation(draft.salutation.as_ref());
    lint.order(draft);
    lint.numbers(draft);
    lint.words(&draft.lang);
    lint.report
}

struct Lint<'a> {
    report: Report,
    sources: &'a Sources,
    locale: &'a Locale,
}

impl Lint<'_> {
    fn advise(&mut self, code: Code, text: &Text, message: impl Into<String>, hint: &str) {
        self.report.add(Diagnostic::new(code, text.span, message).hint(hint));
    }

    fn spaces(&mut self, entry: &Entry<'_>) {
        if entry.kind == Kind::Setting {
            return;
        }
        let written = Written::string(&entry.text, self.sources.letter());
        for (at, gap) in gaps(written.text, entry.kind == Kind::Prose) {
            let message = "two spaces between words";
            let span = written.span(at..at + gap);
            self.report.add(
                Diagnostic::new(Code::TwoSpaces, span, message)
                    .hint("write one; the letter is set with even gaps"),
            );
        }
    }

    /// Prose gets its quotation marks from the language; everything else is
    /// printed as typed.
    fn quotes(&mut self, entry: &Entry<'_>) {
        if !matches!(entry.kind, Kind::Line | Kind::Name) {
            return;
        }
        let written = Written::string(&entry.text, self.sources.letter());
        if let Some(at) = written.text.find(['"', '\'']) {
            let hint = if written.text[at..].starts_with('"') {
                "write the quotation marks of your language, such as “ and ”"
            } else {
                "write ’ for an apostrophe"
            };
            let diagnostic = Diagnostic::new(
                Code::StraightQuote,
                written.span(at..at + 1),
                "a straight quote is printed as typed",
            );
            self.report.add(diagnostic.hint(hint));
        }
    }

    fn paragraphs(&mut self, draft: &Draft) {
        let TextOr::Text(body) = &draft.body.value else { return };
        let text = Text { value: body.clone(), span: draft.body.span };
        let written = Written::string(&text, self.sources.letter());
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            if matches!(line.trim(), "&nbsp;" | "\u{a0}" | "\\") {
                let span = written.span(at..at + line.trim_end().len());
                self.report.add(
                    Diagnostic::new(Code::EmptyParagraph, span, "an empty paragraph")
                        .hint("remove it; the space between paragraphs is part of the design"),
                );
            }
            at += line.len();
        }
    }

    fn signature(&mut self, draft: &Draft) {
        let signed = draft.signatories.as_ref().is_some_and(|list| !list.entries.is_empty());
        if !signed {
            let message = "nobody signs this letter";
            let diagnostic = Diagnostic::anywhere(Code::NoSignature, message);
            self.report.add(diagnostic.hint("add `[signatories]` with `entries = [\"…\"]`"));
        }
    }

    fn salutation(&mut self, salutation: Option<&Text>) {
        let Some(salutation) = salutation.filter(|_| self.locale.words.salutation_needs_mark)
        else {
            return;
        };
        if salutation.trim_end().ends_with(char::is_alphanumeric) {
            let message = "the salutation ends without its punctuation";
            self.advise(
                Code::SalutationPunctuation,
                salutation,
                message,
                "end it with a comma or a colon",
            );
        }
    }

    fn order(&mut self, draft: &Draft) {
        let Some(list) = &draft.signatories else { return };
        let claimed = list.note.as_ref().is_some_and(|note| self.locale.claims_alphabetical(note));
        if !claimed {
            return;
        }
        let names: Vec<(&str, _)> = list
            .entries
            .iter()
            .map(|entry| match &entry.value {
                TextOr::Text(name) => (name.as_str(), entry.span),
                TextOr::Table(table) => (table.name.as_str(), table.name.span),
            })
            .collect();
        let bare: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        if let Some(at) = self.locale.first_out_of_order(&bare) {
            let message = format!(
                "`{}` stands after `{}`, though the list is said to be alphabetical",
                bare[at],
                bare[at - 1]
            );
            let diagnostic = Diagnostic::new(Code::NotAlphabetical, names[at].1, message);
            self.report.add(diagnostic.hint("move it up, or change the note"));
        }
    }

    fn numbers(&mut self, draft: &Draft) {
        let Some(list) = draft.signatories.as_ref().filter(|list| list.numbered) else { return };
        let mut last: Option<u32> = None;
        for entry in &list.entries {
            let explicit = entry.value.table().and_then(|table| table.number.as_ref());
            let number =
                explicit.map_or(last.unwrap_or(0).saturating_add(1), |number| number.value);
            if let Some((given, last)) = explicit.zip(last).filter(|(_, last)| number <= *last) {
                let message = format!("number {number} comes after number {last}");
                let diagnostic = Diagnostic::new(Code::RepeatedNumber, given.span, message);
                self.report
                    .add(diagnostic.hint("numbers are printed as they stand; check this one"));
            }
            last = Some(number);
        }
    }

    fn words(&mut self, lang: &Text) {
        if !self.locale.native {
            let message =
                format!("there are no words for `{}` yet; labels are in English", lang.value);
            self.advise(
                Code::NoWords,
                lang,
                message,
                "dates, quotes and line breaks follow the language all the same",
            );
        }
    }
}

/// Where two or more spaces stand between words of a line, with their number.
/// In prose they may align tables, code and the items of lists.
fn gaps(text: &str, prose: bool) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let (mut at, mut fenced) = (0, false);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        fenced ^= trimmed.starts_with("```");
        let aligned = fenced || line.contains('|') || line.starts_with("    ");
        if !(prose && aligned) {
            let from = line.len() - trimmed.len() + if prose { marker(trimmed) } else { 0 };
            line_gaps(line.trim_end(), from, at, &mut gaps);
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

fn line_gaps(line: &str, mut from: usize, at: usize, gaps: &mut Vec<(usize, usize)>) {
    while let Some(found) = line.get(from..).and_then(|rest| rest.find("  ")) {
        let start = from + found;
        let width = line[start..].bytes().take_while(|&byte| byte == b' ').count();
        gaps.push((at + start, width));
        from = start + width;
    }
}

#[cfg(test)]
mod tests {
    use super::gaps;

    #[test]
    fn gaps_count_between_words_only() {
        assert_eq!(gaps("a  b\n  c   d  \n", true), [(1, 2), (8, 3)]);
        assert_eq!(gaps("a b\n\n  c\n", true), []);
        assert_eq!(gaps("| a  |\n1.  b\n```\nc  d\n```\n", true), []);
    }
}
