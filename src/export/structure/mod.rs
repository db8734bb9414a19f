//! The structure that screen readers follow (ISO 32000-1, 14.7 and 14.8), where the exporter
//! writes it otherwise than HTML has it, or cannot be told. Each rule is a line of [`mend`].

mod elements;

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::FromBytes as _;

use self::elements::{Kid, Role, add_kids, elements, kids, role, set_kids, set_role};
use crate::pdf::raw::{Missing, RawPdf, number_at};
use crate::pdf::syntax::text_string;
use crate::pdf::{Dict, text_at};
use crate::typeset::Reading;

/// What holds blocks, and so no lines (ISO 32000-1, table 333).
const GROUPS: [Role; 3] = [Role::Document, Role::Div, Role::BlockQuote];

/// What the exporter calls addresses in English.
const ADDRESSES: [&str; 2] = ["Email ", "Telephone "];
/// And notes.
const NOTE: &str = "Footnote ";

/// Mends the structure of the exporter's file. `reading` is what it has to say to readers.
///
/// # Errors
/// When an element is not as the exporter writes it.
pub fn mend(pdf: &mut RawPdf<'_>, reading: &Reading) -> Result<(), Missing> {
    let mut tree = Tree::read(pdf);
    tree.take_at_their_word(pdf)?;
    let blocks = tree.settle_kids(pdf)?;
    tree.settle_roles(pdf)?;
    tree.settle_bullets(pdf)?;
    tree.settle_english(pdf, reading)?;
    tree.lead_back(pdf, reading)?;
    title(pdf, &blocks, &reading.blocks)?;
    pdf.objects.retain(|number, _| !tree.gone.contains(number));
    Ok(())
}

/// The elements of a file.
struct Tree {
    /// By their number: what each is, what it stands in, and whether nothing is in it.
    all: BTreeMap<i32, elements::Element>,
    /// Those that are taken out.
    gone: BTreeSet<i32>,
}

impl Tree {
    fn read(pdf: &RawPdf<'_>) -> Self {
        Self { all: elements(pdf), gone: BTreeSet::new() }
    }

    fn role(&self, number: i32) -> Role {
        self.all.get(&number).map_or(Role::Other, |element| element.role)
    }

    /// The role of what an element stands in.
    fn above(&self, element: &elements::Element) -> Role {
        self.role(element.parent)
    }

    /// Whether an element is only there because the exporter wrote it: an empty label, which is
    /// read out as an item's number would be; a group of a grid; the place of a form field.
    fn is_needless(&self, element: &elements::Element) -> bool {
        match element.role {
            Role::Lbl => element.empty && self.above(element) == Role::LI,
            Role::Div => true,
            Role::Code => element.empty,
            Role::Mark => true,
            _ => false,
        }
    }

    /// Gives elements the roles that they say they have.
    fn take_at_their_word(&mut self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        let said = self.all.values().filter_map(|own| Some((own.parent, own.said.clone()?)));
        for (number, said) in said.collect::<Vec<_>>() {
            let (name, attributes) = said.split_once('/').unwrap_or((&said, ""));
            let owner = if name == "L" { "List" } else { "Table" };
            pdf.get_mut(number)?.edit(|dict| {
                dict.set("S", format!("/{name}"));
                dict.remove("A");
                if !attributes.is_empty() {
                    dict.set("A", format!("<</O/{owner}/{attributes}>>"));
                }
            })?;
            if let Some(own) = self.all.get_mut(&number) {
                own.role = role(name.as_bytes());
            }
        }
        Ok(())
    }

    /// Takes out what is needless, and lets lists within a list stand in the item they belong
    /// to. Gives the elements that fields may stand in, in their order.
    fn settle_kids(&mut self, pdf: &mut RawPdf<'_>) -> Result<Vec<i32>, Missing> {
        let nested =
            |element: &elements::Element| element.role == Role::L && self.above(element) == Role::L;
        let moved = self.all.iter().filter(|(_, own)| self.is_needless(own) || nested(own));
        let fields = moved.clone().filter(|(_, own)| own.role == Role::Code);
        let fields: Vec<i32> = fields.map(|(_, own)| own.parent).collect();
        let parents: BTreeSet<i32> = moved.map(|(_, own)| own.parent).collect();
        // Groups are gone into from the outermost.
        let outermost =
            |number: &i32| self.all.get(number).is_some_and(|own| !self.is_needless(own));
        let parents: Vec<i32> = parents.into_iter().filter(outermost).collect();
        for parent in parents {
            let settled = self.settled(pdf, parent)?;
            self.set(pdf, parent, settled)?;
        }
        Ok(fields)
    }

    /// What is in an element, without what is needless.
    fn settled(&mut self, pdf: &mut RawPdf<'_>, parent: i32) -> Result<Vec<Kid>, Missing> {
        let mut settled = Vec::new();
        for kid in kids(pdf, parent)? {
            match kid {
                Kid::Element(number)
                    if self.all.get(&number).is_some_and(|own| self.is_needless(own)) =>
                {
                    self.gone.insert(number);
                    let mut inner = self.settled(pdf, number)?;
                    self.speak(pdf, number, &inner)?;
                    settled.append(&mut inner);
                }
                kid => settled.push(kid),
            }
        }
        Ok(settled)
    }

    /// Lets what was in an element be in its language, where it says none.
    fn speak(&mut self, pdf: &mut RawPdf<'_>, from: i32, kids: &[Kid]) -> Result<(), Missing> {
        if self.all.get(&from).is_none_or(|own| !own.lang) {
            return Ok(());
        }
        let language = pdf.get(from)?.dict().and_then(|dict| text_at(&dict, "Lang"));
        let language = text_string(&language.unwrap_or_default());
        for kid in kids {
            let Kid::Element(number) = kid else { continue };
            if let Some(own) = self.all.get_mut(number).filter(|own| !own.lang) {
                own.lang = true;
                pdf.get_mut(*number)?.edit(|dict| dict.set("Lang", &*language))?;
            }
        }
        Ok(())
    }

    /// Puts elements into another, but lists in a list into the item before them.
    fn set(&mut self, pdf: &mut RawPdf<'_>, parent: i32, all: Vec<Kid>) -> Result<(), Missing> {
        let (mut own, mut last) = (Vec::new(), None);
        for kid in all {
            match kid {
                Kid::Element(list)
                    if self.role(parent) == Role::L && self.role(list) == Role::L =>
                {
                    let body = self.body(pdf, last.ok_or(Missing("the item of a list"))?)?;
                    self.adopt(pdf, body, list)?;
                    add_kids(pdf, body, &[kid])?;
                }
                Kid::Element(number) => {
                    self.adopt(pdf, parent, number)?;
                    last = Some(number);
                    own.push(kid);
                }
                kid => own.push(kid),
            }
        }
        set_kids(pdf, parent, &own)
    }

    /// What an item of a list says.
    fn body(&self, pdf: &RawPdf<'_>, item: i32) -> Result<i32, Missing> {
        let body = kids(pdf, item)?.into_iter().rev().find_map(|kid| match kid {
            Kid::Element(number) if self.role(number) == Role::LBody => Some(number),
            _ => None,
        });
        body.ok_or(Missing("the body of an item"))
    }

    fn adopt(&mut self, pdf: &mut RawPdf<'_>, parent: i32, kid: i32) -> Result<(), Missing> {
        match self.all.get_mut(&kid).filter(|own| own.parent != parent) {
            Some(own) => {
                own.parent = parent;
                pdf.get_mut(kid)?.edit(|dict| dict.set("P", format!("{parent} 0 R")))
            }
            None => Ok(()),
        }
    }

    /// Says what elements are: where a note is referred to, code, and a paragraph that the
    /// exporter takes for a part of one.
    fn settle_roles(&self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        for (number, element) in self.all.iter().filter(|(number, _)| !self.gone.contains(number)) {
            let above = self.above(element);
            match element.role {
                Role::Lbl if !matches!(above, Role::LI | Role::Note) => {
                    set_role(pdf, *number, "/Reference")?;
                }
                Role::Code => set_role(pdf, *number, "/Code")?,
                Role::Span if GROUPS.contains(&above) => set_role(pdf, *number, "/P")?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Lists without numbers have discs, as on the page.
    fn settle_bullets(&self, pdf: &mut RawPdf<'_>) -> Result<(), Missing> {
        const CIRCLE: &str = "/ListNumbering/Circle";
        for (number, _) in self.all.iter().filter(|(_, own)| own.role == Role::L) {
            let list = pdf.get_mut(*number)?;
            let text = String::from_utf8_lossy(&list.0);
            if text.contains(CIRCLE) {
                list.0 = text.replace(CIRCLE, "/ListNumbering/Disc").into_bytes().into();
            }
        }
        Ok(())
    }

    /// Where the exporter has no words in the letter's language it describes links in English:
    /// addresses then stand for themselves, and a reference to a note says what it speaks.
    fn settle_english(&self, pdf: &mut RawPdf<'_>, reading: &Reading) -> Result<(), Missing> {
        let links = self.all.iter().filter(|(_, own)| own.role == Role::Link);
        for (link, _) in links.filter(|_| !reading.is_english) {
            for annotation in annotations(pdf, *link)? {
                let dict = pdf.get(annotation)?.dict();
                let said = dict.and_then(|dict| text_at(&dict, "Contents")).unwrap_or_default();
                if let Some(address) = ADDRESSES.iter().find_map(|word| said.strip_prefix(word)) {
                    let address = text_string(address);
                    pdf.get_mut(annotation)?.edit(|dict| dict.set("Contents", address))?;
                } else if said.starts_with(NOTE) {
                    pdf.get_mut(*link)?.edit(|dict| dict.set("Lang", text_string("en")))?;
                }
            }
        }
        Ok(())
    }

    /// Says where the links at notes lead.
    fn lead_back(&self, pdf: &mut RawPdf<'_>, reading: &Reading) -> Result<(), Missing> {
        let links = self.all.iter().filter(|(_, own)| {
            let label = self.all.get(&own.parent).filter(|above| above.role == Role::Lbl);
            own.role == Role::Link && label.is_some_and(|label| self.above(label) == Role::Note)
        });
        for (link, _) in links {
            if let Some(language) = &reading.words_language {
                let language = text_string(language);
                pdf.get_mut(*link)?.edit(|dict| dict.set("Lang", language))?;
            }
            for annotation in annotations(pdf, *link)? {
                let said = pdf.get(annotation)?.dict().and_then(|dict| text_at(&dict, "Contents"));
                let number: String =
                    said.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
                let words = reading.back_to_reference.replace("{number}", &number);
                let words = text_string(&words);
                pdf.get_mut(annotation)?.edit(|dict| dict.set("Contents", words))?;
            }
        }
        Ok(())
    }
}

/// The annotations of an element.
fn annotations(pdf: &RawPdf<'_>, element: i32) -> Result<Vec<i32>, Missing> {
    let objects = kids(pdf, element)?.into_iter().filter_map(|kid| match kid {
        Kid::Content(written) => number_at(&Dict::from_bytes(&written)?, "Obj"),
        Kid::Element(_) => None,
    });
    Ok(objects.collect())
}

/// Calls the blocks of signatories by what they are for: so fields find their place.
fn title(pdf: &mut RawPdf<'_>, blocks: &[i32], titles: &[String]) -> Result<(), Missing> {
    for (block, title) in blocks.iter().zip(titles) {
        pdf.get_mut(*block)?.edit(|dict| dict.set("T", text_string(title)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What objects are once their structure is mended.
    fn mended(bodies: &[(i32, &str)], reading: &Reading) -> BTreeMap<i32, String> {
        let mut pdf = RawPdf::of(bodies);
        mend(&mut pdf, reading).expect("as the exporter writes it");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        pdf.objects.iter().map(|(number, object)| (*number, text(&object.0))).collect()
    }

    #[test]
    fn lists_stand_in_the_item_they_belong_to() {
        let all = mended(
            &[
                (
                    1,
                    "<</Type/StructElem/S/L/P 9 0 R/A[<</O/List/ListNumbering/Circle>>]/K[2 0 R 5 0 R]>>",
                ),
                (2, "<</Type/StructElem/S/LI/P 1 0 R/K[3 0 R 4 0 R]>>"),
                (3, "<</Type/StructElem/S/Lbl/P 2 0 R/K[0]>>"),
                (4, "<</Type/StructElem/S/LBody/P 2 0 R/K[1]>>"),
                (5, "<</Type/StructElem/S/L/P 1 0 R/K[]>>"),
            ],
            &Reading::default(),
        );
        assert!(all[&1].ends_with("/A[<</O/List/ListNumbering/Disc>>]/K[2 0 R]>>"), "{}", all[&1]);
        assert!(all[&4].ends_with("/K[1 5 0 R]>>"), "{}", all[&4]);
        assert!(all[&5].contains("/P 4 0 R"), "{}", all[&5]);
    }

    #[test]
    fn groups_of_grids_and_empty_labels_are_taken_out() {
        let all = mended(
            &[
                (1, "<</Type/StructElem/S/Document/P 9 0 R/K[2 0 R 8 0 R]>>"),
                (2, "<</Type/StructElem/S/Div/P 1 0 R/K[3 0 R 4 0 R]>>"),
                (3, "<</Type/StructElem/S/Div/P 2 0 R/K[5 0 R]>>"),
                (4, "<</Type/StructElem/S/Div/Lang(fr)/P 2 0 R/K[9 0 R]>>"),
                (5, "<</Type/StructElem/S/LI/P 3 0 R/K[6 0 R 7 0 R]>>"),
                (6, "<</Type/StructElem/S/Lbl/P 5 0 R/K[]>>"),
                (7, "<</Type/StructElem/S/LBody/P 5 0 R/K[1]>>"),
                (8, "<</Type/StructElem/S/Span/P 1 0 R/A[<</O/Layout/Placement/Block>>]/K[2]>>"),
                (9, "<</Type/StructElem/S/P/P 4 0 R/K[3]>>"),
            ],
            &Reading::default(),
        );
        assert_eq!(all.keys().copied().collect::<Vec<_>>(), [1, 5, 7, 8, 9]);
        assert!(all[&1].ends_with("/K[5 0 R 9 0 R 8 0 R]>>"), "{}", all[&1]);
        assert!(all[&5].contains("/P 1 0 R/K[7 0 R]"), "{}", all[&5]);
        assert_eq!(all[&9], "<</Lang<6672>/Type/StructElem/S/P/P 1 0 R/K[3]>>");
        assert_eq!(all[&8], "<</Type/StructElem/S/P/P 1 0 R/K[2]>>");
    }

    #[test]
    fn references_lead_to_notes_and_back_in_words() {
        let reading =
            Reading { back_to_reference: "Zurück zu {number}".into(), ..Reading::default() };
        let all = mended(
            &[
                (1, "<</Type/StructElem/S/P/P 9 0 R/K[2 0 R 3 0 R]>>"),
                (2, "<</Type/StructElem/S/Lbl/P 1 0 R/K[6 0 R]>>"),
                (3, "<</Type/StructElem/S/Note/P 1 0 R/K[4 0 R]>>"),
                (4, "<</Type/StructElem/S/Lbl/P 3 0 R/K[5 0 R]>>"),
                (5, "<</Type/StructElem/S/Link/P 4 0 R/K[0<</Type/OBJR/Obj 7 0 R>>]>>"),
                (6, "<</Type/StructElem/S/Link/P 2 0 R/K[1<</Type/OBJR/Obj 8 0 R>>]>>"),
                (7, "<</Subtype/Link/Contents(12)>>"),
                (8, "<</Subtype/Link/Contents(Footnote 12)>>"),
            ],
            &reading,
        );
        assert!(all[&2].contains("/S/Reference") && all[&4].contains("/S/Lbl"));
        let words = text_string("Zurück zu 12");
        assert_eq!(all[&7], format!("<</Subtype/Link/Contents{words}>>"));
        assert_eq!(all[&8], "<</Subtype/Link/Contents(Footnote 12)>>");
        assert!(all[&6].contains(&format!("/Lang{}", text_string("en"))), "{}", all[&6]);
    }

    #[test]
    fn english_words_for_addresses_stand_in_english_letters_only() {
        let said = |is_english| {
            let all = mended(
                &[
                    (1, "<</Type/StructElem/S/P/P 9 0 R/K[2 0 R 3 0 R]>>"),
                    (2, "<</Type/StructElem/S/Link/P 1 0 R/K[0<</Type/OBJR/Obj 4 0 R>>]>>"),
                    (3, "<</Type/StructElem/S/Link/P 1 0 R/K[1<</Type/OBJR/Obj 5 0 R>>]>>"),
                    (4, "<</Subtype/Link/Contents(Email a@sample.example)>>"),
                    (5, "<</Subtype/Link/Contents(Telefon 1)>>"),
                ],
                &Reading { is_english, ..Reading::default() },
            );
            [4, 5].map(|number| all[&number].clone())
        };
        let telephone = "<</Subtype/Link/Contents(Telefon 1)>>";
        assert_eq!(said(true), ["<</Subtype/Link/Contents(Email a@sample.example)>>", telephone]);
        let address = text_string("a@sample.example");
        assert_eq!(said(false), [&*format!("<</Subtype/Link/Contents{address}>>"), telephone]);
    }

    #[test]
    fn code_is_code_and_a_block_is_called_what_it_is_for() {
        let blocks = vec!["Signature of Jordan Placeholder".to_owned()];
        let all = mended(
            &[
                (1, "<</Type/StructElem/S/LBody/P 9 0 R/K[2 0 R 3 0 R]>>"),
                (2, "<</Type/StructElem/S/BibEntry/P 1 0 R/K[]>>"),
                (3, "<</Type/StructElem/S/P/P 1 0 R/K[4 0 R]>>"),
                (4, "<</Type/StructElem/S/BibEntry/P 3 0 R/K[0]>>"),
            ],
            &Reading { blocks: blocks.clone(), ..Reading::default() },
        );
        let title = text_string(&blocks[0]);
        assert_eq!(all[&1], format!("<</T{title}/Type/StructElem/S/LBody/P 9 0 R/K[3 0 R]>>"));
        assert!(!all.contains_key(&2) && all[&4].contains("/S/Code"));
    }
}
