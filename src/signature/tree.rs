//! The structure tree of a tagged PDF, in which each field must stand as a form
//! (ISO 14289-1, 7.18.4).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, String as PdfString};

use super::Fault;
use super::base::Base;
use super::new_fields::Widget;
use super::update::Update;
use crate::pdf::dictionary::{Dictionary, longer, value};
use crate::pdf::syntax::{reference, references};
use crate::pdf::text;

/// Deeper trees of numbers are no letter's.
const DEEPEST: usize = 16;

/// A structure tree.
pub struct Tree<'a> {
    at: ObjRef,
    dict: Dict<'a>,
    /// The element that fields come to stand in.
    above: Option<(ObjRef, Dict<'a>)>,
    /// The next key by which the tree is asked for the element of an annotation.
    pub next: i32,
}

impl<'a> Tree<'a> {
    /// The tree, if the PDF is tagged.
    pub fn of(base: &'a Base<'_>) -> Option<Self> {
        let at = base.catalog().ok()?.get_ref("StructTreeRoot")?;
        let dict = base.dict(at)?;
        let above = match dict.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::Ref(only)) => Some(only),
            Some(MaybeRef::NotRef(Object::Array(all))) => {
                all.raw_iter().next().and_then(|first| first.as_obj_ref())
            }
            _ => None,
        };
        let above = above.and_then(|at| Some((at, base.dict(at)?))).filter(|(_, dict)| {
            dict.get::<Name<'_>>("S").is_some_and(|role| *role == *b"Document")
        });
        let highest = || {
            let numbers = dict.get::<Dict<'_>>("ParentTree");
            numbers.and_then(|numbers| highest(&numbers, 0)).map_or(0, |highest| highest + 1)
        };
        let next = dict.get::<i32>("ParentTreeNextKey").unwrap_or_else(highest);
        Some(Self { at, above, next, dict })
    }

    /// Adds an element for each field: in the element that is called as it is, before what
    /// that says, or else after all others.
    pub fn add(
        self,
        base: &Base<'_>,
        update: &mut Update<'_>,
        widgets: &[Widget<'_>],
    ) -> Result<(), Fault> {
        let mut blocks = blocks(base, &self.dict);
        let last = self.above.as_ref().map_or(self.at, |(at, _)| *at);
        let space = self.above.as_ref().and_then(|(_, dict)| dict.get_ref("NS"));
        let space = space.map(|space| format!("/NS {}", reference(space))).unwrap_or_default();
        let (mut elements, mut others) = (Vec::new(), Vec::new());
        for Widget { at, page, label } in widgets {
            let element = update.reserve()?;
            let block = blocks.iter().position(|block| block.title == *label);
            let block = block.map(|index| blocks.remove(index));
            let above = block.as_ref().map_or(last, |block| block.at);
            let body = format!(
                "<</Type/StructElem/S/Form{space}/P {}/Pg {page}/K<</Type/OBJR/Obj {}/Pg {page}>>>>",
                reference(above),
                reference(*at),
                page = reference(*page),
            );
            update.put(element, body);
            elements.push(element);
            match block {
                Some(Block { at, dict, .. }) => {
                    let mut edit = Dictionary::of(&dict);
                    let first = format!("[{} ", reference(element));
                    edit.set("K", [first.as_bytes(), &*inside(&dict), b"]"].concat());
                    update.put(at, edit.write_sorted());
                }
                None => others.push(element),
            }
        }
        let mut root = Dictionary::of(&self.dict);
        match &self.above {
            _ if others.is_empty() => {}
            Some((at, dict)) => {
                let mut edit = Dictionary::of(dict);
                edit.set("K", kids(dict, &others));
                update.put(*at, edit.write_sorted());
            }
            None => root.set("K", kids(&self.dict, &others)),
        }
        let next = self.next.checked_add(i32::try_from(elements.len()).unwrap_or(i32::MAX));
        root.set("ParentTreeNextKey", next.ok_or(Fault::Damaged)?.to_string());
        self.parents(update, &mut root, &elements);
        update.put(self.at, root.write_sorted());
        Ok(())
    }

    /// Lets the tree find each element by its number.
    fn parents(&self, update: &mut Update<'_>, root: &mut Dictionary<'_>, elements: &[ObjRef]) {
        let old = self.dict.get::<Dict<'_>>("ParentTree").unwrap_or_default();
        let pairs: Vec<String> = (self.next..)
            .zip(elements)
            .map(|(key, element)| format!("{key} {}", reference(*element)))
            .collect();
        let pairs = pairs.join(" ");
        let mut edit = Dictionary::of(&old);
        match old.get::<Array<'_>>("Kids") {
            Some(leaves) => {
                let last = (self.next..).zip(elements).last().map_or(self.next, |(key, _)| key);
                let leaf = format!("<</Limits[{} {last}]/Nums[{pairs}]>>", self.next);
                edit.set("Kids", longer(Some(leaves), leaf.as_bytes()));
            }
            None => edit.set("Nums", longer(old.get::<Array<'_>>("Nums"), pairs.as_bytes())),
        }
        match self.dict.get_raw::<Object<'_>>("ParentTree") {
            Some(MaybeRef::Ref(at)) => update.put(at, edit.write_sorted()),
            _ => root.set("ParentTree", edit.write_sorted()),
        }
    }
}

/// What an element contains, and more.
fn kids(dict: &Dict<'_>, more: &[ObjRef]) -> Vec<u8> {
    [b"[", &*inside(dict), b" ", references(more).as_bytes(), b"]"].concat()
}

/// What an element contains, as items of an array.
fn inside(dict: &Dict<'_>) -> Vec<u8> {
    match dict.get::<Array<'_>>("K") {
        Some(all) => all.data().to_vec(),
        None => dict.get_raw::<Object<'_>>("K").map(|only| value(&only)).unwrap_or_default(),
    }
}

/// A block of a signatory, which is called what its field is for.
struct Block<'a> {
    at: ObjRef,
    title: String,
    dict: Dict<'a>,
}

/// All items of lists that have a title, in the order they are read.
fn blocks<'a>(base: &'a Base<'_>, root: &Dict<'a>) -> Vec<Block<'a>> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<ObjRef> = below(root).into_iter().rev().collect();
    while let Some(at) = open.pop() {
        let Some(dict) = base.dict(at).filter(|_| seen.insert((at.obj_number, at.gen_number)))
        else {
            continue;
        };
        let title = dict.get::<PdfString<'_>>("T").map(|title| text(&title));
        open.extend(below(&dict).into_iter().rev());
        let is_body = dict.get::<Name<'_>>("S").is_some_and(|role| *role == *b"LBody");
        found.extend(title.filter(|_| is_body).map(|title| Block { at, title, dict }));
    }
    found
}

/// The objects an element contains.
fn below(dict: &Dict<'_>) -> Vec<ObjRef> {
    let own = |kid: MaybeRef<Object<'_>>| kid.as_obj_ref();
    match dict.get_raw::<Object<'_>>("K") {
        Some(MaybeRef::Ref(only)) => vec![only],
        Some(MaybeRef::NotRef(Object::Array(all))) => all.raw_iter().filter_map(own).collect(),
        _ => Vec::new(),
    }
}

/// The highest key of a tree of numbers (ISO 32000-1, 7.9.7).
fn highest(tree: &Dict<'_>, depth: usize) -> Option<i32> {
    if let Some(pairs) = tree.get::<Array<'_>>("Nums") {
        let keys = pairs.raw_iter().step_by(2);
        let keys = keys.filter_map(|key| match key {
            MaybeRef::NotRef(Object::Number(key)) => i32::try_from(key.as_i64()).ok(),
            _ => None,
        });
        return keys.max();
    }
    let kids = tree.get::<Array<'_>>("Kids").filter(|_| depth < DEEPEST)?;
    kids.iter::<Dict<'_>>().filter_map(|kid| highest(&kid, depth + 1)).max()
}
