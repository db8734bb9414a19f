//! The command line, as a user meets it.

mod copies;
mod drafts;
mod input;
mod messages;
mod output;
mod print;
mod profiles;
mod repeat;
mod signatories;
mod standards;
