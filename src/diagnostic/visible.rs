//! Characters that a terminal would obey, or that turn the order of what is shown, made seen.

use std::borrow::Cow;

/// A text on one line, of which nothing is obeyed: what would be stands as TOML and JSON
/// write it, such as `\u001b`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            c if is_obeyed(c) => shown += &format!("\\u{:04x}", u32::from(c)),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal obeys a character, an editor takes it for the end of a line, or it turns
/// the order of what stands around it. A tab does no harm.
pub fn is_obeyed(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() && c != '\t' || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_would_be_obeyed_is_shown_and_nothing_else_is_changed() {
        let shown = visible("a\u{1b}[31m\u{9b}2J\nx\r\u{202e}fdp\u{2028}\u{85}\u{7f}");
        assert_eq!(shown, "a\\u001b[31m\\u009b2J\\nx\\r\\u202efdp\\u2028\\u0085\\u007f");
        let harmless = "é\t\u{200d}👩\u{200f}שלום \\n";
        assert_eq!(visible(harmless), harmless);
    }
}
