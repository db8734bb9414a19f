//! What is new in a letter since it was last sent.

mod blocks;
mod keys;
mod signers;

use self::blocks::changed;
use self::keys::keys;
use self::signers::{altered, missing};
use super::Letter;

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

/// Blocks that are not there any more. One that was changed is not gone.
fn gone(old: &Letter, new: &Letter) -> usize {
    let none = Vec::new();
    let after = |index: usize| new.postscripts.get(index).unwrap_or(&none);
    let postscripts = old.postscripts.iter().enumerate().map(|(at, blocks)| (after(at), blocks));
    let pairs = [(&new.body, &old.body)].into_iter().chain(postscripts);
    let count = |of: Vec<bool>| of.into_iter().filter(|changed| *changed).count();
    pairs.map(|(new, old)| count(changed(new, old)).saturating_sub(count(changed(old, new)))).sum()
}
