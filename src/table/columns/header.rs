//! What a header announces, by the words of many languages.

use super::class::Class;
use super::fold::{fold, tokens};
use super::header_rows::is_key;
use super::language::Language;
use super::question::{numbered, of_untitled, split_part, without_brackets, without_markup};
use super::words::words;
use crate::draft::schema::Field;

/// How surely a header announces something, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The letter says so.
    Mapped,
    /// It is the key of the field.
    Own,
    /// It is a known header, as it stands.
    Whole,
    /// It is one, without the words that only ask.
    Asked,
    /// There is one within it.
    Within,
}

impl Certainty {
    /// Whether it is but found within a longer question.
    pub fn is_vague(self) -> bool {
        self == Self::Within
    }
}

/// What a header may announce, as one language has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sense {
    /// How surely.
    pub how: Certainty,
    /// What; the weightiest first, where several are found within.
    pub classes: Vec<Class>,
    /// Which of the languages.
    pub language: usize,
    /// How many of its words the language has.
    pub known: usize,
}

/// All senses of a header, the surest first.
pub fn senses(header: &str) -> Vec<Sense> {
    let plain = without_markup(header);
    let plain = of_untitled(&plain).unwrap_or(&plain);
    if let Some(field) = Field::of_key(&fold(plain).replace(' ', "_")) {
        // A form's `name` may be the family name as well.
        let class = if field == Field::Name { Class::FamilyOrName } else { Class::Field(field) };
        return vec![Sense { how: Certainty::Own, classes: vec![class], language: 0, known: 0 }];
    }
    let languages = words().languages.iter().enumerate();
    let mut senses: Vec<Sense> = languages
        .filter_map(|(index, language)| {
            let (how, classes) = sense(plain, language)?;
            Some(Sense { how, classes, language: index, known: known(plain, language) })
        })
        .collect();
    senses.sort_by_key(|sense| sense.how);
    senses
}

fn sense(header: &str, language: &Language) -> Option<(Certainty, Vec<Class>)> {
    if let Some(class) = part(header, language) {
        return Some((Certainty::Whole, vec![class]));
    }
    let head = without_brackets(header);
    let words = numbered(tokens(header)).join(" ");
    if let Some(class) = language.whole(&words).or_else(|| lone_part(&words, language)) {
        return Some((Certainty::Whole, vec![class]));
    }
    // Programs put the group of a question before it, with signs and without spaces.
    let signs: &[char] =
        if header.contains(' ') { &[':', '/', '>', '|'] } else { &[':', '/', '-', '.'] };
    let last = header.rsplit(signs).next().unwrap_or(header);
    let last = last.rsplit(" - ").next().unwrap_or(last);
    let asked = [header, head.as_str(), last].iter().find_map(|text| {
        let words = numbered(tokens(text));
        language.asked(&language.said(&words).join(" "))
    });
    // What stands in brackets may say of whom.
    let inner = within(&numbered(tokens(header)), language);
    match asked {
        Some(class) if inner.iter().all(|other| *other == class) || head == header => {
            Some((Certainty::Asked, vec![class]))
        }
        // A key such as `field_f5f1e1b` asks for nothing.
        _ => Some((Certainty::Within, inner))
            .filter(|(_, found)| !found.is_empty() && !is_key(header)),
    }
}

/// How many words of a header a language has, those that only ask among them.
fn known(header: &str, language: &Language) -> usize {
    let words = tokens(header);
    let said = language.said(&words);
    words.len() - said.iter().filter(|word| language.asked(word).is_none()).count()
}

/// A part of a name that stands alone above its column: `Last` beside `Name`.
fn lone_part(folded: &str, language: &Language) -> Option<Class> {
    let part = language.parts.get(folded).copied()?;
    matches!(part, Class::Field(Field::Given | Field::Middle | Field::Family)).then_some(part)
}

/// A part of a name in brackets or behind a colon, `Name (First)`, `Nom : Prénom`, or of an
/// address: `Address (Country)`.
fn part(header: &str, language: &Language) -> Option<Class> {
    let (stem, part) = split_part(header)?;
    let words = numbered(tokens(stem));
    let said = language.said(&words).join(" ");
    let of_name = |class: Class| class.is_of_name() || class == Class::Consent;
    let stem = language.whole(&words.join(" ")).or_else(|| language.asked(&said));
    if stem == Some(Class::Person) {
        return Some(Class::Person);
    }
    // Of an address its country is printed.
    let (inner, country) = (fold(part), Class::Field(Field::Country));
    if stem == Some(Class::Place) && language.whole(&inner) == Some(country) {
        return Some(country);
    }
    let speaks = || within(&words, language).first().is_some_and(|class| class.is_of_name());
    let named = stem.is_some_and(of_name) || words.last().is_some_and(|word| word == "name");
    (named || speaks()).then(|| language.parts.get(&inner).copied())?
}

/// The classes of the phrases within a question, the weightiest first. The longest
/// phrase counts, so that `name of organisation` is no name.
fn within(words: &[String], language: &Language) -> Vec<Class> {
    let said = language.said(words);
    let (mut at, mut found) = (0, Vec::new());
    while at < said.len() {
        let most = language.longest.min(said.len() - at);
        let phrase = (1..=most).rev().find_map(|count| {
            let text = said[at..at + count].join(" ");
            let short = text.is_ascii() && text.len() < 3;
            Some((language.asked(&text).filter(|_| !short)?, count))
        });
        at += phrase.map_or(1, |(_, count)| count);
        found.extend(phrase.map(|(class, _)| class));
    }
    found.sort_by_key(|class| weight(*class));
    found.dedup();
    found
}

/// What a question is about, where it speaks of several things: the country of
/// an organisation is a country, and whether a name may be printed is no name.
fn weight(class: Class) -> u8 {
    match class {
        Class::Record => 0,
        Class::Remark => 1,
        Class::Conceal | Class::Consent => 2,
        Class::Field(Field::Email | Field::Url | Field::Lang | Field::Date) => 3,
        Class::Place => 4,
        Class::Field(
            Field::Kind | Field::Capacity | Field::RepresentedBy | Field::Lead | Field::Rank,
        ) => 5,
        Class::Person => 6,
        Class::Field(Field::Role | Field::Country) => 7,
        Class::Field(Field::Organization) => 8,
        Class::PrefixOrRole
        | Class::Field(Field::SortName | Field::Prefix | Field::Middle | Field::Suffix) => 9,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(header: &str) -> Option<(Certainty, Class)> {
        let sense = senses(header).into_iter().next()?;
        Some((sense.how, sense.classes[0]))
    }

    #[test]
    fn forms_are_understood() {
        use Field::*;
        let field = Class::Field;
        for (header, class) in [
            ("Full name", field(Name)),
            ("What is your full name?", field(Name)),
            ("Full Name (as it should appear) *", field(Name)),
            ("How should your name appear?", Class::FamilyOrName),
            ("What is your name?", Class::FamilyOrName),
            ("First Name", field(Given)),
            ("Name (First)", field(Given)),
            ("Name (Last)", field(Family)),
            ("Name: First", field(Given)),
            ("Your name - Last Name", field(Family)),
            ("Name (Vorname)", field(Given)),
            ("Nom (Prénom)", field(Given)),
            ("LAST_NAME", field(Family)),
            ("sort_name", field(SortName)),
            ("Your organisation", field(Organization)),
            ("Name of your organisation (if any)", field(Organization)),
            ("On behalf of which organisation do you sign?", field(Organization)),
            ("Organisation / Affiliation", field(Organization)),
            ("Im Namen welcher Organisation?", field(Organization)),
            ("Nom de votre organisation", field(Organization)),
            ("Nom et prénom", field(Name)),
            ("Voor- en achternaam", field(Name)),
            ("Nombre y apellidos", field(Name)),
            ("Job title", field(Role)),
            ("Position in your organisation", field(Role)),
            ("Country of your organisation", field(Country)),
            ("Address (Country)", field(Country)),
            ("Address: Country", field(Country)),
            ("Adresse (Land)", field(Country)),
            ("Address (City)", Class::Place),
            ("Timestamp", field(Date)),
            ("Zeitstempel", field(Date)),
            ("Pays", field(Country)),
            ("represented by", field(RepresentedBy)),
            ("E-Mail-Adresse", field(Email)),
            ("I agree that my name is published", Class::Consent),
            ("Ich bin einverstanden", Class::Consent),
            ("Created By (User Id)", Class::Record),
            ("RecipientLastName", Class::Record),
            ("Form Name (ID)", Class::Record),
            ("Title", Class::PrefixOrRole),
            ("お名前", field(Name)),
            ("お名前（ふりがな）", field(SortName)),
            ("signer-organisation", field(Organization)),
            ("Last", field(Family)),
            ("Votre nom", Class::FamilyOrName),
            ("姓名", field(Name)),
            ("G01Q02. What is your name?", Class::FamilyOrName),
            ("G01Q01[SQ001]. Bitte geben Sie Ihren Namen an. [Vorname]", field(Given)),
            ("Address (Country)", field(Country)),
            ("Address (City)", Class::Place),
            ("User: URL", Class::Record),
            ("الاسم الكامل", field(Name)),
            ("المؤسسة / الجهة", field(Organization)),
            ("هل توافق على نشر اسمك؟", Class::Consent),
            ("आपका पूरा नाम", field(Name)),
            ("Untitled checkboxes field (I agree that my name is shown)", Class::Consent),
        ] {
            assert_eq!(first(header).map(|(_, class)| class), Some(class), "{header}");
        }
        for header in ["", "?", "Colour of the boat"] {
            assert_eq!(first(header), None, "{header}");
        }
    }

    #[test]
    fn our_own_words_are_surest() {
        assert_eq!(first("organization").map(|(how, _)| how), Some(Certainty::Own));
        assert_eq!(first("group").map(|(how, _)| how), Some(Certainty::Whole));
    }
}
