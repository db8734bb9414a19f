//! The tests of the program as a whole; `README.md` says where a new one goes.

mod asked;
mod cases;
mod cli;
mod compared;
mod documents;
mod enclosures;
mod exports;
mod formats;
mod fuzz;
mod heard;
#[cfg(target_os = "linux")]
mod hostile;
mod json;
mod ledger;
mod library;
mod lists;
mod petitions;
mod readback;
mod rows;
mod samples;
mod schema;
mod signing;
mod structure;
mod support;
mod universal;
