//! Blocks, links and characters to the items of a frame.

use std::num::NonZeroUsize;

use typst::foundations::{Content, NativeElement, Smart};
use typst::introspection::Location;
use typst::layout::{Abs, Angle, Em, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::model::{Destination, HeadingElem, LinkMarker, ParElem, Url};
use typst::pdf::ArtifactElem;
use typst::syntax::Span;
use typst::text::{Glyph, TextElem, TextItem};
use typst::visualize::{Color, Paint};

use super::super::tags::{Items, Tags};
use super::faces::Faces;
use super::figure;
use super::words::{self, Piece};
use crate::annex::{Block, Container, Kind, Link, Role, Run, Scope, Text};

/// A page under way.
pub struct PageText<'a, 'e> {
    pub items: Items,
    tags: Tags,
    faces: Faces<'a, 'e>,
    scale: f64,
    level: usize,
    /// Whether each link has its area by now.
    placed: Vec<bool>,
    /// What text stands in now, from the outermost.
    within: Vec<(Container, Location)>,
}

impl<'a, 'e> PageText<'a, 'e> {
    pub fn new(tags: Tags, faces: Faces<'a, 'e>, scale: f64, level: usize) -> Self {
        Self {
            items: Items::new(),
            tags,
            faces,
            scale,
            level,
            placed: Vec::new(),
            within: Vec::new(),
        }
    }

    /// Sets all text of the page.
    pub fn text(&mut self, text: Text) {
        self.placed = vec![false; text.links.len()];
        for block in &text.blocks {
            if block.role != Role::Artifact {
                self.stand_in(&block.within);
            }
            self.block(block, &text.links);
        }
        self.stand_in(&[]);
        for (index, link) in text.links.iter().enumerate() {
            if !self.placed[index] {
                self.link(link, index, &[]);
            }
        }
    }

    /// Leaves what the next text does not stand in, and enters what it does.
    fn stand_in(&mut self, path: &[Container]) {
        let known = self.within.iter().zip(path).take_while(|((own, _), next)| own == *next);
        let known = known.count();
        for (_, opened) in self.within.drain(known..).rev() {
            self.tags.close(&mut self.items, Point::zero(), opened);
        }
        for container in &path[known..] {
            let opened = self.tags.open_role(&mut self.items, &role(&container.kind));
            self.within.push((container.clone(), opened));
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
            let link =
                part[0].link.filter(|&index| block.role != Role::Artifact && !self.placed[index]);
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

    /// A run, turned as its line is, in pieces of words that are as wide as each
    /// other.
    fn run(&mut self, run: &Run) {
        let size = self.length(run.size);
        if run.text.len() > usize::from(u16::MAX) || size <= Abs::zero() {
            return;
        }
        let glyphs = words::glyphs(run, &mut self.faces);
        let mut frame = Frame::soft(Size::zero());
        let mut x = 0.0;
        for piece in words::pieces(&glyphs) {
            let mut group = GroupItem::new(Frame::soft(Size::zero()));
            group.transform = Transform::scale(Ratio::new(piece.stretch), Ratio::one());
            group.frame.push(Point::zero(), FrameItem::Text(self.item(run, &piece, size)));
            frame.push(Point::with_x(self.length(x)), FrameItem::Group(group));
            x += piece.width;
        }
        let mut group = GroupItem::new(frame);
        group.transform = Transform::rotate(Angle::rad(run.angle));
        self.items.push((self.point(run.x, run.y), FrameItem::Group(group)));
    }

    /// The text of a piece is what its glyphs stand for, in the order it is read.
    fn item(&self, run: &Run, piece: &Piece<'_>, size: Abs) -> TextItem {
        let from = piece.glyphs.iter().map(|own| own.from).min().unwrap_or_default();
        let to = piece.glyphs.iter().map(|own| own.to).max().unwrap_or_default();
        let range = |at: usize| u16::try_from(at - from).unwrap_or(u16::MAX);
        let glyphs = piece.glyphs.iter().zip(&piece.advances).map(|(own, advance)| Glyph {
            id: own.id,
            x_advance: Em::new(advance / piece.stretch / run.size),
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: range(own.from)..range(own.to),
            span: (Span::detached(), 0),
        });
        TextItem {
            font: self.faces.fonts[piece.glyphs[0].face].1.clone(),
            size,
            // Nobody sees it. The picture shows it.
            fill: Paint::Solid(Color::from_u8(0, 0, 0, 0)),
            stroke: None,
            lang: self.faces.lang,
            region: self.faces.region,
            text: run.text[from..to].into(),
            glyphs: glyphs.collect(),
        }
    }

    fn length(&self, points: f64) -> Abs {
        Abs::pt(points * self.scale)
    }

    fn point(&self, x: f64, y: f64) -> Point {
        Point::new(self.length(x), self.length(y))
    }
}

/// What a container is in the words of ISO 32000-1: its role, and attributes.
fn role(kind: &Kind) -> String {
    match kind {
        Kind::Quote => "BlockQuote".to_owned(),
        Kind::List(numbering) => format!("L/ListNumbering/{numbering}"),
        Kind::Item => "LI".to_owned(),
        Kind::Label => "Lbl".to_owned(),
        Kind::Body => "LBody".to_owned(),
        Kind::Table => "Table".to_owned(),
        Kind::Row => "TR".to_owned(),
        Kind::Cell { head, columns, rows } => {
            let head = head.map(|scope| match scope {
                Scope::Row => "TH/Scope/Row",
                Scope::Column => "TH/Scope/Column",
                Scope::Both => "TH/Scope/Both",
            });
            let mut cell = head.unwrap_or("TD").to_owned();
            for (name, span) in [("ColSpan", *columns), ("RowSpan", *rows)] {
                cell += &if span > 1 { format!("/{name} {span}") } else { String::new() };
            }
            cell
        }
    }
}
