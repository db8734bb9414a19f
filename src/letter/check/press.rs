//! What newsrooms are told.

use jiff::ZonedDateTime;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;

use super::{Check, value};
use crate::diagnostic::Code;
use crate::letter::press::{Press, PressContact};
use crate::letter::prose::Block;
use crate::letter::schema::{self, Text};
use crate::letter::spanned::{Spanned, TextOr};
use crate::letter::suggest;

/// The word for a release without embargo.
const IMMEDIATE: &str = "immediate";

impl Check<'_> {
    pub(super) fn press(&mut self, press: &schema::Press) -> Press {
        let prose = |check: &mut Self, text: &Option<Text>| {
            text.as_ref().map(|text| check.prose(text)).unwrap_or_default()
        };
        let contact = |contact: &schema::PressContact| PressContact {
            name: contact.name.value.clone(),
            role: value(&contact.role),
            phone: value(&contact.phone),
            email: value(&contact.email),
        };
        Press {
            embargo: press.release.as_ref().map(|of| self.release(of)).unwrap_or_default(),
            convention: press.convention,
            headline: value(&press.headline),
            subheadline: value(&press.subheadline),
            dateline: value(&press.dateline),
            body: press.body.as_ref().map(|body| self.release_body(body)).unwrap_or_default(),
            contacts: press.contacts.iter().map(contact).collect(),
            boilerplate: prose(self, &press.boilerplate),
            notes: prose(self, &press.notes),
            end_mark: value(&press.end_mark),
        }
    }

    fn release_body(&mut self, body: &Spanned<TextOr<schema::BodyFile>>) -> Vec<Block> {
        match &body.value {
            TextOr::Text(text) => self.prose(&Text { value: text.clone(), span: body.span }),
            TextOr::Table(table) => self.prose_file(&table.file).unwrap_or_default(),
        }
    }

    /// The moment of an embargo in each zone; none for immediate release.
    fn release(&mut self, release: &Spanned<TextOr<schema::Embargo>>) -> Vec<ZonedDateTime> {
        match &release.value {
            TextOr::Text(word) if word == IMMEDIATE => Vec::new(),
            TextOr::Text(word) => {
                let message = format!("`{word}` does not say when the letter may be published");
                let hint = "write \"immediate\", or { until = 2026-06-11T18:00:00, zone = \"Europe/Brussels\" }";
                self.fault(Code::BadValue, release.span, message, hint);
                Vec::new()
            }
            TextOr::Table(embargo) => self.embargo(embargo),
        }
    }

    fn embargo(&mut self, embargo: &schema::Embargo) -> Vec<ZonedDateTime> {
        let zone = self.zone(&embargo.zone);
        let zones: Vec<_> = embargo.zones.0.iter().filter_map(|zone| self.zone(zone)).collect();
        let Some(until) = moment(&embargo.until) else {
            let hint = "write day and time, such as 2026-06-11T18:00:00; `zone` says where";
            self.fault(Code::BadDate, embargo.until.span, "this is no moment of a day", hint);
            return Vec::new();
        };
        let Some(zone) = zone else { return Vec::new() };
        // Where clocks are set forward or back.
        let Ok(until) = zone.to_ambiguous_zoned_datetime(until).unambiguous() else {
            let message =
                format!("there is no such time in `{}`, or there are two", embargo.zone.value);
            let hint = "clocks are changed in that hour: name another";
            self.fault(Code::BadDate, embargo.until.span, message, hint);
            return Vec::new();
        };
        let others = zones.into_iter().map(|zone| until.with_time_zone(zone));
        std::iter::once(until.clone()).chain(others).collect()
    }

    fn zone(&mut self, name: &Text) -> Option<TimeZone> {
        let zone = TimeZone::get(name).ok();
        if zone.is_none() {
            let known: Vec<String> =
                jiff::tz::db().available().map(|name| name.to_string()).collect();
            let near = suggest::nearest(name, known.iter().map(String::as_str));
            let hint = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write continent and city, such as America/New_York".to_owned(),
            };
            let message = format!("there is no time zone `{}`", name.value);
            self.fault(Code::BadValue, name.span, message, hint);
        }
        zone
    }
}

/// A day and a time, without a zone of its own.
fn moment(stamp: &toml::value::Datetime) -> Option<DateTime> {
    let (date, time) = (stamp.date?, stamp.time?);
    let part = |number: u8| i8::try_from(number).ok();
    let day =
        jiff::civil::Date::new(i16::try_from(date.year).ok()?, part(date.month)?, part(date.day)?);
    let time = Time::new(part(time.hour)?, part(time.minute)?, 0, 0).ok()?;
    Some(day.ok()?.to_datetime(time)).filter(|_| stamp.offset.is_none())
}
