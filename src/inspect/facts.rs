//! What a recipient's program sees of a PDF. As JSON this is a format others
//! rely on: `docs/inspecting.md` describes it, and fields are only added.

use serde::Serialize;

/// Everything that is said of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    /// Its size.
    pub bytes: usize,
    /// The version of PDF, such as `1.7`.
    pub version: String,
    /// Whether it is encrypted, though it opens without a password.
    pub encrypted: bool,
    /// The standards it claims to meet, such as `PDF/UA-1`. Nothing is checked.
    pub standards: Vec<String>,
    /// Whether it says it is tagged.
    pub tagged: bool,
    /// What it says of itself.
    #[serde(flatten)]
    pub about: About,
    /// Its pages, in order.
    pub pages: Vec<PageSize>,
    /// Its typefaces, in the order they stand in.
    pub fonts: Vec<Font>,
    /// What may be followed from its pages, in order.
    pub links: Vec<Link>,
    /// The outline that viewers show beside the pages.
    pub bookmarks: Vec<Bookmark>,
    /// The structure that screen readers follow.
    pub structure: Vec<Element>,
    /// The files attached to it.
    pub attachments: Vec<Attachment>,
    /// The fields of its form, but those for signatures.
    pub fields: Vec<Field>,
    /// The fields for signatures.
    pub signatures: Vec<Signature>,
    /// What is unusual and worth a look.
    pub notes: Vec<String>,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// Its title: that of the XMP metadata, else of the information dictionary.
    pub title: Option<String>,
    /// The language of its text, as a BCP 47 tag.
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// The program it was written with.
    pub creator: Option<String>,
    /// The program that made it a PDF.
    pub producer: Option<String>,
    /// When it was made, by RFC 3339.
    pub created: Option<String>,
    /// When it was last changed, by RFC 3339.
    pub modified: Option<String>,
}

/// The size a page is shown in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageSize {
    /// In millimetres, to a tenth.
    pub width_mm: f64,
    /// In millimetres, to a tenth.
    pub height_mm: f64,
    /// The paper of this size, such as `A4`.
    pub paper: Option<String>,
}

/// A typeface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Font {
    /// Its PostScript name.
    pub name: String,
    /// `TrueType`, `CFF`, `Type 1`, `Type 3` or `OpenType`.
    pub kind: String,
    /// Whether it is in the file.
    pub embedded: bool,
    /// Whether only the characters that are used are.
    pub subset: bool,
}

/// A place that can be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The one-based page it is on.
    pub page: usize,
    /// The address it leads to.
    pub uri: Option<String>,
    /// The one-based page it leads to.
    pub to_page: Option<usize>,
    /// What else following it does, such as `Launch`.
    pub action: Option<String>,
}

/// An entry of the outline beside the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bookmark {
    /// Its text.
    pub title: String,
    /// The one-based page it leads to.
    pub page: Option<usize>,
    /// The entries below it.
    pub children: Vec<Self>,
}

/// An element of the structure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Element {
    /// What it is, such as `H1`, after the file's own names are mapped.
    pub role: String,
    /// Its text, of elements that are read as one: headings, paragraphs, items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What stands for it where it cannot be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Its language, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The elements in it; of an element with text, only pictures, links and notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Self>,
}

/// A file attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name, as it is given.
    pub name: String,
    /// What it is, for people.
    pub description: Option<String>,
    /// Its type, such as `text/csv`.
    pub mime: Option<String>,
    /// What it is to the document, such as `Source`.
    pub relationship: Option<String>,
    /// How many bytes it is said to have.
    pub bytes: Option<u64>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its full name.
    pub name: String,
    /// `text`, `button` or `choice`.
    pub kind: String,
    /// Whether something was entered.
    pub filled: bool,
}

/// A field for a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// Its full name.
    pub name: String,
    /// What readers are told of it: whose signature it is for.
    pub label: Option<String>,
    /// Whether it was signed. Whether that is to be trusted is not looked at.
    pub signed: bool,
    /// The name of the signer, as the signature says it.
    pub signer: Option<String>,
}
