//! Notes and what refers to them, which know each other (ISO 14289-2, 8.2.5.14).

use std::collections::BTreeMap;

use super::destinations::destination;
use super::elements::{Element, Elements};
use crate::pdf::Array;
use crate::pdf::dictionary::longer;
use crate::pdf::raw::{Missing, RawPdf};

/// The role of notes.
pub const NOTE: &str = "FENote";

/// The notes of a file: each is referred to once.
#[derive(Debug, Default)]
pub struct Notes {
    /// The link that leads to each.
    links: BTreeMap<i32, i32>,
    /// The note that each of them leads to.
    notes: BTreeMap<i32, i32>,
}

impl Notes {
    /// Finds them: the link within the letter that is read last before a note leads to it.
    pub fn find(pdf: &RawPdf<'_>, elements: &Elements) -> Self {
        let mut notes = Self::default();
        let mut last = None;
        for element in &elements.all {
            if let Some(link) = last.filter(|_| element.role == NOTE) {
                notes.links.insert(element.number, link);
                notes.notes.insert(link, element.number);
            }
            if element.annotations.iter().any(|&own| destination(pdf, own).is_some()) {
                last = Some(element.number);
            }
        }
        notes
    }

    /// The element that a link leads to: a note, or from a note back to where it is referred to.
    pub fn target(&self, link: &Element, elements: &Elements) -> Option<i32> {
        let back = || elements.around(link).find_map(|around| self.links.get(&around.number));
        self.notes.get(&link.number).or_else(back).copied()
    }

    /// Lets notes and what refers to them know each other.
    ///
    /// # Errors
    /// When an element cannot be changed.
    pub fn write(&self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        for (note, link) in &self.links {
            pdf.get_mut(*link)?.edit(|dict| dict.set("Ref", format!("[{note} 0 R]")))?;
            let note = pdf.get_mut(*note)?;
            let attributes = note.dict().and_then(|dict| dict.get::<Array<'_>>("A"));
            let attributes = longer(attributes, b"<</O/FENote/NoteType/Footnote>>");
            note.edit(|dict| {
                dict.set("Ref", format!("[{link} 0 R]"));
                dict.set("A", attributes);
            })?;
        }
        Ok(())
    }
}
