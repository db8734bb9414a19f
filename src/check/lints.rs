//! What a letter says of remarks on it.

use super::Check;
use crate::diagnostic::{Code, Level};
use crate::draft::schema::Lints;

impl Check<'_> {
    /// What would print something wrong for certain is an error in every letter.
    pub(super) fn lints(&mut self, lints: &Lints) {
        let said =
            lints.0.iter().filter(|(code, level)| !code.is_lint() && level.value != Level::Error);
        for (code, level) in said {
            let message = format!("`{}` is an error in every letter", code.name());
            self.fault(Code::BadValue, level.span, message, "remove it, and mend what is told");
        }
    }
}
