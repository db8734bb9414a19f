//! What a file of PDF/UA-2 says of itself: in its metadata, and to a viewer.

use crate::export::packet::{self, END, replaced};
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawPdf, number_at};

/// The standard with its year (ISO 14289-2, 5), and the declarations of Well-Tagged PDF 1.0
/// (6.1): of what PDF/UA-2 asks for, both ask for no more.
const CLAIMS: &str = r#"<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/"><pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev><pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations></rdf:Description></rdf:RDF>"#;

/// Says so.
///
/// # Errors
/// When the catalog or the metadata are not there.
pub fn write(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    let root = pdf.trailer_ref("Root").ok_or(Missing("the catalog"))?;
    let catalog = pdf.get_mut(root)?;
    catalog.edit(|catalog| {
        let preferences = catalog.get("ViewerPreferences").unwrap_or(b"<<>>").to_vec();
        if let Some((mut preferences, _)) = Dictionary::read(&preferences) {
            preferences.set("DisplayDocTitle", "true");
            catalog.set("ViewerPreferences", preferences.write());
        }
    })?;
    let metadata = catalog.dict().and_then(|catalog| number_at(&catalog, "Metadata"));
    let metadata = pdf.get_mut(metadata.ok_or(Missing("the metadata"))?)?;
    packet::edit(metadata, |packet| replaced(packet, END, CLAIMS))
}
