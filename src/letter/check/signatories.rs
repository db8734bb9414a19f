//! Who signs, and with which number.

use super::{Check, value};
use crate::diagnostic::Code;
use crate::letter::model::{Picture, Signatories, Signatory};
use crate::letter::schema;
use crate::letter::spanned::{CountOrText, Spanned, TextOr};

impl Check<'_> {
    pub(super) fn signatories(
        &mut self,
        list: Option<&Spanned<schema::Signatories>>,
    ) -> Signatories {
        let Some(list) = list else { return Signatories::default() };
        self.idle_numbers(list);
        let mut counter = Counter { on: list.numbered, last: 0 };
        let entries = list.entries.iter().map(|entry| self.signatory(&entry.value, &mut counter));
        Signatories {
            entries: entries.collect(),
            note: value(&list.note),
            columns: list.columns.as_ref().and_then(|columns| self.columns(columns)),
            style: list.style,
        }
    }

    /// A number that is written down but would not be printed.
    fn idle_numbers(&mut self, list: &schema::Signatories) {
        let tables = list.entries.iter().filter_map(|entry| entry.value.table());
        let first = tables.filter_map(|entry| entry.number.as_ref()).next();
        if let Some(number) = first.filter(|_| !list.numbered) {
            let message = "there are numbers, but the list is not numbered";
            let hint = "write `numbered = true` in `[signatories]`, or remove them";
            self.fault(Code::Conflict, number.span, message, hint);
        }
    }

    fn columns(&mut self, columns: &Spanned<CountOrText>) -> Option<u8> {
        match &columns.value {
            CountOrText::Count(count @ 1..=4) => u8::try_from(*count).ok(),
            CountOrText::Text(word) if word == "auto" => None,
            _ => {
                let message = "names stand in 1 to 4 columns";
                self.fault(Code::BadValue, columns.span, message, "write 1, 2, 3, 4 or \"auto\"");
                None
            }
        }
    }

    fn signatory(&mut self, entry: &TextOr<schema::Signatory>, counter: &mut Counter) -> Signatory {
        match entry {
            TextOr::Text(name) => {
                Signatory { name: name.clone(), number: counter.next(None), ..Signatory::default() }
            }
            TextOr::Table(entry) => Signatory {
                name: entry.name.value.clone(),
                role: value(&entry.role),
                organization: value(&entry.organization),
                number: counter.next(entry.number.as_ref().map(|number| number.value)),
                image: entry.image.as_ref().and_then(|path| {
                    Some(Picture { image: self.picture(path)?, alt: value(&entry.alt) })
                }),
            },
        }
    }
}

/// Numbers signatories: an explicit number counts as it stands, and counting
/// goes on from it.
struct Counter {
    on: bool,
    last: u32,
}

impl Counter {
    fn next(&mut self, explicit: Option<u32>) -> Option<u32> {
        self.last = explicit.unwrap_or(self.last.saturating_add(1));
        self.on.then_some(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::Counter;

    #[test]
    fn counting_goes_on_from_an_explicit_number() {
        let mut counter = Counter { on: true, last: 0 };
        let numbers = [None, None, Some(8), None].map(|explicit| counter.next(explicit));
        assert_eq!(numbers, [Some(1), Some(2), Some(8), Some(9)]);
    }
}
