//! Forms that are filled in, but do not say how that looks.
//!
//! Viewers draw these themselves: a tick where a box has one look for each state, a
//! value where a field has none. Here they would be missing from the page, unseen by
//! the writer: better not to enclose it so.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Page;

/// Annotations that are not shown (ISO 32000-1, 12.5.3).
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;
/// The state of a box that is not ticked.
const OFF: &str = "Off";

/// Whether a page has a field whose content would not be drawn.
pub fn would_be_lost(page: &Page<'_>) -> bool {
    let annotations = page.raw().get::<Array<'_>>("Annots");
    annotations.is_some_and(|all| all.iter::<Dict<'_>>().any(|own| is_lost(&own)))
}

fn is_lost(annotation: &Dict<'_>) -> bool {
    let is = |key: &str, name: &str| {
        annotation.get::<Name<'_>>(key).is_some_and(|own| own.as_str() == name)
    };
    let flags = annotation.get::<u32>("F").unwrap_or_default();
    if !is("Subtype", "Widget") || flags & (HIDDEN | NO_VIEW) != 0 {
        return false;
    }
    let look = annotation.get::<Dict<'_>>("AP");
    if look.as_ref().is_some_and(|look| look.get::<Stream<'_>>("N").is_some()) {
        return false;
    }
    match look.and_then(|look| look.get::<Dict<'_>>("N")) {
        Some(states) => {
            let state = annotation.get::<Name<'_>>("AS");
            let shown = state.and_then(|state| states.get::<Stream<'_>>(state.as_str().as_bytes()));
            !is("AS", OFF) && shown.is_some()
        }
        None => {
            has_value(annotation) || annotation.get("Parent").is_some_and(|own| has_value(&own))
        }
    }
}

fn has_value(field: &Dict<'_>) -> bool {
    match field.get::<Object<'_>>("V") {
        Some(Object::String(text)) => !PdfString::as_bytes(&text).is_empty(),
        Some(Object::Name(state)) => state.as_str() != OFF,
        Some(Object::Array(chosen)) => chosen.iter::<Object<'_>>().next().is_some(),
        _ => false,
    }
}
