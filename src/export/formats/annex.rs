//! What pages of an enclosed PDF say, as prose: their pictures are for the pages alone.

use super::parts::words;
use crate::annex::{self, Cell, Container, Kind, Link, Role, Run};
use crate::letter::{Block, Inline};
use crate::sheet::PdfPage;

/// A block, and what it stands in.
type Placed = (Vec<Container>, Option<Cell>, Block);

/// The text of some pages, in the order it is read. A page without text says what its
/// picture shows.
pub fn prose(pages: &[PdfPage], texts: &[annex::Page]) -> Vec<Block> {
    let mut known: Vec<Placed> = Vec::new();
    for (page, own) in pages.iter().zip(texts) {
        known.extend(page.alt.as_deref().map(|alt| (Vec::new(), None, shown(alt))));
        let blocks = own.text.blocks.iter();
        known.extend(
            blocks.filter_map(|of| Some((of.within.clone(), of.cell, block(of, &own.text.links)?))),
        );
    }
    within(&known, 0)
}

/// Blocks in so many containers each, with what they stand in beyond these.
fn within(all: &[Placed], depth: usize) -> Vec<Block> {
    let parts = all.chunk_by(|(one, ..), (other, ..)| one.get(depth) == other.get(depth));
    let blocks = parts.flat_map(|part| match part[0].0.get(depth).map(|own| &own.kind) {
        None => part.iter().map(|(.., block)| block.clone()).collect(),
        Some(Kind::List(numbering)) => vec![list(part, depth + 1, numbering)],
        Some(Kind::Quote) => vec![Block::Quote { body: within(part, depth + 1) }],
        Some(Kind::Table) if part.iter().all(|(_, cell, _)| cell.is_some()) => vec![table(part)],
        Some(_) => within(part, depth + 1),
    });
    blocks.collect()
}

/// A list. Its numbers are figures, or else part of what it says.
fn list(part: &[Placed], depth: usize, numbering: &str) -> Block {
    let items = part.chunk_by(|(one, ..), (other, ..)| one.get(depth) == other.get(depth));
    let mut first = None;
    let items = items.map(|item| {
        let is_label =
            |(path, ..): &&Placed| path.get(depth + 1).is_some_and(|own| own.kind == Kind::Label);
        let label: Vec<_> = item.iter().filter(is_label).cloned().collect();
        let words: String = label.iter().map(|(.., block)| said(block)).collect();
        let number = words.trim_end_matches(['.', ')']).parse::<u64>().ok();
        first = first.or(number);
        let told = number.is_some() || !words.contains(char::is_alphanumeric);
        let body: Vec<_> = item.iter().filter(|own| !is_label(own)).cloned().collect();
        let mut item = if told { Vec::new() } else { within(&label, depth + 2) };
        item.append(&mut within(&body, depth + 2));
        item
    });
    let items = items.collect();
    let start = first.filter(|_| numbering == "Decimal" || numbering == "None");
    Block::List { start, tight: true, items }
}

fn said(block: &Block) -> String {
    match block {
        Block::Paragraph { body } | Block::Heading { body, .. } => words(body).trim().to_owned(),
        _ => String::new(),
    }
}

/// A table, whose first row is its header.
fn table(part: &[Placed]) -> Block {
    let columns = part.iter().filter_map(|(_, cell, _)| Some(cell.as_ref()?.column as usize + 1));
    let columns = columns.max().unwrap_or(0);
    let of_row = |one: &Option<Cell>| one.map(|cell| cell.row);
    let rows = part.chunk_by(|(_, one, _), (_, other, _)| of_row(one) == of_row(other));
    let mut rows = rows.map(|blocks| {
        let mut row = vec![Vec::new(); columns];
        for (_, cell, block) in blocks {
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
        let of = |role, text: &str| annex::Block {
            role,
            runs: vec![run(text, None)],
            cell: None,
            within: Vec::new(),
        };
        assert_eq!(block(&of(Role::Artifact, "Page 1"), &[]), None);
        assert_eq!(block(&of(Role::Paragraph, " "), &[]), None);
        let heading = Block::Heading { level: 2, body: vec![text("Findings")] };
        assert_eq!(block(&of(Role::Heading { level: 2 }, "Findings "), &[]), Some(heading));
    }
}
