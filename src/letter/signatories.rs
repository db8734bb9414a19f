//! Who signs, once it is known to be sound.

use std::collections::HashSet;

use jiff::civil::Date;

use super::ledger::Ledger;
use super::{Account, Picture};
use crate::draft::schema::{Details, Field, ListStyle, Order, Withdrawn};
use crate::draft::words::Kind;
use crate::locale::{Country, Language, Locale};
use crate::names::person::{Column, seems_person};
use crate::source::Spanned;

/// The list of signatories.
#[derive(Debug, Clone, Default)]
pub struct Signatories {
    /// A remark above the names.
    pub note: Option<String>,
    /// Whether the names are numbered.
    pub numbered: bool,
    /// Whether alphabetical order passes over a leading article.
    pub ignore_articles: bool,
    /// Who signs, as written: those left out or merged are not among them.
    pub entries: Vec<Spanned<Signatory>>,
    /// The parts of the list, which hold each entry once.
    pub groups: Vec<Group>,
    /// Who is counted and not named.
    pub unnamed: Vec<Unnamed>,
    /// What became of the rows.
    pub account: Account,
    /// The day it is of, where that is known.
    pub as_of: Option<Date>,
    /// Who was printed with which number before, where that is kept.
    pub ledger: Option<Ledger>,
    /// What is said of those who have withdrawn.
    pub withdrawn: Withdrawn,
    /// Who was added after the edition of this day has a mark.
    pub marked_since: Option<Date>,
    /// Whether the block of who signs electronically says so.
    pub mark: Spanned<bool>,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// The heading, with `{count}`, `{value}` and `{since}` to be filled in.
    pub heading: Option<String>,
    /// The value all its members have in common, in a group made of one.
    pub value: Option<Value>,
    /// The day of the edition after which all its members were added.
    pub since: Option<Date>,
    /// Which `[[signatories.groups]]` it comes from; groups of one are put in
    /// the order of their values.
    pub from: usize,
    /// In which order its members stand.
    pub order: Order,
    /// How many columns, or none to choose by the names.
    pub columns: Option<u8>,
    /// How the names are set.
    pub style: Option<ListStyle>,
    /// Where role and organisation stand in columns.
    pub details: Details,
    /// Its members, as indexes into the entries.
    pub members: Vec<usize>,
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signatory {
    /// The name, as typed.
    pub name: String,
    /// The family name, where it is known apart.
    pub family: Option<String>,
    /// What alphabetical order goes by, where it is given.
    pub sort_name: Option<String>,
    /// Organisation or individual, where it is known.
    pub kind: Option<Kind>,
    /// The office held.
    pub role: Option<String>,
    /// The organisation signed for, or belonged to.
    pub organization: Option<String>,
    /// The country.
    pub country: Option<Origin>,
    /// In which capacity.
    pub capacity: Option<Capacity>,
    /// Who signs for an organisation.
    pub represented_by: Option<String>,
    /// Whether the name stands before all others.
    pub lead: bool,
    /// The place in the order `rank`.
    pub rank: Option<u32>,
    /// The moment of signing.
    pub date: Option<jiff::civil::DateTime>,
    /// The number given, or kept in the ledger.
    pub number: Option<u32>,
    /// The picture of the signature.
    pub image: Option<Picture>,
    /// A page about who signs.
    pub url: Option<String>,
    /// The language of it all, where it is not the letter's.
    pub language: Option<Language>,
    /// What the row is known by from one export to the next.
    pub key: String,
    /// The day of the edition the name first stood in, where a ledger is kept.
    pub added: Option<Date>,
    /// How the names of its table are written.
    pub column: Column,
    /// How many more rows were merged into this one.
    pub merged: usize,
}

impl Signatory {
    /// The fields that every list of who signs gives on.
    pub const LISTED: [Field; 7] = [
        Field::Name,
        Field::Kind,
        Field::Role,
        Field::Organization,
        Field::Country,
        Field::Capacity,
        Field::RepresentedBy,
    ];

    /// Whether the name was added after the edition of a day.
    pub fn is_new_since(&self, day: Date) -> bool {
        self.added.is_some_and(|added| added > day)
    }

    /// What is known in a field, as lists give it on. The parts of a name are in the name.
    pub fn said(&self, field: Field, locale: &Locale) -> Option<String> {
        match field {
            Field::Name => Some(self.name.clone()),
            Field::Family => self.family.clone(),
            Field::SortName => self.sort_name.clone(),
            Field::Kind => self.kind.map(|kind| kind.word().to_owned()),
            Field::Role => self.role.clone(),
            Field::Organization => self.organization.clone(),
            Field::Country => self.country_name(locale),
            Field::Capacity => self.capacity.as_ref().map(|capacity| capacity.word().to_owned()),
            Field::RepresentedBy => self.represented_by.clone(),
            Field::Lead => self.lead.then(|| "yes".to_owned()),
            Field::Rank => self.rank.map(|rank| rank.to_string()),
            Field::Date => self.date.map(|date| date.to_string()),
            Field::Number => self.number.map(|number| number.to_string()),
            Field::Url => self.url.clone(),
            Field::Lang => self.language.as_ref().map(|language| language.tag().to_string()),
            Field::Prefix | Field::Given | Field::Middle | Field::Suffix => None,
            Field::Image | Field::Alt | Field::Email => None,
        }
    }

    /// From which country, as it is printed: in the language of the signatory, or else of
    /// the letter. What cannot be read is printed as typed.
    pub fn country_name(&self, locale: &Locale) -> Option<String> {
        let origin = self.country.as_ref()?;
        let Some(country) = origin.country else { return Some(origin.typed.clone()) };
        let name = match &self.language {
            Some(language) => country.name(language.tag()),
            None => locale.country(country),
        };
        Some(name.to_owned())
    }

    /// The code of the country, where it can be read (ISO 3166-1 alpha-2).
    pub fn country_code(&self) -> Option<&'static str> {
        Some(self.country.as_ref()?.country?.code())
    }

    /// Whether it is put in order as a person: by its kind or, where that is not
    /// known, by the look of the name.
    pub fn is_person(&self) -> bool {
        self.kind.map_or_else(|| seems_person(&self.name), |kind| kind == Kind::Individual)
    }
}

/// From which country somebody is. Two are equal if their keys are.
#[derive(Debug, Clone)]
pub struct Origin {
    /// As typed.
    pub typed: String,
    /// The country, where it can be read.
    pub country: Option<Country>,
}

impl Origin {
    /// What it is told apart by: the code of the country, or else what was typed.
    pub fn key(&self) -> &str {
        match self.country {
            Some(country) => country.code(),
            None => self.typed.trim(),
        }
    }
}

impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// What the members of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// What is written, as it is first written.
    Text(String),
    /// The country.
    Country(Country),
}

impl Value {
    /// What is printed of it.
    pub fn name<'a>(&'a self, locale: &Locale) -> &'a str {
        match self {
            Self::Text(text) => text,
            Self::Country(country) => locale.country(*country),
        }
    }
}

/// Some who are counted and not named.
#[derive(Debug, Clone, Default)]
pub struct Unnamed {
    /// How many.
    pub count: usize,
    /// Organisations or individuals, where it is known.
    pub kind: Option<Kind>,
    /// The country.
    pub country: Option<Origin>,
}

/// In which capacity one signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Capacity {
    /// For oneself: the organisation is named for identification only.
    Personal,
    /// As said, before the name: `p.p.`, `i. V.`, `for`.
    As(String),
}

impl Capacity {
    /// What it is called in letters.
    pub fn word(&self) -> &str {
        match self {
            Self::Personal => "personal",
            Self::As(word) => word,
        }
    }
}

/// The placeholder for the day the list is of, without its braces.
pub const AS_OF: &str = "signatories.as_of";

impl Signatories {
    /// The greatest number that is taken, where a ledger is kept: counting goes on from it.
    pub fn last_number(&self) -> u32 {
        let Some(ledger) = &self.ledger else { return 0 };
        let printed = ledger.signers.iter().map(|signer| signer.number);
        printed.chain(self.entries.iter().filter_map(|entry| entry.number)).max().unwrap_or(0)
    }

    /// The numbers of those who signed once and do not any more.
    pub fn numbers_withdrawn(&self) -> Vec<u32> {
        let now: HashSet<u32> = self.entries.iter().filter_map(|entry| entry.number).collect();
        let signers = self.ledger.iter().flat_map(|ledger| &ledger.signers);
        signers.map(|signer| signer.number).filter(|number| !now.contains(number)).collect()
    }
}
