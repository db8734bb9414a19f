//! Lines for those who signed once and do not any more: their number, and that it was withdrawn.

use super::{Entry, ListPart, style};
use crate::draft::schema::{ListStyle, Order, Withdrawn};
use crate::letter::{Signatories, Signatory};
use crate::locale::Locale;
use crate::source::Spanned;

/// Who is said in a part to have withdrawn.
#[derive(Default)]
pub struct Gone {
    numbers: Vec<u32>,
    /// Whether each stands at its place, because the whole list runs by number; else they
    /// stand behind the last names.
    in_place: bool,
}

/// Each part with those who are said in it to have withdrawn: all of them in the last. There
/// is no block or sheet for them: nobody is to sign there.
pub fn with_lines<'a>(
    list: &Signatories,
    parts: Vec<ListPart<'a>>,
    few: bool,
) -> Vec<(ListPart<'a>, Gone)> {
    let listed =
        |part: &ListPart<'_>| !matches!(style(part, few), ListStyle::Blocks | ListStyle::Sheet);
    let said = list.numbered && list.withdrawn == Withdrawn::Line;
    let last = parts.iter().rposition(|part| said && listed(part));
    let in_place = matches!(parts.as_slice(), [only] if only.group.order == Order::Given);
    let mut parts: Vec<_> = parts.into_iter().map(|part| (part, Gone::default())).collect();
    if let Some(last) = last {
        parts[last].1 = Gone { numbers: list.numbers_withdrawn(), in_place };
    }
    parts
}

/// The entries of a part with lines among them.
pub fn among(
    part: &ListPart<'_>,
    gone: &Gone,
    locale: &Locale,
    entry: impl Fn(Option<u32>, &Spanned<Signatory>) -> Spanned<Entry>,
) -> Vec<Spanned<Entry>> {
    let (mut entries, mut left) = (Vec::new(), gone.numbers.iter().copied().peekable());
    for (number, of) in &part.members {
        let before = number.filter(|_| gone.in_place && !of.lead);
        while let Some(number) = left.next_if(|left| before.is_some_and(|number| *left < number)) {
            entries.push(line(number, locale));
        }
        entries.push(entry(*number, of));
    }
    entries.extend(left.map(|number| line(number, locale)));
    entries
}

fn line(number: u32, locale: &Locale) -> Spanned<Entry> {
    Spanned::nowhere(Entry {
        number: format!("{number}."),
        name: locale.words.withdrawn.clone(),
        // As many as those of a name.
        cells: vec![String::new(); 3],
        ..Entry::default()
    })
}
