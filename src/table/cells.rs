//! A text of separated values, cut into cells.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// A cell: what it says, and where it stands with its quotes.
pub struct Cell {
    /// Without the quotes around it.
    pub value: String,
    /// From its first byte to the sign that parts it from the next.
    pub place: Range<usize>,
}

/// The records of a text, one after the other. Lines without anything are none.
pub struct Records<'a> {
    text: &'a str,
    at: usize,
    reader: Reader,
    value: Vec<u8>,
}

impl<'a> Records<'a> {
    /// The records that begin at a place of the text.
    pub fn new(text: &'a str, at: usize, delimiter: u8) -> Self {
        const USUAL: usize = 256; // bytes of a cell; longer ones get more
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { text, at, reader, value: vec![0; USUAL] }
    }

    /// The next cell, and whether it is the last of its record.
    fn cell(&mut self) -> Option<(Cell, bool)> {
        let (start, mut length) = (self.at, 0);
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(input, &mut self.value[length..]);
            self.at += read;
            length += written;
            match result {
                // At the end of the text the reader wants to be told so.
                ReadFieldResult::InputEmpty => (),
                ReadFieldResult::OutputFull => self.value.resize(2 * self.value.len(), 0),
                ReadFieldResult::End => return None,
                ReadFieldResult::Field { record_end } => {
                    let raw = &self.text[start..self.at];
                    let ended = raw.trim_end_matches(['\r', '\n']).len();
                    let end = start + if record_end { ended } else { raw.len() - 1 };
                    let value = String::from_utf8_lossy(&self.value[..length]).into_owned();
                    return Some((Cell { value, place: start..end }, record_end));
                }
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        let rest = self.text[self.at..].bytes();
        self.at += rest.take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let mut cells = Vec::new();
        while let Some((cell, last)) = self.cell() {
            cells.push(cell);
            if last {
                break;
            }
        }
        (!cells.is_empty()).then_some(cells)
    }
}
