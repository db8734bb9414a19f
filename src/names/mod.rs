//! The names of persons and bodies: their parts and order, and what is suspect in them.

pub(crate) mod bodies;
pub(crate) mod duplicates;
pub(crate) mod holder;
pub mod order;
pub mod person;
pub(crate) mod suspect;
mod unusual;

/// The brackets behind a name, with what belongs to it.
pub(crate) const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('（', '）')];

pub use self::unusual::{has_invisible, mixes_alphabets, unusual};
