//! Moments in words, each in a zone.

use jiff::ZonedDateTime;

use super::Locale;

impl Locale {
    /// A moment in its zone: `June 11, 2026, 12:00 noon EDT (New York)`. Americans and
    /// Canadians who write English count twelve hours, others twenty-four.
    pub fn moment(&self, moment: &ZonedDateTime) -> String {
        let twelve = self.language() == "en" && matches!(self.region(), Some("US" | "CA"));
        let time =
            if twelve { twelve_hours(moment) } else { format!("{}", moment.strftime("%H:%M")) };
        let (date, zone) = (self.date(moment.date()), zone(moment));
        match city(moment) {
            Some(city) => format!("{date}, {time} {zone} ({city})"),
            None => format!("{date}, {time} {zone}"),
        }
    }
}

/// `6:00 p.m.`; noon in a word. Midnight is `12:00 a.m.`, as clocks show it: the word
/// leaves open whether the day begins then or ends.
fn twelve_hours(moment: &ZonedDateTime) -> String {
    match (moment.hour(), moment.minute()) {
        (12, 0) => "12:00 noon".to_owned(),
        (hour, _) => {
            format!("{} {}", moment.strftime("%-I:%M"), if hour < 12 { "a.m." } else { "p.m." })
        }
    }
}

/// The zone's abbreviation, or its distance from UTC where it has none.
fn zone(moment: &ZonedDateTime) -> String {
    let name = moment.strftime("%Z").to_string();
    if name.starts_with(char::is_alphabetic) {
        name
    } else {
        format!("UTC{}", moment.strftime("%:z"))
    }
}

/// The city a zone is named after; none of `UTC`, nor of `Etc/GMT+5`, which is west of it.
fn city(moment: &ZonedDateTime) -> Option<String> {
    let name = moment.time_zone().iana_name().filter(|name| !name.starts_with("Etc/"))?;
    Some(name.rsplit_once('/')?.1.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(tag: &str, zone: &str, hour: i8) -> String {
        let day = jiff::civil::date(2026, 6, 11).at(hour, 0, 0, 0);
        let moment = day.in_tz("Europe/Brussels").and_then(|at| at.in_tz(zone));
        Locale::new(&tag.parse().expect("a tag")).moment(&moment.expect("a moment"))
    }

    #[test]
    fn each_zone_has_its_own_day_hour_and_name() {
        let of = |zone| moment("en-US", zone, 18);
        assert_eq!(of("America/New_York"), "June 11, 2026, 12:00 noon EDT (New York)");
        assert_eq!(of("America/Los_Angeles"), "June 11, 2026, 9:00 a.m. PDT (Los Angeles)");
        assert_eq!(of("Asia/Taipei"), "June 12, 2026, 12:00 a.m. CST (Taipei)");
        assert_eq!(of("Etc/GMT+5"), "June 11, 2026, 11:00 a.m. UTC-05:00");
        let of = |zone| moment("en-GB", zone, 18);
        assert_eq!(of("Europe/Brussels"), "11 June 2026, 18:00 CEST (Brussels)");
        assert_eq!(of("Asia/Taipei"), "12 June 2026, 00:00 CST (Taipei)");
        assert_eq!(of("America/Sao_Paulo"), "11 June 2026, 13:00 UTC-03:00 (Sao Paulo)");
        assert_eq!(of("UTC"), "11 June 2026, 16:00 UTC");
    }
}
