//! The order a tagged PDF is read in, from its tree of tags (ISO 32000-1, 14.7).

use std::collections::HashMap;

use hayro::vello_cpu::kurbo::Rect;
use hayro_interpret::TransformExt;
use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString,
};
use hayro_syntax::page::Page;

use super::collect::Collector;
use super::links::{area, numbers, words};
use super::paragraphs::{Block, Role};

/// Trees deeper or larger than these are no documents.
const DEEPEST: usize = 100;
const MOST_NODES: usize = 400_000;
/// Roles that stand within a line.
const INLINE: [&str; 16] = [
    "Span",
    "Link",
    "Quote",
    "Reference",
    "BibEntry",
    "Code",
    "Annot",
    "Em",
    "Strong",
    "Sub",
    "Ruby",
    "Warichu",
    "NonStruct",
    "Lbl",
    "LBody",
    "Private",
];

/// Where text is read, and what it is part of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
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
}

impl Place {
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
}

impl Figure {
    /// As part of a page.
    pub fn block(self) -> Block {
        Block { role: Role::Figure { alt: self.alt, area: self.area }, runs: Vec::new() }
    }
}

/// The reading order of a document.
#[derive(Default)]
pub struct Order {
    /// The place of each marked content, by page and number.
    places: HashMap<(usize, i32), Place>,
    figures: Vec<TaggedFigure>,
    /// The pages that have any tags.
    tagged: Vec<bool>,
}

struct TaggedFigure {
    page: usize,
    order: u32,
    alt: String,
    /// Its bounding box in the page's own coordinates, if it says so.
    bounds: Option<Rect>,
    marks: Vec<i32>,
}

impl Order {
    /// The order of a document; that of drawing where it has no tags.
    pub fn of(pdf: &Pdf) -> Self {
        let pages = pdf.pages().iter().enumerate();
        let pages = pages.filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        let mut order = Self { tagged: vec![false; pdf.pages().len()], ..Self::default() };
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let root = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("StructTreeRoot"));
        let Some(root) = root else { return order };
        let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
        let mut walk = Walk { order: &mut order, pages, roles, count: 0, blocks: 0 };
        walk.kids(&root, &Node::default(), 0);
        order
    }

    /// The place of a marked content on a page.
    pub fn place(&self, page: usize, mark: Option<i32>) -> Place {
        if !self.tagged.get(page).copied().unwrap_or_default() {
            return Place::default();
        }
        let place = mark.and_then(|mark| self.places.get(&(page, mark))).copied();
        // What no tag claims is not read.
        place.unwrap_or(Place {
            tagged: true,
            order: u32::MAX,
            block: u32::MAX,
            heading: None,
            artifact: true,
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
            sound.then(|| Figure { order: figure.order, alt: figure.alt.clone(), area: area(rect) })
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

/// What the nodes below inherit.
#[derive(Clone, Default)]
struct Node {
    page: Option<usize>,
    block: u32,
    heading: Option<u8>,
    /// The figure they are part of.
    figure: Option<usize>,
}

struct Walk<'o, 'a> {
    order: &'o mut Order,
    pages: HashMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    count: u32,
    blocks: u32,
}

impl<'a> Walk<'_, 'a> {
    fn kids(&mut self, element: &Dict<'a>, node: &Node, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match element.get::<Object<'a>>("K") {
            Some(Object::Array(kids)) => {
                kids.iter::<Object<'a>>().for_each(|kid| self.kid(kid, node, depth));
            }
            Some(kid) => self.kid(kid, node, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: Object<'a>, node: &Node, depth: usize) {
        self.count += 1;
        if self.count as usize > MOST_NODES {
            return;
        }
        let dict = match kid {
            Object::Number(number) => return self.content(number.as_i64(), node),
            Object::Dict(dict) => dict,
            _ => return,
        };
        let page = self.page(&dict).or(node.page);
        match dict.get::<Name<'a>>("Type").as_deref() {
            Some(b"MCR") => {
                let mark = dict.get::<i32>("MCID").map(i64::from);
                self.content(mark.unwrap_or(-1), &Node { page, ..node.clone() });
            }
            Some(b"OBJR") => {}
            _ => self.element(&dict, Node { page, ..node.clone() }, depth),
        }
    }

    fn page(&self, dict: &Dict<'a>) -> Option<usize> {
        let Some(MaybeRef::Ref(page)) = dict.get_raw::<Object<'a>>("Pg") else { return None };
        self.pages.get(&page.into()).copied()
    }

    fn element(&mut self, element: &Dict<'a>, mut node: Node, depth: usize) {
        let role = self.role(element);
        if !INLINE.contains(&role.as_str()) {
            self.blocks += 1;
            node.block = self.blocks;
            let level = role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
            node.heading = level.filter(|level| (1..=6).contains(level)).or(node.heading);
        }
        let alt = element.get::<PdfString<'a>>("Alt").map(|alt| words(alt.as_bytes()));
        let alt = alt.filter(|alt| !alt.trim().is_empty());
        if let (Some(alt), None, "Figure" | "Formula") = (alt, node.figure, role.as_str()) {
            node.figure = Some(self.order.figures.len());
            let (page, bounds) = (node.page.unwrap_or(usize::MAX), bounds(element));
            let order = self.count;
            self.order.figures.push(TaggedFigure { page, order, alt, bounds, marks: Vec::new() });
        }
        self.kids(element, &node, depth + 1);
    }

    fn role(&self, element: &Dict<'a>) -> String {
        let mut role = element.get::<Name<'a>>("S").map(|name| name.as_str().to_owned());
        for _ in 0..4 {
            let Some(own) = &role else { break };
            match self.roles.get::<Name<'a>>(own.as_bytes()) {
                Some(known) if known.as_str() != own => role = Some(known.as_str().to_owned()),
                _ => break,
            }
        }
        role.unwrap_or_default()
    }

    fn content(&mut self, mark: i64, node: &Node) {
        let (Ok(mark), Some(page)) = (i32::try_from(mark), node.page) else { return };
        if let Some(tagged) = self.order.tagged.get_mut(page) {
            *tagged = true;
        }
        if let Some(figure) = node.figure.and_then(|index| self.order.figures.get_mut(index)) {
            figure.marks.push(mark);
            if figure.page == usize::MAX {
                figure.page = page;
            }
        }
        let place = Place {
            tagged: true,
            order: self.count,
            block: node.block,
            heading: node.heading,
            // The words on a figure stand for what is drawn in it.
            artifact: node.figure.is_some(),
        };
        self.order.places.entry((page, mark)).or_insert(place);
    }
}

/// The bounding box a figure says it has (ISO 32000-1, 14.8.5.4.3).
fn bounds(element: &Dict<'_>) -> Option<Rect> {
    let attributes = match element.get::<Object<'_>>("A")? {
        Object::Dict(dict) => vec![dict],
        Object::Array(array) => array.iter::<Object<'_>>().filter_map(Object::into_dict).collect(),
        _ => return None,
    };
    let corners = attributes.iter().find_map(|own| own.get::<Array<'_>>("BBox"))?;
    let [x0, y0, x1, y1] = numbers(&corners).try_into().ok()?;
    Some(Rect::new(x0, y0, x1, y1).abs())
}
