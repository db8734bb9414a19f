//! Glyphs to lines of text.

use hayro::vello_cpu::kurbo::{Point, Vec2};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::collect::Seen;
use super::order::Place;

/// A gap of this many sizes is a space that was not written.
const SPACE: f64 = 0.2;
/// A gap of this many sizes parts columns.
const COLUMN: f64 = 1.6;
/// So far above or below its line, in sizes, a character still belongs to it:
/// raised figures do.
const RAISED: f64 = 0.55;
/// How far a glyph may stand back over the one before it, in sizes.
const BACK: f64 = 0.7;
/// Lines whose directions differ by less are parallel.
const PARALLEL: f64 = 0.02;

/// Text on one line, from one place to the next where it breaks off.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it is read.
    pub place: Place,
    /// Where its baseline begins.
    pub origin: Point,
    /// Which way it goes; of length one.
    pub along: Vec2,
    /// How large it is.
    pub size: f64,
    /// Its characters as they stand.
    pub clusters: Vec<Cluster>,
}

/// Characters that are drawn as one, and where on the line.
#[derive(Debug, Clone)]
pub struct Cluster {
    pub text: SmallVec<[char; 2]>,
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

impl Line {
    fn new(glyph: &Seen, place: Place) -> Self {
        Self {
            place,
            origin: glyph.origin,
            along: glyph.along,
            size: glyph.size,
            clusters: vec![Cluster { text: glyph.text.clone(), start: 0.0, end: glyph.advance }],
        }
    }

    /// How far along it a point lies, and how far below it.
    pub fn measure(&self, point: Point) -> (f64, f64) {
        let from = point - self.origin;
        (from.dot(self.along), self.along.cross(from))
    }

    /// Where it begins and ends, along itself.
    pub fn extent(&self) -> (f64, f64) {
        let starts = self.clusters.iter().map(|cluster| cluster.start);
        let ends = self.clusters.iter().map(|cluster| cluster.end);
        (starts.fold(f64::MAX, f64::min), ends.fold(f64::MIN, f64::max))
    }

    /// Whether it goes the same way as another direction.
    pub fn parallel(&self, along: Vec2) -> bool {
        self.along.dot(along) > 0.0 && self.along.cross(along).abs() < PARALLEL
    }

    /// Takes a glyph in, if it stands where the line goes on.
    fn extend(&mut self, glyph: &Seen, place: Place) -> bool {
        let (start, below) = self.measure(glyph.origin);
        let size = self.size.max(glyph.size);
        if !self.place.joins(place) || !self.parallel(glyph.along) || below.abs() > RAISED * size {
            return false;
        }
        let end = self.clusters.last().map_or(0.0, |last| last.end);
        let gap = start - end;
        let leftwards = glyph.text.iter().any(|&c| is_rtl(c))
            && self
                .clusters
                .last()
                .is_some_and(|last| (start + glyph.advance - last.start).abs() < size);
        if !(leftwards || (-BACK * size..COLUMN * size).contains(&gap)) {
            return false;
        }
        let blank = |text: &[char]| text.iter().all(|c| c.is_whitespace());
        let spaced =
            self.clusters.last().is_some_and(|last| blank(&last.text)) || blank(&glyph.text);
        if gap > SPACE * size && !spaced && !leftwards {
            self.clusters.push(Cluster {
                text: [' '].into_iter().collect(),
                start: end,
                end: start,
            });
        }
        // A raised figure does not make the line smaller or larger.
        let end = start + glyph.advance;
        self.clusters.push(Cluster { text: glyph.text.clone(), start, end });
        true
    }

    /// The run of some of its clusters.
    pub fn run(&self, clusters: &[Cluster], link: Option<usize>) -> Run {
        let start = clusters.first().map_or(0.0, |first| first.start);
        let at = self.origin + self.along * start;
        let (text, glyphs) = written(clusters);
        let angle = self.along.atan2();
        Run { x: round(at.x), y: round(at.y), angle, size: round(self.size), text, glyphs, link }
    }
}

/// Puts glyphs into lines, in the order they are drawn.
pub fn lines(glyphs: &[Seen], place: impl Fn(Option<i32>) -> Place) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        let place = place(glyph.mark);
        if !lines.last_mut().is_some_and(|line| line.extend(glyph, place)) {
            lines.push(Line::new(glyph, place));
        }
    }
    lines
        .retain(|line| line.clusters.iter().any(|own| own.text.iter().any(|c| !c.is_whitespace())));
    for line in &mut lines {
        let rtl = line.clusters.iter().any(|own| own.text.iter().any(|&c| is_rtl(c)));
        if rtl {
            line.clusters.sort_by(|one, other| one.start.total_cmp(&other.start));
        }
    }
    lines
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

fn is_rtl(c: char) -> bool {
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
