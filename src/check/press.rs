//! What newsrooms are told.

use icu_locale_core::Locale as Tag;
use jiff::ZonedDateTime;
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::{Check, value};
use crate::diagnostic::{Code, suggest};
use crate::draft::either::TextOr;
use crate::draft::schema::{self, IMMEDIATE};
use crate::draft::text::{Prose, Setting, Text};
use crate::letter::{Block, Press, PressContact};

/// Emergency numbers have three digits; no newsroom calls a shorter one.
const FEWEST_DIGITS: usize = 3;

impl Check<'_> {
    pub(super) fn press(&mut self, press: &schema::Press, lang: &Tag) -> Press {
        let prose = |check: &mut Self, text: &Option<Prose>| {
            text.as_ref().map(|text| check.prose(text)).unwrap_or_default()
        };
        Press {
            embargo: press.release.as_ref().map(|of| self.release(of)).unwrap_or_default(),
            convention: press.convention,
            headline: self.line(press.headline.as_deref(), lang),
            subheadline: self.line(press.subheadline.as_deref(), lang),
            dateline: value(&press.dateline),
            body: press.body.as_ref().map(|body| self.release_body(body)).unwrap_or_default(),
            contacts: press.contacts.iter().map(|of| self.contact(of)).collect(),
            boilerplate: prose(self, &press.boilerplate),
            notes: prose(self, &press.notes),
            end_mark: value(&press.end_mark),
        }
    }

    fn release_body(&mut self, body: &TextOr<Prose, schema::BodyFile>) -> Vec<Block> {
        match body {
            TextOr::Text(text) => self.prose(text),
            TextOr::Table(table) => self.prose_file(&table.file).unwrap_or_default(),
        }
    }

    /// The moment of an embargo in each zone; none for immediate release.
    fn release(&mut self, release: &TextOr<Setting, schema::Embargo>) -> Vec<ZonedDateTime> {
        match release {
            TextOr::Text(word) if word.value == IMMEDIATE => Vec::new(),
            TextOr::Text(word) => {
                let message =
                    format!("`{}` does not say when the letter may be published", word.value);
                let hint = "write \"immediate\", or { until = 2026-06-11T18:00:00, zone = \"Europe/Brussels\" }";
                self.fault(Code::BadValue, word.span, message, hint);
                Vec::new()
            }
            TextOr::Table(embargo) => self.embargo(embargo),
        }
    }

    fn embargo(&mut self, embargo: &schema::Embargo) -> Vec<ZonedDateTime> {
        let zone = self.zone(&embargo.zone);
        let zones: Vec<_> = embargo.zones.0.iter().filter_map(|zone| self.zone(zone)).collect();
        let until = moment(&embargo.until).and_then(|until| match zone {
            Some(zone) => certain(until, &zone).map(Some),
            None => Ok(None),
        });
        let until = until.unwrap_or_else(|(message, hint)| {
            self.fault(Code::BadDate, embargo.until.span(), message, hint);
            None
        });
        let Some(until) = until else { return Vec::new() };
        let mut told = vec![until.clone()];
        for other in zones.into_iter().map(|zone| until.with_time_zone(zone)) {
            if told.iter().all(|known| known.time_zone() != other.time_zone()) {
                told.push(other);
            }
        }
        told
    }

    /// The zone of a city. Abbreviations are none: `EST` is an hour off in summer, and
    /// `BST` is of Britain and of Bangladesh.
    fn zone(&mut self, name: &Text) -> Option<TimeZone> {
        let of_city = |name: &str| name.contains('/') || ["UTC", "GMT"].contains(&name);
        let zone =
            Some(name).filter(|name| of_city(name)).and_then(|name| TimeZone::get(name).ok());
        if zone.is_none() {
            let known = jiff::tz::db().available().map(|name| name.to_string());
            let known: Vec<String> = known.filter(|name| of_city(name)).collect();
            let hint = match suggest::nearest(name, known.iter().map(String::as_str)) {
                Some(near) if of_city(name) => format!("did you mean `{near}`?"),
                _ => "write continent and city, such as America/New_York".to_owned(),
            };
            let message = format!("there is no time zone `{}`", name.value);
            self.fault(Code::BadValue, name.span, message, hint);
        }
        zone
    }

    /// Whom to ask, in a way that leads to them.
    fn contact(&mut self, contact: &schema::PressContact) -> PressContact {
        if let Some(phone) = &contact.phone
            && phone.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS
        {
            let message = format!("`{}` is no telephone number", phone.value);
            let hint = "write it as it is dialled from abroad, such as +32 555 0100";
            self.fault(Code::BadValue, phone.span, message, hint);
        }
        PressContact {
            name: contact.name.value.clone(),
            role: value(&contact.role),
            phone: value(&contact.phone),
            email: contact.email.as_ref().map(|address| self.email(address)),
        }
    }
}

/// What is wrong, and the remedy.
type Fault = (String, &'static str);

/// A day and a time, without a zone of its own.
fn moment(until: &schema::Date<Setting>) -> Result<DateTime, Fault> {
    let hint = "write day and time in whole minutes, such as 2026-06-11T18:00:00";
    let none = || ("this is no moment of a day".to_owned(), hint);
    let stamp = match until {
        TextOr::Table(stamp) => stamp.value,
        TextOr::Text(text) => text.parse().map_err(|_| none())?,
    };
    if stamp.offset.is_some() {
        return Err((
            "the time has an offset, and a zone besides".to_owned(),
            "leave the offset out: `zone` says where it is that time",
        ));
    }
    let part = |number: u8| i8::try_from(number).ok();
    let moment = || {
        let (date, time) = (stamp.date?, stamp.time?);
        let year = i16::try_from(date.year).ok()?;
        let day = jiff::civil::Date::new(year, part(date.month)?, part(date.day)?).ok()?;
        let whole = time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0;
        let time = Time::new(part(time.hour)?, part(time.minute)?, 0, 0).ok();
        Some(day.to_datetime(time.filter(|_| whole)?))
    };
    moment().ok_or_else(none)
}

/// The moment at which it is that time in a zone, if there is one, and only one.
fn certain(until: DateTime, zone: &TimeZone) -> Result<ZonedDateTime, Fault> {
    let moment = zone.to_ambiguous_zoned_datetime(until);
    let name = zone.iana_name().unwrap_or_default();
    match moment.offset() {
        AmbiguousOffset::Gap { .. } => Err((
            format!("there is no such time in `{name}`: clocks are set forward then"),
            "name a time an hour later",
        )),
        AmbiguousOffset::Fold { .. } => Err((
            format!("it is that time twice in `{name}`: clocks are set back then"),
            "name a time an hour later, or give the moment in `UTC`",
        )),
        AmbiguousOffset::Unambiguous { .. } => moment.unambiguous().map_err(|_| {
            ("this is too far off for a calendar".to_owned(), "write the year with four digits")
        }),
    }
}
