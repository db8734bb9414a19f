//! Lengths as people write them, in letters and in the data of the design.

use serde::{Deserialize, Deserializer};

/// Points in an inch, by definition of the PostScript point.
const POINTS_PER_INCH: f64 = 72.0;
/// Millimetres in an inch, by definition.
pub const MM_PER_INCH: f64 = 25.4;
/// Millimetres in a point.
pub const MM_PER_POINT: f64 = MM_PER_INCH / POINTS_PER_INCH;

/// A length such as `25mm`, `1in`, `2.5cm` or `11pt`, in points.
pub fn points(text: &str) -> Option<f64> {
    let text = text.trim();
    let split = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(split);
    let per_inch = match unit {
        "pt" => POINTS_PER_INCH,
        "in" => 1.0,
        "mm" => MM_PER_INCH,
        "cm" => MM_PER_INCH / 10.0,
        _ => return None,
    };
    let number: f64 = number.trim().parse().ok()?;
    let points = number * POINTS_PER_INCH / per_inch;
    (points.is_finite() && points >= 0.0).then_some(points)
}

/// Millimetres to points.
pub fn of_mm(mm: f64) -> f64 {
    mm * POINTS_PER_INCH / MM_PER_INCH
}

/// Points to inches.
pub fn inches(points: f64) -> f64 {
    points / POINTS_PER_INCH
}

/// Reads a length of the design's data into points.
pub(super) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let text = String::deserialize(from)?;
    points(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no length")))
}

/// Reads several.
pub(super) fn several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    let read = |text: &String| points(text).ok_or_else(|| format!("`{text}` is no length"));
    texts.iter().map(read).collect::<Result<_, _>>().map_err(serde::de::Error::custom)
}

/// A group of lengths in points, which the data gives with their units.
macro_rules! lengths {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$of])* #[serde(deserialize_with = "crate::design::length::one")] pub $field: f64,)+
        }
    };
}

/// A group of numbers, which are multiples of some unit.
macro_rules! multiples {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$of])* pub $field: f64,)+
        }

        impl $name {
            /// The same, in what the unit is a multiple of.
            pub fn times(&self, unit: f64) -> Self {
                Self { $($field: self.$field * unit,)+ }
            }
        }
    };
}

pub(super) use {lengths, multiples};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_come_out_in_points() {
        assert_eq!(points("1in"), Some(72.0));
        assert_eq!(points("25.4 mm"), Some(72.0));
        assert_eq!(points("2.54cm"), Some(72.0));
        assert_eq!(points("11pt"), Some(11.0));
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in ["", "11", "-1in", "1 inch", "mm", "NaNmm", "infpt", "1e999mm"] {
            assert_eq!(points(text), None, "{text}");
        }
    }
}
