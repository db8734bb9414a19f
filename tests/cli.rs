//! The command line, as a user meets it.

mod canonical_url;
mod copies;
mod countries;
mod drafts;
mod embedded;
mod exchange;
mod extract;
mod input;
mod inspect;
mod lasting;
mod ledger;
mod messages;
mod order;
mod output;
mod paper;
mod pictures;
mod preflight;
mod press;
mod print;
mod profiles;
mod release;
mod repeat;
mod signatories;
mod signing;
mod standards;
mod unnamed;
