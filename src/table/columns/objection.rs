//! Why a column cannot be what its header says.

use super::class::Class;
use super::shape::Shape;
use crate::draft::schema::Field;

impl Shape {
    /// Why a column cannot be what its header says, if it cannot.
    pub fn objection(&self, class: Class) -> Option<&'static str> {
        let few = |count: usize| 2 * count < self.filled;
        let objected = |wrong: bool, why| wrong.then_some(why);
        match class {
            _ if self.filled == 0 => None,
            Class::Field(Field::Email) => objected(few(self.mail), "holds no mail addresses"),
            Class::Field(Field::Url) => objected(few(self.web), "holds no web addresses"),
            // Forms ask people in which language they want to be written to.
            Class::Field(Field::Lang) => {
                objected(self.languages < self.filled, "holds more than tags of languages")
            }
            Class::Field(Field::Kind) => {
                objected(self.kinds == [0, 0], "does not tell organisations from individuals")
            }
            Class::Field(Field::Date) => objected(few(self.figures), "holds no dates"),
            Class::Consent | Class::Conceal => {
                let open = 5 * self.flags < 4 * self.filled && self.distinct > 3;
                objected(open && few(self.starts), "holds more than yes and no")
            }
            Class::Field(Field::Country) => {
                objected(self.most(self.mail + self.figures), "holds no countries")
            }
            Class::Field(Field::Prefix) => {
                self.is_no_name().or_else(|| objected(!self.most(self.short), "holds no titles"))
            }
            Class::Field(Field::Organization | Field::Role | Field::RepresentedBy)
            | Class::PrefixOrRole => self.is_no_name(),
            _ if class.is_of_name() => self.is_no_name(),
            _ => None,
        }
    }

    /// Why it holds no names and nothing that stands beside them, if so.
    fn is_no_name(&self) -> Option<&'static str> {
        let others = [
            (self.mail, "holds mail addresses"),
            (self.web, "holds web addresses"),
            (self.figures, "holds figures"),
            (self.flags, "holds yes and no"),
            (self.sentences, "holds whole sentences"),
        ];
        others.into_iter().find_map(|(count, why)| self.most(count).then_some(why))
    }

    fn most(&self, count: usize) -> bool {
        self.filled > 0 && 2 * count > self.filled
    }
}
