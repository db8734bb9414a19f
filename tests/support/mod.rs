//! What tests have in common.

pub mod case;
pub mod pdf;
