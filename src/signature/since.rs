//! What happened to a PDF after it was signed.
//!
//! Others may sign it too, so fields and signatures may be added; nothing else.
//! The file as it was signed and the file as it is are walked side by side, from
//! the catalog on.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};

use super::base::Base;

type Item<'a> = MaybeRef<Object<'a>>;

/// Whether nothing but signature fields, and signatures in them, was added.
pub fn only_added(earlier: &Base<'_>, later: &Base<'_>) -> bool {
    let root = earlier.trailer.root;
    let mut walk = Walk { seen: BTreeSet::new(), open: vec![root] };
    let mut same = root == later.trailer.root;
    while let Some(at) = walk.open.pop().filter(|_| same) {
        if walk.seen.insert((at.obj_number, at.gen_number)) {
            same = match (earlier.object(at), later.object(at)) {
                (Some(old), Some(new)) => walk.same(&old, &new),
                (None, None) => true,
                _ => false,
            };
        }
    }
    same
}

struct Walk {
    seen: BTreeSet<(i32, i32)>,
    /// What is still to be compared.
    open: Vec<ObjRef>,
}

impl Walk {
    fn same(&mut self, old: &Object<'_>, new: &Object<'_>) -> bool {
        match (old, new) {
            (Object::Dict(old), Object::Dict(new)) => self.dict(old, new),
            (Object::Array(old), Object::Array(new)) => self.grown(old, new, |_| false),
            (Object::Stream(old), Object::Stream(new)) => {
                old.raw_data() == new.raw_data() && self.dict(old.dict(), new.dict())
            }
            _ => old == new,
        }
    }

    fn item(&mut self, old: Option<&Item<'_>>, new: Option<&Item<'_>>) -> bool {
        match (old, new) {
            (Some(MaybeRef::Ref(old)), Some(MaybeRef::Ref(new))) => {
                self.open.push(*old);
                old == new
            }
            (Some(MaybeRef::NotRef(old)), Some(MaybeRef::NotRef(new))) => self.same(old, new),
            (None, None) => true,
            _ => false,
        }
    }

    fn dict(&mut self, old: &Dict<'_>, new: &Dict<'_>) -> bool {
        let keys: BTreeSet<Vec<u8>> =
            old.keys().chain(new.keys()).map(|key| key.to_vec()).collect();
        keys.iter().all(|key| {
            self.may_grow(old, new, key).unwrap_or_else(|| {
                let (old, new) = (old.get_raw::<Object<'_>>(key), new.get_raw::<Object<'_>>(key));
                self.item(old.as_ref(), new.as_ref())
            })
        })
    }

    /// Where fields and signatures are entered: whether only they were.
    fn may_grow(&mut self, old: &Dict<'_>, new: &Dict<'_>, key: &[u8]) -> Option<bool> {
        let kind = old.get::<Name<'_>>("Type").map(|kind| kind.to_vec()).unwrap_or_default();
        match (&*kind, key) {
            (b"Catalog", b"AcroForm") => {
                Some(match (old.get::<Dict<'_>>(key), new.get::<Dict<'_>>(key)) {
                    (Some(old), Some(new)) => self.form(&old, &new),
                    (None, Some(new)) => self.form(&Dict::empty(), &new),
                    (old, new) => old.is_none() && new.is_none(),
                })
            }
            // What later readers need to check signatures, and what they may know.
            (b"Catalog", b"DSS" | b"Extensions") => Some(true),
            (b"Page", b"Annots") => Some(self.longer(old, new, key, is_signature_field)),
            (b"Page", b"Tabs") => Some(true),
            (_, b"V") if is_signature(old) && !old.contains_key("V") => Some(true),
            // Signing may draw what the field shows.
            (_, b"AP" | b"MK") if is_signature(old) && !old.contains_key("V") => Some(true),
            _ => None,
        }
    }

    fn form(&mut self, old: &Dict<'_>, new: &Dict<'_>) -> bool {
        let keys: BTreeSet<Vec<u8>> =
            old.keys().chain(new.keys()).map(|key| key.to_vec()).collect();
        keys.iter().all(|key| match &**key {
            b"Fields" => self.longer(old, new, key, is_signature_field),
            b"SigFlags" => true,
            _ => {
                let (old, new) = (old.get_raw::<Object<'_>>(key), new.get_raw::<Object<'_>>(key));
                self.item(old.as_ref(), new.as_ref())
            }
        })
    }

    fn longer(
        &mut self,
        old: &Dict<'_>,
        new: &Dict<'_>,
        key: &[u8],
        added: fn(&Object<'_>) -> bool,
    ) -> bool {
        let (old, new) = (old.get::<Array<'_>>(key), new.get::<Array<'_>>(key));
        self.grown(&old.unwrap_or_default(), &new.unwrap_or_default(), added)
    }

    /// Whether an array still begins as it did, and what follows may be added.
    fn grown(&mut self, old: &Array<'_>, new: &Array<'_>, added: fn(&Object<'_>) -> bool) -> bool {
        let mut items = new.raw_iter();
        let mut count = 0;
        for item in old.raw_iter() {
            count += 1;
            if !self.item(Some(&item), items.next().as_ref()) {
                return false;
            }
        }
        new.iter::<Object<'_>>().skip(count).all(|item| added(&item))
            && items.count() == new.iter::<Object<'_>>().skip(count).count()
    }
}

fn is_signature(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("FT").is_some_and(|kind| *kind == *b"Sig")
}

fn is_signature_field(added: &Object<'_>) -> bool {
    matches!(added, Object::Dict(dict) if is_signature(dict))
}
