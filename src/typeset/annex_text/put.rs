//! Blocks, links and characters to the items of a frame.

use std::num::NonZeroUsize;

use typst::foundations::{Content, NativeElement, Smart};
use typst::layout::{
    Abs, Angle, Em, Frame, FrameItem, GroupItem, Point, Size, Transform,
};
use typst::model::{Destination, HeadingElem, LinkMarker, ParElem, Url};
use typst::pdf::ArtifactElem;
use typst::syntax::Span;
use typst::text::{Glyph, TextElem, TextItem};
use typst::visualize::{Color, Paint};

use super::super::tags::{Items, Tags};
use super::faces::Faces;
use super::figure;
use crate::annex::{Block, Link, Role, Run, Text};

/// A page under way.
pub struct Page<'a, 'e> {
    pub items: Items,
    tags: Tags,
    faces: Faces<'a, 'e>,
    scale: f64,
    level: usize,
    /// Whether each link has its area by now.
    placed: Vec<bool>,
}

impl<'a, 'e> Page<'a, 'e> {
    pub fn new(tags: Tags, faces: Faces<'a, 'e>, scale: f64, level: usize) -> Self {
        Self { items: Items::new(), tags, faces, scale, level, placed: Vec::new() }
    }

    /// Sets all text of the page.
    pub fn text(&mut self, text: Text) {
        self.placed = vec![false; text.links.len()];
        for block in &text.blocks {
            self.block(block, &text.links);
        }
        for (index, link) in text.links.iter().enumerate() {
            if !self.placed[index] {
                self.link(link, index, &[]);
            }
        }
    }

    fn block(&mut self, block: &Block, links: &[Link]) {
        let element = match &block.role {
            Role::Paragraph => ParElem::new(Content::empty()).pack(),
            Role::Heading { level } => self.heading(usize::from(*level), block),
            Role::Artifact => ArtifactElem::new(Content::empty()).pack(),
            Role::Figure { alt, area } => return self.figure(alt, area),
        };
        let at = Point::zero();
        let tag = self.tags.open(&mut self.items, at, element);
        for part in block.runs.chunk_by(|one, other| one.link == other.link) {
            let link = part[0].link.filter(|&index| block.role != Role::Artifact && !self.placed[index]);
            match link.and_then(|index| Some((links.get(index)?, index))) {
                Some((link, index)) => self.link(link, index, part),
                None => part.iter().for_each(|run| self.run(run)),
            }
        }
        self.tags.close(&mut self.items, at, tag);
    }

    fn heading(&self, level: usize, block: &Block) -> Content {
        let text: String = block.runs.iter().map(|run| run.text.as_str()).collect();
        let level = NonZeroUsize::new(self.level + level).unwrap_or(NonZeroUsize::MIN);
        let heading = HeadingElem::new(TextElem::packed(text.trim()));
        heading.with_level(Smart::Custom(level)).pack()
    }

    /// A link with its text; none where it lies on a picture.
    fn link(&mut self, link: &Link, index: usize, runs: &[Run]) {
        let Ok(url) = Url::new(link.url.as_str()) else {
            return runs.iter().for_each(|run| self.run(run));
        };
        self.placed[index] = true;
        let marker = LinkMarker::new(Content::empty(), Some(link.alt.as_str().into())).pack();
        let tag = self.tags.open(&mut self.items, Point::zero(), marker);
        for &[x, y, width, height] in &link.areas {
            let size = Size::new(self.length(width), self.length(height));
            let item = FrameItem::Link(Destination::Url(url.clone()), size);
            self.items.push((self.point(x, y), item));
        }
        runs.iter().for_each(|run| self.run(run));
        self.tags.close(&mut self.items, Point::zero(), tag);
    }

    fn figure(&mut self, alt: &str, &[x, y, width, height]: &[f64; 4]) {
        let size = Size::new(self.length(width), self.length(height));
        let Some((element, item)) = figure::unseen(alt, size) else { return };
        let at = self.point(x, y);
        let tag = self.tags.open(&mut self.items, at, element);
        self.items.push((at, item));
        self.tags.close(&mut self.items, at, tag);
    }

    /// A run, turned as its line is. Characters of several typefaces follow each
    /// other.
    fn run(&mut self, run: &Run) {
        let size = self.length(run.size);
        if run.text.len() > usize::from(u16::MAX) || size <= Abs::zero() {
            return;
        }
        let glyphs: Vec<_> = run.glyphs.iter().filter_map(|own| {
            let c = run.text.get(own.from..own.to)?.chars().next()?;
            Some((*own, self.faces.glyph(c)?))
        }).collect();
        let mut frame = Frame::soft(Size::zero());
        let mut x = Abs::zero();
        for part in glyphs.chunk_by(|(_, one), (_, other)| one.face == other.face) {
            // The text of a part is what its glyphs stand for, in the order it is read.
            let from = part.iter().map(|(own, _)| own.from).min().unwrap_or_default();
            let to = part.iter().map(|(own, _)| own.to).max().unwrap_or_default();
            let advance = |points: f64| Em::new(points / run.size);
            let range = |at: usize| u16::try_from(at - from).unwrap_or(u16::MAX);
            let glyphs = part.iter().map(|(own, glyph)| Glyph {
                id: glyph.id,
                x_advance: advance(own.advance),
                x_offset: Em::zero(),
                y_advance: Em::zero(),
                y_offset: Em::zero(),
                range: range(own.from)..range(own.to),
                span: (Span::detached(), 0),
            });
            let item = TextItem {
                font: self.faces.fonts[part[0].1.face].1.clone(),
                size,
                fill: Paint::Solid(Color::from_u8(0, 0, 0, 0)),
                stroke: None,
                lang: self.faces.lang,
                region: self.faces.region,
                text: run.text[from..to].into(),
                glyphs: glyphs.collect(),
            };
            let width = item.width();
            frame.push(Point::with_x(x), FrameItem::Text(item));
            x += width;
        }
        let mut group = GroupItem::new(frame);
        group.transform = Transform::rotate(Angle::rad(run.angle));
        self.items.push((self.point(run.x, run.y), FrameItem::Group(group)));
    }

    fn length(&self, points: f64) -> Abs {
        Abs::pt(points * self.scale)
    }

    fn point(&self, x: f64, y: f64) -> Point {
        Point::new(self.length(x), self.length(y))
    }
}
