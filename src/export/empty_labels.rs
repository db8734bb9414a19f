//! Items of lists without numbers lose the empty labels that the exporter gives
//! them: a label is optional (ISO 32000-1, 14.8.4.3.3), and one without content
//! is read out as an item's number would be.

use std::collections::BTreeSet;

use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::syntax::reference;
use crate::pdf::{Array, Dict, Name};

/// Lets no item refer to an empty label. Nothing else changes: spaces stand for the reference.
///
/// # Errors
/// When an item is no dictionary.
pub fn forget(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    let is_empty = |(_, object): &(&i32, &RawObject<'_>)| {
        let children = element(object, b"Lbl").and_then(|label| label.get::<Array<'_>>("K"));
        children.is_some_and(|children| children.data().trim_ascii().is_empty())
    };
    let empty: BTreeSet<i32> =
        pdf.objects.iter().filter(is_empty).map(|(number, _)| *number).collect();
    for item in pdf.objects.values_mut() {
        if let Some(children) = element(item, b"LI").and_then(|item| without_label(&item, &empty)) {
            item.edit(|dict| dict.set("K", children))?;
        }
    }
    Ok(())
}

/// An element of the structure, if it has this role.
fn element<'a>(object: &'a RawObject<'_>, role: &[u8]) -> Option<Dict<'a>> {
    let dict = object.dict().filter(|dict| is(dict, "S", role))?;
    is(&dict, "Type", b"StructElem").then_some(dict)
}

fn is(dict: &Dict<'_>, key: &str, name: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|own| *own == *name)
}

/// The children of an item with spaces in place of its label, if that is empty.
fn without_label(item: &Dict<'_>, empty: &BTreeSet<i32>) -> Option<Vec<u8>> {
    let children = item.get::<Array<'_>>("K")?;
    let first = children.raw_iter().next()?.as_obj_ref()?;
    let length = reference(first).len();
    let rest = children.data().get(length..).filter(|_| empty.contains(&first.obj_number))?;
    Some([b"[", &*vec![b' '; length], rest, b"]"].concat())
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;
    use crate::pdf::dictionary::Dictionary;

    #[test]
    fn empty_labels_are_no_longer_referred_to() {
        let bodies = [
            (7, "<</Type/StructElem/S/Lbl/P 9 0 R/K[]>>"),
            (8, "<</Type/StructElem/S/Lbl/P 10 0 R/K[5]/Pg 1 0 R>>"),
            (9, "<</Type/StructElem/S/LI/P 2 0 R/K[7 0 R 3 0 R]>>"),
            (10, "<</Type/StructElem/S/LI/P 2 0 R/K[8 0 R 4 0 R]>>"),
        ];
        let objects: IndexMap<_, _> =
            bodies.iter().map(|(at, body)| (*at, RawObject(body.as_bytes().into()))).collect();
        let trailer = Dictionary::default();
        let mut pdf = RawPdf { header: b"%PDF-1.7\n", trailer, objects, size: 11 };
        forget(&mut pdf).expect("items are dictionaries");
        let item = |number: i32| str::from_utf8(&pdf.objects[&number].0).expect("text");
        assert_eq!(item(9), bodies[2].1.replace("[7 0 R 3 0 R]", "[      3 0 R]"));
        assert_eq!(item(10), bodies[3].1);
    }
}
