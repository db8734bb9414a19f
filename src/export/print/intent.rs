//! The entries of PDF/X-4 in the catalog, the document information and the XMP
//! packet (ISO 15930-7, 6.2, 6.5, 6.8).

use crate::export::pack::stream_of;
use crate::export::parts::Parts;
use crate::letter::Print;

/// The press where the letter names no profile: SWOP coated, by its name in the
/// registry of the International Color Consortium.
const REGISTERED: &str = "/OutputConditionIdentifier(CGATS TR 001)\
    /RegistryName(http://www.color.org)/OutputCondition(SWOP coated)/Info(CGATS TR 001)";

pub fn write(parts: &mut Parts<'_>, print: &Print) {
    let condition = match &print.icc {
        None => REGISTERED.to_owned(),
        Some((profile, name)) => {
            let profile = parts.add(stream_of("/N 4", profile));
            let name = string(name);
            format!("/OutputConditionIdentifier(Custom)/Info{name}/DestOutputProfile {profile} 0 R")
        }
    };
    let intent = format!("<</OutputIntents[<</Type/OutputIntent/S/GTS_PDFX{condition}>>]");
    let info = number(parts.trailer, "/Info ");
    let root = number(parts.trailer, "/Root ");
    let metadata = root
        .and_then(|root| parts.get(root))
        .and_then(|catalog| number(str::from_utf8(&catalog.body).ok()?, "/Metadata "));
    insert(parts, root, "<<", &intent);
    insert(parts, info, "<<", "<</Trapped/False");
    // The version is claimed only with a profile of the press itself.
    let version = match print.icc {
        Some(_) => "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        None => "",
    };
    let xmp = format!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">{version}<pdf:Trapped>False</pdf:Trapped>\
         </rdf:Description></rdf:RDF>"
    );
    insert(parts, metadata, "</rdf:RDF>", &xmp);
    lengthen(parts, metadata);
}

/// A text string: UTF-16, so that no character needs an escape of its own.
fn string(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<String>())
}

/// The number of the object that an entry refers to.
pub fn number(text: &str, key: &str) -> Option<usize> {
    let (_, rest) = text.split_once(key)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn insert(parts: &mut Parts<'_>, number: Option<usize>, at: &str, text: &str) {
    let Some(object) = number.and_then(|number| parts.get_mut(number)) else { return };
    let Ok(body) = str::from_utf8(&object.body) else { return };
    object.body = body.replacen(at, text, 1).into_bytes().into();
}

/// The packet is not compressed: its length is that of its text.
fn lengthen(parts: &mut Parts<'_>, number: Option<usize>) {
    let Some(object) = number.and_then(|number| parts.get_mut(number)) else { return };
    let Ok(body) = str::from_utf8(&object.body) else { return };
    let Some((head, data)) = body.split_once("\nstream\n") else { return };
    let Some((before, rest)) = head.split_once("/Length ") else { return };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = data.len() - "\nendstream".len();
    let written = format!("{before}/Length {length}{rest}\nstream\n{data}");
    object.body = written.into_bytes().into();
}
