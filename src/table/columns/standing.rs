//! Columns that tell for whom people sign, and columns of yes and no that may ask whether
//! they wish to be named.

use super::answer::Question;
use super::choose::Choice;
use super::class::Class;
use super::header::Certainty;
use super::reason::Reason;
use crate::draft::schema::Field;

impl Choice<'_> {
    /// Settles what is asked where people say for whom they sign: the answers tell.
    pub(super) fn standings(&mut self) {
        for column in 0..self.columns.len() {
            let class = self.columns[column].class;
            match class {
                _ if self.columns[column].why == Reason::Ignored => (),
                Some((Class::Field(Field::Capacity), how)) => self.capacity(column, how),
                Some((Class::Field(Field::Kind), Certainty::Mapped)) => {
                    let flags = self.shapes[column].is_flags();
                    self.columns[column].question = Some(Question::Behalf).filter(|_| flags);
                }
                Some((_, Certainty::Mapped | Certainty::Own)) => (),
                Some((Class::Consent | Class::Conceal | Class::Remark | Class::Place, _)) => (),
                _ if self.shapes[column].is_flags() => self.asks_for_whom(column),
                _ if self.may_be_kind(column) => self.answered(column, Field::Kind),
                _ => (),
            }
        }
    }

    /// A capacity is a word before a name, such as `p.p.`, or the answer to a question.
    fn capacity(&mut self, column: usize, how: Certainty) {
        let shape = &self.shapes[column];
        let both = shape.has_both_kinds();
        let asked = shape.is_flags() || how != Certainty::Own && shape.is_standing();
        match how {
            _ if asked && (how <= Certainty::Own || !both) => {
                self.columns[column].question = Some(Question::Personal);
            }
            Certainty::Mapped | Certainty::Own => (),
            _ if both => self.answered(column, Field::Kind),
            _ if shape.is_abbreviations() => (),
            _ => {
                let message = format!(
                    "`{}` asks in which capacity people sign, and its answers are others than known",
                    self.header(column)
                );
                self.unclear(column, message, &[(Field::Role, column)]);
                self.columns[column].class = None;
            }
        }
    }

    /// Yes and no to the question whether somebody signs personally, or for an organisation.
    fn asks_for_whom(&mut self, column: usize) {
        let question = Question::of(&self.columns[column].said);
        let field = match question {
            Some(Question::Personal) => Field::Capacity,
            Some(Question::Behalf) => Field::Kind,
            None => return,
        };
        self.columns[column].question = question;
        self.answered(column, field);
    }

    /// Whether a column whose header says nothing certain is answered with kinds.
    fn may_be_kind(&self, column: usize) -> bool {
        let certain = self.columns[column].class.is_some_and(|(class, how)| {
            !how.is_vague() || matches!(class, Class::Remark | Class::Place)
        });
        !certain && self.shapes[column].is_kinds()
    }

    /// Reads a column for what its answers show.
    fn answered(&mut self, column: usize, field: Field) {
        let how = self.columns[column].class.map_or(Certainty::Within, |(_, how)| how);
        self.columns[column].class = Some((Class::Field(field), how));
        self.columns[column].why = Reason::Answers;
        self.doubts.remove(&column);
    }

    /// Columns of yes and no that nothing is made of, and that are not known to ask for
    /// something else: they may ask whether names may be published.
    pub(super) fn open_questions(&mut self) {
        for column in 0..self.columns.len() {
            let own = &self.columns[column];
            let vague = own.class.is_none_or(|(_, how)| how.is_vague());
            let known = matches!(own.class, Some((Class::Consent | Class::Conceal, _)));
            let unread =
                matches!(own.why, Reason::Unknown | Reason::Objection(_) | Reason::NotPrinted(_));
            self.columns[column].is_open = own.field.is_none()
                && unread
                && vague
                && !known
                && !self.asks_for_other(column)
                && self.is_answered_with_yes(column);
        }
    }

    /// Whether a question speaks of something that is no name, and of no name.
    fn asks_for_other(&self, column: usize) -> bool {
        let senses = &self.senses[column];
        let other = |class: &Class| {
            matches!(class, Class::Remark | Class::Place | Class::Person)
                || matches!(
                    class,
                    Class::Field(Field::Email | Field::Url | Field::Lang | Field::Country)
                )
        };
        // Programs keep many a yes and no under a key.
        let header = &self.columns[column].header;
        let key = header.contains('_') && !header.contains(char::is_whitespace);
        (key || senses.first().is_some_and(other)) && !senses.iter().any(|class| class.is_of_name())
    }

    /// Whether a column is answered with yes and no; in a script whose words for them are
    /// not known, with few answers.
    fn is_answered_with_yes(&self, column: usize) -> bool {
        let shape = &self.shapes[column];
        let own = &self.columns[column];
        let foreign = !own.header.contains(|c: char| c.is_ascii_alphabetic())
            && own.header.contains(char::is_alphabetic);
        shape.is_yes_and_no()
            || own.why == Reason::Unknown && foreign && shape.is_chosen() && !shape.is_persons()
    }
}
