//! Roles that PDF 2.0 has not, or not there.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{Element, Elements};
use super::notes::NOTE;
use crate::pdf::Array;
use crate::pdf::dictionary::value;
use crate::pdf::raw::{Missing, RawPdf};

/// Elements that hold blocks, and no lines of text.
const GROUPS: [&str; 8] =
    ["Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote"];

/// What stands in a line of text.
const INLINE: [&str; 7] = ["Em", "Strong", "Link", "Reference", "Code", "Quote", "Sub"];

/// Gives elements the roles that PDF 2.0 wants: notes are `FENote`, what stands among blocks
/// is a paragraph, or in one, and lists whose items have terms say so.
///
/// # Errors
/// When an element cannot be changed.
pub fn mend(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    let elements = Elements::read(pdf)?;
    let mut lone = BTreeMap::<i32, Vec<i32>>::new();
    for element in &elements.all {
        let parent = element.parent.and_then(|number| elements.get(number));
        let block = parent.filter(|parent| GROUPS.contains(&&*parent.role));
        match (&*element.role, block) {
            ("Note", _) => set(pdf, element, NOTE)?,
            ("Span", Some(_)) => set(pdf, element, "P")?,
            // A label holds a line (ISO/TS 32005, table 5).
            ("P", _) if parent.is_some_and(|parent| parent.role == "Lbl") => {
                set(pdf, element, "Span")?;
            }
            (role, Some(block)) if INLINE.contains(&role) => {
                lone.entry(block.number).or_default().push(element.number);
            }
            _ => {}
        }
    }
    described(&elements).into_iter().try_for_each(|list| describe(pdf, list))?;
    lone.into_iter().try_for_each(|(parent, inline)| enclose(pdf, parent, &inline))
}

/// The lists that have labels.
fn described(elements: &Elements) -> BTreeSet<i32> {
    let labels = elements.all.iter().filter(|element| element.role == "Lbl");
    let lists = labels.filter_map(|label| elements.around(label).nth(1));
    lists.filter(|list| list.role == "L").map(|list| list.number).collect()
}

/// Says of a list without numbers that its labels are terms (ISO 32000-2, table 382), which
/// PDF 1.7 has no word for.
fn describe(pdf: &mut RawPdf<'_>, list: i32) -> Result<(), Missing> {
    pdf.get_mut(list)?.edit(|dict| {
        let Some(attributes) = dict.get("A").map(String::from_utf8_lossy) else { return };
        let described = attributes.replace("/ListNumbering/None", "/ListNumbering/Description");
        dict.set("A", described);
    })
}

fn set(pdf: &mut RawPdf<'_>, element: &Element, role: &str) -> Result<(), Missing> {
    pdf.get_mut(element.number)?.edit(|dict| dict.set("S", format!("/{role}")))
}

/// Puts each of some elements into a paragraph of its own.
fn enclose(pdf: &mut RawPdf<'_>, parent: i32, inline: &[i32]) -> Result<(), Missing> {
    let mut paragraphs = BTreeMap::new();
    for &own in inline {
        let paragraph = format!("<</Type/StructElem/S/P/P {parent} 0 R/K[{own} 0 R]>>");
        let paragraph = format!("{} 0 R", pdf.add(paragraph.into_bytes()));
        pdf.get_mut(own)?.edit(|dict| dict.set("P", &*paragraph))?;
        paragraphs.insert(own, paragraph.into_bytes());
    }
    let parent = pdf.get_mut(parent)?;
    let kids = parent.dict().and_then(|dict| dict.get::<Array<'_>>("K"));
    let kids = kids.ok_or(Missing("what is in an element"))?;
    let kids = kids.raw_iter().map(|kid| {
        let paragraph = kid.as_obj_ref().and_then(|own| paragraphs.remove(&own.obj_number));
        paragraph.unwrap_or_else(|| value(&kid))
    });
    let kids = kids.collect::<Vec<_>>().join(&b' ');
    parent.edit(|dict| dict.set("K", [b"[", &*kids, b"]"].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::dictionary::Dictionary;

    #[test]
    fn terms_are_no_numbers() {
        let bodies = [
            (1, "<</StructTreeRoot 2 0 R>>"),
            (2, "<</K[3 0 R]>>"),
            (3, "<</S/Document/P 2 0 R/K[4 0 R 7 0 R]>>"),
            (4, "<</S/L/P 3 0 R/A[<</O/List/ListNumbering/None>>]/K[5 0 R]>>"),
            (5, "<</S/LI/P 4 0 R/K[6 0 R]>>"),
            (6, "<</S/Lbl/P 5 0 R/K[0]>>"),
            (7, "<</S/L/P 3 0 R/A[<</O/List/ListNumbering/None>>]/K[8 0 R]>>"),
            (8, "<</S/LI/P 7 0 R/K[9 0 R]>>"),
            (9, "<</S/LBody/P 8 0 R/K[1]>>"),
        ];
        let (trailer, _) = Dictionary::read(b"<</Root 1 0 R>>").expect("a dictionary");
        let mut pdf = RawPdf { trailer, ..RawPdf::of(&bodies) };
        mend(&mut pdf).expect("sound");
        let body = |number: i32| str::from_utf8(&pdf.objects[&number].0).expect("text");
        assert!(body(4).contains("/ListNumbering/Description"), "{}", body(4));
        assert_eq!(body(7), bodies[6].1);
    }

    #[test]
    fn what_stands_among_blocks_is_a_paragraph_or_in_one() {
        let bodies = [
            (1, "<</StructTreeRoot 2 0 R>>"),
            (2, "<</K[3 0 R]>>"),
            (3, "<</S/Document/P 2 0 R/K[4 0 R 5 0 R 44 0 R]>>"),
            (4, "<</S/Em/P 3 0 R/K[0]>>"),
            (5, "<</S/Span/P 3 0 R/K[1]>>"),
            (44, "<</S/P/P 3 0 R/K[6 0 R<</Type/MCR/MCID 2>>]>>"),
            (6, "<</S/Em/P 44 0 R/K[7 0 R]>>"),
            (7, "<</S/Note/P 6 0 R/K[3]>>"),
        ];
        let (trailer, _) = Dictionary::read(b"<</Root 1 0 R>>").expect("a dictionary");
        let mut pdf = RawPdf { trailer, ..RawPdf::of(&bodies) };
        mend(&mut pdf).expect("sound");
        let body = |number: i32| str::from_utf8(&pdf.objects[&number].0).expect("text");
        assert_eq!(body(3), "<</S/Document/P 2 0 R/K[45 0 R 5 0 R 44 0 R]>>");
        assert_eq!(body(45), "<</Type/StructElem/S/P/P 3 0 R/K[4 0 R]>>");
        assert_eq!(body(4), "<</S/Em/P 45 0 R/K[0]>>");
        assert_eq!(body(5), "<</S/P/P 3 0 R/K[1]>>");
        assert_eq!([body(6), body(7)], [bodies[6].1, "<</S/FENote/P 6 0 R/K[3]>>"]);
    }
}
