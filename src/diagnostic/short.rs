//! A remark in one line.

use super::Diagnostic;
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
    format!("{}{place}: {severity}[{code}]: {}{cell}{hints}", source.name, diagnostic.message)
}
