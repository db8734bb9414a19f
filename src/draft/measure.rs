//! Lengths and colours as a writer gives them.

/// Points in an inch, by definition of the PostScript point.
const POINTS_PER_INCH: f64 = 72.0;
/// Millimetres in an inch, by definition.
const MM_PER_INCH: f64 = 25.4;

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

/// Red, green and blue of a colour such as `#1f3a5f`.
pub fn rgb(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#')?;
    if hex.len() != 6 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

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

    #[test]
    fn colours_have_six_digits() {
        assert_eq!(rgb("#1f3a5F"), Some([0x1f, 0x3a, 0x5f]));
        for text in ["1f3a5f", "#1f3a5", "#1f3a5g", "#é1f3a", "#+1f3a5"] {
            assert_eq!(rgb(text), None, "{text}");
        }
    }
}
