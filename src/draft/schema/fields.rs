//! What may be said of who signs: one list, of which the entries of a letter, the columns of
//! tables and the fields the program knows are made.

use crate::draft::either::OneOrMany;
use crate::draft::field_value::FieldValue;
use crate::draft::text::{Line, Name, Setting};
use crate::draft::texts::tables;
use crate::draft::words::{Choice, Kind};
use crate::source::Spanned;

/// A field is written `Variant key: type, "its column";` with what it is in a letter above it.
macro_rules! fields {
    (
        said { $($(#[$doc:meta])+ $field:ident $key:ident: $type:ty, $column:literal;)+ }
        of_tables { $($other:ident $other_key:ident, $other_column:literal;)+ }
    ) => {
        tables! {
            /// One who signs.
            #[derive(Default)]
            #[cfg_attr(test, schemars(transform = super::needs::signatory))]
            pub struct Signatory {
                $($(#[$doc])+ pub $key: Option<$type>,)+
            }

            /// Which column of the files holds what.
            #[derive(Default)]
            pub struct Map {
                $(#[doc = $column] pub $key: Option<Setting>,)+
                $(#[doc = $other_column] pub $other_key: Option<Setting>,)+
                /// Columns that look like names of persons, and are not to be printed.
                #[serde(default)]
                pub ignore: OneOrMany<Setting>,
            }
        }

        /// A field of a signatory.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = concat!("`", stringify!($key), "`")] $field,)+
            $(#[doc = concat!("`", stringify!($other_key), "`")] $other,)+
        }

        impl Field {
            const ALL: &'static [Self] = &[$(Self::$field,)+ $(Self::$other,)+];

            /// The key a letter has it under.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$field => stringify!($key),)+
                    $(Self::$other => stringify!($other_key),)+
                }
            }
        }

        impl Map {
            /// Each field that is said to be in a column, with the column.
            pub fn columns(&self) -> impl Iterator<Item = (Field, &Setting)> {
                let said = [
                    $((Field::$field, &self.$key),)+
                    $((Field::$other, &self.$other_key),)+
                ];
                said.into_iter().filter_map(|(field, column)| Some((field, column.as_ref()?)))
            }
        }

        impl Signatory {
            /// What is said, by field.
            pub fn said(&self) -> impl Iterator<Item = (Field, FieldValue)> {
                let said = [$((Field::$field, self.$key.clone().map(FieldValue::from)),)+];
                said.into_iter().filter_map(|(field, value)| Some((field, value?)))
            }
        }
    };
}

fields! {
said {
    /// The name of the person or organisation, printed as typed.
    Name name: Name, "The column of whole names.";
    /// What stands before the name of a person, such as `Dr`.
    Prefix prefix: Name, "The column of what stands before names, such as `Dr`.";
    /// The given name of a person, in place of `name`.
    Given given: Name, "The column of given names.";
    /// The middle name of a person, beside `given` and `family`.
    Middle middle: Name, "The column of middle names.";
    /// The family name of a person, in place of `name`; alphabetical order goes by it.
    Family family: Name, "The column of family names.";
    /// What follows the name of a person, such as `Jr.`.
    Suffix suffix: Name, "The column of what follows names, such as `Jr.`.";
    /// What alphabetical order goes by, where the name is not it.
    SortName sort_name: Setting, "The column of names to sort by.";
    /// `organization` or `individual`. Default: the `kind` of the list, or
    /// `individual` for who has a given or family name or a role.
    Kind kind: Choice<Kind>, "The column that tells organisations from individuals.";
    /// The office held.
    Role role: Line, "The column of offices.";
    /// The organisation signed for, or belonged to.
    Organization organization: Line, "The column of organisations.";
    /// The country.
    Country country: Line, "The column of countries.";
    /// `personal` for who signs for nobody else: a mark and a note say so.
    /// Anything else, such as `p.p.`, is printed before the name.
    Capacity capacity: Line, "The column of capacities.";
    /// Who signs for an organisation.
    RepresentedBy represented_by: Name, "The column of those who sign for an organisation.";
    /// Whether the name stands before all others.
    Lead lead: Spanned<bool>, "The column that marks who leads.";
    /// The place in the order `rank`, 1 first.
    Rank rank: Spanned<u32>, "The column of ranks.";
    /// The day of signing, year-month-day.
    Date date: Setting, "The column of dates.";
    /// The number printed before the name; counting goes on from it.
    Number number: Spanned<u32>, "The column of numbers.";
    /// The path of a picture of the signature, relative to the letter's folder.
    Image image: Setting, "The column of pictures.";
    /// What the picture shows. Default: `Signature of` and the name.
    Alt alt: Line, "The column of what the pictures show.";
    /// The address of a page about who signs.
    Url url: Setting, "The column of links.";
    /// The language of name, role, organisation and country, where it is not the
    /// letter's, as a BCP 47 tag: screen readers speak them in it.
    Lang lang: Setting, "The column of languages.";
}
of_tables {
    Email email, "The column of mail addresses. They are not printed.";
}
}

impl Field {
    /// The field a letter has under a key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether it can tell who signs.
    pub fn names(self) -> bool {
        matches!(self, Self::Name | Self::Given | Self::Family | Self::Organization)
    }
}
