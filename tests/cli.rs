//! The command line, as a user meets it.

mod input;
mod messages;
mod output;
mod press;
mod print;
mod profiles;
mod repeat;
mod signatories;
mod standards;
