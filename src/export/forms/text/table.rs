//! Tables in plain text.

use super::STEP;
use crate::export::forms::wrap::{width, wrap};

/// Between the columns of a table.
const GUTTER: &str = "  ";

/// A table in columns; where they take too much room, its rows as paragraphs, each cell
/// with the head of its column.
pub fn table(header: &[String], rows: &[Vec<String>], room: usize) -> String {
    let header = one_line(header);
    let rows: Vec<_> = rows.iter().map(|row| one_line(row)).collect();
    let widths = widths(&header, &rows);
    let gutters = GUTTER.len() * header.len().saturating_sub(1);
    if widths.iter().sum::<usize>() + gutters > room {
        let rows = rows.iter().map(|row| paragraph(&header, row, room));
        return rows.collect::<Vec<_>>().join("\n\n");
    }
    let rule: Vec<String> = widths.iter().map(|room| "-".repeat(*room)).collect();
    let lines = [&header, &rule].into_iter().chain(&rows).map(|row| line(row, &widths));
    lines.collect::<Vec<_>>().join("\n")
}

fn one_line(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| cell.replace('\n', " ")).collect()
}

/// How wide the widest cell of each column is.
fn widths(header: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let all = || std::iter::once(header).chain(rows.iter().map(Vec::as_slice));
    let widest =
        |column| all().filter_map(|row| row.get(column)).map(|cell: &String| width(cell)).max();
    (0..header.len()).map(|column| widest(column).unwrap_or(0)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths);
    let padded = cells.map(|(cell, room)| format!("{cell}{}", " ".repeat(room - width(cell))));
    let line = padded.collect::<Vec<_>>().join(GUTTER);
    line.replace('\u{a0}', " ").trim_end().to_owned()
}

/// A row as a paragraph; empty cells are left out.
fn paragraph(header: &[String], row: &[String], room: usize) -> String {
    let cells = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    let cell = |(head, cell): (&String, &String)| {
        let mark = if head.is_empty() { String::new() } else { format!("{head}: ") };
        wrap(&format!("{mark}{cell}"), "", STEP, room)
    };
    cells.map(cell).collect::<Vec<_>>().join("\n")
}
