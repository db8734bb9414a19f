//! Prose: CommonMark with footnotes and tables, read into the blocks of a letter.

mod footnotes;
mod inlines;
mod language_spans;
mod links;
mod placeholders;
mod reader;
mod rows;
pub(crate) mod vague;

pub use self::placeholders::{Value, figure};
pub use self::reader::{Reading, read};
