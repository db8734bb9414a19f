//! Export: a [`Document`](crate::typeset::Document) to the bytes of a file.

mod content_streams;
mod duplex;
mod enclosures;
pub mod formats;
mod impose;
pub mod kit;
mod packet;
mod pdf;
mod print;
mod reasons;
mod refusal;
mod standard;
mod structure;
mod undated;
mod unicode;
mod universal;
mod viewing;

pub(crate) mod trial;

pub use self::enclosures::admits;
pub use self::pdf::{Pdf, pdf, set};
pub use self::standard::{Standard, Standards};
