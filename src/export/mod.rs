//! Export: a [`Document`](crate::typeset::Document) to the bytes of a file.

mod pack;
mod parts;
mod pdf;
mod print;
mod standard;

pub use self::pdf::{Pdf, pdf};

pub use self::standard::{Standard, Standards};
