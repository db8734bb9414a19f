//! What to write where it is not plain what a column holds.

use std::collections::BTreeSet;

use super::choose::Choice;
use super::reason::Reason;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::schema::Field;

impl Choice<'_> {
    /// A fault at a column, with the lines that would settle it.
    pub(super) fn unclear(&mut self, column: usize, message: String, options: &[(Field, usize)]) {
        let lines: Vec<String> = options.iter().map(|(field, at)| self.line(*field, *at)).collect();
        let mut hint =
            format!("write below `[signatories.map]` in the letter: {}", lines.join(", or "));
        let alike = |(field, at): &(Field, usize)| {
            *field == options[0].0 && self.columns[*at].field.is_none()
        };
        if options.len() == 1 || options.iter().all(alike) {
            let headers: BTreeSet<&str> = options.iter().map(|(_, at)| self.header(*at)).collect();
            let whom = if headers.len() == 1 { "it is not" } else { "none of them is" };
            let ignored = ignored(headers, self.ignores);
            hint += &format!("; or, if {whom} to be printed: {ignored}");
            self.ignores = true;
        }
        let span = self.columns[column].header.span;
        if self.columns[column].field.is_none() {
            self.columns[column].why = Reason::Unclear;
        }
        self.faults.push(Diagnostic::new(Code::UnclearColumn, span, message).hint(hint));
    }

    /// A line of the map, and what it would read.
    fn line(&self, field: Field, column: usize) -> String {
        let samples: Vec<String> = self.columns[column]
            .samples
            .iter()
            .map(|sample| format!("`{}`", short(sample)))
            .collect();
        format!("`{} = {}` ({})", field.key(), quoted(self.header(column)), samples.join(", "))
    }
}

/// The line that passes over some columns, or what to add to it where there is one.
pub fn ignored<'a>(headers: impl IntoIterator<Item = &'a str>, again: bool) -> String {
    let quoted: Vec<String> = headers.into_iter().map(quoted).collect();
    match again {
        false => format!("`ignore = [{}]`", quoted.join(", ")),
        true => format!("add `{}` to `ignore`", quoted.join(", ")),
    }
}

/// A text as TOML has it.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// As much of an answer as a line has room for.
pub fn short(text: &str) -> String {
    const MOST: usize = 30;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
