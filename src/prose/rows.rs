//! Lists and tables.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::links::plain_text;
use super::reader::Reader;
use crate::diagnostic::Code;
use crate::letter::{Block, Inline};

impl<'e, E: Iterator<Item = (Event<'e>, Range<usize>)>> Reader<'_, '_, '_, E> {
    pub(super) fn list(&mut self, start: Option<u64>, end: TagEnd) -> Block {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Item) => {
                    let item = self.blocks(Some(TagEnd::Item));
                    tight &=
                        item.iter().filter(|b| matches!(b, Block::Paragraph { .. })).count() < 2;
                    items.push(item);
                }
                _ => {}
            }
        }
        Block::List { start, tight, items }
    }

    pub(super) fn table(&mut self, align: &[Alignment]) -> Block {
        let align = align.iter().map(alignment).collect();
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        let mut head = 0..0;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead) => {
                    head = at;
                    header = self.row(TagEnd::TableHead);
                }
                Event::Start(Tag::TableRow) => rows.push(self.row(TagEnd::TableRow)),
                _ => {}
            }
        }
        self.header(&header, &rows, head);
        let repeat = !header.iter().flatten().any(is_linked);
        Block::Table { align, header, repeat, rows }
    }

    /// Every column says what it holds: with each cell its header is read out.
    fn header(&mut self, header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], at: Range<usize>) {
        let mute = |column: &usize| {
            let filled =
                |row: &Vec<Vec<Inline>>| row.get(*column).is_some_and(|cell| !is_empty(cell));
            is_empty(&header[*column]) && rows.iter().any(filled)
        };
        let mute: Vec<String> =
            (0..header.len()).filter(mute).map(|column| (column + 1).to_string()).collect();
        let message = match mute.as_slice() {
            [] => return,
            [one] => format!("column {one} of this table has no header"),
            several => format!("the columns {} of this table have no headers", several.join(", ")),
        };
        let hint = "say what it holds: screen readers read the header out with every cell";
        self.report(Code::EmptyHeader, at, message, hint);
    }

    fn row(&mut self, end: TagEnd) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::TableCell) => cells.push(self.inlines(TagEnd::TableCell)),
                _ => {}
            }
        }
        cells
    }
}

/// Whether a link or a note is in it.
fn is_linked(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } | Inline::Footnote { .. } | Inline::Reference { .. } => true,
        Inline::Emph { body } | Inline::Strong { body } | Inline::LanguageSpan { body, .. } => {
            body.iter().any(is_linked)
        }
        _ => false,
    }
}

/// Whether a cell has neither words nor a picture.
fn is_empty(cell: &[Inline]) -> bool {
    let seen = cell.iter().any(|inline| matches!(inline, Inline::Image { .. }));
    !seen && plain_text(cell).trim().is_empty()
}

fn alignment(align: &Alignment) -> &'static str {
    match align {
        Alignment::None => "auto",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}
