//! Elements as the exporter writes them: each an object, with an array of what is in it.

use std::collections::BTreeMap;

use hayro_syntax::object::{MaybeRef, ObjRef};

use crate::pdf::dictionary::value;
use crate::pdf::raw::{Missing, RawObject, RawPdf, number_at};
use crate::pdf::syntax::reference;
use crate::pdf::{Array, Name, text_at};
use crate::typeset::tags::ROLE;

/// What an element is, as far as a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Document,
    Div,
    BlockQuote,
    L,
    LI,
    Lbl,
    LBody,
    Link,
    Note,
    Span,
    /// What says which role the element around it has.
    Mark,
    /// What the templates mark with `tag-code`.
    Code,
    Other,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    pub role: Role,
    pub parent: i32,
    /// Whether nothing is in it.
    pub empty: bool,
    /// Whether it has a language of its own.
    pub lang: bool,
    /// What role it says it has, with its attributes.
    pub said: Option<String>,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kid {
    /// An element, by its number.
    Element(i32),
    /// Content of a page, as it is written.
    Content(Vec<u8>),
}

/// All elements of a file, by their numbers.
pub fn elements(pdf: &RawPdf<'_>) -> BTreeMap<i32, Element> {
    pdf.objects.iter().filter_map(|(&number, object)| Some((number, element(object)?))).collect()
}

fn element(object: &RawObject<'_>) -> Option<Element> {
    let dict = object.dict()?;
    dict.get::<Name<'_>>("Type").filter(|kind| **kind == *b"StructElem")?;
    let own = dict.get::<Name<'_>>("S")?;
    let said = || text_at(&dict, "Alt")?.strip_prefix(ROLE).map(str::to_owned);
    let said = if *own == *b"Formula" { said() } else { None };
    Some(Element {
        role: if said.is_some() { Role::Mark } else { role(&own) },
        said,
        parent: number_at(&dict, "P").unwrap_or_default(),
        empty: dict.get::<Array<'_>>("K").is_none_or(|kids| kids.data().trim_ascii().is_empty()),
        lang: dict.contains_key("Lang"),
    })
}

/// The role of a name.
pub fn role(name: &[u8]) -> Role {
    match name {
        b"Document" => Role::Document,
        b"Div" => Role::Div,
        b"BlockQuote" => Role::BlockQuote,
        b"L" => Role::L,
        b"LI" => Role::LI,
        b"Lbl" => Role::Lbl,
        b"LBody" => Role::LBody,
        b"Link" => Role::Link,
        b"Note" => Role::Note,
        b"Span" => Role::Span,
        b"BibEntry" => Role::Code,
        _ => Role::Other,
    }
}

/// What is in an element.
///
/// # Errors
/// When it is not there.
pub fn kids(pdf: &RawPdf<'_>, element: i32) -> Result<Vec<Kid>, Missing> {
    let dict = pdf.get(element)?.dict().unwrap_or_default();
    let kids = dict.get::<Array<'_>>("K").into_iter().flat_map(|kids| kids.raw_iter());
    let kids = kids.map(|kid| match kid {
        MaybeRef::Ref(to) => Kid::Element(to.obj_number),
        kid => Kid::Content(value(&kid)),
    });
    Ok(kids.collect())
}

/// Puts other things into an element.
///
/// # Errors
/// When it is not there.
pub fn set_kids(pdf: &mut RawPdf<'_>, element: i32, kids: &[Kid]) -> Result<(), Missing> {
    let kids: Vec<_> = kids.iter().map(Kid::written).collect();
    let kids = [b"[", &*kids.join(&b' '), b"]"].concat();
    pdf.get_mut(element)?.edit(|dict| dict.set("K", kids))
}

/// Puts more into an element, after what is in it.
///
/// # Errors
/// When it is not there.
pub fn add_kids(pdf: &mut RawPdf<'_>, element: i32, more: &[Kid]) -> Result<(), Missing> {
    let all = [kids(pdf, element)?.as_slice(), more].concat();
    set_kids(pdf, element, &all)
}

/// Says what an element is. How it is placed says the same, where the two agree.
///
/// # Errors
/// When it is not there.
pub fn set_role(pdf: &mut RawPdf<'_>, element: i32, role: &str) -> Result<(), Missing> {
    pdf.get_mut(element)?.edit(|dict| {
        dict.set("S", role);
        if role == "/P" {
            dict.remove("A");
        }
    })
}

impl Kid {
    fn written(&self) -> Vec<u8> {
        match self {
            Self::Element(number) => reference(ObjRef::new(*number, 0)).into_bytes(),
            Self::Content(written) => written.clone(),
        }
    }
}
