//! Lengths and colours as a writer gives them.

pub use crate::design::length::points;

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
    fn colours_have_six_digits() {
        assert_eq!(rgb("#1f3a5F"), Some([0x1f, 0x3a, 0x5f]));
        for text in ["1f3a5f", "#1f3a5", "#1f3a5g", "#é1f3a", "#+1f3a5"] {
            assert_eq!(rgb(text), None, "{text}");
        }
    }
}
