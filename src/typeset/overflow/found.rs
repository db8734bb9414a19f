//! What is out of place, in words. Of each kind the first is told: the others
//! are mostly more of the same.

use typst::layout::Abs;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::letter::Places;
use crate::source::Span;
use crate::typeset::written::shown;

/// The kinds of faults.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    OverMargin,
    OffPaper,
    Head,
    Foot,
}

/// What has been found.
pub struct Found<'a> {
    places: &'a Places,
    known: Vec<Kind>,
    told: Vec<Diagnostic>,
}

impl<'a> Found<'a> {
    pub fn new(places: &'a Places) -> Self {
        Self { places, known: Vec::new(), told: Vec::new() }
    }

    pub fn report(self) -> Report {
        self.told.into_iter().collect()
    }

    pub fn over_margin(&mut self, text: &str, place: Option<Span>, page: usize, over: Abs) {
        let hint = "shorten it, or let it break: with a space or a hyphen";
        self.tell(Kind::OverMargin, place, hint, || {
            let over = over.to_pt().ceil();
            format!("{} on page {page} runs {over} pt over the margin", shown(text))
        });
    }

    pub fn off_paper(&mut self, text: &str, place: Option<Span>, page: usize) {
        let hint = "shorten it, make it smaller, or make the margins wider";
        self.tell(Kind::OffPaper, place, hint, || {
            format!(
                "{} on page {page} is too near to the edge of the paper to be printed",
                shown(text)
            )
        });
    }

    pub fn head(&mut self, page: usize) {
        let hint = "shorten this: each further page repeats it, with the date and the page number";
        self.tell(Kind::Head, self.places.running, hint, || {
            format!("the running head takes more than one line on page {page}")
        });
    }

    pub fn foot(&mut self) {
        let (what, hint) = match self.places.footer {
            Some(_) => ("small print", "shorten it, or make the bottom margin wider"),
            None => ("page number", "make the bottom margin wider"),
        };
        self.tell(Kind::Foot, self.places.footer, hint, || {
            format!("the {what} does not fit the foot of the first page")
        });
    }

    fn tell(&mut self, kind: Kind, place: Option<Span>, hint: &str, message: impl Fn() -> String) {
        if self.known.contains(&kind) {
            return;
        }
        self.known.push(kind);
        let remark = match place {
            Some(place) => Diagnostic::new(Code::Overflow, place, message()),
            None => Diagnostic::anywhere(Code::Overflow, message()),
        };
        self.told.push(remark.hint(hint));
    }
}
