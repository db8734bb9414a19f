//! A remark in one line.

use super::{Diagnostic, visible};
use crate::source::Sources;

/// A remark on a text in one line: `letter.toml:3:1: error[unknown-key]: …`, with its remedies
/// in brackets.
pub fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let (severity, code) = (diagnostic.severity(), diagnostic.code.name());
    let source = sources.get(diagnostic.span.unwrap_or_default().source);
    let place = diagnostic.span.map(|span| source.place(span.start));
    let place = place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
    let hints = match diagnostic.hints.as_slice() {
        [] => String::new(),
        hints => format!(" ({})", hints.join("; ")),
    };
    let cell = diagnostic.span.and_then(|span| source.cell(span.start));
    let cell = cell.map(|cell| format!(", cell {cell}")).unwrap_or_default();
    let (name, message) = (&source.name, &diagnostic.message);
    let line = format!("{name}{place}: {severity}[{code}]: {message}{cell}{hints}");
    visible(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{Source, Span};

    #[test]
    fn nothing_that_is_quoted_begins_a_line_of_its_own() {
        let sources = Sources::new(Source::new("a\nb: error", "x"));
        let at = Span::letter(0..1);
        let remark =
            Diagnostic::new(Code::UnknownKey, at, "unknown key `a\u{1b}[2J\nb`").hint("c\nd");
        let line = "a\\nb: error:1:1: error[unknown-key]: unknown key `a\\u001b[2J\\nb` (c\\nd)";
        assert_eq!(short(&remark, &sources), line);
    }
}
