//! Lines to paragraphs, headings and figures, in the order they are read.

use serde::{Deserialize, Serialize};

use super::lines::Line;
use super::links::Link;
use super::order::Figure;
use super::run::{Cluster, Run};

/// Lines whose sizes differ by a larger share are not of one paragraph.
const LIKE: f64 = 0.12;
/// Lines further apart than this, in sizes, are not of one paragraph.
const LEADING: f64 = 1.75;
/// Lines closer than this stand beside each other.
const BESIDE: f64 = 0.3;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    #[serde(flatten)]
    pub role: Role,
    /// Its text, line by line.
    #[serde(default)]
    pub runs: Vec<Run>,
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

/// Puts lines together. They come in the order they are drawn.
pub fn blocks(lines: Vec<Line>, links: &[Link], figures: Vec<Figure>) -> Vec<Block> {
    let mut parts: Vec<(u32, u32, Vec<Line>)> = Vec::new();
    for line in lines {
        let (order, block) = (line.place.order, line.place.block);
        let follows = |(_, known, part): &(u32, u32, Vec<Line>)| {
            *known == block
                && (line.place.tagged || part.last().is_some_and(|last| follows(last, &line, part)))
        };
        // What is tagged may be drawn in parts far from each other.
        let known = if line.place.tagged {
            parts.iter().rposition(follows)
        } else {
            parts.len().checked_sub(1).filter(|&last| follows(&parts[last]))
        };
        match known {
            Some(known) => {
                parts[known].0 = parts[known].0.min(order);
                parts[known].2.push(line);
            }
            None => parts.push((order, block, vec![line])),
        }
    }
    let text = parts.into_iter().map(|(order, _, lines)| (order, paragraph(lines, links)));
    let figures = figures.into_iter().map(|figure| (figure.order, figure.block()));
    let mut blocks: Vec<(u32, Block)> = text.chain(figures).collect();
    blocks.sort_by_key(|(order, _)| *order);
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Whether a line goes on with the paragraph that ends in another.
fn follows(last: &Line, line: &Line, part: &[Line]) -> bool {
    let (_, below) = last.measure(line.origin);
    let size = last.size.max(line.size);
    let apart = (BESIDE * size..LEADING * size).contains(&below);
    let alike = (last.size - line.size).abs() <= LIKE * size && last.parallel(line.along);
    let ((from, to), (own_from, own_to)) =
        (span(part, last), span(std::slice::from_ref(line), last));
    // A paragraph's lines keep one distance.
    let even = part.len() < 2 || {
        let (_, before) = part[part.len() - 2].measure(last.origin);
        (before - below).abs() < 0.25 * size
    };
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

fn paragraph(mut lines: Vec<Line>, links: &[Link]) -> Block {
    lines.sort_by_key(|line| line.place.order);
    let role = lines.first().map_or(Role::Paragraph, |line| line.place.role());
    let last = lines.len().saturating_sub(1);
    let mut runs = Vec::new();
    for (index, mut line) in lines.into_iter().enumerate() {
        if index < last {
            space_after(&mut line);
        }
        let link = |cluster: &Cluster| {
            let middle = line.origin + line.along * ((cluster.start + cluster.end) / 2.0);
            let up = line.along.turn_90() * (-0.3 * line.size);
            links.iter().position(|link| link.covers(middle + up))
        };
        let parts = line.clusters.chunk_by(|one, other| link(one) == link(other));
        runs.extend(parts.map(|part| Run::of(&line, part, link(&part[0]))));
    }
    Block { role, runs }
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
