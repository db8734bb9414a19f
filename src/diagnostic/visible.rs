//! Characters that a terminal would obey, that turn the order of what is shown, or that nobody
//! sees, made seen.

use std::borrow::Cow;

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

/// A text on one line, of which nothing is obeyed and nothing hidden: what would be stands as
/// JSON writes it, such as `\u001b`.
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_shown = |c: char| is_obeyed(c) || is_hidden(c);
    if !text.contains(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            c if is_shown(c) => {
                let units = c.encode_utf16(&mut [0; 2]).to_vec();
                units.iter().for_each(|unit| shown += &format!("\\u{unit:04x}"));
            }
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

/// Whether a character is not seen and no name needs it (UAX 44, `Default_Ignorable_Code_Point`):
/// two names that differ by it alone look the same. Names need what joins letters or keeps them
/// apart, chooses between their forms, or says in which direction they run.
fn is_hidden(c: char) -> bool {
    let needed = matches!(
        c,
        '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    );
    !c.is_ascii() && !needed && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_would_be_obeyed_is_shown_and_nothing_else_is_changed() {
        let shown = visible("a\u{1b}[31m\u{9b}2J\nx\r\u{202e}fdp\u{2028}\u{85}\u{7f}");
        assert_eq!(shown, "a\\u001b[31m\\u009b2J\\nx\\r\\u202efdp\\u2028\\u0085\\u007f");
        let hidden = visible("Po\u{ad}pe\u{200b} \u{feff}\u{61c}\u{2060}\u{e0041}\u{3164}");
        assert_eq!(hidden, "Po\\u00adpe\\u200b \\ufeff\\u061c\\u2060\\udb40\\udc41\\u3164");
        let harmless = "é\t\u{200d}👩❤\u{fe0f}葛\u{e0100}\u{200c}\u{200f}שלום \\n";
        assert_eq!(visible(harmless), harmless);
    }
}
