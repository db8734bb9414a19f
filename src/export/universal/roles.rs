//! Roles that PDF 2.0 has not, or not there.

use super::elements::Elements;
use super::notes::NOTE;
use crate::pdf::raw::{Missing, RawPdf};

/// Elements that hold blocks, and no lines of text.
const GROUPS: [&str; 8] =
    ["Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote"];

/// Gives elements the roles that PDF 2.0 wants: notes are `FENote`, and what stands among blocks
/// is a paragraph.
///
/// # Errors
/// When an element cannot be changed.
pub fn mend(pdf: &mut RawPdf<'_>, elements: &mut Elements) -> Result<(), Missing> {
    let roles: Vec<_> = elements
        .all
        .iter()
        .map(|element| {
            let parent = element.parent.and_then(|number| elements.get(number));
            let among_blocks = parent.is_some_and(|parent| GROUPS.contains(&&*parent.role));
            match &*element.role {
                "Note" => Some(NOTE),
                "Span" if among_blocks => Some("P"),
                _ => None,
            }
        })
        .collect();
    for (element, role) in elements.all.iter_mut().zip(roles) {
        let Some(role) = role else { continue };
        role.clone_into(&mut element.role);
        pdf.get_mut(element.number)?.edit(|dict| dict.set("S", format!("/{role}")))?;
    }
    Ok(())
}
