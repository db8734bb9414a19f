//! What pages of an enclosed PDF say, as prose: their pictures are for the pages alone.

use crate::annex::{self, Cell, Link, Role, Run};
use crate::letter::{Block, Inline};
use crate::sheet::PdfPage;

/// The text of some pages, in the order it is read. A page without text says what its
/// picture shows.
pub fn prose(pages: &[PdfPage], texts: &[annex::Page]) -> Vec<Block> {
    let mut known: Vec<(Option<Cell>, Block)> = Vec::new();
    for (page, own) in pages.iter().zip(texts) {
        known.extend(page.alt.as_deref().map(|alt| (None, shown(alt))));
        let blocks = own.text.blocks.iter();
        known.extend(blocks.filter_map(|of| Some((of.cell, block(of, &own.text.links)?))));
    }
    let parts = known.chunk_by(|(one, _), (other, _)| table_of(one) == table_of(other));
    let blocks = parts.flat_map(|part| match part[0].0 {
        Some(_) => vec![table(part)],
        None => part.iter().map(|(_, block)| block.clone()).collect(),
    });
    blocks.collect()
}

fn table_of(cell: &Option<Cell>) -> Option<u32> {
    cell.map(|cell| cell.table)
}

/// A table, whose first row is its header.
fn table(part: &[(Option<Cell>, Block)]) -> Block {
    let columns = part.iter().filter_map(|(cell, _)| Some(cell.as_ref()?.column as usize + 1));
    let columns = columns.max().unwrap_or(0);
    let of_row = |one: &Option<Cell>| one.map(|cell| cell.row);
    let rows = part.chunk_by(|(one, _), (other, _)| of_row(one) == of_row(other));
    let mut rows = rows.map(|blocks| {
        let mut row = vec![Vec::new(); columns];
        for (cell, block) in blocks {
            let own = cell.and_then(|cell| row.get_mut(cell.column as usize));
            own.into_iter().for_each(|own| run_on(own, block));
        }
        row
    });
    let header = rows.next().unwrap_or_default();
    Block::Table { align: vec!["auto"; columns], header, repeat: true, rows: rows.collect() }
}

/// Paragraphs of a cell run on.
fn run_on(cell: &mut Vec<Inline>, block: &Block) {
    if let Block::Paragraph { body } | Block::Heading { body, .. } = block {
        if !cell.is_empty() {
            cell.push(Inline::Text { text: " ".to_owned() });
        }
        cell.extend(body.iter().cloned());
    }
}

fn block(of: &annex::Block, links: &[Link]) -> Option<Block> {
    let body = line(&of.runs, links);
    match &of.role {
        Role::Figure { alt, .. } => Some(shown(alt)),
        Role::Artifact => None,
        _ if body.is_empty() => None,
        Role::Paragraph => Some(Block::Paragraph { body }),
        Role::Heading { level } => Some(Block::Heading { level: *level, body }),
    }
}

/// A picture that is part of a page, and no file of the letter's.
fn shown(alt: &str) -> Block {
    let image = Inline::Image { image: 0, path: String::new(), alt: alt.to_owned() };
    Block::Paragraph { body: vec![image] }
}

/// Runs that follow each other, with their links.
fn line(runs: &[Run], links: &[Link]) -> Vec<Inline> {
    let parts = runs.chunk_by(|one, other| one.link == other.link);
    let mut parts: Vec<(String, Option<&Link>)> = parts
        .map(|part| {
            let text: String = part.iter().map(|run| run.text.replace('\u{ad}', "")).collect();
            (text, part[0].link.and_then(|index| links.get(index)))
        })
        .collect();
    if let Some((first, _)) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some((last, _)) = parts.last_mut() {
        *last = last.trim_end().to_owned();
    }
    parts.retain(|(text, _)| !text.is_empty());
    parts.into_iter().map(|(text, link)| inline(text, link)).collect()
}

fn inline(text: String, link: Option<&Link>) -> Inline {
    let text = Inline::Text { text };
    match link {
        Some(link) => Inline::Link { url: link.url.clone(), body: vec![text] },
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, link: Option<usize>) -> Run {
        let (x, y, angle, size, glyphs) = (0.0, 0.0, 0.0, 10.0, Vec::new());
        Run { x, y, angle, size, text: text.to_owned(), glyphs, link }
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned() }
    }

    #[test]
    fn lines_run_on_divided_words_are_whole_and_links_stay_links() {
        let url = "https://harbourlight.example".to_owned();
        let links = [Link { url: url.clone(), alt: String::new(), areas: Vec::new() }];
        let runs = [run(" The sur\u{ad}", None), run("vey is ", None), run("here", Some(0))];
        let linked = Inline::Link { url, body: vec![text("here")] };
        assert_eq!(line(&runs, &links), [text("The survey is "), linked]);
    }

    #[test]
    fn running_heads_and_blank_lines_are_left_out() {
        let of = |role, text: &str| annex::Block { role, runs: vec![run(text, None)], cell: None };
        assert_eq!(block(&of(Role::Artifact, "Page 1"), &[]), None);
        assert_eq!(block(&of(Role::Paragraph, " "), &[]), None);
        let heading = Block::Heading { level: 2, body: vec![text("Findings")] };
        assert_eq!(block(&of(Role::Heading { level: 2 }, "Findings "), &[]), Some(heading));
    }
}
