//! Text that stands in for what is drawn (`ActualText`: ISO 32000-1, 14.9.4): whole
//! syllables of scripts whose letters change their places, words divided at a line's
//! end. The interpreter does not hand it on, so it is read from the page beforehand.

use std::collections::VecDeque;

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Object, String as PdfString};
use hayro_syntax::page::Page;

use super::text;

/// The marked contents of a page, in order: tag, number, and text.
#[derive(Default)]
pub struct Actual(VecDeque<(Vec<u8>, Option<i32>, Option<String>)>);

impl Actual {
    /// Those of a page.
    pub fn of(page: &Page<'_>) -> Self {
        let mut found = VecDeque::new();
        let mut operations = page.typed_operations();
        while let Some(operation) = operations.next() {
            match operation {
                TypedInstruction::BeginMarkedContent(begin) => {
                    found.push_back((begin.0.to_vec(), None, None));
                }
                TypedInstruction::BeginMarkedContentWithProperties(begin) => {
                    let inline = match begin.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        _ => None,
                    };
                    let mark = inline.as_ref().and_then(|own| own.get::<i32>("MCID"));
                    let named = || {
                        let Object::Name(name) = begin.1 else { return None };
                        page.resources().properties.get::<Dict<'_>>(name.as_str().as_bytes())
                    };
                    let actual = inline.clone().or_else(named);
                    let actual = actual.and_then(|own| own.get::<PdfString<'_>>("ActualText"));
                    let actual = actual.map(|actual| text(actual.as_bytes()));
                    found.push_back((begin.0.to_vec(), mark, actual));
                }
                _ => {}
            }
        }
        Self(found)
    }

    /// The text of the marked content that begins. Those that are not the page's own,
    /// but of forms on it, have none.
    pub fn next(&mut self, tag: &[u8], mark: Option<i32>) -> Option<String> {
        let (own, number, _) = self.0.front()?;
        if own != tag || *number != mark {
            return None;
        }
        self.0.pop_front()?.2
    }
}
