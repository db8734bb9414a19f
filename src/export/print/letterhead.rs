//! The letterhead and the letter, told apart by the label in the templates.

use typst::foundations::Content;
use typst::introspection::Location;

use crate::letter::PrintedPart;

/// The labels of what is stationery, in `letterhead.typ` and `page.typ`.
const LETTERHEAD: [&str; 2] = ["letterhead", "footer"];

/// Which items are kept, as they are met in order.
pub struct Kept {
    part: PrintedPart,
    /// The parts of the letterhead that are open.
    open: Vec<Location>,
}

impl Kept {
    pub fn new(part: PrintedPart) -> Self {
        Self { part, open: Vec::new() }
    }

    pub fn start(&mut self, content: &Content) {
        let labelled =
            content.label().is_some_and(|label| LETTERHEAD.contains(&label.resolve().as_str()));
        self.open.extend(content.location().filter(|_| labelled));
    }

    pub fn end(&mut self, location: Location) {
        self.open.retain(|open| *open != location);
    }

    /// Whether what stands here is printed.
    pub fn keeps(&self) -> bool {
        match self.part {
            PrintedPart::Whole => true,
            PrintedPart::Letter => self.open.is_empty(),
            PrintedPart::Letterhead => !self.open.is_empty(),
        }
    }
}
