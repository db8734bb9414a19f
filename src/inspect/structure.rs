//! The structure of a tagged PDF (ISO 32000-1, 14.7), as a screen reader goes
//! through it.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{MaybeRef, ObjRef, ObjectIdentifier};

use super::Element;
use crate::pdf::{Array, Budget, Dict, File, Object, SOFT_HYPHEN, marked, name_at, text_at};

/// What only groups others.
const GROUPS: [&str; 17] = [
    "Document",
    "DocumentFragment",
    "Part",
    "Art",
    "Sect",
    "Div",
    "Aside",
    "BlockQuote",
    "TOC",
    "Index",
    "NonStruct",
    "L",
    "Table",
    "THead",
    "TBody",
    "TFoot",
    "TR",
];
/// What holds paragraphs, and is read as one nevertheless.
const CELLS: [&str; 8] = ["LI", "LBody", "TD", "TH", "TOCI", "Caption", "Note", "FENote"];
/// What is told of within a text.
const TOLD: [&str; 8] =
    ["Figure", "Formula", "Link", "Note", "FENote", "Form", "Annot", "Reference"];
/// Roles are mapped to others, which may be mapped again.
const MOST_MAPPINGS: usize = 16;

/// The elements at the top of the structure.
pub fn structure(file: &File, notes: &mut Vec<String>) -> Vec<Element> {
    let Some(root) = file.catalog().get::<Dict<'_>>("StructTreeRoot") else { return Vec::new() };
    let marked = marked(file).unwrap_or_else(|| {
        notes.push("the text of its pages cannot be read: a typeface is damaged".to_owned());
        BTreeMap::new()
    });
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let mut tree = Tree { file, roles, marked, seen: BTreeSet::new(), shared: false };
    let mut all = Raw::default();
    let mut budget = Budget::default();
    tree.kids(&root, None, &mut all, &mut budget);
    if budget.spent {
        notes.push("the structure is deeper or larger than is shown".to_owned());
    }
    if tree.shared {
        let note = "the structure is damaged: an element stands in it in several places, of which the first is shown";
        notes.push(note.to_owned());
    }
    all.kids.iter().filter_map(Kid::element).map(Raw::told).collect()
}

struct Tree<'a> {
    file: &'a File,
    roles: Dict<'a>,
    marked: BTreeMap<(usize, i32), String>,
    /// The elements that were read: each has one parent (14.7.2).
    seen: BTreeSet<ObjectIdentifier>,
    /// Whether one was met again.
    shared: bool,
}

/// An element as it stands in the file.
#[derive(Default)]
struct Raw {
    role: String,
    alt: Option<String>,
    /// What it says instead of its content.
    actual: Option<String>,
    language: Option<String>,
    kids: Vec<Kid>,
}

enum Kid {
    Element(Raw),
    Text(String),
}

impl<'a> Tree<'a> {
    fn kids(&mut self, dict: &Dict<'a>, page: Option<usize>, own: &mut Raw, budget: &mut Budget) {
        match dict.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.each(&kids, page, own, budget),
            Some(MaybeRef::Ref(at)) => match self.file.object(at) {
                Some(Object::Array(kids)) => self.each(&kids, page, own, budget),
                _ => self.referred(at, page, own, budget),
            },
            Some(MaybeRef::NotRef(kid)) => self.kid(kid, page, own, budget),
            None => {}
        }
    }

    fn each(&mut self, kids: &Array<'a>, page: Option<usize>, own: &mut Raw, budget: &mut Budget) {
        for kid in kids.raw_iter() {
            match kid {
                MaybeRef::Ref(at) => self.referred(at, page, own, budget),
                MaybeRef::NotRef(kid) => self.kid(kid, page, own, budget),
            }
        }
    }

    /// What is an object of its own, unless it was met before.
    fn referred(&mut self, at: ObjRef, page: Option<usize>, own: &mut Raw, budget: &mut Budget) {
        if !self.seen.insert(at.into()) {
            self.shared = true;
        } else if let Some(kid) = self.file.object(at) {
            self.kid(kid, page, own, budget);
        }
    }

    fn kid(&mut self, kid: Object<'a>, page: Option<usize>, own: &mut Raw, budget: &mut Budget) {
        match kid {
            Object::Number(mark) => self.mark(Some(mark.as_i64()), page, own),
            Object::Dict(dict) => {
                let of_page = dict.get_ref("Pg").and_then(|at| self.file.page_number(at));
                let page = of_page.or(page);
                match name_at(&dict, "S") {
                    Some(role) => self.element(&dict, role, page, own, budget),
                    None => self.mark(dict.get::<i32>("MCID").map(i64::from), page, own),
                }
            }
            _ => {}
        }
    }

    fn element(
        &mut self,
        dict: &Dict<'a>,
        role: String,
        page: Option<usize>,
        above: &mut Raw,
        budget: &mut Budget,
    ) {
        let mut own = Raw {
            role: self.mapped(role),
            alt: text_at(dict, "Alt"),
            actual: text_at(dict, "ActualText"),
            language: text_at(dict, "Lang"),
            kids: Vec::new(),
        };
        budget.descend(|budget| self.kids(dict, page, &mut own, budget));
        above.kids.push(Kid::Element(own));
    }

    fn mark(&self, mark: Option<i64>, page: Option<usize>, own: &mut Raw) {
        let mark = mark.and_then(|mark| i32::try_from(mark).ok());
        let text = page.zip(mark).and_then(|place| self.marked.get(&place));
        own.kids.extend(text.cloned().map(Kid::Text));
    }

    fn mapped(&self, mut role: String) -> String {
        for _ in 0..MOST_MAPPINGS {
            match name_at(&self.roles, &role) {
                Some(other) if other != role => role = other,
                _ => break,
            }
        }
        role
    }
}

impl Kid {
    fn element(&self) -> Option<&Raw> {
        match self {
            Self::Element(raw) => Some(raw),
            Self::Text(_) => None,
        }
    }
}

impl Raw {
    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(Kid::element)
    }

    /// The element as it is told.
    fn told(&self) -> Element {
        let line = self.is_line();
        let text = if line { self.text() } else { self.own_text() };
        let text = text.replace(SOFT_HYPHEN, "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut children = Vec::new();
        if line {
            self.told_within(&mut children);
        } else {
            children.extend(self.elements().map(Self::told));
        }
        Element {
            role: self.role.clone(),
            text: Some(text).filter(|text| !text.is_empty()),
            alt: self.alt.clone(),
            language: self.language.clone(),
            children,
        }
    }

    /// Whether it is read as one: a paragraph, or an item of a list.
    fn is_line(&self) -> bool {
        let paragraph = |raw: &Self| raw.role == "P" || is_heading(&raw.role);
        let group = |raw: &Self| GROUPS.contains(&raw.role.as_str());
        let cell = CELLS.contains(&self.role.as_str());
        !group(self) && !self.has(&|raw| group(raw) || !cell && paragraph(raw))
    }

    fn has(&self, what: &dyn Fn(&Self) -> bool) -> bool {
        self.elements().any(|kid| what(kid) || kid.has(what))
    }

    fn text(&self) -> String {
        if let Some(actual) = &self.actual {
            return actual.clone();
        }
        let mut text = String::new();
        for kid in &self.kids {
            match kid {
                Kid::Text(part) => text.push_str(part),
                Kid::Element(raw) if matches!(raw.role.as_str(), "Note" | "FENote") => {}
                Kid::Element(raw) => {
                    // Labels and paragraphs are pieces by themselves.
                    let apart = matches!(raw.role.as_str(), "P" | "Lbl" | "LBody");
                    text.extend(apart.then_some(' '));
                    text.push_str(&raw.text());
                    text.extend(apart.then_some(' '));
                }
            }
        }
        text
    }

    fn own_text(&self) -> String {
        let texts = self.kids.iter().map(|kid| match kid {
            Kid::Text(part) => part.as_str(),
            Kid::Element(_) => " ",
        });
        texts.collect()
    }

    /// What is told of the elements in a text: pictures, links, notes.
    fn told_within(&self, found: &mut Vec<Element>) {
        for kid in self.elements() {
            if TOLD.contains(&kid.role.as_str()) {
                found.push(kid.told());
            } else {
                kid.told_within(found);
            }
        }
    }
}

/// `H`, or `H1` and so on.
fn is_heading(role: &str) -> bool {
    role.strip_prefix('H').is_some_and(|level| level.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::pdf::raw::RawPdf;

    #[test]
    fn an_element_that_stands_in_several_places_is_read_once() {
        // Each level leads to the next twice: at the end there would be a million millions.
        let levels: Vec<String> = (4..44)
            .map(|own| format!("<</S/Div/K[{next} 0 R {next} 0 R]>>", next = own + 1))
            .collect();
        let mut objects = vec![
            (1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>"),
            (2, "<</Type/Pages/Count 0/Kids[]>>"),
            (3, "<</Type/StructTreeRoot/K 4 0 R>>"),
            (44, "<</S/P>>"),
        ];
        objects.extend((4..).zip(levels.iter().map(String::as_str)));
        let mut pdf = RawPdf::of(&objects);
        pdf.trailer = pdf.trailer.with("Root", "1 0 R");
        let facts = inspect(pdf.write()).expect("a PDF");
        let mut element = facts.structure.first();
        let mut depth = 0;
        while let Some(own) = element {
            assert!(own.children.len() < 2);
            (element, depth) = (own.children.first(), depth + 1);
        }
        assert_eq!(depth, 41);
        assert!(facts.notes.iter().any(|note| note.starts_with("the structure is damaged")));
    }
}
