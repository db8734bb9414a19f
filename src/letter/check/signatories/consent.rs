//! Whether people want their names published.

use super::super::Check;
use super::rows::Recognised;
use crate::diagnostic::Code;
use crate::letter::columns::{Class, Column, flag};
use crate::letter::schema::Text;
use crate::letter::table::plain;

impl Check<'_> {
    /// People who do not say that their names may be published, in a column that asks
    /// for it, where the letter does not look at that column. `asked` are those it does.
    pub(super) fn unasked(&mut self, asked: &[String], read: &Recognised) {
        let is_asked = |column: &Column| asked.contains(&plain(&column.header));
        // Who looks at one such question has seen the others: photographs, news.
        let seen = read.columns.all.iter().any(|column| {
            column.class.is_some_and(|(class, _)| class == Class::Consent) && is_asked(column)
        });
        for (at, column) in read.columns.all.iter().enumerate() {
            let Some((class @ (Class::Consent | Class::Conceal), _)) = column.class else {
                continue;
            };
            if column.filled == 0 || is_asked(column) || class == Class::Consent && seen {
                continue;
            }
            let cells: Vec<&Text> =
                read.people().filter_map(|(_, row)| row.cells.get(at)).collect();
            let against = match class {
                Class::Consent => without_consent(&cells),
                _ => cells.into_iter().filter(|cell| flag(cell) != Some(false)).collect(),
            };
            if let Some(first) = against.first() {
                self.unclear_consent(column, first, against.len(), class == Class::Consent);
            }
        }
    }

    fn unclear_consent(&mut self, column: &Column, first: &Text, count: usize, wanted: bool) {
        let header = &column.header.value;
        let said = if first.is_empty() { "nothing" } else { &first.value };
        let message = match (wanted, count) {
            (true, 1) => {
                format!("one does not say yes to `{header}`, but `{said}`, and would be printed")
            }
            (true, _) => format!(
                "{count} do not say yes to `{header}`, but such as `{said}`, and would be printed"
            ),
            (false, 1) => format!("one says `{said}` to `{header}`, and would be printed"),
            (false, _) => {
                format!("{count} say such as `{said}` to `{header}`, and would be printed")
            }
        };
        let header = toml::Value::String(column.header.value.clone());
        let hint = format!(
            "write `where = {{ {header} = {wanted} }}` below `[signatories]`; or, if it asks for \
             something else, `ignore = [{header}]` below `[signatories.map]`"
        );
        self.fault(Code::UnclearConsent, first.span, message, hint);
    }
}

/// The cells that give no consent: no, nothing where others say something, and what is
/// neither where others say yes. One statement that all have ticked is a yes.
fn without_consent<'a>(cells: &[&'a Text]) -> Vec<&'a Text> {
    let said = cells.iter().find(|cell| !cell.is_empty() && flag(cell) != Some(false));
    let alike = |cell: &Text| said.is_some_and(|said| said.value == cell.value);
    cells.iter().copied().filter(|cell| flag(cell) != Some(true) && !alike(cell)).collect()
}
