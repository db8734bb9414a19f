//! The letter's address on the web as it is printed: in words, and as a QR code.

use icu_segmenter::GraphemeClusterSegmenter;
use qrcode::bits::{Bits, encode_auto};
use qrcode::{Color, EcLevel, QrCode, Version};
use serde::Serialize;

use crate::letter;
use crate::locale::Locale;

/// A line may end before these, which then begin the next: none of them is taken for
/// a hyphen, or for the end of a sentence (The Chicago Manual of Style, 7.46).
const BEFORE: &str = ".-_~?#&=+%,;!@$'()*";
/// A line may end after these.
const AFTER: &str = "/:";
/// Longer pieces are divided anywhere, in characters.
const LONGEST_PIECE: usize = 24;
/// A code can be read with 15 % of it damaged.
const LEVEL: EcLevel = EcLevel::M;
/// The number that says that what follows is UTF-8 (AIM ECI 000026). Without it bytes are
/// ISO 8859-1, and readers guess.
const UTF_8: u32 = 26;

/// The letter's address on the web.
#[derive(Debug, Clone, Serialize)]
pub struct CanonicalUrl {
    /// What stands before it.
    pub label: String,
    /// The address.
    pub url: String,
    /// As it is printed, in the pieces that lines may end between.
    pub shown: Vec<String>,
    /// A QR code that leads there, as SVG. The quiet zone around it is left to the
    /// templates.
    pub code: String,
    /// What the code is, for those who cannot see it.
    pub alt: String,
    /// Whether the code stands beside what is above its line, and takes no room.
    pub hung: bool,
}

/// The address in the words of a language, if it is to be printed.
pub fn localise(of: Option<letter::CanonicalUrl>, locale: &Locale) -> Option<CanonicalUrl> {
    let url = of.filter(|of| of.qr)?.url;
    Some(CanonicalUrl {
        label: locale.words.on_the_web.clone(),
        shown: pieces(short(&url)),
        code: code(&url)?,
        alt: locale.words.qr_code.replace("{url}", &url),
        url,
        hung: false,
    })
}

/// What people type: programs add the rest. `http://` stays, for they would add another.
fn short(url: &str) -> &str {
    let scheme = url.get(.."https://".len()).filter(|start| start.eq_ignore_ascii_case("https://"));
    let short = &url[scheme.map_or(0, str::len)..];
    // Only the slash of the front page says nothing.
    short.strip_suffix('/').filter(|rest| !rest.contains('?')).unwrap_or(short)
}

fn pieces(url: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut length, mut start) = (0, 0);
    for end in GraphemeClusterSegmenter::new().segment_str(url).skip(1) {
        let character = &url[start..end];
        let ended = url[..start].ends_with(|before| AFTER.contains(before));
        if length > 0 && (ended && !AFTER.contains(character) || BEFORE.contains(character))
            || length == LONGEST_PIECE
        {
            pieces.push(String::new());
            length = 0;
        }
        pieces.last_mut().into_iter().for_each(|piece| piece.push_str(character));
        (length, start) = (length + 1, end);
    }
    pieces
}

/// A QR code (ISO/IEC 18004) as one path: its modules have no edges between them, and so
/// no gaps. None if there is more to say than any code holds, which the check has seen to.
fn code(text: &str) -> Option<String> {
    let bits = if text.is_ascii() { encode_auto(text.as_bytes(), LEVEL).ok() } else { utf_8(text) };
    let code = QrCode::with_bits(bits?, LEVEL).ok()?;
    let (size, mut path) = (code.width(), String::new());
    for (y, row) in code.to_colors().chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                path += &format!("M{x} {y}h{length}v1h-{length}z");
            }
            x += length;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    ))
}

/// The bits of a text of all scripts, in the smallest code that holds them.
fn utf_8(text: &str) -> Option<Bits> {
    (1..=40).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_eci_designator(UTF_8).ok()?;
        bits.push_byte_data(text.as_bytes()).ok()?;
        bits.push_terminator(LEVEL).ok()?;
        Some(bits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_printed_as_people_type_it() {
        for (url, shown) in [
            ("https://registers.example/", "registers.example"),
            ("HTTPS://registers.example/open/", "registers.example/open"),
            ("http://registers.example", "http://registers.example"),
            ("https://registers.example/?page=/", "registers.example/?page=/"),
        ] {
            assert_eq!(short(url), shown);
        }
    }

    #[test]
    fn lines_end_after_slashes_and_before_other_marks() {
        let shown = pieces("http://a-b.éxample/é/x.html?q=1");
        let expected =
            ["http://", "a", "-b", ".éxample/", "é/", "x", ".html", "?q", "=1"].map(str::to_owned);
        assert_eq!(shown, expected);
        let long = "x".repeat(60);
        assert_eq!(pieces(&long).iter().map(String::len).collect::<Vec<_>>(), [24, 24, 12]);
        assert_eq!(pieces(&long).concat(), long);
    }

    #[test]
    fn a_code_grows_with_what_it_holds() {
        let size = |text: &str| {
            let code = code(text).expect("a code");
            code.split('"').nth(3).map(str::to_owned)
        };
        // Modules of versions 1, 2 and 8 (ISO/IEC 18004, table 1).
        assert_eq!(size("https://a.b").as_deref(), Some("21"));
        assert_eq!(size("https://registers.example").as_deref(), Some("25"));
        assert_eq!(size(&"x".repeat(152)).as_deref(), Some("49"));
    }
}
