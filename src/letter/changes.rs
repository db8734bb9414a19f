//! What is new in a letter since it was last sent.

use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Letter, Signatory};

/// Longer texts are compared block by block only, wherever the blocks stand: a table of
/// all pairs takes four bytes for each.
const MOST_PAIRS: usize = 4_000_000;

/// What is not as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Which blocks of the body are new or changed.
    pub body: Vec<bool>,
    /// The same of each postscript.
    pub postscripts: Vec<Vec<bool>>,
    /// How many blocks of the body, and of the postscripts, are no more.
    pub gone: usize,
    /// What else is, as the letter file calls it.
    pub keys: Vec<&'static str>,
    /// Who signs now and did not.
    pub came: Vec<String>,
    /// Who signed and does no more.
    pub went: Vec<String>,
    /// Of whom something else is said than was.
    pub altered: Vec<String>,
}

impl Changes {
    /// What is new in a letter.
    pub fn since(old: &Letter, new: &Letter) -> Self {
        let none = Vec::new();
        let before = |index: usize| old.postscripts.get(index).unwrap_or(&none);
        let postscripts = new.postscripts.iter().enumerate();
        Self {
            body: changed(&old.body, &new.body),
            postscripts: postscripts.map(|(at, blocks)| changed(before(at), blocks)).collect(),
            gone: gone(old, new),
            keys: keys(old, new),
            came: missing(new, old),
            went: missing(old, new),
            altered: altered(old, new),
        }
    }
}

/// Keys whose values are others.
fn keys(old: &Letter, new: &Letter) -> Vec<&'static str> {
    let titles = |of: &Letter| {
        of.enclosures.iter().map(|enclosure| enclosure.title.clone()).collect::<Vec<_>>()
    };
    let pairs = [
        ("lang", old.lang != new.lang),
        ("title", old.title != new.title || old.headline != new.headline),
        ("date", old.date != new.date),
        ("place", old.place != new.place),
        ("your_reference", old.your_reference != new.your_reference),
        ("our_reference", old.our_reference != new.our_reference),
        ("recipient", old.recipients != new.recipients),
        ("subject", old.subject != new.subject),
        ("salutation", old.salutation != new.salutation),
        ("closing", old.closing != new.closing),
        ("letterhead", old.letterhead != new.letterhead),
        ("enclosures", titles(old) != titles(new)),
        ("cc", old.cc != new.cc),
        ("bcc", old.bcc != new.bcc),
        ("canonical_url", old.canonical_url != new.canonical_url),
        ("signatories.note", old.signatories.note != new.signatories.note),
        ("signatories.numbered", old.signatories.numbered != new.signatories.numbered),
        ("signatories.unnamed", old.signatories.unnamed() != new.signatories.unnamed()),
        ("signatories.order", order(old, new) != order(new, old)),
        ("page", old.page != new.page),
        ("attached files", attached(old) != attached(new)),
    ];
    pairs.into_iter().filter_map(|(key, differs)| differs.then_some(key)).collect()
}

/// Blocks that are not there any more. One that was changed is not gone.
fn gone(old: &Letter, new: &Letter) -> usize {
    let none = Vec::new();
    let after = |index: usize| new.postscripts.get(index).unwrap_or(&none);
    let postscripts = old.postscripts.iter().enumerate().map(|(at, blocks)| (after(at), blocks));
    let pairs = [(&new.body, &old.body)].into_iter().chain(postscripts);
    let count = |of: Vec<bool>| of.into_iter().filter(|changed| *changed).count();
    pairs.map(|(new, old)| count(changed(new, old)).saturating_sub(count(changed(old, new)))).sum()
}

/// Those of a letter who sign the other, too, in the order they are written.
fn order<'a>(of: &'a Letter, other: &Letter) -> Vec<&'a str> {
    let others: BTreeSet<&str> = names(other).collect();
    names(of).filter(|name| others.contains(name)).collect()
}

fn attached(letter: &Letter) -> Vec<(&str, &[u8])> {
    letter.attachments.iter().map(|file| (file.name.as_str(), &*file.bytes)).collect()
}

/// Of whom something else is said, by what is printed beside a name.
fn altered(old: &Letter, new: &Letter) -> Vec<String> {
    let before: BTreeMap<&str, &Signatory> =
        old.signatories.entries.iter().map(|entry| (entry.name.as_str(), &**entry)).collect();
    let said = |of: &Signatory| {
        let country = of.country.as_ref().map(|country| country.key().to_owned());
        let texts = [&of.role, &of.organization, &country, &of.represented_by, &of.url];
        (texts.map(Clone::clone), of.capacity.clone(), of.number, of.lead, of.language.clone())
    };
    let entries = new.signatories.entries.iter();
    let altered = entries.filter(|now| {
        before.get(now.name.as_str()).is_some_and(|before| said(before) != said(now))
    });
    altered.map(|entry| entry.name.clone()).collect()
}

/// Who signs one letter and not the other, in the order they sign.
fn missing(one: &Letter, other: &Letter) -> Vec<String> {
    let others: BTreeSet<&str> = names(other).collect();
    names(one).filter(|name| !others.contains(name)).map(str::to_owned).collect()
}

fn names(letter: &Letter) -> impl Iterator<Item = &str> {
    letter.signatories.entries.iter().map(|entry| entry.name.as_str())
}

/// Which blocks of a text are not as they were: all that are not in the longest run of
/// blocks both texts have in the same order.
fn changed(old: &[Block], new: &[Block]) -> Vec<bool> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, rest) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, middle) = (&old[..old.len() - tail], &rest[..rest.len() - tail]);
    let differ = match old.len().saturating_mul(middle.len()) {
        0..=MOST_PAIRS => not_common(old, middle),
        _ => middle.iter().map(|block| !old.contains(block)).collect(),
    };
    let same = |count| std::iter::repeat_n(false, count);
    same(head).chain(differ).chain(same(tail)).collect()
}

/// By the longest common subsequence.
fn not_common(old: &[Block], new: &[Block]) -> Vec<bool> {
    // How many blocks are common from here on, for each pair of places.
    let width = old.len() + 1;
    let mut common = vec![0_u32; width * (new.len() + 1)];
    for (row, block) in new.iter().enumerate().rev() {
        for column in (0..old.len()).rev() {
            let at = row * width + column;
            common[at] = match old[column] == *block {
                true => common[at + width + 1] + 1,
                false => common[at + width].max(common[at + 1]),
            };
        }
    }
    let mut column = 0;
    let kept = |row: usize, column: &mut usize| {
        while *column < old.len() {
            let at = row * width + *column;
            if old[*column] == new[row] {
                *column += 1;
                return true;
            }
            if common[at + width] >= common[at + 1] {
                return false;
            }
            *column += 1;
        }
        false
    };
    (0..new.len()).map(|row| !kept(row, &mut column)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Inline;

    fn blocks(texts: &str) -> Vec<Block> {
        let text = |text: &str| vec![Inline::Text { text: text.to_owned() }];
        texts.split_whitespace().map(|word| Block::Paragraph { body: text(word) }).collect()
    }

    fn marked(old: &str, new: &str) -> String {
        let changed = changed(&blocks(old), &blocks(new));
        changed.iter().map(|changed| if *changed { '|' } else { '.' }).collect()
    }

    #[test]
    fn what_is_new_or_changed_is_found_and_nothing_else() {
        for (old, new, expected) in [
            ("a b c", "a b c", "..."),
            ("a b c", "a x c", ".|."),
            ("a b c", "x a b c", "|..."),
            ("a b c", "a c", ".."),
            ("a b c d e", "a x b c y e", ".|..|."),
            ("a b", "b a", "|."),
            ("a a b", "a b a", ".|."),
            ("", "a b", "||"),
            ("a b", "", ""),
        ] {
            assert_eq!(marked(old, new), expected, "{old} -> {new}");
        }
    }
}
