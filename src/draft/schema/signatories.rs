//! `[signatories]`: who signs, where the names come from, how they are set.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Date, Text};
use crate::draft::spanned::{CountOr, CountOrText, OneOrMany, Spanned, TextOr, Wanted};

/// The most columns that names stand in.
pub const MOST_COLUMNS: i64 = 4;

/// Who signs.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatories {
    /// A remark above the names.
    pub note: Option<Text>,
    /// How many columns the names stand in, or blocks in a row: 1 to 4, or
    /// `"auto"`. Default: `"auto"`.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "super::values::columns"))]
    pub columns: Option<Spanned<CountOrText>>,
    /// Whether the names are numbered. Default: false.
    #[serde(default)]
    pub numbered: bool,
    /// How the names are set. Default: `blocks` for up to six who are not
    /// numbered and for all who sign with a picture, else `columns`.
    pub style: Option<ListStyle>,
    /// Where role and organisation stand in columns. Default: `beneath`.
    #[serde(default)]
    pub details: Details,
    /// Tables of signatories in the letter's folder: CSV, XLSX, ODS, JSON or TOML.
    /// They come after `entries`, in the order of the files.
    #[serde(default)]
    pub file: OneOrMany<Text>,
    /// What text files are in that are not UTF-8: `windows-1252`, `windows-1251`,
    /// `macintosh`, `utf-16le`, or any other encoding of the web. Default: none, and a
    /// file that is not UTF-8 is told.
    pub encoding: Option<Text>,
    /// How the files write dates that could be read in two ways. Default: as the other
    /// dates of the file show, and what stays unclear is told.
    pub date_format: Option<DateFormat>,
    /// Which column of the files holds what, where its header does not tell.
    #[serde(default)]
    pub map: Map,
    /// Which rows are printed: `where = { consent = "yes" }` keeps those with
    /// this value in this column. What is left out is counted and told.
    #[serde(default, rename = "where")]
    pub conditions: Conditions,
    /// Whether those are printed, too, who have not confirmed their signature, in
    /// tables that tell (openletter.earth does). Default: false.
    #[serde(default)]
    pub unverified: bool,
    /// The column of the files that a row is known by from one export to the next,
    /// such as a response's ID. Default: made of the name and the mail address.
    pub key: Option<Text>,
    /// A TOML file of corrections, which hold for each new export.
    pub corrections: Option<Text>,
    /// The file in which `build` keeps the numbers that were printed, so that they
    /// never change: `signatories.lock`.
    pub ledger: Option<Text>,
    /// The day the list is of, year-month-day. Default: the date of the letter.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub as_of: Option<Spanned<Date>>,
    /// Marks the names that were added after the edition of this day, and says so
    /// beneath the list. It needs a `ledger`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub mark_new_since: Option<Spanned<Date>>,
    /// What a numbered list says of those who signed once and do not any more.
    /// Default: `gap`.
    #[serde(default)]
    pub withdrawn: Withdrawn,
    /// Who signs and does not wish to be named: how many, or which rows of the files,
    /// `unnamed = { "May we print your name?" = "Yes, without my name" }`. They count, and
    /// a line beneath the names says how many they are.
    pub unnamed: Option<Spanned<CountOr<Conditions>>>,
    /// Which country is meant by what is written in place of one:
    /// `countries = { "Unites States" = "United States" }`.
    #[serde(default)]
    pub countries: BTreeMap<String, Text>,
    /// What those are of whom nothing else is known: `organization` or `individual`.
    #[cfg_attr(test, schemars(with = "Option<crate::draft::words::Kind>"))]
    pub kind: Option<Text>,
    /// In which order the names stand. Default: `given`.
    #[serde(default)]
    pub order: Order,
    /// Whether alphabetical order passes over a leading article ("The"). Default: false.
    #[serde(default)]
    pub ignore_articles: bool,
    /// What becomes of names given twice. Default: `warn`.
    #[serde(default)]
    pub duplicates: Duplicates,
    /// What becomes of what stands in brackets behind the name of a person. Default: `name`.
    #[serde(default)]
    pub brackets: Brackets,
    /// Names, organisations and other answers that are right as they stand, however they
    /// look: `["bell hooks"]`. Mail addresses are told all the same.
    #[serde(default)]
    pub as_typed: OneOrMany<Text>,
    /// Parts of the list with a heading each. Who fits into none stands after them.
    #[serde(default)]
    pub groups: Vec<Spanned<Group>>,
    /// The signatories: names, or tables.
    #[serde(default)]
    pub entries: Vec<Spanned<TextOr<Signatory>>>,
}

/// Columns and the values to be found in them.
pub type Conditions = BTreeMap<String, Spanned<Wanted>>;

/// How the names are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ListStyle {
    /// A list in balanced columns.
    Columns,
    /// One paragraph, the names one after the other.
    RunIn,
    /// A table of names, roles, organisations and countries, with a head on each page.
    Table,
    /// A block for each: room or a picture for the signature, then name, role, organisation.
    Blocks,
    /// Sheets of their own to be signed by hand: number, name, room for signature and date.
    Sheet,
}

/// Where role and organisation stand in columns of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Details {
    /// On lines of their own beneath the name.
    #[default]
    Beneath,
    /// Behind the name, after a comma.
    RunIn,
}

/// In which order names stand. Those with `lead = true` come first in any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As they are written.
    #[default]
    Given,
    /// By the alphabet of the letter's language, persons by family name.
    Alphabetical,
    /// By country, then by the alphabet.
    Country,
    /// By date of signing, the earliest first.
    Date,
    /// By `rank`, 1 first, then as they are written.
    Rank,
}

/// How dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum DateFormat {
    /// The day first: 31/12/2026.
    #[serde(rename = "d/m/y")]
    DayFirst,
    /// The month first: 12/31/2026.
    #[serde(rename = "m/d/y")]
    MonthFirst,
    /// The year first: 2026/12/31.
    #[serde(rename = "y/m/d")]
    YearFirst,
}

/// What becomes of names given twice: the same but for capitals, punctuation and spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Duplicates {
    /// The letter is not set.
    Error,
    /// Both are printed, and it is told.
    #[default]
    Warn,
    /// One is printed in place of the first, in the better spelling, and it is told.
    Merge,
}

/// What is said of those who signed once and do not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Withdrawn {
    /// Nothing: their numbers are left out.
    #[default]
    Gap,
    /// A line with the number, and that it was withdrawn.
    Line,
}

/// What becomes of what stands in brackets behind the name of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Brackets {
    /// It is part of the name.
    #[default]
    Name,
    /// It is the organisation, where none is given.
    Organization,
}

/// A part of the list.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The heading; `{count}` in it is the number of names, `{value}` the value of `by`,
    /// `{since}` the day of `since`.
    pub heading: Option<Text>,
    /// Makes a group of each value of this column: `country`, `kind`, or any other.
    pub by: Option<Text>,
    /// Who belongs to it: `where = { kind = "organization" }`.
    #[serde(default, rename = "where")]
    pub conditions: Conditions,
    /// Takes those alone who were added after the edition of this day. It needs a `ledger`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub since: Option<Spanned<Date>>,
    /// The order within the group. Default: that of the list.
    pub order: Option<Order>,
    /// The columns of the group. Default: those of the list.
    #[serde(default)]
    #[cfg_attr(test, schemars(schema_with = "super::values::columns"))]
    pub columns: Option<Spanned<CountOrText>>,
    /// How the names of the group are set. Default: as those of the list.
    pub style: Option<ListStyle>,
    /// Where role and organisation stand in the group. Default: as in the list.
    pub details: Option<Details>,
}

macro_rules! columns {
    ($($(#[$doc:meta])+ $name:ident),+ $(,)?) => {
        /// Which column of the files holds what.
        #[derive(Debug, Clone, Default, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct Map {
            $($(#[$doc])+ pub $name: Option<Text>,)+
            /// Columns that look like names of persons, and are not to be printed.
            #[serde(default)]
            pub ignore: OneOrMany<Text>,
        }

        impl Map {
            /// Each field with the column it is said to be in.
            pub fn all(&self) -> Vec<(&'static str, &Option<Text>)> {
                vec![$((stringify!($name), &self.$name)),+]
            }
        }
    };
}

columns! {
    /// The column of whole names.
    name,
    /// The column of what stands before names, such as `Dr`.
    prefix,
    /// The column of given names.
    given,
    /// The column of middle names.
    middle,
    /// The column of family names.
    family,
    /// The column of what follows names, such as `Jr.`.
    suffix,
    /// The column of names to sort by.
    sort_name,
    /// The column that tells organisations from individuals.
    kind,
    /// The column of offices.
    role,
    /// The column of organisations.
    organization,
    /// The column of countries.
    country,
    /// The column of capacities.
    capacity,
    /// The column of those who sign for an organisation.
    represented_by,
    /// The column that marks who leads.
    lead,
    /// The column of ranks.
    rank,
    /// The column of dates.
    date,
    /// The column of numbers.
    number,
    /// The column of pictures.
    image,
    /// The column of what the pictures show.
    alt,
    /// The column of links.
    url,
    /// The column of languages.
    lang,
    /// The column of mail addresses. They are not printed.
    email,
}

/// One who signs.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(transform = super::needs::signatory))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name of the person or organisation, printed as typed.
    pub name: Option<Text>,
    /// What stands before the name of a person, such as `Dr`.
    pub prefix: Option<Text>,
    /// The given name of a person, in place of `name`.
    pub given: Option<Text>,
    /// The middle name of a person, beside `given` and `family`.
    pub middle: Option<Text>,
    /// The family name of a person, in place of `name`; alphabetical order goes by it.
    pub family: Option<Text>,
    /// What follows the name of a person, such as `Jr.`.
    pub suffix: Option<Text>,
    /// What alphabetical order goes by, where the name is not it.
    pub sort_name: Option<Text>,
    /// `organization` or `individual`. Default: the `kind` of the list, or
    /// `individual` for who has a given or family name or a role.
    #[cfg_attr(test, schemars(with = "Option<crate::draft::words::Kind>"))]
    pub kind: Option<Text>,
    /// The office held.
    pub role: Option<Text>,
    /// The organisation signed for, or belonged to.
    pub organization: Option<Text>,
    /// The country.
    pub country: Option<Text>,
    /// `personal` for who signs for nobody else: a mark and a note say so.
    /// Anything else, such as `p.p.`, is printed before the name.
    pub capacity: Option<Text>,
    /// Who signs for an organisation.
    pub represented_by: Option<Text>,
    /// Whether the name stands before all others.
    pub lead: Option<Spanned<bool>>,
    /// The place in the order `rank`, 1 first.
    pub rank: Option<Spanned<u32>>,
    /// The day of signing, year-month-day.
    pub date: Option<Text>,
    /// The number printed before the name; counting goes on from it.
    pub number: Option<Spanned<u32>>,
    /// The path of a picture of the signature, relative to the letter's folder.
    pub image: Option<Text>,
    /// What the picture shows. Default: `Signature of` and the name.
    pub alt: Option<Text>,
    /// The address of a page about who signs.
    pub url: Option<Text>,
    /// The language of name, role, organisation and country, where it is not the
    /// letter's, as a BCP 47 tag: screen readers speak them in it.
    pub lang: Option<Text>,
}
