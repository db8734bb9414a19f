//! What lies where it must not, in words. Each text is told of once.

use std::collections::BTreeSet;

use super::super::name_columns::Wide;
use super::super::painted::{Painted, What, Zone};
use super::super::source_map::{place, shown, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::sheet::Sheet;
use crate::source::Span;

/// After so many faults the rest is not worth a list.
const MOST: usize = 20;
/// How a long word can be divided.
const BREAK: &str = "let it break: with a space, a hyphen or a soft hyphen (U+00AD)";

/// What has been told.
pub struct OverlapReport<'a> {
    sheet: &'a Sheet,
    known: BTreeSet<String>,
    told: Vec<Diagnostic>,
}

impl<'a> OverlapReport<'a> {
    pub fn new(sheet: &'a Sheet) -> Self {
        Self { sheet, known: BTreeSet::new(), told: Vec::new() }
    }

    pub fn told(self) -> impl Iterator<Item = Diagnostic> {
        self.told.into_iter()
    }

    /// A line that is wider than its column.
    pub fn wide(&mut self, wide: &Wide) {
        // The entry is looked for among all: not for what will not be told.
        if self.told.len() == MOST || self.known.contains(&wide.line) {
            return;
        }
        let mut entries = self.sheet.signatories.groups.iter().flat_map(|group| &group.entries);
        let entry = entries.find(|entry| format!("{}{}", entry.name, entry.mark) == wide.name);
        let place = entry.map(|entry| self.sheet.spans.within(&wide.line, entry.span));
        let message = match wide.columns {
            1 => format!("{} is wider than its column", shown(&wide.line)),
            count => format!("{} is wider than one of {count} columns", shown(&wide.line)),
        };
        let hint = match wide.fitting {
            Some(fitting) => format!("write `columns = {fitting}`, where it fits; or {BREAK}"),
            None => format!("shorten it, or {BREAK}"),
        };
        self.tell(wide.line.clone(), place, message, &hint);
    }

    /// What runs out of its cell into the next.
    pub fn beside(&mut self, painted: Painted<'_>, page: usize) {
        let message = |what: &str| format!("{what} on page {page} runs into what stands beside it");
        let hint = format!("{}; or let fewer stand beside each other", remedy(painted));
        self.tell_of(painted, &hint, message);
    }

    /// What is not all on the paper: too wide for it, or else too high or low on it.
    pub fn off(&mut self, painted: Painted<'_>, page: usize, too_wide: bool) {
        let hint = match painted.zone {
            Zone::Body if !too_wide => "shorten it, make it smaller, or make the margins wider",
            _ => &remedy(painted),
        };
        if self.is_new(painted) {
            // Where nobody wrote it, as an embargo, the margins are too small for it.
            let place = self.place(painted).or(self.sheet.spans.margins);
            let message = format!("{} on page {page} runs off the paper", self.called(painted));
            self.tell(self.key(painted), place, message, hint);
        }
    }

    /// What shares its place with something else.
    pub fn over(&mut self, one: Painted<'_>, other: Painted<'_>, page: usize) {
        let (over, under) = if is_longer(one, other) { (one, other) } else { (other, one) };
        let beneath = self.called(under);
        if !self.knows(under) {
            let message = |what: &str| format!("{what} on page {page} is printed over {beneath}");
            self.tell_of(over, &remedy(over), message);
        }
    }

    fn tell_of(&mut self, painted: Painted<'_>, hint: &str, message: impl Fn(&str) -> String) {
        if self.is_new(painted) {
            let message = message(&self.called(painted));
            self.tell(self.key(painted), self.place(painted), message, hint);
        }
    }

    fn is_new(&self, painted: Painted<'_>) -> bool {
        self.told.len() < MOST && !self.knows(painted)
    }

    fn knows(&self, painted: Painted<'_>) -> bool {
        self.known.contains(&self.key(painted))
    }

    /// What tells one thing from another.
    fn key(&self, painted: Painted<'_>) -> String {
        match (painted.zone, painted.what) {
            (Zone::Body | Zone::Page(_), What::Text(text)) => text.text.to_string(),
            _ => self.called(painted),
        }
    }

    fn called(&self, painted: Painted<'_>) -> String {
        let small_print = self.sheet.spans.footer.is_some();
        match (painted.zone, painted.what) {
            (Zone::Head(_), _) => "the running head".to_owned(),
            (Zone::Foot(_), _) if small_print => "the small print".to_owned(),
            (Zone::Foot(_), _) => "the page number".to_owned(),
            (_, What::Surface) => "a band".to_owned(),
            (_, What::Rule) => "a line".to_owned(),
            (_, what) => shown(words(what)),
        }
    }

    fn place(&self, painted: Painted<'_>) -> Option<Span> {
        let places = &self.sheet.spans;
        match painted.zone {
            Zone::Head(_) => places.margins.or(places.running),
            Zone::Foot(_) => places.footer.or(places.margins),
            Zone::Page(_) => places.margins,
            Zone::Body | Zone::LineNumber(_) => place(painted.what, self.sheet),
        }
    }

    fn tell(&mut self, what: String, place: Option<Span>, message: String, hint: &str) {
        if self.told.len() == MOST || !self.known.insert(what) {
            return;
        }
        let fault = match place {
            Some(place) => Diagnostic::new(Code::Overlap, place, message),
            None => Diagnostic::anywhere(Code::Overlap, message),
        };
        self.told.push(fault.hint(hint));
    }
}

/// Of two texts, the one with the longer word is likely at fault; of others, the text.
fn is_longer(one: Painted<'_>, other: Painted<'_>) -> bool {
    let longest = |painted: Painted<'_>| words(painted.what).split_whitespace().map(str::len).max();
    longest(one) > longest(other)
}

fn remedy(painted: Painted<'_>) -> String {
    match (painted.zone, painted.what) {
        (Zone::Head(_), _) => "make the margin above wider, or shorten what it repeats".to_owned(),
        (Zone::Foot(_), _) => "make the margin below wider, or shorten it".to_owned(),
        (Zone::Page(_), _) => "make the margins wider".to_owned(),
        (_, What::Text(_)) => format!("shorten it, or {BREAK}"),
        _ => "make it smaller".to_owned(),
    }
}
