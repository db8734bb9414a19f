//! Whether a file has the table of its objects where its end says (ISO 32000-1,
//! 7.5.5); without, what was cut off of it cannot be told.

/// What may stand behind the end of a file.
const TAIL: usize = 2048;

/// Whether there is a table at the place that the end of the file names. Places
/// are counted from the header, which may have something before it.
pub fn is_sound(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let start = tail.windows(9).rposition(|window| window == b"startxref");
    let place = start.and_then(|at| number(&tail[at + b"startxref".len()..]));
    let header = bytes.windows(5).take(TAIL).position(|window| window == b"%PDF-").unwrap_or(0);
    let Some(place) = place else { return false };
    [place, place.saturating_add(header)].into_iter().any(|place| is_table(bytes, place))
}

/// A table, or the object that has it packed.
fn is_table(bytes: &[u8], place: usize) -> bool {
    let at = bytes.get(place..).unwrap_or_default().trim_ascii_start();
    let head = &at[..at.len().min(40)];
    head.starts_with(b"xref")
        || number(head).is_some() && head.windows(3).any(|word| word == b"obj")
}

fn number(bytes: &[u8]) -> Option<usize> {
    let bytes = bytes.trim_ascii_start();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&bytes[..digits]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"%PDF-1.7\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n";

    #[test]
    fn a_file_whose_table_is_where_it_says_is_sound() {
        assert!(is_sound(FILE));
        assert!(is_sound(&[b"mail\n", FILE].concat()));
    }

    #[test]
    fn a_file_that_is_cut_or_moved_is_not() {
        assert!(!is_sound(&FILE[..20]));
        assert!(!is_sound(&FILE[4..]));
        assert!(!is_sound(b""));
    }
}
