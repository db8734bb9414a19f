//! The elements of the structure (ISO 32000-2, 14.7), in the order they are read.

use std::collections::BTreeMap;

use hayro_syntax::object::{MaybeRef, ObjRef, Object};

use crate::pdf::raw::{Missing, RawPdf, number_at};
use crate::pdf::{Dict, name_at};

/// All elements of a file.
#[derive(Debug, Default)]
pub struct Elements {
    /// The root of the tree, which is no element.
    pub root: i32,
    /// In the order they are read.
    pub all: Vec<Element>,
    /// Where each stands in that order.
    places: BTreeMap<i32, usize>,
}

/// An element.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// The object it is.
    pub number: i32,
    /// What it is, such as `P`.
    pub role: String,
    /// The element it is in; none for the topmost.
    pub parent: Option<i32>,
    /// The page it begins on, where it says so.
    pub page: Option<i32>,
    /// Annotations that are directly in it.
    pub annotations: Vec<i32>,
}

impl Elements {
    /// Reads them.
    ///
    /// # Errors
    /// When the file is not tagged.
    pub fn read(pdf: &RawPdf<'_>) -> Result<Self, Missing> {
        let catalog = pdf.trailer_ref("Root").ok_or(Missing("the catalog"))?;
        let catalog = pdf.get(catalog)?.dict().ok_or(Missing("the catalog"))?;
        let root = number_at(&catalog, "StructTreeRoot").ok_or(Missing("the structure tree"))?;
        let mut elements = Self { root, ..Self::default() };
        let top = kids(&pdf.get(root)?.dict().ok_or(Missing("the structure tree"))?).elements;
        // What is read first lies on top.
        let mut open: Vec<_> = top.into_iter().rev().map(|number| (number, None)).collect();
        while let Some((number, parent)) = open.pop() {
            let dict = pdf.get(number)?.dict().ok_or(Missing("an element"))?;
            let Kids { elements: below, annotations } = kids(&dict);
            let role = name_at(&dict, "S").ok_or(Missing("the role of an element"))?;
            let page = number_at(&dict, "Pg");
            elements.places.insert(number, elements.all.len());
            elements.all.push(Element { number, role, parent, page, annotations });
            open.extend(below.into_iter().rev().map(|below| (below, Some(number))));
        }
        Ok(elements)
    }

    /// The element that an object is.
    pub fn get(&self, number: i32) -> Option<&Element> {
        self.places.get(&number).and_then(|&place| self.all.get(place))
    }

    /// The elements around one, from the inside out.
    pub fn around<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = &'a Element> {
        let parent = |of: &&'a Element| of.parent.and_then(|number| self.get(number));
        std::iter::successors(parent(&element), parent)
    }
}

/// What is directly in an element.
#[derive(Default)]
struct Kids {
    elements: Vec<i32>,
    annotations: Vec<i32>,
}

fn kids(dict: &Dict<'_>) -> Kids {
    let mut kids = Kids::default();
    match dict.get_raw::<Object<'_>>("K") {
        Some(MaybeRef::NotRef(Object::Array(all))) => {
            all.raw_iter().for_each(|kid| kids.add(kid));
        }
        Some(only) => kids.add(only),
        None => {}
    }
    kids
}

impl Kids {
    fn add(&mut self, kid: MaybeRef<Object<'_>>) {
        match kid {
            MaybeRef::Ref(ObjRef { obj_number, .. }) => self.elements.push(obj_number),
            MaybeRef::NotRef(Object::Dict(dict)) => {
                self.annotations.extend(number_at(&dict, "Obj"))
            }
            // Marked content, by its number.
            MaybeRef::NotRef(_) => {}
        }
    }
}
