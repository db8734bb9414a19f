//! What is made of a letter: [`Plan::new`] decides it once, from what is asked and what the
//! letter says; [`run`] makes it.
//!
//! ```text
//! Request, Letter ── Plan::new ──▶ Plan ── run ──▶ BuildOutput
//! ```
//!
//! Whatever asks for files, a command or a program that uses this library, asks here.

mod answer;
mod checked;
mod conflicts;
mod fields;
mod files;
mod formats;
mod kit;
mod layout;
mod letter;
mod mark;
mod output;
mod pdf;
mod place;
mod plan;
mod print_list;
mod request;
mod run;
mod variants;

pub use self::answer::answer;
pub use self::checked::{CheckedLetter, Embedding, check};
pub use self::conflicts::{Refusal, Usage, usage};
pub use self::files::Files;
pub use self::letter::{Error, Letter, Remarks};
pub use self::output::{BuildOutput, OutputFile};
pub use self::place::{Place, Places, well_named};
pub use self::plan::Plan;
pub use self::print_list::{PrintList, PrintedCopy};
pub use self::request::{Mode, Output, PaperOptions, Request};
pub use self::run::run;
pub use crate::sheet::FieldOf;
