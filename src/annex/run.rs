//! Stretches of lines: text as it is read, and where each character stands.

use serde::{Deserialize, Serialize};

use super::lines::Line;
use super::positioned_glyph::Characters;

/// Characters that are drawn as one, and where on the line.
#[derive(Debug, Clone)]
pub struct Cluster {
    pub text: Characters,
    pub start: f64,
    pub end: f64,
}

/// A stretch of a line. Lengths in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Where its baseline begins, from the left.
    pub x: f64,
    /// Where its baseline begins, from the top.
    pub y: f64,
    /// Which way it goes, clockwise from the right, in radians.
    pub angle: f64,
    /// How large it is.
    pub size: f64,
    /// Its text as it is read.
    pub text: String,
    /// Its glyphs from its beginning to its end.
    pub glyphs: Vec<Glyph>,
    /// Which of the page's links it is part of.
    pub link: Option<usize>,
}

/// A character where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Glyph {
    /// The first of its bytes in the text.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// How far the next stands from it.
    pub advance: f64,
}

impl Run {
    /// The run of some clusters of a line.
    pub fn of(line: &Line, clusters: &[Cluster], link: Option<usize>) -> Self {
        let start = clusters.first().map_or(0.0, |first| first.start);
        let at = line.origin + line.along * start;
        let (text, glyphs) = written(clusters);
        let angle = line.along.atan2();
        Run { x: round(at.x), y: round(at.y), angle, size: round(line.size), text, glyphs, link }
    }
}

/// Clusters, as they stand, to text as it is read, with each glyph's part of it.
fn written(clusters: &[Cluster]) -> (String, Vec<Glyph>) {
    let mut text = String::new();
    let mut ranges = vec![0..0; clusters.len()];
    for index in reading_order(clusters) {
        let from = text.len();
        let spaced = |c: &char| if c.is_whitespace() { ' ' } else { *c };
        text.extend(clusters[index].text.iter().map(spaced));
        ranges[index] = from..text.len();
    }
    let next = |index: usize| clusters.get(index + 1).map(|next| next.start);
    let mut glyphs = Vec::with_capacity(clusters.len());
    for (index, (cluster, range)) in clusters.iter().zip(ranges).enumerate() {
        let width = next(index).unwrap_or(cluster.end) - cluster.start;
        // Letters drawn as one share its width.
        let count = text[range.clone()].chars().count().max(1) as f64;
        let mut from = range.start;
        for c in text[range].chars() {
            let to = from + c.len_utf8();
            glyphs.push(Glyph { from, to, advance: round(width / count) });
            from = to;
        }
    }
    (text, glyphs)
}

/// The order clusters are read in. What stands from right to left is read so,
/// and figures and foreign words in it from left to right.
fn reading_order(clusters: &[Cluster]) -> Vec<usize> {
    let is = |index: usize, test: fn(char) -> bool| clusters[index].text.iter().any(|&c| test(c));
    let rtl = (0..clusters.len()).filter(|&index| is(index, is_rtl)).count();
    let ltr = (0..clusters.len()).filter(|&index| is(index, is_ltr)).count();
    let all: Vec<usize> = (0..clusters.len()).collect();
    if rtl == 0 {
        return all;
    }
    // The line goes the way of most of its letters; the rest is turned in it.
    let leftwards = rtl >= ltr;
    let turned = |index: usize| {
        if leftwards {
            !is(index, is_ltr) && !is(index, char::is_numeric)
        } else {
            is(index, is_rtl)
        }
    };
    let mut order = Vec::with_capacity(all.len());
    for part in all.chunk_by(|&one, &other| turned(one) == turned(other)) {
        // Each part stands in its own direction.
        let own_turned = turned(part[0]);
        let mut part = part.to_vec();
        if own_turned {
            part.reverse();
        }
        if leftwards {
            order.splice(0..0, part)
        } else {
            order.splice(order.len().., part)
        };
    }
    order
}

pub fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn is_ltr(c: char) -> bool {
    c.is_alphabetic() && !is_rtl(c)
}

/// Thousandths of a point are finer than anything is placed.
pub fn round(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of letters that stand side by side.
    fn read(standing: &str) -> (String, Vec<Glyph>) {
        let clusters = standing.chars().enumerate().map(|(at, c)| Cluster {
            text: [c].into_iter().collect(),
            start: at as f64,
            end: at as f64 + 1.0,
        });
        written(&clusters.collect::<Vec<_>>())
    }

    #[test]
    fn what_stands_from_right_to_left_is_read_so() {
        assert_eq!(read("Peace").0, "Peace");
        assert_eq!(read("םולש").0, "שלום");
        assert_eq!(read("123 םולש").0, "שלום 123");
        assert_eq!(read("say םולש now").0, "say שלום now");
    }

    #[test]
    fn each_glyph_knows_its_part_of_the_text() {
        let (text, glyphs) = read("םולש");
        let parts: Vec<&str> = glyphs.iter().map(|own| &text[own.from..own.to]).collect();
        assert_eq!(parts, ["ם", "ו", "ל", "ש"]);
        assert!(glyphs.iter().all(|own| own.advance == 1.0));
    }
}
