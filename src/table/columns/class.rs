//! What a header announces.

use serde::Deserialize;

use super::Field;

/// What a column is said to hold: a field, what may be one of two, or what is not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum Class {
    /// A field of a signatory.
    Field(Field),
    /// The whole name; beside given names, the family name.
    FamilyOrName,
    /// The whole name; beside family names, the given names.
    GivenOrName,
    /// What stands before a name, or an office.
    PrefixOrRole,
    /// Whether the name may be published.
    Consent,
    /// Whether the name may not be published.
    Conceal,
    /// A part of an address, or a telephone number.
    Place,
    /// Something else that people were asked.
    Remark,
    /// What a form keeps itself.
    Record,
    /// Somebody who does not sign by being named.
    Person,
}

impl TryFrom<String> for Class {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        Ok(match word.as_str() {
            "family-or-name" => Self::FamilyOrName,
            "given-or-name" => Self::GivenOrName,
            "prefix-or-role" => Self::PrefixOrRole,
            "consent" => Self::Consent,
            "conceal" => Self::Conceal,
            "place" => Self::Place,
            "remark" => Self::Remark,
            "record" => Self::Record,
            "person" => Self::Person,
            _ => {
                let field = Field::of_key(&word.replace('-', "_"));
                return field.map(Self::Field).ok_or_else(|| format!("no class `{word}`"));
            }
        })
    }
}

impl Class {
    /// The field it is, for certain.
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Whether it may be a name, or a part of one.
    pub fn is_of_name(self) -> bool {
        matches!(self, Self::FamilyOrName | Self::GivenOrName)
            || matches!(self, Self::Field(Field::Name | Field::Given | Field::Family))
    }

    /// What it is called, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Field(field) => field.key(),
            Self::FamilyOrName => "name or family name",
            Self::GivenOrName => "name or given name",
            Self::PrefixOrRole => "what stands before a name, or an office",
            Self::Consent => "whether the name may be published",
            Self::Conceal => "whether the name may not be published",
            Self::Place => "part of an address",
            Self::Remark => "a question of the form",
            Self::Record => "kept by the form itself",
            Self::Person => "other persons",
        }
    }
}
