//! Lines that are wider than their column, because a word is. Where the number of columns
//! is free, there are fewer; where it is not, the entry carries a mark by which the fault is
//! told once the pages are finished.

use typst::diag::SourceResult;
use typst::foundations::{IntoValue, Label, NativeElement, Value, array};
use typst::introspection::{MetadataElem, Tag, TagFlags};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::utils::PicoStr;

use super::columns::Columns;
use super::entry::Entry;
use super::piece::Setter;

/// The label of a mark.
const WIDE: &str = "wide";
/// Nothing else looks for it.
const FLAGS: TagFlags = TagFlags { introspectable: false, tagged: false };
/// A line that leaves less of the gutter than this is not told from its neighbour.
const CLEAR: f64 = 0.25;

/// Entries that are set anew, by their index.
pub type Turned = Vec<(usize, Frame)>;

/// A line that is wider than its column.
pub struct Wide {
    /// The name of the entry it belongs to.
    pub name: String,
    /// The line.
    pub line: String,
    /// How many columns there are.
    pub columns: usize,
    /// In how many it would fit, if in any number.
    pub fitting: Option<usize>,
}

impl Wide {
    /// What a mark says.
    pub fn of(tag: &Tag) -> Option<Self> {
        let Tag::Start(content, _) = tag else { return None };
        content.label().filter(|label| label.resolve().as_str() == WIDE)?;
        let Value::Array(said) = &content.to_packed::<MetadataElem>()?.value else { return None };
        let [name, line, columns, fitting] = said.as_slice() else { return None };
        Some(Self {
            name: name.clone().cast().ok()?,
            line: line.clone().cast().ok()?,
            columns: columns.clone().cast().ok()?,
            fitting: fitting.clone().cast().ok()?,
        })
    }

    /// Puts a mark on an entry, to be seen before its text.
    fn mark(self, entry: &mut Frame) {
        let said = array![self.name, self.line, self.columns, self.fitting];
        let mark = MetadataElem::new(said.into_value()).pack();
        if let Some(label) = Label::new(PicoStr::intern(WIDE)) {
            entry.prepend(Point::zero(), FrameItem::Tag(Tag::Start(mark.labelled(label), FLAGS)));
        }
    }
}

/// For each entry that does not fit its column, in how many fewer it would.
pub fn fitting(
    setter: &mut Setter,
    entries: &[Entry],
    turned: &Turned,
    columns: &Columns,
) -> SourceResult<Vec<(usize, Option<usize>)>> {
    let mut left = beyond(turned, columns);
    let mut found = Vec::new();
    for count in (1..columns.count).rev().take_while(|_| !turned.is_empty()) {
        let columns = columns.of(count);
        let still = beyond(&setter.turned_over(entries, left.clone(), columns.body)?, &columns);
        let fit = left.iter().filter(|entry| still.binary_search(entry).is_err());
        found.extend(fit.map(|&entry| (entry, Some(count))));
        left = still;
    }
    found.extend(left.into_iter().map(|entry| (entry, None)));
    Ok(found)
}

/// Marks what does not fit.
pub fn mark(
    turned: &mut Turned,
    entries: &[Entry],
    columns: &Columns,
    fitting: &[(usize, Option<usize>)],
) {
    for (index, frame) in turned {
        let Some((_, fitting)) = fitting.iter().find(|(own, _)| own == index) else { continue };
        for line in lines_beyond(frame, zone(columns)) {
            let name = entries[*index].text().into_owned();
            Wide { name, line, columns: columns.count, fitting: *fitting }.mark(frame);
        }
    }
}

fn beyond(turned: &Turned, columns: &Columns) -> Vec<usize> {
    let beyond = turned.iter().filter(|(_, frame)| !lines_beyond(frame, zone(columns)).is_empty());
    beyond.map(|(index, _)| *index).collect()
}

/// From where to where lines may be: a column, and most of the gutters beside it.
fn zone(columns: &Columns) -> (Abs, Abs) {
    let gutter = columns.gutter * (1.0 - CLEAR);
    (-gutter, columns.body + gutter)
}

/// The lines that are beyond it.
fn lines_beyond(frame: &Frame, (from, to): (Abs, Abs)) -> Vec<String> {
    let lines = frame.items().flat_map(|(at, item)| match item {
        FrameItem::Group(group) => lines_beyond(&group.frame, (from - at.x, to - at.x)),
        FrameItem::Text(text) if at.x < from || at.x + text.width() > to => {
            vec![text.text.to_string()]
        }
        _ => Vec::new(),
    });
    lines.collect()
}
