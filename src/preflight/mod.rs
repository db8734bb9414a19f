//! Preflight: what a print shop looks for in a PDF before it prints it.

mod active;
mod boxes;
mod color;
mod content;
mod drawn;
mod font;
mod ink;
mod paint;
mod rules;
mod space;
mod state;
mod text;
mod walk;

use serde::Serialize;

pub use self::boxes::{Boxes, Mm};
pub use self::drawn::{Drawn, Picture};
pub use self::ink::{Ink, Inks};

use self::font::Fonts;
use crate::inspect::{self, Font};
use crate::pdf::{self, File, Unreadable};

/// What was found in a file.
#[derive(Debug, Clone, Serialize)]
pub struct Preflight {
    /// The version of PDF.
    pub version: String,
    /// The pages, in their order.
    pub pages: Vec<Sheet>,
    /// The typefaces.
    pub fonts: Vec<Font>,
    /// What is wrong, or worth to know; the whole file's first, then page by page.
    pub findings: Vec<Finding>,
}

/// A page.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Its boxes.
    pub boxes: Boxes,
    /// What is drawn on it.
    pub drawn: Drawn,
    /// How many annotations lie on it: links, fields, remarks.
    pub annotations: usize,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The one-based numbers of the pages; none where it is of the whole file.
    pub pages: Vec<usize>,
    /// Whether it keeps the file from being printed as it is meant.
    pub fault: bool,
    /// The fact.
    pub fact: String,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Preflight {
    /// Whether nothing stands in the way.
    pub fn passes(&self) -> bool {
        self.findings.iter().all(|finding| !finding.fault)
    }
}

/// Looks a PDF over.
///
/// # Errors
/// Says why it cannot be read.
pub fn preflight(bytes: Vec<u8>) -> Result<Preflight, Unreadable> {
    pdf::open(bytes, |file| {
        let pages: Vec<Sheet> = sheets(file);
        let fonts = inspect::fonts(file);
        let findings = rules::findings(file, &pages, &fonts);
        Preflight { version: file.version().to_owned(), pages, fonts, findings }
    })
}

fn sheets(file: &File) -> Vec<Sheet> {
    let mut fonts = Fonts::default();
    let pages = file.pages().iter().map(|page| {
        let boxes = boxes::boxes(page);
        let drawn = walk::walk(page, &boxes, &mut fonts);
        Sheet { boxes, drawn, annotations: boxes::annotations(page) }
    });
    pages.collect()
}
