//! Roles that PDF 2.0 has not, or not there.

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

/// Gives elements the roles that PDF 2.0 wants: notes are `FENote`, and what stands among blocks
/// is a paragraph, or in one.
///
/// # Errors
/// When an element cannot be changed.
pub fn mend(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    let elements = Elements::read(pdf)?;
    for element in &elements.all {
        let parent = element.parent.and_then(|number| elements.get(number));
        let block = parent.filter(|parent| GROUPS.contains(&&*parent.role));
        match (&*element.role, block) {
            ("Note", _) => set(pdf, element, NOTE)?,
            ("Span", Some(_)) => set(pdf, element, "P")?,
            (role, Some(parent)) if INLINE.contains(&role) => enclose(pdf, element, parent.number)?,
            _ => {}
        }
    }
    Ok(())
}

fn set(pdf: &mut RawPdf<'_>, element: &Element, role: &str) -> Result<(), Missing> {
    pdf.get_mut(element.number)?.edit(|dict| dict.set("S", format!("/{role}")))
}

/// Puts an element into a paragraph of its own.
fn enclose(pdf: &mut RawPdf<'_>, element: &Element, parent: i32) -> Result<(), Missing> {
    let own = element.number;
    let paragraph = format!("<</Type/StructElem/S/P/P {parent} 0 R/K[{own} 0 R]>>");
    let paragraph = pdf.add(paragraph.into_bytes());
    pdf.get_mut(own)?.edit(|dict| dict.set("P", format!("{paragraph} 0 R")))?;
    let parent = pdf.get_mut(parent)?;
    let kids = parent.dict().and_then(|dict| dict.get::<Array<'_>>("K"));
    let kids = kids.ok_or(Missing("what is in an element"))?;
    let kids = kids.raw_iter().map(|kid| match kid.as_obj_ref() {
        Some(kid) if kid.obj_number == own => format!("{paragraph} 0 R").into_bytes(),
        _ => value(&kid),
    });
    let kids = kids.collect::<Vec<_>>().join(&b' ');
    parent.edit(|dict| dict.set("K", [b"[", &*kids, b"]"].concat()))
}
