//! Dates in words, as the Unicode CLDR has them for each language.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, YMD};

use super::Locale;

impl Locale {
    /// A day in words: `October 2, 2023`, `2. Oktober 2023`, `1er mars 2026`.
    pub fn date(&self, day: jiff::civil::Date) -> String {
        let iso = format!("{day}");
        let Some(date) = gregorian(day) else { return iso };
        let Ok(formatter) =
            FixedCalendarDateTimeFormatter::try_new((&self.tag).into(), YMD::long())
        else {
            return iso;
        };
        let words = formatter.format(&date).to_string();
        // The CLDR leaves out the ordinal that French grammar wants on the first.
        match (self.language(), words.strip_prefix("1 ")) {
            ("fr", Some(rest)) => format!("1er {rest}"),
            _ => words,
        }
    }

    /// The names of the months as they stand in a date.
    pub(super) fn months(&self) -> Vec<String> {
        let Ok(formatter) =
            FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new((&self.tag).into(), M::long())
        else {
            return Vec::new();
        };
        let month = |month| Date::try_new_gregorian(2023, month, 1).ok();
        (1..=12).filter_map(month).map(|date| formatter.format(&date).to_string()).collect()
    }
}

fn gregorian(day: jiff::civil::Date) -> Option<Date<Gregorian>> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Date::try_new_gregorian(i32::from(day.year()), month, date).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(tag: &str, year: i16, month: i8, day: i8) -> String {
        Locale::new(&tag.parse().expect("a tag")).date(jiff::civil::date(year, month, day))
    }

    #[test]
    fn each_language_writes_dates_its_own_way() {
        assert_eq!(date("en-US", 2023, 10, 2), "October 2, 2023");
        assert_eq!(date("en-GB", 2023, 10, 2), "2 October 2023");
        assert_eq!(date("de", 2023, 10, 2), "2. Oktober 2023");
        assert_eq!(date("fr", 2026, 3, 1), "1er mars 2026");
        assert_eq!(date("fr", 2026, 3, 11), "11 mars 2026");
        assert_eq!(date("pl", 2026, 3, 3), "3 marca 2026");
        assert_eq!(date("es", 2026, 3, 3), "3 de marzo de 2026");
    }
}
