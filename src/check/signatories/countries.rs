//! Which countries are written, and what cannot be read as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Check;
use super::row::Row;
use super::tables::Tables;
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::draft::either::Wanted;
use crate::draft::schema::{self, Order};
use crate::draft::text::TextKind;
use crate::draft::text::{Setting, Text};
use crate::letter::Origin;
use crate::locale::country::{Else, Reading};
use crate::locale::{Country, Locale};
use crate::table::MOST_FAULTS;
use crate::table::columns::Field;
use crate::text::mojibake::mojibake;

/// What stands for a country and is none that is sure, by what is written.
pub type Unread = HashMap<String, Reading>;

/// From where a row is.
pub fn origin(row: &Row) -> Option<Origin> {
    let text = row.get(Field::Country)?;
    Some(Origin { typed: text.value.clone(), country: row.country })
}

impl Check<'_> {
    /// Reads the country of each row, all of them as one column. Gives what is unread.
    pub(super) fn read_countries(
        &mut self,
        list: &schema::Signatories,
        rows: &mut [Row],
    ) -> Unread {
        let typed = rows.iter().filter_map(|row| row.get(Field::Country));
        let typed: BTreeSet<&str> = typed.map(|text| text.trim()).collect();
        let meant = self.meant(&list.countries);
        let (known, asked): (Vec<&str>, Vec<&str>) =
            typed.into_iter().partition(|text| meant.contains_key(&text.to_lowercase()));
        let readings = match asked.as_slice() {
            [] => Vec::new(),
            asked => self.locale.read_countries(asked),
        };
        let asked = asked.into_iter().map(str::to_owned).zip(readings);
        let known = known.into_iter().filter_map(|text| {
            let country = meant.get(&text.to_lowercase()).copied().flatten()?;
            Some((text.to_owned(), Reading::Country(country)))
        });
        let mut readings: Unread = asked.chain(known).collect();
        for row in rows {
            let said = row.get(Field::Country).and_then(|text| readings.get(text.trim()));
            if let Some(Reading::Country(country)) = said {
                row.country = Some(*country);
            }
        }
        readings.retain(|_, reading| !matches!(reading, Reading::Country(_)));
        readings
    }

    /// What the letter says is meant, by what is written, in small letters.
    fn meant(&mut self, countries: &BTreeMap<String, Setting>) -> HashMap<String, Option<Country>> {
        let mut by_typed = HashMap::new();
        for (typed, meant) in countries {
            let country = country(meant, &self.locale);
            if country.is_none() {
                let hint = self.nearest_country(meant);
                let message = format!("`{}` is no country this program knows", meant.value);
                self.fault(Code::BadCountry, meant.span, message, hint);
            }
            by_typed.insert(typed.trim().to_lowercase(), country);
        }
        by_typed
    }

    /// Tells of each that is unread once. What the order, the groups or the choice of
    /// rows go by is a fault.
    pub(super) fn unread<'r>(
        &mut self,
        list: &schema::Signatories,
        tables: &Tables,
        rows: impl Iterator<Item = &'r Row>,
        unread: &Unread,
    ) {
        let by_country = goes_by_country(list, tables);
        let code = if by_country { Code::BadCountry } else { Code::UnreadCountry };
        let mut told = BTreeSet::new();
        for text in rows.filter_map(|row| row.get(Field::Country)) {
            let Some(reading) = unread.get(text.trim()) else { continue };
            // What looks damaged is told of as that.
            let new =
                mojibake(text, TextKind::Name).is_none() && told.insert(text.trim().to_lowercase());
            if new && told.len() <= MOST_FAULTS {
                let remark = self.unread_country(code, text, reading);
                let say = "or say in the letter what is meant: \
                              `[signatories.countries]`, `\"as written\" = \"country\"`";
                self.report.add(remark.maybe_hint((told.len() == 1).then_some(say)));
            }
        }
        if let Some(rest) = told.len().checked_sub(MOST_FAULTS).filter(|rest| *rest > 0) {
            let message = format!("{rest} more that stand for a country cannot be read");
            let hint = "`undersigned signatories` lists them all";
            self.report.add(Diagnostic::anywhere(code, message).hint(hint));
        }
    }

    fn unread_country(&self, code: Code, text: &Text, reading: &Reading) -> Diagnostic {
        let name = |country: &Country| format!("`{}`", self.locale.country(*country));
        let (fact, hint) = match reading {
            Reading::Several(countries) => (
                format!("names {} countries", countries.len()),
                "write the one that counts".to_owned(),
            ),
            Reading::Either(countries) => {
                let names = countries.iter().map(name).collect::<Vec<_>>().join(" or ");
                (format!("may be {names}"), "write which".to_owned())
            }
            Reading::Or(country, other) => {
                let (fact, hint) = or(*other);
                (
                    format!("may be {} or {fact}", name(country)),
                    format!("write {}{hint}", name(country)),
                )
            }
            Reading::Part(country) => (
                format!("is a part of {}", name(country)),
                format!("write {}, if it is to be counted and printed", name(country)),
            ),
            Reading::Among(country) => (
                format!("names {} and something else", name(country)),
                format!("write {}, if that is meant", name(country)),
            ),
            Reading::Country(_) | Reading::Unknown => {
                ("is no country this program knows".to_owned(), self.nearest_country(text))
            }
        };
        Diagnostic::new(code, text.span, format!("`{}` {fact}", text.trim())).hint(hint)
    }

    fn nearest_country(&self, typed: &str) -> String {
        match suggest::nearest(typed, self.locale.country_names()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "write the name of a country, in any language, or its ISO 3166 code".to_owned(),
        }
    }
}

/// What else may be meant than a country, and what to write then.
fn or(other: Else) -> (&'static str, &'static str) {
    match other {
        Else::State => ("a state of the United States", " or the United States"),
        Else::NoAnswer => ("no answer", ", or leave the cell empty"),
        Else::Namesake => ("something else", ", if that is meant"),
    }
}

/// The country of a text that stands for itself.
fn country(text: &str, locale: &Locale) -> Option<Country> {
    // Of what is unclear in a table the letter says which by its code.
    let code = Country::of_code(&text.trim().to_ascii_uppercase());
    code.or_else(|| match locale.read_countries(&[text]).as_slice() {
        [Reading::Country(country)] => Some(*country),
        _ => None,
    })
}

/// What is looked for in a column of countries, by their codes.
pub fn wanted(wanted: &Wanted, locale: &Locale) -> Wanted {
    let code = |text: &String| {
        country(text, locale).map_or_else(|| text.clone(), |country| country.code().to_owned())
    };
    match wanted {
        Wanted::Flag(flag) => Wanted::Flag(*flag),
        Wanted::Text(text) => Wanted::Text(code(text)),
        Wanted::Any(texts) => Wanted::Any(texts.iter().map(code).collect()),
    }
}

/// Whether any of some conditions is about countries.
pub fn asks_for_country(conditions: &schema::Conditions, tables: &Tables) -> bool {
    conditions.keys().any(|key| tables.column(key).is_country())
}

fn goes_by_country(list: &schema::Signatories, tables: &Tables) -> bool {
    let groups = || list.groups.iter();
    let by = |by: &Setting| tables.column(by).is_country();
    list.order == Order::Country
        || groups().any(|group| group.order == Some(Order::Country))
        || groups().any(|group| group.by.as_ref().is_some_and(by))
        || groups().any(|group| asks_for_country(&group.conditions, tables))
        || asks_for_country(&list.conditions, tables)
}
