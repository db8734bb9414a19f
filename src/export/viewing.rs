//! How viewers show a document: by its title, with the numbers its pages have
//! (ISO 32000-1, 12.2 and 12.4.2).

use crate::locale::tie::untied;
use crate::pdf::Dict;
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawPdf};
use crate::pdf::syntax::text_string;
use crate::typeset::Section;

/// Lets viewers show the title of a document and not the name of its file; `sections` are
/// those whose pages are numbered, each from 1.
///
/// # Errors
/// When the document has no catalog.
pub fn show(pdf: &mut RawPdf<'_>, sections: &[Section]) -> Result<(), Missing> {
    let root = pdf.trailer_ref("Root").ok_or(Missing("the catalog"))?;
    let catalog = pdf.get_mut(root)?;
    let preferences = catalog.dict().and_then(|dict| dict.get::<Dict<'_>>("ViewerPreferences"));
    let mut preferences = preferences.as_ref().map(Dictionary::of).unwrap_or_default();
    preferences.set("DisplayDocTitle", "true");
    let preferences = preferences.write();
    catalog.edit(|dict| {
        dict.set("ViewerPreferences", preferences);
        if !sections.is_empty() {
            dict.set("PageLabels", labels(sections));
        }
    })
}

/// The labels of pages: the number, of an enclosure behind what it is called.
fn labels(sections: &[Section]) -> String {
    let label = |section: &Section| {
        let title = section.title.as_ref().map(|title| format!("{}, ", untied(title)));
        let prefix = title.map(|title| format!("/P{}", text_string(&title)));
        format!("{}<<{}/S/D>>", section.pages.start, prefix.unwrap_or_default())
    };
    format!("<</Nums[{}]>>", sections.iter().map(label).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_called_by_their_section_and_number() {
        let section = |pages, title: Option<&str>| Section {
            pages,
            set: true,
            title: title.map(str::to_owned),
        };
        let sections = [section(0..2, None), section(2..5, Some("Annex A")), section(5..6, None)];
        let prefix = text_string("Annex A, ");
        let expected = format!("<</Nums[0<</S/D>>2<</P{prefix}/S/D>>5<</S/D>>]>>");
        assert_eq!(labels(&sections), expected);
    }

    #[test]
    fn what_viewers_are_told_already_stays() {
        let catalog = "<</Type/Catalog/ViewerPreferences<</Direction/L2R>>>>";
        let mut pdf = RawPdf::of(&[(1, catalog)]);
        pdf.trailer.set("Root", "1 0 R");
        show(&mut pdf, &[]).expect("a catalog");
        let expected = "<</Type/Catalog/ViewerPreferences<</DisplayDocTitle true/Direction/L2R>>>>";
        assert_eq!(str::from_utf8(&pdf.objects[&1].0), Ok(expected));
    }
}
