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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_found_by_the_resources_they_use() {
        let objects = [
            (1, "<</Type/Page/Resources 9 0 R/Contents 2 0 R>>"),
            (3, "<</Subtype/Form/Resources 9 0 R/Length 0>>\nstream\n\nendstream"),
            (4, "<</PatternType 1/Resources 8 0 R/Length 0>>\nstream\n\nendstream"),
        ];
        let found = by_resources(&RawPdf::of(&objects)).expect("sound");
        assert_eq!(found, BTreeMap::from([(8, vec![4]), (9, vec![2, 3])]));
        let many = RawPdf::of(&[(1, "<</Type/Page/Resources 9 0 R/Contents[2 0 R]>>")]);
        assert_eq!(by_resources(&many), Err(Missing("the content of a page")));
    }
}
