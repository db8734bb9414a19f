//! What is out of place, in words. Of each kind the first is told: the others
//! are mostly more of the same, and its place is looked for in all that is written.

use typst::layout::Abs;

use crate::diagnostic::{Code, Diagnostic};
use crate::sheet::Sheet;
use crate::source::Span;
use crate::typeset::painted::Painted;
use crate::typeset::source_map::{place, shown, words};

/// The kinds of faults.
#[derive(Clone, Copy, PartialEq)]
enum OverflowKind {
    OverMargin,
    OffPaper,
    Head,
    Foot,
}

/// What has been found.
pub struct OverflowReport<'a> {
    sheet: &'a Sheet,
    known: Vec<OverflowKind>,
    told: Vec<Diagnostic>,
}

impl<'a> OverflowReport<'a> {
    pub fn new(sheet: &'a Sheet) -> Self {
        Self { sheet, known: Vec::new(), told: Vec::new() }
    }

    pub fn told(self) -> impl Iterator<Item = Diagnostic> {
        self.told.into_iter()
    }

    pub fn over_margin(&mut self, painted: Painted<'_>, page: usize, over: Abs) {
        if self.is_first(OverflowKind::OverMargin) {
            let (what, over) = (shown(words(painted.what)), over.to_pt().ceil());
            let message = format!("{what} on page {page} runs {over} pt over the margin");
            let hint = "shorten it, or let it break: with a space or a hyphen";
            self.tell(place(painted.what, self.sheet), message, hint);
        }
    }

    pub fn off_paper(&mut self, painted: Painted<'_>, page: usize) {
        if self.is_first(OverflowKind::OffPaper) {
            let (what, fault) = (shown(words(painted.what)), "too near to the edge of the paper");
            let message = format!("{what} on page {page} is {fault} to be printed");
            let hint = "shorten it, make it smaller, or make the margins wider";
            self.tell(place(painted.what, self.sheet), message, hint);
        }
    }

    pub fn head(&mut self, page: usize) {
        if self.is_first(OverflowKind::Head) {
            let message = format!("the running head takes more than one line on page {page}");
            let hint =
                "shorten this: each further page repeats it, with the date and the page number";
            self.tell(self.sheet.spans.running, message, hint);
        }
    }

    pub fn foot(&mut self) {
        if self.is_first(OverflowKind::Foot) {
            let place = self.sheet.spans.footer;
            let (what, hint) = match place {
                Some(_) => ("small print", "shorten it, or make the bottom margin wider"),
                None => ("page number", "make the bottom margin wider"),
            };
            let message = format!("the {what} does not fit the foot of the first page");
            self.tell(place, message, hint);
        }
    }

    fn is_first(&mut self, kind: OverflowKind) -> bool {
        let first = !self.known.contains(&kind);
        self.known.extend(first.then_some(kind));
        first
    }

    fn tell(&mut self, place: Option<Span>, message: String, hint: &str) {
        let remark = match place {
            Some(place) => Diagnostic::new(Code::Overflow, place, message),
            None => Diagnostic::anywhere(Code::Overflow, message),
        };
        self.told.push(remark.hint(hint));
    }
}
