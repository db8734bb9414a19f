//! The typefaces of a file.

use super::Font;
use crate::pdf::{Dict, File, Stream, dicts_at, name_at};

/// The letters and the sign before the name of a subset (ISO 32000-1, 9.6.4).
const TAG: usize = 6;

/// All typefaces, each once.
pub fn fonts(file: &File) -> Vec<Font> {
    let mut fonts: Vec<Font> = Vec::new();
    for font in file.dicts().filter_map(|dict| font(&dict)) {
        if !fonts.contains(&font) {
            fonts.push(font);
        }
    }
    fonts
}

fn font(dict: &Dict<'_>) -> Option<Font> {
    let subtype = name_at(dict, "Subtype")?;
    // The parts of composite fonts are told of with their whole.
    if name_at(dict, "Type")? != "Font" || subtype.starts_with("CIDFont") {
        return None;
    }
    let part = dicts_at(dict, "DescendantFonts").next();
    let descriptor = part.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
    let program = descriptor.as_ref().and_then(program);
    let inline = subtype == "Type3";
    // The name of a composite font has its encoding at the end.
    let named = part.as_ref().and_then(|part| name_at(part, "BaseFont"));
    let named = named.or(name_at(dict, "BaseFont")).or(name_at(dict, "Name"));
    let full = named.unwrap_or_default();
    let (name, subset) = match full.split_once('+') {
        Some((tag, name)) if tag.len() == TAG => (name.to_owned(), true),
        _ => (full, false),
    };
    let kind = match (program, subtype.as_str()) {
        (_, "Type3") => "Type 3",
        (Some(kind), _) => kind,
        (_, "TrueType") => "TrueType",
        (_, "Type0") => "composite",
        _ => "Type 1",
    };
    Some(Font { name, kind: kind.to_owned(), embedded: inline || program.is_some(), subset })
}

/// What the font program in a file is (ISO 32000-1, 9.9).
fn program(descriptor: &Dict<'_>) -> Option<&'static str> {
    let has = |key: &str| descriptor.contains_key(key);
    let third = descriptor.get::<Stream<'_>>("FontFile3");
    match third.and_then(|stream| name_at(stream.dict(), "Subtype")) {
        Some(kind) if kind == "OpenType" => Some("OpenType"),
        Some(_) => Some("CFF"),
        None if has("FontFile2") => Some("TrueType"),
        None if has("FontFile") => Some("Type 1"),
        None => None,
    }
}
