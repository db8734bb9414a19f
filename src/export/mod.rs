//! Export: a [`Document`](crate::typeset::Document) to the bytes of a file.

mod duplex;
mod enclosures;
pub mod forms;
mod impose;
pub mod kit;
mod labels;
mod pack;
mod parts;
mod pdf;
mod print;
mod reasons;
mod refusal;
mod standard;
mod streams;
mod unicode;

pub use self::enclosures::admits;
pub use self::pdf::{Pdf, pdf, set};
pub use self::standard::{Standard, Standards};
