//! The tree of a tagged PDF (ISO 32000-1, 14.7).

use std::collections::HashMap;

use hayro::vello_cpu::kurbo::Rect;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString,
};

use super::cells::{Cell, Row, attributes};
use super::links::{numbers, words};
use super::loss;
use super::order::{Blank, Order, ReadingPlace, TaggedFigure};
use super::within::Kind;

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

/// What the nodes below inherit.
#[derive(Clone, Default)]
struct Node {
    page: Option<usize>,
    block: u32,
    heading: Option<u8>,
    /// The figure they are part of.
    figure: Option<usize>,
    /// The table, row and cell they are part of.
    table: Option<u32>,
    row: u32,
    cell: Option<Cell>,
    /// What they stand in.
    within: Option<usize>,
}

/// Walks the tree of a document and notes the place of each marked content.
pub fn walk(
    root: &Dict<'_>,
    pages: HashMap<ObjectIdentifier, usize>,
    language: Option<String>,
    order: &mut Order,
) {
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    Walk {
        order,
        pages,
        language,
        roles,
        count: 0,
        blocks: 0,
        columns: Row::default(),
        contents: 0,
        page: 0,
    }
    .kids(root, &Node::default(), 0);
}

struct Walk<'o, 'a> {
    order: &'o mut Order,
    pages: HashMap<ObjectIdentifier, usize>,
    /// The language of the whole.
    language: Option<String>,
    roles: Dict<'a>,
    count: u32,
    blocks: u32,
    columns: Row,
    /// How many marked contents were seen, and on which page the last.
    contents: u32,
    page: usize,
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
        loss::count(&mut self.order.losses, &role, element, self.language.as_deref());
        let kind = Kind::of(&role, element, self.order.containers.kind(node.within));
        let contains = kind.is_some();
        if let Some(kind) = kind {
            node.within = Some(self.order.containers.add(node.within, kind));
        }
        if contains || !INLINE.contains(&role.as_str()) {
            self.blocks += 1;
            node.block = self.blocks;
            let level = role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
            node.heading = level.filter(|level| (1..=6).contains(level)).or(node.heading);
        }
        self.cell(&role, element, &mut node);
        let alt = element.get::<PdfString<'a>>("Alt").map(|alt| words(alt.as_bytes()));
        let alt = alt.filter(|alt| !alt.trim().is_empty());
        if let (Some(alt), None, "Figure" | "Formula") = (alt, node.figure, role.as_str()) {
            node.figure = Some(self.order.figures.len());
            let (page, bounds) = (node.page.unwrap_or(usize::MAX), bounds(element));
            let order = self.count;
            let (within, marks) = (node.within, Vec::new());
            self.order.figures.push(TaggedFigure { page, order, alt, bounds, within, marks });
        }
        if matches!(self.order.containers.kind(node.within), Some(Kind::Cell { .. })) && contains {
            let before = self.contents;
            self.kids(element, &node, depth + 1);
            return self.blank(&node, before);
        }
        if role != "TR" {
            return self.kids(element, &node, depth + 1);
        }
        // A row may stand in a cell of another.
        let outer = std::mem::take(&mut self.columns);
        self.kids(element, &node, depth + 1);
        self.columns = outer;
    }

    /// A cell stays one that has nothing in it, on the page of what is read before it.
    fn blank(&mut self, node: &Node, before: u32) {
        if let Some(within) = node.within.filter(|_| self.contents == before) {
            let page = node.page.unwrap_or(self.page);
            self.order.blanks.push(Blank { page, order: self.count, within });
        }
    }

    fn cell(&mut self, role: &str, element: &Dict<'a>, node: &mut Node) {
        match (role, node.table) {
            ("Table", _) => (node.table, node.cell) = (Some(self.count), None),
            ("TR", _) => node.row = self.count,
            ("TH" | "TD", Some(table)) => {
                node.cell = self.columns.cell(table, node.row, element);
                // Where one cell is not known, the table is none.
                if node.cell.is_none() {
                    self.order.uneven.insert(table);
                }
            }
            _ => {}
        }
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
        self.contents += 1;
        self.page = page;
        let place = ReadingPlace {
            tagged: true,
            order: self.count,
            block: node.block,
            heading: node.heading,
            // The words on a figure stand for what is drawn in it.
            artifact: node.figure.is_some(),
            cell: node.cell,
            within: node.within,
        };
        self.order.places.entry((page, mark)).or_insert(place);
    }
}

/// The bounding box a figure says it has (ISO 32000-1, 14.8.5.4.3).
fn bounds(element: &Dict<'_>) -> Option<Rect> {
    let corners = attributes(element).iter().find_map(|own| own.get::<Array<'_>>("BBox"))?;
    let [x0, y0, x1, y1] = numbers(&corners).try_into().ok()?;
    Some(Rect::new(x0, y0, x1, y1).abs())
}
