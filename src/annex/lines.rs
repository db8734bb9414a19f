//! Glyphs to lines of text.

use hayro::vello_cpu::kurbo::{Point, Vec2};

use super::order::ReadingPlace;
use super::positioned_glyph::PositionedGlyph;
use super::run::{Cluster, is_rtl};

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
    pub place: ReadingPlace,
    /// Where its baseline begins.
    pub origin: Point,
    /// Which way it goes; of length one.
    pub along: Vec2,
    /// How large it is.
    pub size: f64,
    /// Its characters as they stand.
    pub clusters: Vec<Cluster>,
}

impl Line {
    fn new(glyph: &PositionedGlyph, place: ReadingPlace) -> Self {
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
    fn extend(&mut self, glyph: &PositionedGlyph, place: ReadingPlace) -> bool {
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
}

/// Puts glyphs into lines, in the order they are drawn.
pub fn lines(
    glyphs: &[PositionedGlyph],
    place: impl Fn(&PositionedGlyph) -> ReadingPlace,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        let place = place(glyph);
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
