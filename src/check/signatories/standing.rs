//! For whom people sign, where a form asks it with yes and no.

use super::super::Check;
use crate::diagnostic::Code;
use crate::draft::text::Text;
use crate::table::columns::{Column, Field, Question};

impl Check<'_> {
    /// What a cell says of a field; of a question of yes and no in our words.
    pub(super) fn answered(&mut self, column: &Column, cell: &Text) -> Option<(Field, Text)> {
        let field = column.field?;
        let Some(question) = column.question else { return Some((field, cell.clone())) };
        match question.read(cell) {
            Ok(word) => Some((field, Text { value: word?.to_owned(), span: cell.span })),
            Err(_) => {
                let message = format!(
                    "`{}` does not tell whether somebody signs {}, which `{}` asks",
                    cell.value,
                    match question {
                        Question::Personal => "in a personal capacity",
                        Question::Behalf => "for an organisation",
                    },
                    column.header.value
                );
                let hint = "write `yes` or `no` into the cell; or, if the column is not to be \
                            used, `ignore` it in `[signatories.map]`";
                self.fault(Code::BadValue, cell.span, message, hint);
                None
            }
        }
    }
}
