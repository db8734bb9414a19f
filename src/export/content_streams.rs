//! The content streams of a document as the exporter writes it, and what they use.

use std::collections::BTreeMap;

use crate::pdf::raw::{Missing, RawPdf, number_at};
use crate::pdf::{Dict, name_at};

/// The numbers of resources, with those of the content streams that use them: of pages, of
/// forms and of tiling patterns.
///
/// # Errors
/// When the content of a page is no object of its own.
pub fn by_resources(pdf: &RawPdf<'_>) -> Result<BTreeMap<i32, Vec<i32>>, Missing> {
    let mut found = BTreeMap::<i32, Vec<i32>>::new();
    for (&number, object) in &pdf.objects {
        let Some(dict) = object.dict() else { continue };
        let Some(resources) = number_at(&dict, "Resources") else { continue };
        let streams = found.entry(resources).or_default();
        if dict.contains_key("Contents") {
            streams.push(number_at(&dict, "Contents").ok_or(Missing("the content of a page"))?);
        } else if is_drawn(&dict) {
            streams.push(number);
        }
    }
    Ok(found)
}

fn is_drawn(dict: &Dict<'_>) -> bool {
    name_at(dict, "Subtype").as_deref() == Some("Form") || dict.get::<i32>("PatternType") == Some(1)
}
