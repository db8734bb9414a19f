//! The set of copies: the order they are printed in, and what that takes.

use serde_json::json;
use undersigned::sheet::Version;
use undersigned::typeset::Document;

use super::args::MessageFormat;
use super::lay::Laid;
use super::made::count;

/// What is printed, in order: an original for each addressee, the copies, the file copy.
pub fn in_order(laid: &[Laid], originals: usize) -> Vec<&Laid> {
    let times = |laid: &Laid| match laid.version {
        Version::Original => originals.max(1),
        _ => 1,
    };
    laid.iter().flat_map(|laid| std::iter::repeat_n(laid, times(laid))).collect()
}

/// How many sheets and envelopes a set takes.
pub struct PrintList {
    lines: Vec<Line>,
    duplex: bool,
}

struct Line {
    what: String,
    pages: usize,
    enclosed: usize,
    sheets: usize,
    /// Whether the copy goes without what others have.
    without: bool,
    /// All but the file copy are sent.
    envelopes: usize,
}

impl PrintList {
    /// `bound` is whether they are printed as one set, in which each part begins on a sheet
    /// of its own; digital files have no blank backs.
    pub fn new(laid: &[Laid], addressees: &[String], bound: bool) -> Self {
        let mut names = addressees.iter();
        let lines = in_order(laid, addressees.len()).into_iter().map(|laid| {
            let holder = laid.holder.as_ref();
            let name = holder.map_or("", |holder| &holder.name);
            let what = match laid.version {
                Version::Cc(_) => format!("copy for {name}"),
                Version::Bcc(_) => format!("blind copy for {name}"),
                Version::FileCopy => "file copy".to_owned(),
                _ => match names.next() {
                    Some(name) => format!("original for {name}"),
                    None => "original".to_owned(),
                },
            };
            Line {
                what,
                pages: laid.document.own,
                enclosed: laid.document.pages.pages().len() - laid.document.own,
                sheets: sheets(&laid.document, bound),
                without: holder.is_some_and(|holder| !holder.enclosures),
                envelopes: usize::from(laid.version != Version::FileCopy),
            }
        });
        let duplex = laid.iter().any(|laid| laid.document.duplex);
        Self { lines: lines.collect(), duplex }
    }

    pub fn text(&self, format: MessageFormat) -> String {
        match format {
            MessageFormat::Json => self.json(),
            _ => self.lines(),
        }
    }

    fn sum(&self, of: impl Fn(&Line) -> usize) -> usize {
        self.lines.iter().map(of).sum()
    }

    fn lines(&self) -> String {
        let sides = if self.duplex { "both sides" } else { "one side" };
        let head = format!("to print, on {sides} of the paper:");
        let sum = format!(
            "  in all {}, {}",
            count(self.sum(|line| line.sheets), "sheet", "sheets"),
            envelopes(self.sum(|line| line.envelopes)),
        );
        let lines = self.lines.iter().map(Line::text);
        [head].into_iter().chain(lines).chain([sum]).collect::<Vec<_>>().join("\n")
    }

    fn json(&self) -> String {
        let copies = self.lines.iter().map(|line| {
            json!({
                "copy": line.what,
                "pages": line.pages,
                "enclosed_pages": line.enclosed,
                "enclosures": !line.without,
                "sheets": line.sheets,
                "envelopes": line.envelopes,
            })
        });
        json!({
            "outcome": "print-list",
            "duplex": self.duplex,
            "copies": copies.collect::<Vec<_>>(),
            "sheets": self.sum(|line| line.sheets),
            "envelopes": self.sum(|line| line.envelopes),
        })
        .to_string()
    }
}

impl Line {
    fn text(&self) -> String {
        let enclosed = match (self.without, self.enclosed) {
            (true, _) => " without enclosures".to_owned(),
            (false, 0) => String::new(),
            (false, number) => format!(" and {number} enclosed"),
        };
        let pages = count(self.pages, "page", "pages");
        let sheets = count(self.sheets, "sheet", "sheets");
        let envelopes = envelopes(self.envelopes);
        format!("  {}: {pages}{enclosed}, {sheets}, {envelopes}", self.what)
    }
}

fn envelopes(number: usize) -> String {
    match number {
        0 => "no envelope".to_owned(),
        number => count(number, "envelope", "envelopes"),
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
