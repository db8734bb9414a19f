//! Title, authors, dates and claims: from the XMP metadata, and from the
//! information dictionary that came before them.

use hayro_syntax::object::DateTime;

use super::About;
use crate::pdf::{File, Xmp, text, text_at};

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const BASIC: &str = "http://ns.adobe.com/xap/1.0/";
/// ISO 19005-1, annex A.
const PDF_A: &str = "http://www.aiim.org/pdfa/ns/id/";
/// ISO 14289-1, clause 5.
const PDF_UA: &str = "http://www.aiim.org/pdfua/ns/id/";
/// PDF Declarations 1.0, and those of Well-Tagged PDF 1.0, 6.1.
const DECLARATIONS: &str = "http://pdfa.org/declarations/";
const WTPDF: &str = "http://pdfa.org/declarations/wtpdf#";
/// ISO 15930-7, 6.6.
const PDF_X: &str = "http://www.npes.org/pdfx/ns/id/";
/// Where Adobe's programs keep the entries of older parts of PDF/X.
const PDF_X_OLD: &str = "http://ns.adobe.com/pdfx/1.3/";

/// What a file says of itself.
pub fn about(file: &File, xmp: &Xmp, notes: &mut Vec<String>) -> About {
    let info = file.info();
    let old =
        |bytes: &Option<Vec<u8>>| bytes.as_deref().map(text).filter(|text| !text.trim().is_empty());
    let new = |space: &'static str, name: &'static str| xmp.first(space, name).map(str::to_owned);
    let mut either = |what: &str, new: Option<String>, old: Option<String>| {
        if let (Some(new), Some(old)) = (&new, &old)
            && new.trim() != old.trim()
        {
            let note = format!(
                "two {what}s: `{new}` in the XMP metadata, `{old}` in the information dictionary"
            );
            notes.push(note);
        }
        new.or(old)
    };
    let title = either("title", new(DC, "title"), old(&info.title));
    let creator = either("creator", new(BASIC, "CreatorTool"), old(&info.creator));
    let producer = either("producer", new(PDF, "Producer"), old(&info.producer));
    let authors: Vec<String> = xmp.all(DC, "creator").map(str::to_owned).collect();
    let date = |date: Option<DateTime>, name: &'static str| date.map(rfc3339).or(new(BASIC, name));
    About {
        title,
        language: text_at(&file.catalog(), "Lang").filter(|tag| !tag.is_empty()),
        authors: if authors.is_empty() { old(&info.author).into_iter().collect() } else { authors },
        subject: new(DC, "description").or(old(&info.subject)),
        creator,
        producer,
        created: date(info.creation_date, "CreateDate"),
        modified: date(info.modification_date, "ModifyDate"),
    }
}

/// The standards a file claims, in the order a reader would ask for them.
pub fn standards(file: &File, xmp: &Xmp) -> Vec<String> {
    let accessible = xmp.first(PDF_UA, "part").map(|part| format!("PDF/UA-{part}"));
    let level = xmp.first(PDF_A, "conformance").unwrap_or_default().to_lowercase();
    let archivable = xmp.first(PDF_A, "part").map(|part| format!("PDF/A-{part}{level}"));
    let version = "GTS_PDFXVersion";
    let printable = xmp.first(PDF_X, version).or(xmp.first(PDF_X_OLD, version)).map(str::to_owned);
    // The first parts claimed it in the information dictionary only.
    let older = || file.dicts().find_map(|dict| text_at(&dict, version));
    let tagged = well_tagged(xmp);
    [accessible, archivable, printable.or_else(older), tagged].into_iter().flatten().collect()
}

/// What a file declares of Well-Tagged PDF: `WTPDF 1.0 accessibility and reuse`.
fn well_tagged(xmp: &Xmp) -> Option<String> {
    let declared: Vec<_> = xmp.all(DECLARATIONS, "conformsTo").collect();
    let levels = ["accessibility", "reuse"].into_iter().filter(|level| {
        declared.iter().any(|own| own.strip_prefix(WTPDF) == Some(&format!("{level}1.0")))
    });
    let levels = levels.collect::<Vec<_>>().join(" and ");
    (!levels.is_empty()).then(|| format!("WTPDF 1.0 {levels}"))
}

fn rfc3339(date: DateTime) -> String {
    let DateTime { year, month, day, hour, minute, second, .. } = date;
    let zone = match (date.utc_offset_hour, date.utc_offset_minute) {
        (0, 0) => "Z".to_owned(),
        (hours, minutes) => format!("{hours:+03}:{minutes:02}"),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
}
