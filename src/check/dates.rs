//! The day of the letter.

use super::Check;
use crate::diagnostic::Code;
use crate::draft::schema;
use crate::draft::spanned::{Spanned, TextOr};
use crate::letter::Date;
use crate::source::Span;

impl Check<'_> {
    pub(super) fn date(&mut self, date: &Spanned<schema::Date>) -> Option<Date> {
        let day = match &date.value {
            TextOr::Text(text) => return self.date_text(text, date.span),
            TextOr::Table(stamp) => stamp.date,
        };
        let day = day.and_then(|day| {
            let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
            jiff::civil::Date::new(year, month, i8::try_from(day.day).ok()?).ok()
        });
        if day.is_none() {
            let hint = "write year-month-day, such as 2023-10-02";
            self.fault(Code::BadDate, date.span, "this is no day of the calendar", hint);
        }
        day.map(Date::Day)
    }

    /// A day of the calendar, where no other text will do.
    pub(super) fn day(&mut self, date: &Spanned<schema::Date>) -> Option<jiff::civil::Date> {
        match self.date(date)? {
            Date::Day(day) => Some(day),
            Date::Text(text) => {
                let day = text.parse().ok();
                if day.is_none() {
                    let message = format!("`{text}` is no day of the calendar");
                    let hint = "write year-month-day, such as 2023-10-02";
                    self.fault(Code::BadDate, date.span, message, hint);
                }
                day
            }
        }
    }

    /// Any text may stand for a date, but not a day that does not exist.
    fn date_text(&mut self, text: &str, span: Span) -> Option<Date> {
        let shape = text.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b });
        if shape.eq(*b"0000-00-00") && text.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{text}` is no day of the calendar");
            self.fault(Code::BadDate, span, message, "write year-month-day, such as 2023-10-02");
        }
        Some(Date::Text(text.to_owned()))
    }
}
