//! New signature fields: in the form, on the page and in the structure (ISO 32000-1,
//! 12.7.4.5).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object};

use super::Fault;
use super::base::Base;
use super::fields::{Field, fields};
use super::tree::Tree;
use super::update::Update;
use crate::pdf::dictionary::{Dictionary, longer};
use crate::pdf::syntax::{reference, references, text_string};

/// Printed with the page, as PDF/A wants of every annotation (ISO 19005-2, 6.3.2).
const PRINT: u8 = 4;
/// There are signature fields (ISO 32000-1, table 219).
const EXIST: u8 = 1;
/// There are signatures, so that nothing but additions is allowed.
const APPEND_ONLY: u8 = 3;

/// Where a signature field is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldPlace {
    /// The page, counted from nought.
    pub page: usize,
    /// Left, bottom, right and top in points from the page's lower left corner.
    pub rect: [f64; 4],
}

/// A field for one signature.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureField {
    /// What it is called in the file, without full stops.
    pub name: String,
    /// What a screen reader calls it.
    pub label: String,
    /// Where it is shown; nowhere, if it is not.
    pub place: Option<FieldPlace>,
}

/// A PDF with empty signature fields, for others to sign.
///
/// # Errors
/// When the PDF cannot be read, or has not the pages that are named.
pub fn with_fields(pdf: &[u8], new: &[SignatureField]) -> Result<Vec<u8>, Fault> {
    Base::with(pdf, |base| {
        let mut update = Update::new(base);
        add(base, &mut update, new, None)?;
        Ok(update.write()?.bytes)
    })
}

/// Signs an empty field.
pub fn fill(
    base: &Base<'_>,
    update: &mut Update<'_>,
    field: &Field<'_>,
    signature: ObjRef,
) -> Result<(), Fault> {
    let mut edit = Dictionary::of(&field.dict);
    edit.set("V", reference(signature));
    update.put(field.at, edit.write_sorted());
    form(base, update, &[], APPEND_ONLY)
}

/// Adds fields, signed where there is a signature.
pub fn add(
    base: &Base<'_>,
    update: &mut Update<'_>,
    new: &[SignatureField],
    signature: Option<ObjRef>,
) -> Result<(), Fault> {
    // Checkers take a change of the structure, after a signature, for one of the
    // text. So later fields stand outside of page and structure.
    let is_signed = fields(base).iter().any(|field| field.signature().is_some());
    let tree = Tree::of(base).filter(|_| !is_signed);
    let (mut widgets, mut tagged) = (Vec::new(), Vec::new());
    for field in new {
        let (page, _) =
            base.page(field.place.map_or(0, |place| place.page)).ok_or(Fault::Damaged)?;
        let at = update.reserve()?;
        let shown = appearance(update, field.place)?;
        let tree = tree.as_ref().filter(|_| field.place.is_some());
        let key = |tree: &Tree<'_>| (tree.next..).nth(tagged.len());
        let parent = tree.and_then(key).map(|key| format!("/StructParent {key}"));
        // Where no label is tagged, both are asked for (ISO 14289-2, 8.10.2.3).
        let label = text_string(&field.label);
        let value = signature.map(|at| format!("/V {}", reference(at))).unwrap_or_default();
        let body = format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/F {PRINT}/T{}/TU{label}/Contents{label}\
             /P {}{shown}{}{value}>>",
            text_string(&field.name),
            reference(page),
            parent.unwrap_or_default()
        );
        update.put(at, body);
        let widget = Widget { at, page, label: &field.label };
        tagged.extend(tree.map(|_| widget));
        widgets.push(widget);
    }
    pages(base, update, &widgets)?;
    let all: Vec<_> = widgets.iter().map(|widget| widget.at).collect();
    form(base, update, &all, if signature.is_some() { APPEND_ONLY } else { EXIST })?;
    match tree.filter(|_| !tagged.is_empty()) {
        Some(tree) => tree.add(base, update, &tagged),
        None => Ok(()),
    }
}

/// A field on a page.
#[derive(Clone, Copy)]
pub struct Widget<'a> {
    pub at: ObjRef,
    pub page: ObjRef,
    pub label: &'a str,
}

/// Where the field is, and what is drawn there: nothing, for the letter has its
/// own picture or rule. What has no size needs no drawing (ISO 19005-2, 6.3.3),
/// and what is off the page no tag (ISO 14289-1, 7.18.1; 14289-2, 8.9.2.4.13).
fn appearance(update: &mut Update<'_>, place: Option<FieldPlace>) -> Result<String, Fault> {
    let Some(FieldPlace { rect: [left, bottom, right, top], .. }) = place else {
        return Ok("/Rect[-1 -1 -1 -1]".to_owned());
    };
    let drawing = update.reserve()?;
    let (width, height) = (right - left, top - bottom);
    update.put(
        drawing,
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 {width:.2} {height:.2}]/Resources<<>>\
             /Length 0>>\nstream\n\nendstream"
        ),
    );
    let rect = format!("/Rect[{left:.2} {bottom:.2} {right:.2} {top:.2}]");
    Ok(format!("{rect}/AP<</N {}>>", reference(drawing)))
}

/// Puts fields on their pages, to be reached in the order of the structure
/// (ISO 14289-1, 7.18.3).
fn pages(base: &Base<'_>, update: &mut Update<'_>, widgets: &[Widget<'_>]) -> Result<(), Fault> {
    let numbers: BTreeSet<_> =
        widgets.iter().map(|widget| (widget.page.obj_number, widget.page.gen_number)).collect();
    for (number, generation) in numbers {
        let at = ObjRef::new(number, generation);
        let page = base.dict(at).ok_or(Fault::Damaged)?;
        let own = widgets.iter().filter(|widget| widget.page == at).map(|widget| widget.at);
        let own = references(&own.collect::<Vec<_>>());
        let mut edit = Dictionary::of(&page);
        edit.set("Annots", longer(page.get::<Array<'_>>("Annots"), own.as_bytes()));
        edit.set("Tabs", "/S");
        update.put(at, edit.write_sorted());
    }
    Ok(())
}

/// Adds fields to the form, and says what the form holds.
fn form(
    base: &Base<'_>,
    update: &mut Update<'_>,
    fields: &[ObjRef],
    flags: u8,
) -> Result<(), Fault> {
    let catalog = base.catalog()?;
    let old = catalog.get::<Dict<'_>>("AcroForm").unwrap_or_default();
    let mut edit = Dictionary::of(&old);
    let all = longer(old.get::<Array<'_>>("Fields"), references(fields).as_bytes());
    edit.set("Fields", all);
    let before = old.get::<u8>("SigFlags").unwrap_or_default();
    edit.set("SigFlags", (before | flags).to_string());
    match catalog.get_raw::<Object<'_>>("AcroForm") {
        Some(MaybeRef::Ref(at)) => update.put(at, edit.write_sorted()),
        _ => {
            let mut above = Dictionary::of(&catalog);
            above.set("AcroForm", edit.write_sorted());
            update.put(base.trailer.root, above.write_sorted());
        }
    }
    Ok(())
}
