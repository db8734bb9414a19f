//! What tests have in common.

pub mod authority;
pub mod case;
pub mod code;
pub mod dice;
pub mod form;
pub mod html;
pub mod list;
pub mod made;
pub mod outline;
pub mod pdf;
pub mod universal;
