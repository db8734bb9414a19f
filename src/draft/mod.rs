//! What a letter file says, with its places.

pub(crate) mod measure;
mod read;
pub mod schema;
pub(crate) mod span_map;
pub mod spanned;
pub(crate) mod texts;
pub mod words;

pub use self::read::{read, read_as};
