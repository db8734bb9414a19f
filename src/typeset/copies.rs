//! How much of the pages the lists of copies and enclosures take.

use std::collections::BTreeMap;

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, FrameItem};

use super::frames::{self, Placed};
use super::{Document, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report};

/// Lists longer than this share of the page hide the letter.
const LONGEST: f64 = 1.0 / 3.0;
/// The label in `copies.typ`.
const COPIES: &str = "copies";

/// Tells of lists that are long, or go over to the next page: first those above the letter.
pub fn copies(document: &Document, sheet: &Sheet, report: &mut Report) {
    let Some(first) = document.pages.pages().first() else { return };
    let above = sheet.cc.as_ref().is_some_and(|cc| cc.top);
    for (nth, heights) in heights(document).into_iter().enumerate() {
        let is_long = heights.values().copied().sum::<Abs>() > first.frame.height() * LONGEST;
        if is_long || heights.len() > 1 {
            report.add(told(sheet, above && nth == 0, is_long));
        }
    }
}

fn told(sheet: &Sheet, above: bool, is_long: bool) -> Diagnostic {
    let at_end = [&sheet.cc, &sheet.bcc].into_iter().flatten().any(|list| !list.top);
    let lists = match (sheet.enclosures.is_some() && !above, at_end) {
        (true, true) => "what is listed of enclosures and copies",
        (true, false) => "the list of enclosures",
        _ => "the list of copies",
    };
    let fact = match is_long {
        true => "takes more than a third of the page",
        false => "goes over to the next page",
    };
    let hint = match above {
        true => "write `cc_position = \"end\"`, or shorten it",
        false => "shorten it, or enclose it",
    };
    Diagnostic::anywhere(Code::LongCc, format!("{lists} {fact}")).hint(hint)
}

/// How high each of the lists is on each page, from its first line to its last.
fn heights(document: &Document) -> Vec<BTreeMap<usize, Abs>> {
    let mut lists = Vec::<Lines>::new();
    for (index, page) in document.pages.pages().iter().take(document.own).enumerate() {
        let margins = &document.design.page.margins;
        let text = Abs::pt(margins.top)..page.frame.height() - Abs::pt(margins.bottom);
        for placed in frames::items(&page.frame) {
            if let Some(new) = started(&placed) {
                lists.push(Lines { open: Some(new), pages: BTreeMap::new() });
            }
            let Some(list) = lists.last_mut() else { continue };
            list.see(&placed, index, &text);
        }
    }
    let height = |(page, (first, last)): (usize, (Abs, Abs))| (page, last - first);
    lists.into_iter().map(|list| list.pages.into_iter().map(height).collect()).collect()
}

/// The list that begins here.
fn started(placed: &Placed<'_>) -> Option<Location> {
    let FrameItem::Tag(Tag::Start(content, _)) = placed.item else { return None };
    let label = content.label()?.resolve();
    content.location().filter(|_| label.as_str() == COPIES)
}

/// The lines of a list.
struct Lines {
    /// What it is, until its end.
    open: Option<Location>,
    /// The upper end of its first line and the lower of its last, by page.
    pages: BTreeMap<usize, (Abs, Abs)>,
}

impl Lines {
    /// Text between head and foot of the page is the list's until it ends.
    fn see(&mut self, placed: &Placed<'_>, page: usize, text: &std::ops::Range<Abs>) {
        match placed.item {
            FrameItem::Tag(Tag::End(location, ..)) if self.open == Some(*location) => {
                self.open = None;
            }
            FrameItem::Text(own) if self.open.is_some() && text.contains(&placed.point().y) => {
                let end = placed.point().y;
                let (first, last) = self.pages.entry(page).or_insert((end - own.size, end));
                (*first, *last) = ((*first).min(end - own.size), (*last).max(end));
            }
            _ => {}
        }
    }
}
