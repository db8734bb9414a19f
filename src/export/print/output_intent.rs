//! The entries of PDF/X-4 in the catalog, the document information and the XMP
//! packet (ISO 15930-7, 6.2, 6.5, 6.8).

use crate::export::packet::{self, END, replaced};
use crate::letter::Print;
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawObject, RawPdf, number_at};
use crate::pdf::stream::compressed;
use crate::pdf::syntax::wide_string;
use crate::stationery::PRESS;

/// The press where the letter names no profile, by its name in the registry of the
/// International Color Consortium.
const REGISTERED: &str = "/OutputConditionIdentifier(CGATS TR 006)\
    /RegistryName(http://www.color.org)/OutputCondition(GRACoL 2006 on coated paper)\
    /Info(CGATS TR 006)";
/// How the exporter calls what it writes: to print from it is more than to proof it.
const PROOF: &str = "<xmpMM:RenditionClass>proof<";
const DEFAULT: &str = "<xmpMM:RenditionClass>default<";

/// Writes them.
///
/// # Errors
/// When what they go into is not there.
pub fn write(pdf: &mut RawPdf<'_>, print: &Print) -> Result<(), Missing> {
    let (profile, condition) = match &print.icc {
        None => (PRESS, REGISTERED.to_owned()),
        Some((profile, name)) => {
            // In upper case, as the exporter writes them.
            let name = wide_string(name).to_uppercase();
            (&**profile, format!("/OutputConditionIdentifier(Custom)/Info{name}"))
        }
    };
    let profile = pdf.add(compressed(Dictionary::default().with("N", "4"), profile));
    let intent =
        format!("[<</Type/OutputIntent/S/GTS_PDFX{condition}/DestOutputProfile {profile} 0 R>>]");
    let root = pdf.trailer_ref("Root").ok_or(Missing("the catalog"))?;
    let info = pdf.trailer_ref("Info").ok_or(Missing("the document information"))?;
    let catalog = pdf.get_mut(root)?;
    catalog.edit(|catalog| catalog.set("OutputIntents", intent))?;
    let metadata = catalog.dict().and_then(|catalog| number_at(&catalog, "Metadata"));
    pdf.get_mut(info)?.edit(|info| info.set("Trapped", "/False"))?;
    complete(pdf.get_mut(metadata.ok_or(Missing("the metadata"))?)?)
}

/// Completes the XMP packet.
fn complete(metadata: &mut RawObject<'_>) -> Result<(), Missing> {
    packet::edit(metadata, |packet| {
        let date = value(packet, "xmp:ModifyDate").ok_or(Missing("the date of the XMP packet"))?;
        replaced(&replaced(packet, PROOF, DEFAULT)?, END, &description(date))
    })
}

/// What the packet says of the file besides, such as when it was last changed itself.
fn description(date: &str) -> String {
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\
         <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\
         <pdf:Trapped>False</pdf:Trapped><xmp:MetadataDate>{date}</xmp:MetadataDate>\
         <xmpMM:VersionID>1</xmpMM:VersionID></rdf:Description></rdf:RDF>"
    )
}

/// The text of an element of the packet.
fn value<'a>(packet: &'a str, element: &str) -> Option<&'a str> {
    let (_, rest) = packet.split_once(&format!("<{element}>"))?;
    rest.split('<').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKET: &str = "<rdf:RDF><xmp:ModifyDate>2026-03-03</xmp:ModifyDate>\
        <xmpMM:RenditionClass>proof</xmpMM:RenditionClass></rdf:RDF>";

    /// What is written into a file of these objects, numbered from 1.
    fn written(bodies: &[&str], trailer: &str) -> Result<String, Missing> {
        let bodies: Vec<_> = (1..).zip(bodies.iter().copied()).collect();
        let (trailer, _) = Dictionary::read(trailer.as_bytes()).expect("a dictionary");
        let mut pdf = RawPdf { trailer, ..RawPdf::of(&bodies) };
        write(&mut pdf, &Print::default())?;
        let bodies = pdf.objects.values().map(|object| String::from_utf8_lossy(&object.0));
        Ok(bodies.collect())
    }

    fn metadata(packet: &str) -> String {
        format!("<</Length {}/Type/Metadata>>\nstream\n{packet}\nendstream", packet.len())
    }

    #[test]
    fn a_file_has_its_output_intent_in_the_catalog_and_says_so_in_its_metadata() {
        let bodies = ["<</Metadata 3 0 R>>", "<</Title(A)>>", &metadata(PACKET)];
        let written = written(&bodies, "<</Root 1 0 R/Info 2 0 R>>").expect("all is there");
        for part in [
            "<</OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/",
            "/DestOutputProfile 4 0 R>>]/Metadata 3 0 R>><</Trapped/False/Title(A)>>",
            "<xmp:MetadataDate>2026-03-03</xmp:MetadataDate>",
            "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        ] {
            assert!(written.contains(part), "{part}: {written}");
        }
    }

    #[test]
    fn a_file_that_lacks_what_the_output_intent_goes_into_is_a_fault() {
        let (catalog, trailer) = ("<</Metadata 3 0 R>>", "<</Root 1 0 R/Info 2 0 R>>");
        let lacks = |catalog: &str, info: &str, packet: &str, trailer: &str| {
            written(&[catalog, info, &metadata(packet)], trailer).err().map(|missing| missing.0)
        };
        assert_eq!(lacks(catalog, "<<>>", PACKET, trailer), None);
        assert_eq!(lacks(catalog, "<<>>", PACKET, "<</Info 2 0 R>>"), Some("the catalog"));
        let without_info = lacks(catalog, "<<>>", PACKET, "<</Root 1 0 R>>");
        assert_eq!(without_info, Some("the document information"));
        assert_eq!(lacks("[]", "<<>>", PACKET, trailer), Some("the dictionary of an object"));
        assert_eq!(lacks(catalog, "9", PACKET, trailer), Some("the dictionary of an object"));
        assert_eq!(lacks("<<>>", "<<>>", PACKET, trailer), Some("the metadata"));
        assert_eq!(lacks("<</Metadata 2 0 R>>", "<<>>", "", trailer), Some("the data of a stream"));
        let packet = |part: &str| PACKET.replace(part, "");
        let date = lacks(catalog, "<<>>", &packet("<xmp:ModifyDate>"), trailer);
        assert_eq!(date, Some("the date of the XMP packet"));
        assert_eq!(lacks(catalog, "<<>>", &packet("proof"), trailer), Some(PROOF));
        assert_eq!(lacks(catalog, "<<>>", &packet(END), trailer), Some(END));
    }
}
