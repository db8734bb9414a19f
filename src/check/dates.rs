//! The day of the letter.

use super::Check;
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::schema;
use crate::draft::text::{Text, Typed};
use crate::letter::Date;

impl Check<'_> {
    pub(super) fn date<K: Typed>(&mut self, date: &schema::Date<K>) -> Option<Date> {
        let day = match date {
            TextOr::Text(text) => return Some(self.date_text(text)),
            TextOr::Table(stamp) => stamp.date,
        };
        let day = day.and_then(|day| {
            let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
            jiff::civil::Date::new(year, month, i8::try_from(day.day).ok()?).ok()
        });
        if day.is_none() {
            let hint = "write year-month-day, such as 2023-10-02";
            self.fault(Code::BadDate, date.span(), "this is no day of the calendar", hint);
        }
        day.map(Date::Day)
    }

    /// A day of the calendar, where no other text will do.
    pub(super) fn day<K: Typed>(&mut self, date: &schema::Date<K>) -> Option<jiff::civil::Date> {
        match self.date(date)? {
            Date::Day(day) => Some(day),
            Date::Text(text) => {
                let day = text.parse().ok();
                if day.is_none() {
                    let message = format!("`{text}` is no day of the calendar");
                    let hint = "write year-month-day, such as 2023-10-02";
                    self.fault(Code::BadDate, date.span(), message, hint);
                }
                day
            }
        }
    }

    /// Any text may stand for a date, but not a day that does not exist.
    fn date_text(&mut self, text: &Text) -> Date {
        let shape = text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
        if shape.eq(*b"0000-00-00") && text.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{}` is no day of the calendar", text.value);
            let hint = "write year-month-day, such as 2023-10-02";
            self.fault(Code::BadDate, text.span, message, hint);
        }
        Date::Text(text.value.clone())
    }
}
