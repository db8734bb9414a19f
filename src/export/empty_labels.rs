//! Items of lists without numbers lose the empty labels that the exporter gives
//! them: a label is optional (ISO 32000-1, 14.8.4.3.3), and one without content
//! is read out as an item's number would be.

use std::collections::BTreeSet;

use hayro_syntax::object::ObjRef;

use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::syntax::reference;
use crate::pdf::{Array, Name};

/// Lets no item refer to an empty label. Nothing else changes: spaces stand for the reference.
///
/// # Errors
/// When an item cannot be changed.
pub fn forget(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    let (mut empty, mut items) = (BTreeSet::new(), Vec::new());
    for (&number, object) in &pdf.objects {
        let Some((role, children)) = element(object) else { continue };
        match &*role {
            b"Lbl" if children.data().trim_ascii().is_empty() => {
                empty.insert(number);
            }
            b"LI" => {
                let first = children.raw_iter().next().and_then(|first| first.as_obj_ref());
                items.extend(first.map(|first| (number, first)));
            }
            _ => {}
        }
    }
    for (item, label) in items {
        if empty.contains(&label.obj_number) {
            pdf.get_mut(item)?.edit(|dict| blank(dict, label))?;
        }
    }
    Ok(())
}

/// The role of an element of the structure, and its children.
fn element<'a>(object: &'a RawObject<'_>) -> Option<(Name<'a>, Array<'a>)> {
    let element = object.dict()?;
    element.get::<Name<'_>>("Type").filter(|kind| **kind == *b"StructElem")?;
    Some((element.get("S")?, element.get("K")?))
}

/// Puts spaces in the place of the first child.
fn blank(item: &mut Dictionary<'_>, first: ObjRef) {
    let children = String::from_utf8_lossy(item.get("K").unwrap_or_default());
    let first = reference(first);
    let children = children.replacen(&first, &" ".repeat(first.len()), 1);
    item.set("K", children);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_labels_are_no_longer_referred_to() {
        let bodies = [
            (7, "<</Type/StructElem/S/Lbl/P 9 0 R/K[]>>"),
            (8, "<</Type/StructElem/S/Lbl/P 10 0 R/K[5]/Pg 1 0 R>>"),
            (9, "<</Type/StructElem/S/LI/P 2 0 R/K[7 0 R 3 0 R]>>"),
            (10, "<</Type/StructElem/S/LI/P 2 0 R/K[8 0 R 4 0 R]>>"),
        ];
        let mut pdf = RawPdf::of(&bodies);
        forget(&mut pdf).expect("items are dictionaries");
        let item = |number: i32| str::from_utf8(&pdf.objects[&number].0).expect("text");
        assert_eq!(item(9), bodies[2].1.replace("[7 0 R 3 0 R]", "[      3 0 R]"));
        assert_eq!(item(10), bodies[3].1);
    }
}
