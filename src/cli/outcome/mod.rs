//! What was made of a letter, told.

mod changes;
mod print_list;
mod written;

pub use self::changes::NewSince;
pub use self::print_list::ToPrint;
pub use self::written::{Sound, ToEnclose, Written, WrittenKit};
