//! What a letter means once it is known to be sound.

mod account;
mod changes;
mod figures;
pub mod ledger;
mod model;
mod press;
mod print;
mod printed_spans;
mod proposals;
mod prose;
mod signatories;

pub use self::account::Account;
pub use self::changes::Changes;
pub use self::figures::{Figure, Unsure};
pub use self::model::*;
pub use self::print::{Imposition, Ink, Print, PrintedPart};
pub use self::printed_spans::PrintedSpans;
pub use self::proposals::{HEAD as CORRECTIONS_HEAD, are_corrections, proposed};
pub use self::prose::{Block, Inline};
pub use crate::draft::words::{Kind, Profile};
