//! Lines that are wider than their column, because a word is. Where the number of columns
//! is free, there are fewer; where it is not, the entry carries a mark by which the fault is
//! told once the pages are finished.

use std::collections::BTreeMap;

use typst::diag::SourceResult;
use typst::foundations::{IntoValue, Label, NativeElement, Value, array};
use typst::introspection::{MetadataElem, Tag, TagFlags};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::utils::PicoStr;

use super::super::frames;
use super::columns::Columns;
use super::entry::Entry;
use super::piece::Setter;

/// The label of a mark.
const WIDE: &str = "wide";
/// More marks than this are not looked at.
const MOST_MARKS: usize = 100;
/// Nothing else looks for it.
const FLAGS: TagFlags = TagFlags { introspectable: false, tagged: false };
/// A line that leaves less of the gutter than this is not told from its neighbour.
const CLEAR: f64 = 0.2;

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
    /// In how many it would fit with all others that fit in any number, if it does.
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

/// Turns over the entries that are longer than a column: in fewer columns, where their number
/// is `free` and a word is wider than one. `long` tells which are longer than a width.
pub fn turn_over(
    setter: &mut Setter,
    entries: &[Entry],
    mut columns: Columns,
    free: bool,
    long: impl Fn(Abs) -> Vec<usize>,
) -> SourceResult<(Columns, Turned)> {
    let (mut turned, mut wide) = turned_over(setter, entries, long(columns.body), &columns)?;
    wide.truncate(if free { usize::MAX } else { MOST_MARKS });
    let fitting = fitting(setter, entries, wide, &columns)?;
    // So many are few enough for all that fit at all.
    let fewer = fitting.values().flatten().min().copied();
    if let Some(fewer) = fewer.filter(|_| free) {
        columns = columns.of(fewer);
        (turned, _) = turned_over(setter, entries, long(columns.body), &columns)?;
    }
    for (index, frame) in &mut turned {
        let Some(fitting) = fitting.get(index) else { continue };
        for line in lines_beyond(frame, &columns) {
            let name = entries[*index].text().into_owned();
            let fitting = fitting.and(fewer);
            Wide { name, line, columns: columns.count, fitting }.mark(frame);
        }
    }
    Ok((columns, turned))
}

/// Some entries, turned over, and which of them are wider than a column even so.
fn turned_over(
    setter: &mut Setter,
    entries: &[Entry],
    which: Vec<usize>,
    columns: &Columns,
) -> SourceResult<(Turned, Vec<usize>)> {
    let mut turned = setter.turned_over(entries, which, columns.body, false)?;
    let beyond = |turned: &Turned| -> Vec<usize> {
        let beyond = turned.iter().filter(|(_, frame)| !lines_beyond(frame, columns).is_empty());
        beyond.map(|(index, _)| *index).collect()
    };
    let simple = setter.turned_over(entries, beyond(&turned), columns.body, true)?;
    let wide = beyond(&simple);
    let mut simple: BTreeMap<usize, Frame> = simple.into_iter().collect();
    for (index, frame) in &mut turned {
        simple.remove(index).into_iter().for_each(|simple| *frame = simple);
    }
    Ok((turned, wide))
}

/// In how many fewer columns each of some entries would fit.
fn fitting(
    setter: &mut Setter,
    entries: &[Entry],
    mut wide: Vec<usize>,
    columns: &Columns,
) -> SourceResult<BTreeMap<usize, Option<usize>>> {
    let mut found: BTreeMap<_, _> = wide.iter().map(|&entry| (entry, None)).collect();
    for count in (1..columns.count).rev() {
        if wide.is_empty() {
            break;
        }
        let (_, still) = turned_over(setter, entries, wide.clone(), &columns.of(count))?;
        wide.retain(|entry| still.binary_search(entry).is_err());
        found.extend(wide.iter().map(|&entry| (entry, Some(count))));
        wide = still;
    }
    Ok(found)
}

/// The lines of an entry that are beyond its column, and most of the gutters beside it.
fn lines_beyond(frame: &Frame, columns: &Columns) -> Vec<String> {
    let gutter = columns.gutter * (1.0 - CLEAR);
    let (from, to) = (-gutter, columns.body + gutter);
    let lines = frames::items(frame).filter_map(|placed| {
        let FrameItem::Text(text) = placed.item else { return None };
        // The hyphen at the end of a line may be a text of its own.
        let speaks = text.text.chars().any(char::is_alphanumeric);
        let start = placed.point().x;
        (speaks && (start < from || start + text.width() > to)).then(|| text.text.to_string())
    });
    lines.collect()
}
