//! Letters without a day: the exporter wants one for an archive, which asks only that all
//! dates of a file agree (ISO 19005-2, 6.6.2; 19005-4, 6.7). So it is told one, and the file
//! does not say it.

use super::packet;
use crate::pdf::raw::{Missing, RawPdf, number_at};

/// Dates in the document information, and in the metadata.
const INFO: [&str; 2] = ["CreationDate", "ModDate"];
const PACKET: [&str; 3] = ["xmp:CreateDate", "xmp:ModifyDate", "stEvt:when"];

/// Takes out what says when the file was made. What is attached keeps its own.
///
/// # Errors
/// When the file is not as the exporter writes it.
pub fn forget(pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
    if let Some(info) = pdf.trailer_ref("Info") {
        pdf.get_mut(info)?.edit(|info| INFO.iter().for_each(|date| info.remove(date)))?;
        if *pdf.get(info)?.0 == *b"<<>>" {
            pdf.trailer.remove("Info");
            pdf.objects.shift_remove(&info);
        }
    }
    let root = pdf.trailer_ref("Root").ok_or(Missing("the catalog"))?;
    let metadata = pdf.get(root)?.dict().and_then(|catalog| number_at(&catalog, "Metadata"));
    let metadata = pdf.get_mut(metadata.ok_or(Missing("the metadata"))?)?;
    packet::edit(metadata, |packet| {
        Ok(PACKET.iter().fold(packet.to_owned(), |packet, element| without(&packet, element)))
    })
}

/// A packet without the elements of a name.
fn without(packet: &str, element: &str) -> String {
    let (start, end) = (format!("<{element}>"), format!("</{element}>"));
    let mut parts = packet.split(&start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(&end).map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::dictionary::Dictionary;

    fn forgotten(info: &str, trailer: &str) -> String {
        let packet = "<a><xmp:CreateDate>1970</xmp:CreateDate><b/>\
            <stEvt:when>1970</stEvt:when><c/><stEvt:when>1970</stEvt:when></a>";
        let metadata = format!("<</Length {}>>\nstream\n{packet}\nendstream", packet.len());
        let bodies = [(1, "<</Metadata 3 0 R>>"), (2, info), (3, &metadata)];
        let (trailer, _) = Dictionary::read(trailer.as_bytes()).expect("a dictionary");
        let mut pdf = RawPdf { trailer, ..RawPdf::of(&bodies) };
        forget(&mut pdf).expect("all is there");
        let bodies = pdf.objects.values().map(|object| String::from_utf8_lossy(&object.0));
        bodies.collect::<String>() + &String::from_utf8_lossy(&pdf.trailer.write())
    }

    #[test]
    fn no_date_is_left() {
        let dates = "/CreationDate(D:1970)/ModDate(D:1970)";
        let packet = "<a><b/><c/></a>\nendstream";
        let left = forgotten(&format!("<<{dates}/Title(A)>>"), "<</Root 1 0 R/Info 2 0 R>>");
        assert!(left.contains("<</Title(A)>>") && left.contains(packet), "{left}");
        let left = forgotten(&format!("<<{dates}>>"), "<</Root 1 0 R/Info 2 0 R>>");
        assert!(left.ends_with("<</Root 1 0 R>>") && !left.contains("<<>>"), "{left}");
    }
}
