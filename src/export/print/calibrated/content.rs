//! Operators that set colours.

use super::space::names;
use crate::export::pack::stream_of;
use crate::export::parts::Parts;
use crate::export::print::ink::{self, Inks};
use crate::export::streams::{entries, inflated, split, text};
use crate::letter::{Ink, Print};

/// Puts the streams of some resources into inks, and the resources too: spot
/// colours come in, calibrated ones that nothing uses any more go.
pub fn ink(
    parts: &mut Parts<'_>,
    resources: usize,
    streams: &[usize],
    colors: &[usize],
    print: &Print,
) -> Option<()> {
    let dictionary = parts.get(resources).and_then(text)?.to_owned();
    let named: Vec<&str> = colors.iter().flat_map(|&space| names(&dictionary, space)).collect();
    if named.is_empty() {
        return None;
    }
    let mut unused = named.clone();
    for &stream in streams {
        let (head, _) = parts.get(stream).and_then(split)?;
        let inked = rewritten(&parts.get(stream).and_then(inflated)?, &named, print);
        unused.retain(|name| {
            let name = format!("/{name} ");
            !inked.windows(name.len()).any(|window| window == name.as_bytes())
        });
        let body = stream_of(&entries(head), &inked);
        parts.get_mut(stream)?.body = body.into();
    }
    let start = format!("/ColorSpace<<{}", spots(print));
    let mut left = dictionary.replacen("/ColorSpace<<", &start, 1);
    for (name, space) in
        unused.iter().flat_map(|name| colors.iter().map(move |space| (name, space)))
    {
        left = left.replacen(&format!("/{name} {space} 0 R"), "", 1);
    }
    parts.get_mut(resources)?.body = left.into_bytes().into();
    Some(())
}

/// Content with its colours in inks. Operators that draw stay byte by byte.
fn rewritten(content: &[u8], named: &[&str], print: &Print) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.iter().position(|&byte| byte == b'/') {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        match setting(rest, named) {
            Some((rgb, stroke, length)) => {
                // The name's stroke also parted it from what stands before.
                out.push(b' ');
                out.extend_from_slice(operator(rgb, stroke, print).as_bytes());
                rest = &rest[length..];
            }
            None => {
                out.push(b'/');
                rest = &rest[1..];
            }
        }
    }
    out.extend_from_slice(rest);
    out
}

/// A colour that is set here: `/c0 cs 1 0 0 scn`, whether it strokes, and how
/// long that is.
fn setting(content: &[u8], named: &[&str]) -> Option<([u8; 3], bool, usize)> {
    let head = &content[..content.len().min(120)];
    let mut words = head.split(|byte| byte.is_ascii_whitespace());
    let name = str::from_utf8(words.next()?).ok()?.strip_prefix('/')?;
    let mut length = name.len() + 1;
    let mut next = || {
        let word = str::from_utf8(words.next()?).ok()?;
        length += word.len() + 1;
        Some(word)
    };
    let stroke = match next()? {
        "cs" => false,
        "CS" => true,
        _ => return None,
    };
    let mut part = || Some((next()?.parse::<f32>().ok()? * 255.0).round() as u8);
    let rgb = [part()?, part()?, part()?];
    let sets = next()? == if stroke { "SCN" } else { "scn" };
    (sets && named.contains(&name)).then_some((rgb, stroke, length))
}

fn operator(rgb: [u8; 3], stroke: bool, print: &Print) -> String {
    match (ink::of(rgb, print), stroke) {
        (Inks::Process([c, m, y, k]), false) => format!("{c} {m} {y} {k} k"),
        (Inks::Process([c, m, y, k]), true) => format!("{c} {m} {y} {k} K"),
        (Inks::Spot(ink), false) => format!("/{} cs 1 scn", resource(ink, print)),
        (Inks::Spot(ink), true) => format!("/{} CS 1 SCN", resource(ink, print)),
    }
}

/// What resources call a spot colour.
fn resource(ink: &Ink, print: &Print) -> String {
    let index = print.inks.iter().position(|known| known == ink).unwrap_or_default();
    format!("spot{index}")
}

/// The spot colours as resources, as the exporter writes those of text.
fn spots(print: &Print) -> String {
    let spots = print.inks.iter().filter(|ink| ink.spot.is_some() && !print.grayscale);
    let entries = spots.map(|ink| {
        let [c, m, y, k] = ink.cmyk.map(|part| (part * 255.0).round() / 255.0);
        let (key, name) = (resource(ink, print), name(ink.spot.as_deref().unwrap_or_default()));
        format!(
            "/{key}[/Separation/{name}/DeviceCMYK<</FunctionType 2/Domain[0 1]\
             /Range[0 1 0 1 0 1 0 1]/C0[0 0 0 0]/C1[{c} {m} {y} {k}]/N 1>>]"
        )
    });
    entries.collect()
}

/// A name as PDF writes it (ISO 32000-1, 7.3.5).
fn name(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let written = text.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("#{byte:02X}"),
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(rgb: [u8; 3], spot: Option<&str>) -> Ink {
        Ink { rgb, cmyk: [1.0, 0.5, 0.0, 0.25], spot: spot.map(str::to_owned) }
    }

    fn inked(content: &str, inks: Vec<Ink>) -> String {
        let print = Print { inks, ..Print::default() };
        String::from_utf8(rewritten(content.as_bytes(), &["c0"], &print)).expect("text")
    }

    #[test]
    fn colours_that_are_set_become_inks_and_nothing_else_changes() {
        let content = "q 1 0 0 1 0 0 cm/c0 cs 0 0 0 scn 1 2 m/c0 CS 1 1 1 SCN\n/c1 cs 1 scn/x0 Do";
        let expected = "q 1 0 0 1 0 0 cm 0 0 0 1 k 1 2 m 0 0 0 0 K\n/c1 cs 1 scn/x0 Do";
        assert_eq!(inked(content, Vec::new()), expected);
    }

    #[test]
    fn a_colour_of_the_letter_has_its_inks_in_pictures_too() {
        let content = "/c0 cs 0.2 0.4 0.6 scn";
        assert_eq!(inked(content, vec![ink([51, 102, 153], None)]), " 1 0.5 0 0.25 k");
        assert_eq!(inked(content, vec![ink([51, 102, 153], Some("X"))]), " /spot0 cs 1 scn");
    }

    #[test]
    fn content_that_ends_early_or_makes_no_sense_stays_as_it_is() {
        for content in
            ["/", "/c0", "/c0 cs", "/c0 cs 1 1 scn", "/c0 cs a b c scn", "/c0 gs 1 1 1 scn"]
        {
            assert_eq!(inked(content, Vec::new()), content);
        }
    }

    #[test]
    fn names_escape_what_would_end_them() {
        assert_eq!(name("PANTONE 3025 C"), "PANTONE#203025#20C");
        assert_eq!(name("a/b(#)é"), "a#2Fb#28#23#29#C3#A9");
    }
}
