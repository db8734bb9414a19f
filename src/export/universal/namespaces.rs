//! Namespaces of elements (ISO 32000-2, 14.8.6): each is of PDF 2.0, or of PDF 1.7 where
//! that alone has its role.

use std::collections::BTreeMap;

use super::elements::Elements;
use crate::pdf::dictionary::longer;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::{Array, name_at, text_at};

/// As the exporter writes that of PDF 2.0, which no reader knows.
const MISSPELT: &str = "https://www.iso.org/pdf2/ssn";
/// That of PDF 2.0, and that of all versions before.
const PDF_2_0: &str = "http://iso.org/pdf2/ssn";
const PDF_1_7: &str = "http://iso.org/pdf/ssn";

/// The roles that PDF 2.0 has (ISO 32000-2, 14.8.4), besides headings of each level.
const ROLES: &str = "Document DocumentFragment Part Sect Div Aside NonStruct P H Title FENote \
    Sub Lbl Span Em Strong Link Annot Form Ruby RB RT RP Warichu WT WP L LI LBody Table TR TH \
    TD THead TBody TFoot Caption Figure Formula Artifact";
/// Those that PDF 1.7 alone has (ISO 32000-2, annex L).
const OLD_ROLES: &str = "Art BlockQuote TOC TOCI Index Private Quote Note Reference BibEntry Code";

/// The objects that two namespaces are.
pub struct Namespaces {
    new: i32,
    old: i32,
}

/// Spells the namespace of PDF 2.0 as it is; gives that and the one of PDF 1.7 for files that
/// have namespaces.
///
/// # Errors
/// When the tree that they are of cannot be changed.
pub fn mend(pdf: &mut RawPdf<'_>) -> Result<Option<Namespaces>, Missing> {
    let misspelt = |object: &RawObject<'_>| {
        let dict =
            object.dict().filter(|dict| name_at(dict, "Type").as_deref() == Some("Namespace"));
        dict.and_then(|dict| text_at(&dict, "NS")).as_deref() == Some(MISSPELT)
    };
    let found = pdf.objects.iter().find(|(_, object)| misspelt(object));
    let Some(new) = found.map(|(number, _)| *number) else { return Ok(None) };
    pdf.get_mut(new)?.edit(|space| space.set("NS", format!("({PDF_2_0})")))?;
    let old = pdf.add(format!("<</Type/Namespace/NS({PDF_1_7})>>").into_bytes());
    Ok(Some(Namespaces { new, old }))
}

/// Says of each element which namespace it is of.
///
/// # Errors
/// When an element cannot be changed.
pub fn write(
    pdf: &mut RawPdf<'_>,
    elements: &Elements,
    Namespaces { new, old }: Namespaces,
) -> Result<(), Missing> {
    let roots = pdf.get_mut(elements.root)?;
    let all = roots.dict().and_then(|root| root.get::<Array<'_>>("Namespaces"));
    let all = longer(all, format!("{old} 0 R").as_bytes());
    roots.edit(|root| root.set("Namespaces", all))?;
    let of = roles(new, old);
    for element in &elements.all {
        let heading =
            element.role.strip_prefix('H').is_some_and(|level| level.parse::<u32>().is_ok());
        let space = if heading { Some(&new) } else { of.get(&*element.role) };
        // What is left is of the exporter's own, and is mapped there.
        if let Some(space) = space {
            pdf.get_mut(element.number)?.edit(|dict| dict.set("NS", format!("{space} 0 R")))?;
        }
    }
    Ok(())
}

/// The namespace of each role.
fn roles(new: i32, old: i32) -> BTreeMap<&'static str, i32> {
    let of = |roles: &'static str, space| roles.split(' ').map(move |role| (role, space));
    of(ROLES, new).chain(of(OLD_ROLES, old)).collect()
}
