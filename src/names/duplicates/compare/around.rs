//! What stands around the words that count.

use super::super::Difference;
use super::super::lexicon::LEXICON;
use super::Comparison;

impl Comparison<'_> {
    /// The kind and the organisation. Departments of one name in different
    /// houses are different; persons may have two affiliations.
    pub(super) fn place(&mut self) -> Option<()> {
        let (one, other) = (self.one, self.other);
        if one.individual.zip(other.individual).is_some_and(|(one, other)| one != other) {
            if one.joined != other.joined {
                return None;
            }
            self.tell(Difference::Elsewhere, 0.7);
        }
        match (&one.organization, &other.organization) {
            (Some(one), Some(other)) if one.0 == other.0 || one.1 == other.1 => {}
            (Some(_), Some(_)) if [one, other].iter().any(|r| r.individual == Some(false)) => None?,
            (Some(_), Some(_)) => self.tell(Difference::Elsewhere, 0.65),
            (None, None) => {}
            _ => self.tell(Difference::Elsewhere, 0.9),
        }
        Some(())
    }

    /// Any titles may differ but those of a man and a woman.
    pub(super) fn titles(&mut self) -> Option<()> {
        let (one, other) = (&self.one.titles, &self.other.titles);
        if one == other {
            return Some(());
        }
        let any = |titles: &[String], list: &dyn Fn(&str) -> bool| titles.iter().any(|t| list(t));
        let male = |title: &str| LEXICON.male.contains(title);
        let female = |title: &str| LEXICON.female.contains(title);
        if any(one, &male) && any(other, &female) || any(one, &female) && any(other, &male) {
            return None;
        }
        self.tell(Difference::Title, 0.95);
        Some(())
    }

    /// One may lack what is written into the other. Two different things may be two
    /// affiliations of a person, but are two chapters of a body.
    pub(super) fn beside(&mut self) -> Option<()> {
        let (one, other) = (&self.one.beside, &self.other.beside);
        if one == other {
            return Some(());
        }
        let persons = [self.one, self.other].iter().all(|r| r.individual == Some(true));
        match one.is_empty() || other.is_empty() {
            true => self.tell(Difference::Beside, 0.9),
            false if persons => self.tell(Difference::Beside, 0.75),
            false => return None,
        }
        Some(())
    }

    /// One may lack a legal form or write it in full, but not have another.
    pub(super) fn legal_forms(&mut self) -> Option<()> {
        let (one, other) = (&self.one.legal, &self.other.legal);
        if one == other {
            return Some(());
        }
        let term = |form: &String| LEXICON.term(form).map(|term| term.number);
        if one.is_empty() || other.is_empty() {
            self.tell(Difference::LegalForm, 0.93);
        } else if one.iter().map(term).eq(other.iter().map(term))
            && one.iter().all(|form| term(form).is_some())
        {
            self.tell(Difference::Abbreviated, 0.97);
        } else {
            return None;
        }
        Some(())
    }
}
