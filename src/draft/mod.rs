//! What a letter file says, with its places.

pub mod either;
mod fault;
mod field_value;
#[cfg(test)]
mod json_schema;
pub(crate) mod measure;
mod read;
pub mod schema;
pub(crate) mod span_map;
pub mod text;
pub(crate) mod texts;
pub mod words;

pub use self::field_value::FieldValue;
pub use self::read::{read, read_as};
