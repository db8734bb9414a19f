//! Text strings (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, or
//! PDFDocEncoding.

/// What PDFDocEncoding has at 0x18 (ISO 32000-1, annex D.3).
const ACCENTS: &str = "˘ˇˆ˙˝˛˚˜";
/// What it has from 0x80 on, up to the euro sign.
const SIGNS: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€";

/// The text of a string.
pub fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| character(byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    String::from_utf16_lossy(&units)
}

fn character(byte: u8) -> char {
    let nth = |of: &str, from: u8| of.chars().nth(usize::from(byte - from)).unwrap_or('\u{fffd}');
    match byte {
        0x18..=0x1f => nth(ACCENTS, 0x18),
        0x80..=0xa0 => nth(SIGNS, 0x80),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_text_strings_is_read() {
        assert_eq!(text(b"\xfe\xff\0L\x01\x42\xd8\x3d\xde\x00"), "Lł😀");
        assert_eq!(text(b"\xff\xfeL\0\x42\x01"), "Lł");
        assert_eq!(text("\u{feff}Lł".as_bytes()), "Lł");
        assert_eq!(text(b"caf\xe9 \x84 \x8dA\x8e \xa0 \x1f"), "café — “A” € ˜");
        assert_eq!(text(b"\x9e\x9f\xa1"), "ž\u{fffd}¡");
        assert_eq!(text(b"\xfe\xff\0"), "");
    }
}
