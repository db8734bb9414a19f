//! Destinations in the structure (ISO 32000-2, 12.3.2.3), to which all that leads to a place in
//! the letter must lead (ISO 14289-2, 8.8).

use std::collections::BTreeMap;

use hayro_syntax::object::FromBytes;

use super::elements::{Element, Elements};
use super::notes::Notes;
use crate::pdf::Array;
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawPdf, number_at};

/// The place that a link or a bookmark leads to, as it is written.
pub fn destination(pdf: &RawPdf<'_>, number: i32) -> Option<Vec<u8>> {
    let object = pdf.objects.get(&number)?;
    let (dict, _) = Dictionary::read(&object.0)?;
    let place = match number_at(&object.dict()?, "Dest") {
        Some(place) => pdf.objects.get(&place)?.0.to_vec(),
        None => dict.get("Dest")?.to_vec(),
    };
    place.starts_with(b"[").then_some(place)
}

/// Lets links and bookmarks lead to elements.
///
/// # Errors
/// When one of them cannot be changed.
pub fn write(pdf: &mut RawPdf<'_>, elements: &Elements, notes: &Notes) -> Result<(), Missing> {
    let (headings, first) = (headings(pdf, elements), FirstElements::of(elements));
    for element in &elements.all {
        for &annotation in &element.annotations {
            let Some(place) = destination(pdf, annotation) else { continue };
            let target = notes.target(element, elements);
            let target = target.or_else(|| headings.get(&place).copied());
            lead(pdf, annotation, &place, target.unwrap_or_else(|| first.at(&place)))?;
        }
    }
    for (bookmark, _) in bookmarks(pdf) {
        let Some(place) = destination(pdf, bookmark) else { continue };
        let target = headings.get(&place).copied();
        lead(pdf, bookmark, &place, target.unwrap_or_else(|| first.at(&place)))?;
    }
    Ok(())
}

/// Lets one of them lead to an element, at the place it led to.
fn lead(pdf: &mut RawPdf<'_>, number: i32, place: &[u8], target: i32) -> Result<(), Missing> {
    let text = str::from_utf8(place).map_err(|_| Missing("a destination"))?;
    let (_, view) = text.split_once('/').ok_or(Missing("the view of a destination"))?;
    let action = format!("<</S/GoTo/D{text}/SD[{target} 0 R/{view}>>");
    pdf.get_mut(number)?.edit(|dict| {
        dict.remove("Dest");
        dict.set("A", action);
    })
}

/// The headings that bookmarks lead to, by their places: both are in the order they are read,
/// and have the same title.
fn headings(pdf: &RawPdf<'_>, elements: &Elements) -> BTreeMap<Vec<u8>, i32> {
    let title = |element: &Element| {
        let (dict, _) = Dictionary::read(&pdf.objects.get(&element.number)?.0)?;
        dict.get("T").map(<[u8]>::to_vec)
    };
    let headings = elements.all.iter().filter(|element| element.role.starts_with('H'));
    let mut headings = headings.filter_map(|element| Some((element.number, title(element)?)));
    let bookmarks = bookmarks(pdf).into_iter().filter_map(|(bookmark, title)| {
        let place = destination(pdf, bookmark)?;
        let (heading, _) = headings.find(|(_, own)| *own == title)?;
        Some((place, heading))
    });
    bookmarks.collect()
}

/// The bookmarks in their order, with their titles as they are written.
fn bookmarks(pdf: &RawPdf<'_>) -> Vec<(i32, Vec<u8>)> {
    let at = |number: i32, key: &str| number_at(&pdf.objects.get(&number)?.dict()?, key);
    let root = pdf.trailer_ref("Root").and_then(|root| at(root, "Outlines"));
    let mut open: Vec<i32> = root.and_then(|root| at(root, "First")).into_iter().collect();
    let mut found = Vec::new();
    while let Some(number) = open.pop() {
        let dict = pdf.objects.get(&number).and_then(|object| Dictionary::read(&object.0));
        let title = dict.and_then(|(dict, _)| dict.get("Title").map(<[u8]>::to_vec));
        found.push((number, title.unwrap_or_default()));
        open.extend(at(number, "Next"));
        open.extend(at(number, "First"));
    }
    found
}

/// The first element on each page, for places of which no more is known.
struct FirstElements {
    by_page: BTreeMap<i32, i32>,
    topmost: i32,
}

impl FirstElements {
    fn of(elements: &Elements) -> Self {
        let topmost = elements.all.first().map_or(elements.root, |element| element.number);
        // The last that is put in stays.
        let all = elements.all.iter().rev();
        let pages = all.filter_map(|element| Some((element.page?, element.number)));
        Self { by_page: pages.collect(), topmost }
    }

    fn at(&self, place: &[u8]) -> i32 {
        let place = Array::from_bytes(place);
        let page = place.and_then(|place| place.raw_iter().next()?.as_obj_ref());
        let first = page.and_then(|page| self.by_page.get(&page.obj_number));
        first.copied().unwrap_or(self.topmost)
    }
}
