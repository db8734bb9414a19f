//! Lines to paragraphs, headings and figures, in the order they are read.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::cells::Cell;
use super::guard::step;
use super::lines::Line;
use super::links::Link;
use super::order::Figure;
use super::run::{Cluster, Run};
use super::within::{Container, Containers};

/// Lines whose sizes differ by a larger share are not of one paragraph.
const LIKE: f64 = 0.12;
/// Lines further apart than this, in sizes, are not of one paragraph.
const LEADING: f64 = 1.75;
/// Lines closer than this stand beside each other.
const BESIDE: f64 = 0.3;
/// Distances of lines that differ by less, in sizes, are one.
const EVEN: f64 = 0.25;
/// Looking whether a character is on one of so many links takes no time.
const LINKS_AT_ONCE: usize = 50;
/// Half the height of small letters, in sizes.
const HALF_HEIGHT: f64 = 0.3;
/// So many lines show how wide a paragraph is.
const LOOK_BACK: usize = 8;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    #[serde(flatten)]
    pub role: Role,
    /// Its text, line by line.
    #[serde(default)]
    pub runs: Vec<Run>,
    /// The cell of a table it stands in.
    #[serde(default)]
    pub cell: Option<Cell>,
    /// What it stands in, from the outermost.
    #[serde(default)]
    pub within: Vec<Container>,
}

/// What a part of a page is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "kebab-case")]
pub enum Role {
    /// Running text, or anything else that is not told apart.
    Paragraph,
    /// A heading.
    Heading {
        /// 1 for the highest.
        level: u8,
    },
    /// A picture in the page.
    Figure {
        /// What it shows.
        alt: String,
        /// Left, top, width and height.
        area: [f64; 4],
    },
    /// What is not read: running heads, page numbers.
    Artifact,
}

/// Lines that are one part, and when it is read.
struct Gathered {
    order: u32,
    lines: Vec<Line>,
}

/// Puts lines together. They come in the order they are drawn.
pub fn blocks(
    lines: Vec<Line>,
    (links, containers): (&[Link], &Containers),
    figures: Vec<Figure>,
    blanks: impl Iterator<Item = (u32, Block)>,
) -> Vec<Block> {
    let mut parts: Vec<Gathered> = Vec::new();
    // What is tagged may be drawn in parts far from each other.
    let mut tagged: HashMap<u32, usize> = HashMap::new();
    for line in lines {
        let known = if line.place.tagged {
            tagged.get(&line.place.block).copied()
        } else {
            parts.len().checked_sub(1).filter(|&last| goes_on(&parts[last].lines, &line))
        };
        match known {
            Some(known) => parts[known].lines.push(line),
            None => {
                if line.place.tagged {
                    tagged.insert(line.place.block, parts.len());
                }
                parts.push(Gathered { order: line.place.order, lines: vec![line] });
            }
        }
    }
    let text = parts.into_iter().map(|part| (part.order, paragraph(part.lines, links, containers)));
    let figures = figures.into_iter().map(|figure| (figure.order, figure.block(containers)));
    let mut blocks: Vec<(u32, Block)> = text.chain(figures).chain(blanks).collect();
    blocks.sort_by_key(|(order, _)| *order);
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Whether a line goes on with a paragraph that no tag makes one.
fn goes_on(part: &[Line], line: &Line) -> bool {
    let part = &part[part.len().saturating_sub(LOOK_BACK)..];
    let Some(last) = part.last().filter(|last| !last.place.tagged) else { return false };
    let (_, below) = last.measure(line.origin);
    let size = last.size.max(line.size);
    let apart = (BESIDE * size..LEADING * size).contains(&below);
    let alike = (last.size - line.size).abs() <= LIKE * size && last.parallel(line.along);
    // A paragraph's lines keep one distance.
    let even = part.len() < 2 || {
        let (_, before) = part[part.len() - 2].measure(last.origin);
        (before - below).abs() < EVEN * size
    };
    let (from, to) = span(part, last);
    let (own_from, own_to) = span(std::slice::from_ref(line), last);
    apart && alike && even && own_from < to && from < own_to
}

/// From where to where lines reach, along one of them.
fn span(lines: &[Line], along: &Line) -> (f64, f64) {
    let spans = lines.iter().map(|line| {
        let (start, _) = along.measure(line.origin);
        let (from, to) = line.extent();
        (start + from, start + to)
    });
    spans.fold((f64::MAX, f64::MIN), |all, own| (all.0.min(own.0), all.1.max(own.1)))
}

fn paragraph(mut lines: Vec<Line>, links: &[Link], containers: &Containers) -> Block {
    lines.sort_by_key(|line| line.place.order);
    let role = lines.first().map_or(Role::Paragraph, |line| line.place.role());
    let cell = lines.first().and_then(|line| line.place.cell);
    let within = containers.path(lines.first().and_then(|line| line.place.within));
    let last = lines.len().saturating_sub(1);
    let mut runs = Vec::new();
    for (index, mut line) in lines.into_iter().enumerate() {
        if index < last {
            space_after(&mut line);
        }
        let on = links_on(&line, links);
        let mut from = 0;
        for part in on.chunk_by(|one, other| one == other) {
            let clusters = &line.clusters[from..from + part.len()];
            runs.push(Run::of(&line, clusters, part[0]));
            from += part.len();
        }
    }
    Block { role, runs, cell, within }
}

/// Which link each character of a line is on. A space before or after one is not.
fn links_on(line: &Line, links: &[Link]) -> Vec<Option<usize>> {
    let mut on: Vec<Option<usize>> =
        line.clusters.iter().map(|own| link_on(line, own, links)).collect();
    for index in 0..on.len() {
        let blank = line.clusters[index].text.iter().all(|c| c.is_whitespace());
        let beside = |at: Option<usize>| at.and_then(|at| on.get(at).copied()).flatten();
        if blank && beside(index.checked_sub(1)) != beside(Some(index + 1)) {
            on[index] = None;
        }
    }
    on
}

fn link_on(line: &Line, cluster: &Cluster, links: &[Link]) -> Option<usize> {
    step(links.len() / LINKS_AT_ONCE);
    let middle = line.origin + line.along * ((cluster.start + cluster.end) / 2.0);
    let up = line.along.turn_90() * (-HALF_HEIGHT * line.size);
    links.iter().position(|link| link.covers(middle + up))
}

/// A line that others follow ends in a space, unless a word is divided there.
fn space_after(line: &mut Line) {
    let Some(last) = line.clusters.last() else { return };
    let ends = last
        .text
        .last()
        .is_some_and(|c| c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{2010}'));
    if !ends {
        let end = last.end;
        line.clusters.push(Cluster { text: [' '].into_iter().collect(), start: end, end });
    }
}

/// Brings levels of headings into an order without gaps, as screen readers need it.
pub fn close_gaps(blocks: &mut dyn Iterator<Item = &mut Block>) {
    let mut above = 0;
    for block in blocks {
        if let Role::Heading { level } = &mut block.role {
            *level = (*level).min(above + 1);
            above = *level;
        }
    }
}
