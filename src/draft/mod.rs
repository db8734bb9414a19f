//! What a letter file says, with its places.

pub mod measure;
mod read;
pub mod schema;
pub mod span_map;
pub mod spanned;
pub mod texts;
pub mod words;

pub use self::read::{read, read_as};
