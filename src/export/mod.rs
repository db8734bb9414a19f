//! Export: a [`Document`](crate::typeset::Document) to the bytes of a file.

mod attachments;
pub mod forms;
mod ink;
pub mod kit;
mod pack;
mod parts;
mod pdf;
mod standard;

pub use self::attachments::admits;
pub use self::pdf::{Pdf, pdf};
pub use self::standard::{Standard, Standards};
