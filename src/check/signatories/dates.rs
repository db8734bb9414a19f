//! When people signed, as forms write it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::super::Check;
use super::row::Row;
use crate::diagnostic::Code;
use crate::draft::schema::{self, DateFormat, Order};
use crate::letter::{Group, Signatory};
use crate::locale::reading;
use crate::source::{Span, Spanned};
use crate::table::Table;
use crate::table::columns::{Columns, Field};

/// Why a moment could not be read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is none.
    NoDate,
    /// It could be either day.
    Either(Date, Date),
}

/// A date as it is written, before it is known which number is what.
struct Written {
    numbers: [i16; 3],
    /// Whether the middle one is a month by its name.
    named: bool,
    dots: bool,
}

/// A moment as forms export it: `2026-03-01T12:30:00Z`, `2026/3/1 5:05:01 PM GMT+1`,
/// `01.03.2026 12:30`, `Mar 1, 2026`, and with its `order` known `3/1/26 12:30`. One
/// with an offset is turned to UTC.
pub fn moment(text: &str, order: Option<DateFormat>) -> Result<DateTime, Unread> {
    let text = text.trim();
    if let Ok(stamp) = text.parse::<Timestamp>() {
        return Ok(TimeZone::UTC.to_datetime(stamp));
    }
    if let Ok(moment) = text.parse::<DateTime>() {
        return Ok(moment);
    }
    let (written, rest) = written(text).ok_or(Unread::NoDate)?;
    let moment = day(&written, order)?.to_datetime(clock(rest));
    Ok(offset(rest).and_then(|offset| moment.checked_sub(offset).ok()).unwrap_or(moment))
}

/// How far a time of day is ahead of UTC, where it says so: `GMT+2`, `UTC-03:30`.
fn offset(rest: &str) -> Option<SignedDuration> {
    let (_, zone) = rest.split_once("GMT").or_else(|| rest.split_once("UTC"))?;
    let ahead = match zone.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let digits = zone.trim_start_matches(['+', '-', '\u{2212}']).trim_end_matches([')', ' ']);
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?),
        None if digits.len() == 4 => {
            (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?)
        }
        None => (digits.parse().ok()?, 0),
    };
    let sound = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    sound.then(|| SignedDuration::from_mins(ahead * (60 * hours + minutes)))
}

/// The numbers of a date, and what follows it.
fn written(text: &str) -> Option<(Written, &str)> {
    let end = |text: &str| text.find(|c: char| c.is_whitespace() || c == 'T').unwrap_or(text.len());
    let head = &text[..end(text)];
    for sign in ['-', '/', '.'] {
        let parts: Vec<&str> = head.trim_end_matches([',', '.']).split(sign).collect();
        if let [first, second, third] = parts[..] {
            let named = month(second);
            let second =
                named.map_or_else(|| second.parse().ok(), |month| Some(i16::from(month)))?;
            let numbers = [first.parse().ok()?, second, third.parse().ok()?];
            let written = Written { numbers, named: named.is_some(), dots: sign == '.' };
            return Some((written, &text[head.len()..]));
        }
    }
    in_words(text)
}

/// `Mar 1, 2026`, `1 March 2026`.
fn in_words(text: &str) -> Option<(Written, &str)> {
    let mut words = text.split_whitespace();
    let (first, second, third) = (words.next()?, words.next()?, words.next()?);
    let end = third.as_ptr().addr() - text.as_ptr().addr() + third.len();
    let number = |word: &str| word.trim_end_matches([',', '.']).parse().ok();
    let (day, month) = match month(first) {
        Some(month) => (number(second)?, month),
        None => (number(first)?, month(second)?),
    };
    let numbers = [day, i16::from(month), number(third)?];
    Some((Written { numbers, named: true, dots: false }, &text[end..]))
}

/// The section `dates`: the twelve months of each language that is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    months: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| reading::together("dates"));

/// The month of a name, or of its first three letters.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    let mut months = NAMES.months.iter();
    let at = months.position(|name| word.len() > 2 && name.starts_with(&word))?;
    i8::try_from(at % 12 + 1).ok()
}

/// The day that is meant.
fn day(written: &Written, order: Option<DateFormat>) -> Result<Date, Unread> {
    let [first, second, third] = written.numbers;
    let of = |year: i16, month: i16, day: i16| {
        let year = if (0..100).contains(&year) { year + 2000 } else { year };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    };
    let (day_first, month_first) = (of(third, second, first), of(third, first, second));
    let order = match order {
        _ if written.named || written.dots && first < 100 => Some(DateFormat::DayFirst),
        _ if first > 31 => Some(DateFormat::YearFirst),
        order => order,
    };
    match (order, day_first, month_first) {
        (Some(DateFormat::YearFirst), ..) => of(first, second, third).ok_or(Unread::NoDate),
        (Some(DateFormat::DayFirst), day, _) | (Some(DateFormat::MonthFirst), _, day) => {
            day.ok_or(Unread::NoDate)
        }
        (None, Some(one), Some(other)) if one != other => Err(Unread::Either(one, other)),
        (None, one, other) => one.or(other).ok_or(Unread::NoDate),
    }
}

/// The time of day in what follows a date.
fn clock(rest: &str) -> Time {
    let mut words =
        rest.split([' ', 'T']).filter(|word| word.contains(|c: char| c.is_alphanumeric()));
    let mut numbers = words.next().unwrap_or_default().split([':', '.']).map(|number| {
        number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<i8>().unwrap_or_default()
    });
    let mut next = || numbers.next().unwrap_or_default();
    let (hour, minute, second) = (next(), next(), next());
    let half = rest.to_lowercase().replace('.', "");
    let hour = match () {
        () if half.contains("pm") && hour < 12 => hour + 12,
        () if half.contains("am") && hour == 12 => 0,
        () => hour,
    };
    Time::new(hour, minute, second, 0).unwrap_or_default()
}

/// How the dates of a table are written: as the letter says, or as those show that can
/// be read in one way only. A program writes all of them alike.
pub fn order(table: &Table, columns: &Columns, said: Option<DateFormat>) -> Option<DateFormat> {
    let column = columns.fields().position(|field| field == Some(Field::Date));
    let Some(column) = column.filter(|_| said.is_none()) else { return said };
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let (mut day_first, mut month_first) = (false, false);
    for (written, _) in cells.filter_map(|cell| written(cell)) {
        let [first, second, _] = written.numbers;
        day_first |= (13..32).contains(&first);
        month_first |= !written.named && first < 13 && (13..32).contains(&second);
    }
    match (day_first, month_first) {
        (true, false) => Some(DateFormat::DayFirst),
        (false, true) => Some(DateFormat::MonthFirst),
        _ => None,
    }
}

impl Check<'_> {
    /// Dates that could be read in two ways, where the order goes by them.
    pub(super) fn unclear_dates(&mut self, list: &schema::Signatories, rows: &[Row]) {
        let orders = list.groups.iter().filter_map(|group| group.order);
        if !orders.chain([list.order]).any(|order| order == Order::Date) {
            return;
        }
        let mut unclear = rows.iter().filter_map(|row| {
            let text = row.get(Field::Date)?;
            match moment(text, row.date_order) {
                Err(Unread::Either(one, other)) => Some((text.clone(), one, other)),
                _ => None,
            }
        });
        if let Some((text, day_first, month_first)) = unclear.next() {
            let more = match unclear.count() {
                0 => String::new(),
                more => format!(", and {more} more could be read in two ways too"),
            };
            let message = format!("`{}` is {day_first} or {month_first}{more}", text.value);
            let hint = "write below `[signatories]`: `date_format = \"d/m/y\"` for the former, \
                        `date_format = \"m/d/y\"` for the latter";
            self.fault(Code::BadDate, text.span, message, hint);
        }
    }

    /// Whoever stands in an order by dates has one.
    pub(super) fn dates(&mut self, rows: &[Row], entries: &[Spanned<Signatory>], groups: &[Group]) {
        // Those were told once for all.
        let unclear: BTreeSet<Span> = rows
            .iter()
            .filter(|row| {
                let date = row.get(Field::Date).map(|date| moment(date, row.date_order));
                matches!(date, Some(Err(Unread::Either(..))))
            })
            .map(|row| row.span)
            .collect();
        let dated = groups.iter().filter(|group| group.order == Order::Date);
        let members = dated.flat_map(|group| &group.members).map(|&at| &entries[at]);
        for entry in members.filter(|entry| entry.date.is_none() && !unclear.contains(&entry.span))
        {
            let message = "the list is in order of dates, but this entry has none that is clear";
            let hint = "write year-month-day, such as 2023-10-02";
            self.fault(Code::BadDate, entry.span, message, hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str, order: Option<DateFormat>) -> Option<DateTime> {
        moment(text, order).ok()
    }

    #[test]
    fn moments_are_read_as_forms_write_them() {
        let noon = Some(date(2026, 3, 1).at(12, 30, 0, 0));
        for text in [
            "2026-03-01T12:30:00",
            "2026-03-01 12:30:00",
            "2026/03/01 1:30:00 PM GMT+1",
            "2026-03-01T12:30:00Z",
            "2026-03-01T14:30:00+02:00",
            "01.03.2026 12:30:00",
            "1.3.26, 12:30",
            "Mar 1, 2026 12:30 pm",
            "1 March 2026 12:30",
            "01-Mar-2026 12:30:00",
            "2026-03-01 12:30:00 UTC",
            "2026/03/01 10:00:00 AM GMT-2:30",
            "2026/03/02 2:30:00 AM GMT+1400",
        ] {
            assert_eq!(read(text, None), noon, "{text}");
        }
        let evening = Some(date(2026, 3, 1).at(17, 5, 1, 0));
        assert_eq!(read("2026/3/1 5:05:01 PM", None), evening);
        assert_eq!(read("3/1/26 5:05:01 p.m.", Some(DateFormat::MonthFirst)), evening);
        assert_eq!(read("1/3/26 17:05:01", Some(DateFormat::DayFirst)), evening);
        assert_eq!(read("2026-03-01", None), Some(date(2026, 3, 1).at(0, 0, 0, 0)));
        for other in ["yesterday", "2026-13-01", "", "31/31/2026", "Smarch 1, 2026"] {
            assert_eq!(moment(other, None), Err(Unread::NoDate), "{other}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_neither() {
        let either = Err(Unread::Either(date(2026, 3, 1), date(2026, 1, 3)));
        assert_eq!(moment("01/03/2026", None), either);
        assert_eq!(read("9/9/26 18:01", None), Some(date(2026, 9, 9).at(18, 1, 0, 0)));
        assert_eq!(read("13/03/2026", None), Some(date(2026, 3, 13).at(0, 0, 0, 0)));
    }
}
