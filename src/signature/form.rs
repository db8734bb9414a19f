//! The form, the pages, and what else of a file as it was signed tells which of its objects may
//! be changed later.

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::exact::{Entries, State, Value};

/// The fields of a form.
pub struct Form {
    /// Each with its widgets, and whether it is an empty field for a signature.
    pub fields: BTreeMap<i32, bool>,
}

impl Form {
    /// Reads it; nothing if there is no catalog.
    pub fn of(state: &State<'_>) -> Option<Self> {
        let form = state.resolve(state.catalog()?.get(&b"AcroForm"[..]));
        let all = form.and_then(Value::dict).and_then(|form| form.get(&b"Fields"[..]));
        let mut fields = BTreeMap::new();
        // A field has its kind, and its value, from those it is part of.
        let mut open: Vec<(i32, bool, bool)> =
            state.items(all).into_iter().map(|at| (at, false, false)).collect();
        while let Some((at, signature, filled)) = open.pop() {
            let Some(dict) = state.dict(at) else { continue };
            let kind = dict.get(&b"FT"[..]).and_then(Value::name);
            let signature = kind.map_or(signature, |kind| kind == b"Sig");
            let value = dict.get(&b"V"[..]);
            let filled = filled || value.is_some_and(|value| *value != Value::Null);
            if fields.insert(at, signature && !filled).is_none() {
                let kids = state.items(dict.get(&b"Kids"[..]));
                open.extend(kids.into_iter().map(|kid| (kid, signature, filled)));
            }
        }
        Some(Self { fields })
    }
}

impl State<'_> {
    pub fn catalog(&self) -> Option<&Entries> {
        self.dict(self.trailer.get(&b"Root"[..])?.reference()?)
    }

    pub fn dict(&self, number: i32) -> Option<&Entries> {
        self.objects.get(&number)?.dict()
    }

    /// A value, or what it refers to.
    pub fn resolve<'a>(&'a self, value: Option<&'a Value>) -> Option<&'a Value> {
        match value? {
            Value::Ref(number, _) => self.objects.get(number).map(|object| &object.value),
            value => Some(value),
        }
    }

    /// The objects that an array refers to.
    fn items(&self, array: Option<&Value>) -> Vec<i32> {
        let items = self.resolve(array).and_then(Value::array).unwrap_or_default();
        items.iter().filter_map(Value::reference).collect()
    }

    /// All pages.
    pub fn pages(&self) -> Option<Vec<i32>> {
        let root = self.catalog()?.get(&b"Pages"[..])?.reference()?;
        let (mut open, mut seen, mut pages) = (vec![root], BTreeSet::new(), Vec::new());
        while let Some(at) = open.pop() {
            let Some(dict) = self.dict(at).filter(|_| seen.insert(at)) else { continue };
            match dict.get(&b"Kids"[..]) {
                Some(_) => open.extend(self.items(dict.get(&b"Kids"[..]))),
                None => pages.push(at),
            }
        }
        Some(pages)
    }

    /// All objects that are reached from the catalog without these entries of it.
    pub fn reached(&self, without: &[&[u8]]) -> BTreeSet<i32> {
        let mut open = Vec::new();
        for (key, value) in self.catalog().into_iter().flatten() {
            if !without.contains(&key.as_slice()) {
                value.references(&mut |to| open.push(to));
            }
        }
        open.extend(self.trailer.get(&b"Root"[..]).and_then(Value::reference));
        self.below(open, self.trailer.get(&b"Root"[..]).and_then(Value::reference))
    }

    /// All objects that are reached from these; an object that ends the search is not gone into.
    fn below(&self, mut open: Vec<i32>, end: Option<i32>) -> BTreeSet<i32> {
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            if seen.insert(at)
                && Some(at) != end
                && let Some(object) = self.objects.get(&at)
            {
                object.value.references(&mut |to| open.push(to));
            }
        }
        seen
    }

    /// What no page shows: the metadata (`true`), and what signatures are checked with.
    pub fn unseen(&self) -> BTreeMap<i32, bool> {
        let root = self.trailer.get(&b"Root"[..]).and_then(Value::reference);
        let of = |value: Option<&Value>| {
            let mut open = Vec::new();
            if let Some(value) = value {
                value.references(&mut |to| open.push(to));
            }
            self.below(open, root)
        };
        let entry = |key: &[u8]| self.catalog().and_then(|catalog| catalog.get(key));
        let mut all = BTreeMap::new();
        for (value, kind) in [
            (entry(b"DSS"), false),
            (entry(b"Extensions"), false),
            (entry(b"Metadata"), true),
            (self.trailer.get(&b"Info"[..]), true),
        ] {
            all.extend(of(value).into_iter().map(|number| (number, kind)));
        }
        all
    }
}
