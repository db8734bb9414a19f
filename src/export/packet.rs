//! The XMP packet of the exporter's file, in which it says what it is (ISO 16684-1).

use crate::pdf::raw::{Missing, RawObject};

/// Where what a packet says ends.
pub const END: &str = "</rdf:RDF>";

/// Changes the packet that a metadata stream holds.
///
/// # Errors
/// When there is none, or not one that can be changed so.
pub fn edit(
    metadata: &mut RawObject<'_>,
    change: impl FnOnce(&str) -> Result<String, Missing>,
) -> Result<(), Missing> {
    let packet = String::from_utf8(metadata.data()?).map_err(|_| Missing("the XMP packet"))?;
    metadata.set_text(&change(&packet)?)
}

/// The text with a part of it replaced, which must be there.
///
/// # Errors
/// When it is not.
pub fn replaced(text: &str, part: &'static str, by: &str) -> Result<String, Missing> {
    let (before, after) = text.split_once(part).ok_or(Missing(part))?;
    Ok([before, by, after].concat())
}
