//! Packs the objects of a PDF into compressed streams.
//!
//! The exporter writes every object by itself. In a tagged letter most objects
//! are small and alike, one for each paragraph or name, so packing them takes a
//! third off a letter and two thirds off a long list of names.

use lopdf::{Document, SaveOptions};

/// Object streams came with PDF 1.5 (ISO 32000-1, 7.5.7).
const FIRST_VERSION: &str = "1.5";

/// How many objects share a stream. More compress better, but a reader that
/// wants one unpacks them all.
const OBJECTS: usize = 200;
/// zlib's default: higher levels take longer and save nothing on a letter.
const LEVEL: u32 = 6;

/// The same document in fewer bytes; what cannot be packed comes back as it is.
pub fn pack(pdf: Vec<u8>) -> Vec<u8> {
    let Ok(mut document) = Document::load_mem(&pdf) else { return pdf };
    if document.version.as_str() < FIRST_VERSION {
        return pdf;
    }
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(OBJECTS)
        .compression_level(LEVEL)
        .build();
    let mut packed = Vec::with_capacity(pdf.len());
    match document.save_with_options(&mut packed, options) {
        Ok(()) if packed.len() < pdf.len() => packed,
        _ => pdf,
    }
}
