//! The set of copies: the order they are printed in, and what that takes.

use super::layout::LaidOut;
use crate::sheet::Variant;
use crate::typeset::Document;

/// What is printed, in order: an original for each addressee, the copies, the file copy.
pub(super) fn in_order<'a>(laid_out: &[&'a LaidOut], originals: usize) -> Vec<&'a LaidOut> {
    let times = |laid_out: &LaidOut| match laid_out.variant {
        Variant::Original => originals.max(1),
        _ => 1,
    };
    laid_out.iter().flat_map(|one| std::iter::repeat_n(*one, times(one))).collect()
}

/// How many sheets and envelopes a set of copies takes.
#[derive(Debug, Clone)]
pub struct PrintList {
    /// The copies, in the order they are printed.
    pub copies: Vec<PrintedCopy>,
    /// Whether both sides of the paper are printed on.
    pub duplex: bool,
}

/// A copy that is printed.
#[derive(Debug, Clone)]
pub struct PrintedCopy {
    /// Whose it is, such as `copy for` and the name.
    pub what: String,
    /// The pages of the letter.
    pub pages: usize,
    /// The pages of what is enclosed.
    pub enclosed: usize,
    /// Whether it has the enclosures.
    pub enclosures: bool,
    /// The sheets of paper it takes.
    pub sheets: usize,
    /// The envelopes it takes: all but the file copy are sent.
    pub envelopes: usize,
}

impl PrintList {
    /// `bound` is whether they are printed as one set, in which each part begins on a sheet
    /// of its own; digital files have no blank backs.
    pub(super) fn new(laid_out: &[LaidOut], addressees: &[String], bound: bool) -> Self {
        let mut names = addressees.iter();
        let all: Vec<&LaidOut> = laid_out.iter().collect();
        let copies = in_order(&all, addressees.len()).into_iter().map(|laid_out| PrintedCopy {
            what: what(laid_out, &mut names),
            pages: laid_out.document.own,
            enclosed: laid_out.document.pages.pages().len() - laid_out.document.own,
            enclosures: laid_out.holder.as_ref().is_none_or(|holder| holder.enclosures),
            sheets: sheets(&laid_out.document, bound),
            envelopes: usize::from(laid_out.variant != Variant::FileCopy),
        });
        let duplex = laid_out.iter().any(|one| one.document.duplex);
        Self { copies: copies.collect(), duplex }
    }
}

/// Whose copy it is; each original is for the next of the addressees.
fn what<'a>(laid_out: &LaidOut, names: &mut impl Iterator<Item = &'a String>) -> String {
    let holder = laid_out.holder.as_ref().map_or("", |holder| &holder.name);
    match laid_out.variant {
        Variant::Cc(_) => format!("copy for {holder}"),
        Variant::Bcc(_) => format!("blind copy for {holder}"),
        Variant::FileCopy => "file copy".to_owned(),
        _ => match names.next() {
            Some(name) => format!("original for {name}"),
            None => "original".to_owned(),
        },
    }
}

fn sheets(document: &Document, bound: bool) -> usize {
    let parts = document.sections.iter().map(|part| part.pages.len());
    match (document.duplex, bound) {
        (true, true) => parts.map(|pages| pages.div_ceil(2)).sum(),
        (true, false) => parts.sum::<usize>().div_ceil(2),
        (false, _) => parts.sum(),
    }
}
