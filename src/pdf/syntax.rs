//! How names, strings and references are written (ISO 32000-1, 7.3).

use base16ct::HexDisplay;
use hayro_syntax::object::ObjRef;

/// A name, with its slash. What would end it is escaped, as the exporter does.
pub fn name(bytes: &[u8]) -> String {
    let mut written = "/".to_owned();
    for &byte in bytes {
        match byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(&byte) {
            true => written.push(char::from(byte)),
            false => written += &format!("#{byte:02X}"),
        }
    }
    written
}

/// A string, in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    format!("<{:x}>", HexDisplay(bytes))
}

/// A text string (7.9.2.2).
pub fn text_string(text: &str) -> String {
    if text.is_ascii() { hex(text.as_bytes()) } else { wide_string(text) }
}

/// A text string in UTF-16, whatever is in it.
pub fn wide_string(text: &str) -> String {
    let wide = text.encode_utf16().flat_map(u16::to_be_bytes);
    hex(&[0xfe, 0xff].into_iter().chain(wide).collect::<Vec<u8>>())
}

/// A reference to an object.
pub fn reference(to: ObjRef) -> String {
    format!("{} {} R", to.obj_number, to.gen_number)
}

/// References, as items of an array.
pub fn references(all: &[ObjRef]) -> String {
    all.iter().map(|to| reference(*to)).collect::<Vec<_>>().join(" ")
}

/// Writes an object with its number and generation (7.3.10), on lines of its own; gives the
/// place where it begins behind them.
///
/// Where the data of a stream end in a carriage return, the line end after them is written
/// as two bytes: with one, readers that look for it would take both for it and find the data
/// too short.
pub fn indirect(out: &mut Vec<u8>, at: ObjRef, body: &[u8]) -> usize {
    out.extend(format!("{} {} obj\n", at.obj_number, at.gen_number).bytes());
    let start = out.len();
    match body.strip_suffix(b"\nendstream") {
        Some(data) if data.ends_with(b"\r") => {
            out.extend_from_slice(data);
            out.extend_from_slice(b"\r\nendstream");
        }
        _ => out.extend_from_slice(body),
    }
    out.extend_from_slice(b"\nendobj\n");
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_escape_what_would_end_them() {
        assert_eq!(name(b"PANTONE 3025 C"), "/PANTONE#203025#20C");
        assert_eq!(name("a/b(#)é+".as_bytes()), "/a#2Fb#28#23#29#C3#A9+");
    }

    #[test]
    fn text_strings_are_utf_16_where_they_must_be() {
        assert_eq!(text_string("(A"), "<2841>");
        assert_eq!(text_string("Lł😀"), "<feff004c0142d83dde00>");
        assert_eq!(wide_string("A"), "<feff0041>");
    }

    #[test]
    fn data_that_end_in_a_carriage_return_keep_it() {
        let written = |body: &[u8]| {
            let mut out = Vec::new();
            indirect(&mut out, ObjRef::new(7, 0), body);
            String::from_utf8(out).expect("text")
        };
        let stream = written(b"<<>>\nstream\ndata\r\nendstream");
        assert_eq!(stream, "7 0 obj\n<<>>\nstream\ndata\r\r\nendstream\nendobj\n");
        assert_eq!(written(b"data\n\nendstream"), "7 0 obj\ndata\n\nendstream\nendobj\n");
    }
}
