//! Export: a [`Document`](crate::typeset::Document) to the bytes of a file.

mod attachments;
mod bind;
mod ink;
mod pack;
mod parts;
mod pdf;
mod standard;

pub use self::attachments::admits;
pub use self::pdf::{Pdf, pdf, set};
pub use self::standard::{Standard, Standards};
