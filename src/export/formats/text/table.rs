//! Tables in plain text.

use super::STEP;
use crate::export::formats::wrap::{width, wrap};

/// Between the columns of a table.
const GUTTER: &str = "  ";

/// A table in columns; where they take too much room, its rows as paragraphs, each cell
/// with the head of its column.
pub fn table(align: &[&str], header: &[String], rows: &[Vec<String>], room: usize) -> String {
    let header = one_line(header);
    let rows: Vec<_> = rows.iter().map(|row| one_line(row)).collect();
    let widths = widths(&header, &rows);
    let gutters = GUTTER.len() * header.len().saturating_sub(1);
    if widths.iter().sum::<usize>() + gutters > room {
        let rows = rows.iter().map(|row| paragraph(&header, row, room));
        return rows.collect::<Vec<_>>().join("\n\n");
    }
    let rule: Vec<String> = widths.iter().map(|room| "-".repeat(*room)).collect();
    let lines = [&header, &rule].into_iter().chain(&rows).map(|row| line(row, align, &widths));
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

fn line(row: &[String], align: &[&str], widths: &[usize]) -> String {
    let cells = row.iter().zip(align).zip(widths);
    let padded = cells.map(|((cell, align), room)| padded(cell, align, *room));
    let line = padded.collect::<Vec<_>>().join(GUTTER);
    line.trim_end().to_owned()
}

/// A cell as wide as its column.
fn padded(cell: &str, align: &str, room: usize) -> String {
    let free = room - width(cell);
    let before = match align {
        "right" => free,
        "center" => free / 2,
        _ => 0,
    };
    format!("{}{cell}{}", " ".repeat(before), " ".repeat(free - before))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 2]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn figures_stand_one_under_the_other() {
        let rows = [row(["1,208", "no"]), row(["96", "yes"])];
        let table = table(&["right", "center"], &row(["Volumes", "Open now"]), &rows, 72);
        let lines = ["Volumes  Open now", "-------  --------", "  1,208     no", "     96    yes"];
        assert_eq!(table.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_is_too_wide_becomes_lines_with_the_heads_of_their_columns() {
        let rows = [row(["Port Specimen", ""]), row(["Nowhere Falls", "yes"])];
        let table = table(&["auto", "auto"], &row(["Harbour", "Open"]), &rows, 12);
        assert_eq!(
            table,
            "Harbour:\n    Port\n    Specimen\n\nHarbour:\n    Nowhere\n    Falls\nOpen: yes"
        );
    }
}
