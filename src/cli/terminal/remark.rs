//! A remark on a letter, in each format.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};
use undersigned::diagnostic::{Diagnostic, Severity, visible};
use undersigned::source::{Source, Sources, Span};

/// Excerpts of longer lines are cut to this many characters around the place.
const LONGEST_LINE: usize = 200;

/// With an excerpt and the remedies.
pub fn human(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.name());
    let excerpt = diagnostic.span.map(|span| Excerpt::of(sources.get(span.source), span));
    let group = match &excerpt {
        Some(excerpt) => Group::with_title(title).element(
            Snippet::source(excerpt.text.as_str())
                .line_start(excerpt.line)
                .path(excerpt.name.as_str())
                .annotation(excerpt.annotation()),
        ),
        None => Group::with_title(title).element(Origin::path(visible(&sources.letter().name))),
    };
    let hints = diagnostic.hints.iter().map(|hint| Level::HELP.message(visible(hint)));
    format!("{}\n", Renderer::styled().render(&[group.elements(hints)]))
}

/// The one line of a source that a span begins on, cut where it is very long.
struct Excerpt {
    name: String,
    text: String,
    line: usize,
    start: usize,
    end: usize,
    /// What is told at the place: which cell of a sheet it is.
    label: Option<String>,
}

impl Excerpt {
    fn of(source: &Source, span: Span) -> Self {
        let (start, end) = (source.floor(span.start), source.floor(span.end));
        let text = &source.text;
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let from = source.floor(from.max(start.saturating_sub(LONGEST_LINE)));
        let to = source.floor(to.min(start + LONGEST_LINE)).max(from);
        // What would be obeyed is seen, and takes more room.
        let shown = |from: usize, to: usize| visible(text[from..to].trim_end_matches('\r'));
        let start = start.min(to);
        let end = end.clamp(start, to);
        let (before, at, after) = (shown(from, start), shown(start, end), shown(end, to));
        Self {
            name: visible(&source.name).into_owned(),
            line: source.place(start).line,
            start: before.len(),
            end: before.len() + at.len(),
            text: [before, at, after].concat(),
            label: source.cell(start).map(|cell| format!("cell {cell}")),
        }
    }

    fn annotation(&self) -> Annotation<'_> {
        AnnotationKind::Primary.span(self.start..self.end).label(self.label.as_deref())
    }
}

/// An object with the same keys for every remark.
pub fn json(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let source = sources.get(diagnostic.span.unwrap_or_default().source);
    let place = |offset: Option<usize>| offset.map(|offset| source.place(offset));
    let start = place(diagnostic.span.map(|span| span.start));
    let end = place(diagnostic.span.map(|span| span.end));
    json!({
        "severity": diagnostic.severity().to_string(),
        "code": diagnostic.code.name(),
        "message": diagnostic.message,
        "file": source.name,
        "line": start.map(|place| place.line),
        "column": start.map(|place| place.column),
        "cell": diagnostic.span.and_then(|span| source.cell(span.start)),
        "end_line": end.map(|place| place.line),
        "end_column": end.map(|place| place.column),
        "hints": diagnostic.hints,
        "more": diagnostic.more(),
    })
}

/// A remark that is about no letter, with the same keys.
pub fn object(severity: &str, message: &str, hints: &[&str]) -> Value {
    json!({
        "severity": severity,
        "code": null,
        "message": message,
        "file": null,
        "line": null,
        "column": null,
        "cell": null,
        "end_line": null,
        "end_column": null,
        "hints": hints,
        "more": null,
    })
}
