//! `[signatories]`: who signs, where the names come from, how they are set.

use std::collections::BTreeMap;

use super::{Date, Map, Signatory};
use crate::draft::either::{CountOr, CountOrText, OneOrMany, TextOr, Wanted};
use crate::draft::text::{Line, Name, Setting};
use crate::draft::texts::tables;
use crate::draft::words::{Choice, Kind, words};
use crate::source::Spanned;

/// The most columns that names stand in.
pub const MOST_COLUMNS: i64 = 4;

tables! {
    /// Who signs.
    #[derive(Default)]
    pub struct Signatories {
        /// A remark above the names.
        pub note: Option<Line>,
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
        pub file: OneOrMany<Setting>,
        /// What text files are in that are not UTF-8: `windows-1252`, `windows-1251`,
        /// `macintosh`, `utf-16le`, or any other encoding of the web. Default: none, and a
        /// file that is not UTF-8 is told.
        pub encoding: Option<Setting>,
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
        pub key: Option<Setting>,
        /// A TOML file of corrections, which hold for each new export.
        pub corrections: Option<Setting>,
        /// The file in which `build` keeps the numbers that were printed, so that they
        /// never change: `signatories.lock`.
        pub ledger: Option<Setting>,
        /// The day the list is of, year-month-day. Default: the date of the letter.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        pub as_of: Option<Date<Setting>>,
        /// Marks the names that were added after the edition of this day, and says so
        /// beneath the list. It needs a `ledger`.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        pub mark_new_since: Option<Date<Setting>>,
        /// Whether the block of who signs electronically says so, with name and day: in a PDF that
        /// is signed as it is built, `build --sign`. Default: false.
        #[serde(default)]
        #[cfg_attr(test, schemars(with = "bool"))]
        pub mark: Spanned<bool>,
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
        pub countries: BTreeMap<String, Setting>,
        /// What those are of whom nothing else is known: `organization` or `individual`.
        pub kind: Option<Choice<Kind>>,
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
        pub as_typed: OneOrMany<Setting>,
        /// Parts of the list with a heading each. Who fits into none stands after them.
        #[serde(default)]
        pub groups: Vec<Spanned<Group>>,
        /// The signatories: names, or tables.
        #[serde(default)]
        pub entries: Vec<TextOr<Name, Signatory>>,
    }
}

/// Columns and the values to be found in them.
pub type Conditions = BTreeMap<String, Spanned<Wanted>>;

words! {
    /// How the names are set.
    #[derive(Default, serde::Serialize)]
    ListStyle {
        /// A list in balanced columns.
        #[default]
        Columns "columns",
        /// One paragraph, the names one after the other.
        RunIn "run-in",
        /// A table of names, roles, organisations and countries, with a head on each page.
        Table "table",
        /// A block for each: room or a picture for the signature, then name, role, organisation.
        Blocks "blocks",
        /// Sheets of their own to be signed by hand: number, name, room for signature and date.
        Sheet "sheet",
    }

    /// Where role and organisation stand in columns of names.
    #[derive(Default)]
    Details {
        /// On lines of their own beneath the name.
        #[default]
        Beneath "beneath",
        /// Behind the name, after a comma.
        RunIn "run-in",
    }

    /// In which order names stand. Those with `lead = true` come first in any.
    #[derive(Default)]
    Order {
        /// As they are written.
        #[default]
        Given "given",
        /// By the alphabet of the letter's language, persons by family name.
        Alphabetical "alphabetical",
        /// By country, then by the alphabet.
        Country "country",
        /// By date of signing, the earliest first.
        Date "date",
        /// By `rank`, 1 first, then as they are written.
        Rank "rank",
    }

    /// How dates are written.
    DateFormat {
        /// The day first: 31/12/2026.
        DayFirst "d/m/y",
        /// The month first: 12/31/2026.
        MonthFirst "m/d/y",
        /// The year first: 2026/12/31.
        YearFirst "y/m/d",
    }

    /// What becomes of names given twice: the same but for capitals, punctuation and spaces.
    #[derive(Default)]
    Duplicates {
        /// The letter is not set.
        Error "error",
        /// Both are printed, and it is told.
        #[default]
        Warn "warn",
        /// One is printed in place of the first, in the better spelling, and it is told.
        Merge "merge",
    }

    /// What is said of those who signed once and do not any more.
    #[derive(Default)]
    Withdrawn {
        /// Nothing: their numbers are left out.
        #[default]
        Gap "gap",
        /// A line with the number, and that it was withdrawn.
        Line "line",
    }

    /// What becomes of what stands in brackets behind the name of a person.
    #[derive(Default)]
    Brackets {
        /// It is part of the name.
        #[default]
        Name "name",
        /// It is the organisation, where none is given.
        Organization "organization",
    }
}

tables! {
    /// A part of the list.
    #[derive(Default)]
    pub struct Group {
        /// The heading; `{count}` in it is the number of names, `{value}` the value of `by`,
        /// `{since}` the day of `since`.
        pub heading: Option<Line>,
        /// Makes a group of each value of this column: `country`, `kind`, or any other.
        pub by: Option<Setting>,
        /// Who belongs to it: `where = { kind = "organization" }`.
        #[serde(default, rename = "where")]
        pub conditions: Conditions,
        /// Takes those alone who were added after the edition of this day. It needs a `ledger`.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        pub since: Option<Date<Setting>>,
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
}
