//! The order a PDF is read in.

use std::collections::{HashMap, HashSet};

use hayro::vello_cpu::kurbo::Rect;
use hayro_interpret::TransformExt;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};
use hayro_syntax::page::Page;

use super::cells::Cell;
use super::collect::Collector;
use super::links::{area, words};
use super::loss::Losses;
use super::paragraphs::{Block, Role};
use super::positioned_glyph::PositionedGlyph;
use super::tree;
use super::within::Containers;

/// Where text is read, and what it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ReadingPlace {
    /// Whether the page's tags say so.
    pub tagged: bool,
    /// When.
    pub order: u32,
    /// Which block it is part of.
    pub block: u32,
    /// The level, where it is a heading.
    pub heading: Option<u8>,
    /// Whether it is not read at all.
    pub artifact: bool,
    /// The cell of a table it is in.
    pub cell: Option<Cell>,
    /// What it stands in.
    pub within: Option<usize>,
}

impl ReadingPlace {
    /// Whether text at this place and at another is one.
    pub fn joins(self, other: Self) -> bool {
        (self.tagged, self.block, self.artifact) == (other.tagged, other.block, other.artifact)
    }

    /// What text at this place is.
    pub fn role(self) -> Role {
        match self.heading {
            _ if self.artifact => Role::Artifact,
            Some(level) => Role::Heading { level },
            None => Role::Paragraph,
        }
    }
}

/// A figure with words for those who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// When it is read.
    pub order: u32,
    /// What it shows.
    pub alt: String,
    /// Left, top, width and height.
    pub area: [f64; 4],
    /// What it stands in.
    pub within: Option<usize>,
}

impl Figure {
    /// As part of a page.
    pub fn block(self, containers: &Containers) -> Block {
        Block {
            within: containers.path(self.within),
            role: Role::Figure { alt: self.alt, area: self.area },
            runs: Vec::new(),
            cell: None,
        }
    }
}

/// The reading order of a document.
#[derive(Default)]
pub struct Order {
    /// The place of each marked content, by page and number.
    pub places: HashMap<(usize, i32), ReadingPlace>,
    /// The figures of all pages.
    pub figures: Vec<TaggedFigure>,
    /// The pages that have any tags.
    pub tagged: Vec<bool>,
    /// Tables whose cells are in no columns that are known.
    pub uneven: HashSet<u32>,
    /// What text may stand in.
    pub containers: Containers,
    /// Cells of tables that nothing stands in.
    pub blanks: Vec<Blank>,
    /// What cannot be kept.
    pub losses: Losses,
}

/// A figure as the tags have it.
pub struct TaggedFigure {
    pub page: usize,
    pub order: u32,
    pub alt: String,
    /// Its bounding box in the page's own coordinates, if it says so.
    pub bounds: Option<Rect>,
    pub within: Option<usize>,
    pub marks: Vec<i32>,
}

/// A cell that nothing stands in.
pub struct Blank {
    pub page: usize,
    pub order: u32,
    pub within: usize,
}

impl Order {
    /// The order of a document; that of drawing where it has no tags.
    pub fn of(pdf: &Pdf) -> Self {
        let pages = pdf.pages().iter().enumerate();
        let pages = pages.filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        let mut order = Self { tagged: vec![false; pdf.pages().len()], ..Self::default() };
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
        let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") else { return order };
        let language = catalog.get::<PdfString<'_>>("Lang").map(|own| words(own.as_bytes()));
        tree::walk(&root, pages, language, &mut order);
        order
    }

    /// The place of a glyph on a page.
    pub fn place(&self, page: usize, glyph: &PositionedGlyph) -> ReadingPlace {
        if !self.tagged.get(page).copied().unwrap_or_default() {
            return ReadingPlace::default();
        }
        let place = glyph.mark.and_then(|mark| self.places.get(&(page, mark))).copied();
        // What no tag claims, as what fills in a form, is read last.
        let last = ReadingPlace { order: u32::MAX, ..ReadingPlace::default() };
        match (place, glyph.artifact) {
            (Some(place), _) => {
                let cell = place.cell.filter(|cell| !self.uneven.contains(&cell.table));
                ReadingPlace { cell, ..place }
            }
            (None, true) => ReadingPlace { tagged: true, block: u32::MAX, artifact: true, ..last },
            (None, false) => last,
        }
    }

    /// The cells of a page that nothing stands in.
    pub fn blanks(&self, index: usize) -> impl Iterator<Item = (u32, Block)> {
        let own = self.blanks.iter().filter(move |blank| blank.page == index);
        own.map(|blank| {
            let within = self.containers.path(Some(blank.within));
            let (role, runs) = (Role::Paragraph, Vec::new());
            (blank.order, Block { role, runs, cell: None, within })
        })
    }

    /// The figures of a page.
    pub fn figures(&self, index: usize, page: &Page<'_>, seen: &Collector) -> Vec<Figure> {
        let place = page.initial_transform(true).to_kurbo();
        let own = self.figures.iter().filter(|figure| figure.page == index);
        let own = own.filter_map(|figure| {
            let drawn = figure.marks.iter().filter_map(|mark| seen.areas.get(mark)).copied();
            let bounds = figure.bounds.map(|bounds| place.transform_rect_bbox(bounds));
            let rect = bounds.or_else(|| drawn.reduce(|all, own| all.union(own)))?;
            let sound = rect.is_finite() && rect.area() > 0.0;
            sound.then(|| Figure {
                order: figure.order,
                alt: figure.alt.clone(),
                area: area(rect),
                within: figure.within,
            })
        });
        own.collect()
    }
}

/// How many pages a document says it has.
pub fn page_count(pdf: &Pdf) -> Option<usize> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let count = catalog.get::<Dict<'_>>("Pages")?.get::<i32>("Count")?;
    usize::try_from(count).ok()
}
