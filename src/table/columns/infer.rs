//! What a column is, by its header and its answers.

use super::Evidence;
use super::class::Class;
use super::header::{Certainty, Sense};
use super::reason::Reason;
use super::shape::Shape;
use crate::draft::schema::Field;

/// What a column seems to be before others are looked at.
pub struct Inferred {
    /// What, and how surely.
    pub class: Option<(Class, Certainty)>,
    /// Why.
    pub reason: Reason,
    /// What of who signs it may as well be.
    pub doubt: Option<Field>,
    /// What its header calls a name, and its answers do not show.
    pub objected: Option<(Class, Certainty)>,
}

impl Inferred {
    fn new(class: Option<(Class, Certainty)>, reason: Reason) -> Self {
        Self { class, reason, doubt: None, objected: None }
    }
}

/// What a column is, by what its header is said to mean.
pub fn infer(sense: Option<&Sense>, evidence: &Evidence) -> Inferred {
    let shape = &evidence.shape;
    let Some(sense) = sense.filter(|_| shape.filled > 0) else { return unknown(shape) };
    let how = sense.how;
    match fitting(sense, shape) {
        Err(objection) => {
            let name = sense.classes.iter().copied().find(|class| class.is_of_name());
            let objected = name.map(|class| (class, how));
            Inferred { objected, ..Inferred::new(None, Reason::Objection(objection)) }
        }
        Ok((class, doubt)) => {
            let doubt = doubt.or_else(|| key_of_program(&evidence.said, class, how));
            Inferred { doubt, ..Inferred::new(Some((class, how)), Reason::NotPrinted(class)) }
        }
    }
}

/// A column whose header says nothing.
fn unknown(shape: &Shape) -> Inferred {
    match () {
        () if shape.filled == 0 => Inferred::new(None, Reason::Empty),
        () if shape.is_mail() => {
            let mail = (Class::Field(Field::Email), Certainty::Within);
            Inferred::new(Some(mail), Reason::Answers)
        }
        () => Inferred::new(None, Reason::Unknown),
    }
}

/// What a column is, of all its question speaks of, and what of who signs it may as
/// well be.
fn fitting(sense: &Sense, shape: &Shape) -> Result<(Class, Option<Field>), &'static str> {
    let classes = &sense.classes;
    if let [class] = classes[..]
        && sense.how == Certainty::Own
        && !class.is_of_name()
    {
        // Our own word is taken by its word; what does not fit is told there.
        return Ok((class, None));
    }
    let fit: Vec<Class> =
        classes.iter().copied().filter(|class| shape.objection(*class).is_none()).collect();
    let Some(&first) = fit.first() else {
        return Err(classes.first().and_then(|class| shape.objection(*class)).unwrap_or_default());
    };
    let of_name = |class: &Class| {
        class.is_of_name() || matches!(class, Class::PrefixOrRole | Class::Field(Field::Prefix))
    };
    if fit.len() > 1 && fit.iter().all(of_name) {
        return Ok((Class::Field(Field::Name), None));
    }
    let sure = match first {
        Class::Field(field) => field != Field::Organization,
        Class::Consent | Class::Conceal => true,
        _ => false,
    };
    let doubt = fit[1..].iter().find_map(|class| match class {
        Class::Field(Field::Organization) => Some(Field::Organization),
        class => class.is_of_name().then_some(Field::Name),
    });
    Ok((first, doubt.filter(|_| !sure)))
}

/// What of who signs a key of a program speaks of, among other words: it may as well be
/// something of that, as `cached_organisation_slug` is.
fn key_of_program(header: &str, class: Class, how: Certainty) -> Option<Field> {
    let key = how.is_vague() && header.contains('_') && !header.contains(char::is_whitespace);
    match class {
        Class::Field(field @ (Field::Organization | Field::Name)) if key => Some(field),
        _ if key && class.is_of_name() => Some(Field::Name),
        _ => None,
    }
}
