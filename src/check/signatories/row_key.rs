//! What a row is known by from one export to the next.
//!
//! A key is published with the ledger, so it says nothing that is not printed: it is the value
//! of a column that tells rows apart, or made of name and mail address. Of the address it
//! holds 16 bits, which tell two of one name apart. That is no secret: who guesses an address
//! can test the guess.

use std::collections::HashMap;

use base16ct::HexDisplay;
use sha2::{Digest, Sha256};

use crate::names::duplicates;

/// How many bytes a key holds of the name: among a million names hardly two share them
/// (2⁴⁸ values, against 5 × 10¹¹ pairs).
const OF_NAME: usize = 6;
/// How many bytes it holds of the mail address.
const OF_MAIL: usize = 2;
/// Longer values of a column are hashed, too.
const LONGEST: usize = 64;

/// The key of a row that has a value in the column for keys, printable as it is. What could
/// be a mail address is not.
pub fn of_value(value: &str) -> String {
    let plain =
        value.chars().count() <= LONGEST && !value.contains(|c: char| c == '@' || c.is_control());
    if plain { value.to_owned() } else { hex(&["value", value], OF_NAME) }
}

/// The key of a row by its name, and by its mail address if it has one. Capitals, spaces and
/// punctuation of the name do not count.
pub fn of_name(name: &str, mail: &str) -> String {
    let name = duplicates::letters(name);
    let mail = mail.trim().to_lowercase();
    let key = hex(&["name", &name], OF_NAME);
    // The name is in it, so that nobody's address can be looked up in a list of hashes.
    let of_mail = || format!("{key}-{}", hex(&["mail", &name, &mail], OF_MAIL));
    if mail.is_empty() { key.clone() } else { of_mail() }
}

fn hex(parts: &[&str], bytes: usize) -> String {
    let digest =
        Sha256::digest(["undersigned"].iter().chain(parts).copied().collect::<Vec<_>>().join("\0"));
    format!("{:x}", HexDisplay(&digest[..bytes]))
}

/// The part of a key that is of the name, and whether there is one of the address; nothing,
/// if it is no key of this kind.
fn parts(key: &str) -> Option<(&str, bool)> {
    let is_hex = |text: &str, bytes| {
        text.len() == 2 * bytes && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    match key.split_once('-') {
        None if is_hex(key, OF_NAME) => Some((key, false)),
        Some((name, mail)) if is_hex(name, OF_NAME) && is_hex(mail, OF_MAIL) => Some((name, true)),
        _ => None,
    }
}

/// What a key holds of the name, if it is made of one.
pub fn name_part(key: &str) -> Option<&str> {
    parts(key).map(|(name, _)| name)
}

/// Of two keys of one row the one that says more: the other was made without a mail address.
pub fn fuller<'a>(own: &'a str, known: &'a str) -> &'a str {
    match (parts(own), parts(known)) {
        (Some((one, false)), Some((other, true))) if one == other => known,
        _ => own,
    }
}

/// Finds what is known by a key.
#[derive(Debug, Default)]
pub struct Index<'a> {
    exact: HashMap<&'a str, usize>,
    /// By the part that is of the name.
    by_name: HashMap<&'a str, Vec<(bool, usize)>>,
}

impl<'a> Index<'a> {
    /// The index of keys, each of which stands once.
    pub fn new(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for (at, key) in keys.enumerate() {
            index.exact.insert(key, at);
            if let Some((name, mail)) = parts(key) {
                index.by_name.entry(name).or_default().push((mail, at));
            }
        }
        index
    }

    /// What has this very key.
    pub fn exact(&self, key: &str) -> Option<usize> {
        self.exact.get(key).copied()
    }

    /// What has this key. Where one of the two was made without a mail address, as of a table
    /// from which the addresses were taken out, the name decides if only one has it.
    pub fn find(&self, key: &str) -> Option<usize> {
        if let Some(at) = self.exact(key) {
            return Some(at);
        }
        let (name, mail) = parts(key)?;
        match self.by_name.get(name)?.as_slice() {
            [(other, at)] if *other != mail => Some(*at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_no_address() {
        let key = of_name("Ada Example", "ada@sampletown.example");
        assert_eq!(key.len(), 17, "{key}");
        assert_eq!(key, of_name("ADA  example", " Ada@Sampletown.example "));
        assert_ne!(key, of_name("Ada Example", "other@sampletown.example"));
        let without = of_name("Ada Example", "");
        assert_eq!(name_part(&key), Some(without.as_str()));
        assert_eq!(fuller(&without, &key), key);
        assert!(!of_value("ada@sampletown.example").contains("ada"));
        assert_eq!(of_value("R_1f-17"), "R_1f-17");
    }

    #[test]
    fn a_row_without_address_is_found_if_no_other_has_the_name() {
        let (ada, ben) = (of_name("Ada", "a@x.example"), of_name("Ben", "b@x.example"));
        let other = of_name("Ben", "c@x.example");
        let index = Index::new([ada.as_str(), &ben, &other, "17"].into_iter());
        assert_eq!(index.find(&of_name("ada", "")), Some(0));
        assert_eq!(index.find(&of_name("Ben", "")), None);
        assert_eq!(index.find(&of_name("Ada", "new@x.example")), None);
        assert_eq!((index.find("17"), index.find("1")), (Some(3), None));
    }
}
