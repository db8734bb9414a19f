//! Notes and what refers to them, which know each other (ISO 14289-2, 8.2.5.14).

use std::collections::BTreeMap;

use super::destinations::destination;
use super::elements::{Element, Elements};
use crate::pdf::Array;
use crate::pdf::dictionary::longer;
use crate::pdf::raw::{Missing, RawPdf};

/// The role of notes.
pub const NOTE: &str = "FENote";

/// The notes of a file.
#[derive(Debug, Default)]
pub struct Notes {
    /// The links that lead to each, the first of which stands before it.
    references: BTreeMap<i32, Vec<i32>>,
    /// By the destinations of those links.
    targets: BTreeMap<Vec<u8>, i32>,
}

impl Notes {
    /// Finds them: the link that is read last before a note leads to it, and so does each
    /// that goes to the same place.
    pub fn find(pdf: &RawPdf<'_>, elements: &Elements) -> Self {
        let mut notes = Self::default();
        let mut last = None;
        let mut links = Vec::new();
        for element in &elements.all {
            if let Some((place, link)) = last.clone().filter(|_| element.role == NOTE) {
                notes.targets.insert(place, element.number);
                notes.references.insert(element.number, vec![link]);
            }
            let places = element.annotations.iter().filter_map(|&own| destination(pdf, own));
            if let Some(place) = places.last() {
                links.push((place.clone(), element.number));
                last = Some((place, element.number));
            }
        }
        notes.add(links);
        notes
    }

    fn add(&mut self, links: Vec<(Vec<u8>, i32)>) {
        for (place, link) in links {
            let Some(note) = self.targets.get(&place) else { continue };
            let known = self.references.entry(*note).or_default();
            if !known.contains(&link) {
                known.push(link);
            }
        }
    }

    /// The element that a link leads to: a note, or from a note back to where it is referred
    /// to first.
    pub fn target(&self, place: &[u8], link: &Element, elements: &Elements) -> Option<i32> {
        let back = || {
            let around = elements.around(link).find(|around| around.role == NOTE)?;
            self.references.get(&around.number)?.first()
        };
        self.targets.get(place).or_else(back).copied()
    }

    /// Lets notes and what refers to them know each other.
    ///
    /// # Errors
    /// When an element cannot be changed.
    pub fn write(&self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        for (note, links) in &self.references {
            let all: Vec<String> = links.iter().map(|link| format!("{link} 0 R")).collect();
            let note_at = format!("[{note} 0 R]");
            for &link in links {
                pdf.get_mut(link)?.edit(|dict| dict.set("Ref", &*note_at))?;
            }
            let element = pdf.get_mut(*note)?;
            let attributes = element.dict().and_then(|dict| dict.get::<Array<'_>>("A"));
            let attributes = longer(attributes, b"<</O/FENote/NoteType/Footnote>>");
            element.edit(|dict| {
                dict.set("Ref", format!("[{}]", all.join(" ")));
                dict.set("A", attributes);
            })?;
        }
        Ok(())
    }
}
