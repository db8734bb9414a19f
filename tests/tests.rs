//! The tests of the program as a whole; `README.md` says where a new one goes.

mod cases;
mod cli;
mod documents;
mod forms;
mod lists;
mod rows;
mod samples;
mod support;
