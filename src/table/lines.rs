//! A text for rows that come without one, so that faults in them can be shown.

use super::Row;
use crate::draft::text::Text;
use crate::source::{SourceId, Span};

/// Rows that have no text of their own get one: each on its line, counted from
/// 0, with tabs between its cells.
pub fn lines(rows: Vec<(usize, Vec<String>)>, add: impl FnOnce(String) -> SourceId) -> Vec<Row> {
    let (mut text, mut line, mut spans) = (String::new(), 0, Vec::new());
    for (at, row) in &rows {
        text.extend(std::iter::repeat_n('\n', at - line));
        line = *at;
        for (column, cell) in row.iter().enumerate() {
            text.extend((column > 0).then_some('\t'));
            let start = text.len();
            text.extend(
                cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }),
            );
            spans.push((start, text.len()));
        }
    }
    let source = add(text);
    let mut spans = spans.into_iter().map(|(start, end)| Span { source, start, end });
    let laid = rows.into_iter().map(|(_, row)| {
        let cells = row.into_iter().zip(&mut spans);
        let cells: Vec<Text> =
            cells.map(|(value, span)| Text { value: value.trim().to_owned(), span }).collect();
        let ends = cells.first().zip(cells.last());
        let span = ends.map_or(Span { source, start: 0, end: 0 }, |(first, last)| Span {
            end: last.span.end,
            ..first.span
        });
        Row { span, cells }
    });
    laid.collect()
}
