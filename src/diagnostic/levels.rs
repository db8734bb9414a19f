//! How grave a letter says remarks on it are: `[lints] capitals = "allow"`.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity};

/// What becomes of remarks of one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Level {
    /// They are not told.
    Allow,
    /// They are advice.
    Warn,
    /// They stop the letter.
    Error,
}

/// The codes a letter speaks of, and what it says. Here alone it is decided how grave a
/// remark is.
#[derive(Debug, Clone, Default)]
pub struct Levels(BTreeMap<Code, Level>);

impl Levels {
    /// A remark as grave as the letter has it; nothing, if it is allowed. What is an error
    /// in every letter stays one.
    pub fn judge(&self, remark: Diagnostic) -> Option<Diagnostic> {
        let level = self.0.get(&remark.code).filter(|_| remark.code.is_lint());
        let severity = match level {
            None => remark.severity,
            Some(Level::Allow) => return None,
            Some(Level::Warn) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
        };
        Some(Diagnostic { severity, ..remark })
    }
}

impl FromIterator<(Code, Level)> for Levels {
    fn from_iter<I: IntoIterator<Item = (Code, Level)>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::source::Span;

    fn report(levels: &[(Code, Level)]) -> Report {
        let at = |code| Diagnostic::new(code, Span::default(), "m").apart();
        let mut told: Report = [Code::TwoSpaces, Code::BadDate].map(at).into_iter().collect();
        told.judge(levels.iter().copied().collect());
        told
    }

    #[test]
    fn a_letter_says_how_grave_advice_is_before_and_after() {
        let levels = [(Code::TwoSpaces, Level::Error), (Code::Garbled, Level::Allow)];
        let mut judged = report(&levels);
        judged.add(Diagnostic::anywhere(Code::Garbled, "m"));
        judged.add(Diagnostic::anywhere(Code::TwoSpaces, "m"));
        let told: Vec<_> = judged.sorted().iter().map(|d| (d.code, d.severity())).collect();
        let errors = [Code::TwoSpaces, Code::BadDate, Code::TwoSpaces];
        assert_eq!(told, errors.map(|code| (code, Severity::Error)));
    }

    #[test]
    fn a_fault_stays_an_error() {
        assert!(report(&[(Code::BadDate, Level::Allow)]).has_errors());
        assert!(report(&[(Code::BadDate, Level::Warn)]).has_errors());
    }
}
