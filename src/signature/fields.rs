//! The fields of a PDF's form, as far as signatures need them
//! (ISO 32000-1, 12.7).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, Name, ObjRef, String as PdfString};

use super::base::Base;
use super::certificate::printable;
use crate::names::holder::Room;
use crate::pdf;

/// Deeper trees of fields are no letter's.
const DEEPEST: usize = 16;

/// A field of a PDF's form.
pub struct Field<'a> {
    pub at: ObjRef,
    /// With the names of the fields it is part of, after full stops.
    pub name: String,
    pub label: String,
    pub dict: Dict<'a>,
    pub is_signature: bool,
}

impl<'a> Field<'a> {
    /// The signature in it.
    pub fn signature(&self) -> Option<Dict<'a>> {
        self.dict.get::<Dict<'_>>("V")
    }

    /// What tells whose it is.
    pub fn room(&self) -> Room<'_> {
        Room { called: &self.name, label: &self.label, taken: self.signature().is_some() }
    }

    /// Its name, and what readers are told of it.
    pub fn shown(&self) -> String {
        let (name, label) = (printable(&self.name), printable(&self.label));
        if label.is_empty() { format!("`{name}`") } else { format!("`{name}` ({label})") }
    }
}

/// Every field, in the order of the form.
pub fn fields<'a>(base: &'a Base<'_>) -> Vec<Field<'a>> {
    let mut walk = Walk { base, seen: BTreeSet::new(), found: Vec::new() };
    let form = base.catalog().ok().and_then(|catalog| catalog.get::<Dict<'_>>("AcroForm"));
    if let Some(all) = form.and_then(|form| form.get::<Array<'_>>("Fields")) {
        walk.all(&all, "", false, 0);
    }
    walk.found
}

struct Walk<'a, 'b> {
    base: &'a Base<'b>,
    seen: BTreeSet<(i32, i32)>,
    found: Vec<Field<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn all(&mut self, fields: &Array<'a>, above: &str, signature: bool, depth: usize) {
        for field in fields.raw_iter().filter_map(|field| field.as_obj_ref()) {
            if depth < DEEPEST && self.seen.insert((field.obj_number, field.gen_number)) {
                self.one(field, above, signature, depth);
            }
        }
    }

    fn one(&mut self, at: ObjRef, above: &str, signature: bool, depth: usize) {
        let Some(dict) = self.base.dict(at) else { return };
        let kind = dict.get::<Name<'_>>("FT");
        let is_signature = kind.map_or(signature, |kind| *kind == *b"Sig");
        let own = dict.get::<PdfString<'_>>("T").map(|own| pdf::text(&own)).unwrap_or_default();
        let name = if above.is_empty() || own.is_empty() {
            format!("{above}{own}")
        } else {
            format!("{above}.{own}")
        };
        // Kids with a name are fields; those without one are where it is shown.
        let kids = dict
            .get::<Array<'_>>("Kids")
            .filter(|kids| kids.iter::<Dict<'_>>().any(|kid| kid.contains_key("T")));
        if let Some(kids) = kids {
            return self.all(&kids, &name, is_signature, depth + 1);
        }
        let label = dict.get::<PdfString<'_>>("TU").map(|label| pdf::text(&label));
        let label = label.unwrap_or_default();
        self.found.push(Field { at, name, label, dict, is_signature });
    }
}
