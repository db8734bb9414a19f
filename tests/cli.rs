//! The command line, as a user meets it.

mod extract;
mod input;
mod inspect;
mod messages;
mod output;
mod pictures;
mod print;
mod repeat;
mod signatories;
mod standards;
