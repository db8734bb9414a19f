//! What text stands in, as the tags of its page say: lists, quotations, tables.

use hayro_syntax::object::{Dict, Name};
use serde::{Deserialize, Serialize};

use super::cells::attributes;

/// Cells that span more are none of a table.
const MOST_SPANNED: i32 = 1000;
/// Tells the body of an item that has none from the item itself.
const IMPLIED: u32 = 1 << 31;

/// Something that text stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Container {
    /// Tells it from others of its page.
    pub id: u32,
    /// What it is.
    pub kind: Kind,
}

/// What contains text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A quotation.
    Quote,
    /// A list, and how it is numbered (ISO 32000-1, table 347).
    List(String),
    /// An item of a list.
    Item,
    /// Its number or bullet.
    Label,
    /// What it says.
    Body,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// A cell.
    Cell {
        /// Whether it is a head, and of what.
        head: Option<Scope>,
        /// How many columns it spans.
        columns: u32,
        /// How many rows.
        rows: u32,
    },
}

/// What a head is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Both.
    Both,
}

impl Kind {
    /// What an element is, in the innermost container it stands in; nothing where it contains
    /// nothing of this kind, or stands where it cannot.
    pub fn of(role: &str, element: &Dict<'_>, within: Option<&Self>) -> Option<Self> {
        match (role, within) {
            ("BlockQuote", _) => Some(Self::Quote),
            ("L", _) => Some(Self::List(numbering(name(element, "ListNumbering").as_deref()))),
            ("LI", Some(Self::List(_))) => Some(Self::Item),
            ("Lbl", Some(Self::Item)) => Some(Self::Label),
            ("LBody", Some(Self::Item)) => Some(Self::Body),
            ("Table", _) => Some(Self::Table),
            ("TR", Some(Self::Table)) => Some(Self::Row),
            ("TH" | "TD", Some(Self::Row)) => Some(cell(element, role == "TH")),
            _ => None,
        }
    }
}

fn cell(element: &Dict<'_>, is_head: bool) -> Kind {
    let scope = match name(element, "Scope").as_deref() {
        Some("Row") => Scope::Row,
        Some("Both") => Scope::Both,
        _ => Scope::Column,
    };
    let span = |key: &str| {
        let spans = attributes(element).iter().find_map(|own| own.get::<i32>(key));
        spans.unwrap_or(1).clamp(1, MOST_SPANNED).unsigned_abs()
    };
    let head = is_head.then_some(scope);
    Kind::Cell { head, columns: span("ColSpan"), rows: span("RowSpan") }
}

/// How a list is numbered, in a word that PDF 1.7 knows.
fn numbering(name: Option<&str>) -> String {
    const KNOWN: [&str; 8] = [
        "Disc",
        "Circle",
        "Square",
        "Decimal",
        "UpperRoman",
        "LowerRoman",
        "UpperAlpha",
        "LowerAlpha",
    ];
    let known = match name {
        Some("Ordered") => "Decimal",
        Some("Unordered") => "Disc",
        Some(name) => KNOWN.into_iter().find(|known| *known == name).unwrap_or("None"),
        None => "None",
    };
    known.to_owned()
}

/// A name among the attributes of an element.
fn name(element: &Dict<'_>, key: &str) -> Option<String> {
    let all = attributes(element);
    let name = all.iter().find_map(|own| own.get::<Name<'_>>(key));
    name.map(|name| name.as_str().to_owned())
}

/// The containers of a document, each with the one it stands in.
#[derive(Debug, Default)]
pub struct Containers(Vec<(Option<usize>, Container)>);

impl Containers {
    /// Adds one.
    pub fn add(&mut self, within: Option<usize>, kind: Kind) -> usize {
        let id = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push((within, Container { id, kind }));
        self.0.len() - 1
    }

    /// What it is.
    pub fn kind(&self, index: Option<usize>) -> Option<&Kind> {
        index.and_then(|index| self.0.get(index)).map(|(_, container)| &container.kind)
    }

    /// All that text in one stands in, from the outermost. What stands in a list, table or row
    /// but in none of its parts stands before or after it.
    pub fn path(&self, index: Option<usize>) -> Vec<Container> {
        let mut next = index.and_then(|index| self.0.get(index));
        let mut path = Vec::new();
        while let Some((within, container)) = next {
            path.push(container.clone());
            next = within.and_then(|index| self.0.get(index));
        }
        path.reverse();
        while path
            .last()
            .is_some_and(|last| matches!(last.kind, Kind::List(_) | Kind::Table | Kind::Row))
        {
            path.pop();
        }
        let item = path.last().filter(|last| last.kind == Kind::Item).map(|item| item.id);
        path.extend(item.map(|id| Container { id: id | IMPLIED, kind: Kind::Body }));
        path
    }
}
