//! How well a colour is read on white, by WCAG 2.2.

/// What text needs (success criterion 1.4.3, level AA).
pub const NEEDED: f64 = 4.5;
/// What large text needs.
pub const LARGE: f64 = 3.0;
/// From this size in points on text is large.
pub const LARGE_SIZE: f64 = 18.0;

/// The contrast of `#rrggbb` with white: 1 for white itself, 21 for black.
pub fn with_white(color: &str) -> Option<f64> {
    channels(color).map(ratio)
}

/// The lightest colour of the same hue that has so much contrast.
pub fn darker(color: &str, needed: f64) -> Option<String> {
    let full = channels(color)?;
    let scaled = |part: u16| full.map(|channel| (channel * part + 127) / 255);
    let enough = (0..=255).rev().map(scaled).find(|&channels| ratio(channels) >= needed)?;
    let [red, green, blue] = enough;
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

fn channels(color: &str) -> Option<[u16; 3]> {
    let hex = color.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let channel = |at: usize| u16::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// Relative luminance and contrast ratio as WCAG defines them, for sRGB.
fn ratio(channels: [u16; 3]) -> f64 {
    let linear = channels.map(|channel| match f64::from(channel) / 255.0 {
        dark if dark <= 0.04045 => dark / 12.92,
        light => ((light + 0.055) / 1.055).powf(2.4),
    });
    let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    1.05 / (luminance + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_wcag() {
        let near = |color, ratio: f64| {
            let found = with_white(color).expect("a colour");
            assert!((found - ratio).abs() < 0.01, "{color}: {found}");
        };
        near("#ffffff", 1.0);
        near("#000000", 21.0);
        // As the contrast checkers of WebAIM and of browsers have them.
        near("#777777", 4.48);
        near("#767676", 4.54);
        near("#ff0000", 4.00);
        assert_eq!(with_white("red"), None);
    }

    #[test]
    fn a_darker_colour_is_just_enough() {
        for color in ["#ffcc00", "#ff0000", "#ffffff", "#7fb2e5"] {
            let darker = darker(color, NEEDED).expect("a colour");
            let ratio = with_white(&darker).expect("a colour");
            assert!((NEEDED..NEEDED + 0.15).contains(&ratio), "{color}: {darker} {ratio}");
        }
        assert_eq!(darker("#000000", NEEDED).as_deref(), Some("#000000"));
    }
}
