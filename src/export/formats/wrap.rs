//! Plain text in lines of a width.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_width::UnicodeWidthStr;

/// How wide lines are, in columns, so that they may be quoted in mail (RFC 3676, 4.2).
pub const WIDTH: usize = 72;

/// How wide a text is in columns: ideographs take two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A paragraph in lines of `room` columns: the first after `first`, all others after
/// `rest`. What cannot be divided, such as an address on the web, stays whole.
/// Lines end where Unicode allows it (UAX 14), but within words only where a
/// script has no spaces, and not at ties.
pub fn wrap(text: &str, first: &str, rest: &str, room: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let mut current = if lines.is_empty() { first } else { rest }.to_owned();
        for (used, piece) in pieces(line).into_iter().enumerate() {
            let fits = width(&current) + width(piece.trim_end_matches(' ')) <= room;
            if used > 0 && !fits {
                lines.push(std::mem::replace(&mut current, rest.to_owned()));
            }
            current.push_str(piece);
        }
        lines.push(current);
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// The pieces a line may be divided into, each with the space after it.
fn pieces(line: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    let (mut pieces, mut start) = (Vec::new(), 0);
    for end in segmenter.segment_str(line).skip(1) {
        let (before, after) = (line[..end].chars().next_back(), line[end..].chars().next());
        let spaced = before.is_some_and(char::is_whitespace);
        let unspaced =
            !before.is_some_and(|c| c.is_ascii()) && !after.is_some_and(|c| c.is_ascii());
        if end == line.len() || spaced || unspaced {
            pieces.push(&line[start..end]);
            start = end;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::tie::TIE;

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let text = "word ".repeat(40);
        let wrapped = wrap(&text, "1. ", "   ", WIDTH);
        assert!(wrapped.lines().all(|line| width(line) <= WIDTH), "{wrapped}");
        assert!(wrapped.lines().skip(1).all(|line| line.starts_with("   w")), "{wrapped}");
    }

    #[test]
    fn an_address_stays_whole_and_ideographs_are_divided() {
        let address = format!("https://archive.example/{}", "long-".repeat(20));
        let wrapped = wrap(&format!("See {address} there"), "", "", WIDTH);
        assert_eq!(wrapped, format!("See\n{address}\nthere"));
        let wrapped = wrap(&"香港".repeat(30), "", "", WIDTH);
        assert!(wrapped.lines().all(|line| width(line) <= WIDTH), "{wrapped}");
    }

    #[test]
    fn what_is_tied_stays_on_one_line() {
        let (filler, name) = ("x".repeat(66), format!("The{TIE}Hon. Placeholder"));
        let text = format!("{filler} {name}");
        assert_eq!(wrap(&text, "", "", WIDTH), format!("{filler}\n{name}"));
    }
}
