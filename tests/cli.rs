//! The command line, as a user meets it.

mod embedded;
mod input;
mod messages;
mod output;
mod print;
mod profiles;
mod repeat;
mod signatories;
mod signing;
mod standards;
