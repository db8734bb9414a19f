//! Which cells of which tables text stands in.

use hayro_syntax::object::{Array, Dict, Object};
use serde::{Deserialize, Serialize};

/// No document's table has more columns.
const MOST_COLUMNS: u32 = 50;

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Tells the table from others.
    pub table: u32,
    /// Tells the row from others.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

/// Rows under way.
#[derive(Default)]
pub struct Row {
    next: u32,
}

impl Row {
    /// The cell of an element; none where what spans several rows, or too many columns,
    /// leaves it open which column is whose.
    pub fn cell(&mut self, table: u32, row: u32, element: &Dict<'_>) -> Option<Cell> {
        let span = |key: &str| attributes(element).iter().find_map(|own| own.get::<i32>(key));
        let columns =
            u32::try_from(span("ColSpan").unwrap_or(1)).unwrap_or(1).clamp(1, MOST_COLUMNS);
        let column = self.next;
        self.next = (column + columns).min(MOST_COLUMNS);
        let plain = column < MOST_COLUMNS && span("RowSpan").unwrap_or(1) == 1;
        plain.then_some(Cell { table, row, column })
    }
}

/// The attributes of an element, which may be one dictionary or several.
pub fn attributes<'a>(element: &Dict<'a>) -> Vec<Dict<'a>> {
    match element.get::<Object<'a>>("A") {
        Some(Object::Dict(dict)) => vec![dict],
        Some(Object::Array(array)) => {
            let array: Array<'a> = array;
            array.iter::<Object<'a>>().filter_map(Object::into_dict).collect()
        }
        _ => Vec::new(),
    }
}
