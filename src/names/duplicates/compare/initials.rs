//! Persons whose names are not written in full.

use super::super::Difference;
use super::super::reading::Reading;
use super::super::words::Word;
use super::Comparison;

impl Comparison<'_> {
    /// The same family name, the same given name or its initial; middle names
    /// the same, or by initial, or missing.
    pub(super) fn initials(&mut self) -> Option<()> {
        if [self.one, self.other].iter().any(|reading| reading.individual == Some(false)) {
            return None;
        }
        let count = |reading: &Reading| reading.words.len();
        let (long, short) = if count(self.one) < count(self.other) {
            (self.other, self.one)
        } else {
            (self.one, self.other)
        };
        let (mut long_names, mut short_names) = (long.person(), short.person());
        self.name(short_names.next_back()?, long_names.next_back()?, false)?;
        self.name(short_names.next()?, long_names.next()?, true)?;
        for name in short_names {
            loop {
                let middle = long_names.next()?;
                if self.name(name, middle, true).is_some() {
                    break;
                }
                self.missing(middle)?;
            }
        }
        long_names.try_for_each(|middle| self.missing(middle))
    }

    /// The same name in both, or an initial of it.
    fn name(&mut self, one: &Word, other: &Word, may_be_initial: bool) -> Option<()> {
        if one.key == other.key {
            return self.word(one, other);
        }
        let begins = |initial: &Word, name: &Word| {
            self.is_initial(initial) && name.plain.starts_with(initial.plain.as_str())
        };
        if may_be_initial && (begins(one, other) || begins(other, one)) {
            self.tell(Difference::Initial, 0.8);
            return Some(());
        }
        None
    }

    /// A middle name that the other lacks. Only of persons one lacks more than an initial.
    fn missing(&mut self, middle: &Word) -> Option<()> {
        if !self.is_initial(middle) && !self.are_persons() {
            return None;
        }
        self.tell(Difference::MiddleName, 0.85);
        Some(())
    }

    fn are_persons(&self) -> bool {
        [self.one, self.other].iter().all(|reading| reading.individual == Some(true))
    }

    /// One letter of an alphabet: with a full stop, unless it is known to be a person's.
    fn is_initial(&self, word: &Word) -> bool {
        let mut letters = word.plain.chars();
        let one = letters.next().zip(letters.next()).is_none();
        one && word
            .plain
            .chars()
            .all(|c| if self.are_persons() { c.is_lowercase() || word.marked } else { word.marked })
    }
}
