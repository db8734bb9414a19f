//! Colours that vector pictures bring along. The exporter writes them in
//! calibrated spaces; here the operators that set them are written anew, and a
//! calibrated grey becomes the device's, which is black ink.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::ink::{self, Inks};
use super::intent::number;
use crate::export::pack::stream_of;
use crate::export::parts::{Object, Parts};
use crate::letter::{Ink, Print};

/// Puts all content streams into inks.
pub fn ink(parts: &mut Parts<'_>, print: &Print) {
    let (greys, colors) = (spaces(parts, 1), spaces(parts, 3));
    for (resources, streams) in contents(parts) {
        content(parts, resources, &streams, &colors, print);
    }
    for number in greys {
        parts.get_mut(number).into_iter().for_each(|grey| grey.body = b"/DeviceGray"[..].into());
    }
    intents(parts, &colors);
    groups(parts, &colors);
}

/// Puts the streams of some resources into inks, and the resources too: spot
/// colours come in, calibrated ones that nothing uses any more go.
fn content(
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

/// Takes out what nothing refers to any more: colour spaces, then their profiles.
pub fn forget(parts: &mut Parts<'_>, numbers: &[usize]) {
    for &number in numbers {
        let reference = format!(" {number} 0 R");
        let named = |object: &Object<'_>| {
            let head = split(object).map(|(head, _)| head).or_else(|| text(object));
            head.is_some_and(|head| head.replace(['[', '/'], " ").contains(&reference))
        };
        if !parts.objects.iter().any(named) {
            parts.objects.retain(|object| object.number != number);
        }
    }
}

/// The colour spaces with a profile, and the profiles.
pub fn calibrated(parts: &Parts<'_>) -> Vec<usize> {
    let spaces = [spaces(parts, 1), spaces(parts, 3)].concat();
    let profiles =
        spaces.iter().filter_map(|&space| number(text(parts.get(space)?)?, "/ICCBased "));
    let profiles: Vec<usize> = profiles.collect();
    [spaces, profiles].concat()
}

/// Whether any picture still is in a calibrated colour space.
pub fn colored(parts: &Parts<'_>) -> bool {
    let uses = spaces(parts, 3).into_iter().map(|space| format!("/ColorSpace {space} 0 R"));
    uses.into_iter().any(|used| {
        let heads = parts
            .objects
            .iter()
            .map(|object| split(object).map_or_else(|| text(object), |(head, _)| Some(head)));
        heads.flatten().any(|head| head.contains(&used))
    })
}

/// What is seen through is mixed as inks: mixed as light, black ink would come out
/// as four.
fn groups(parts: &mut Parts<'_>, colors: &[usize]) {
    for object in &mut parts.objects {
        let Some((head, data)) = split(object) else { continue };
        let mixed = colors.iter().fold(head.to_owned(), |head, space| {
            head.replace(&format!("/CS {space} 0 R"), "/CS/DeviceCMYK")
        });
        if mixed != head {
            object.body = [mixed.as_bytes(), b"\nstream\n", data].concat().into();
        }
    }
}

/// Pictures in colour keep their profile, and say how they are converted.
fn intents(parts: &mut Parts<'_>, colors: &[usize]) {
    for object in &mut parts.objects {
        let Some((head, data)) = split(object) else { continue };
        let used = |space: &usize| head.contains(&format!("/ColorSpace {space} 0 R"));
        if !head.contains("/Subtype/Image") || !colors.iter().any(used) || head.contains("/Intent")
        {
            continue;
        }
        let head = head.replacen("<<", "<</Intent/RelativeColorimetric", 1);
        object.body = [head.as_bytes(), b"\nstream\n", data].concat().into();
    }
}

/// Calibrated colour spaces of so many components.
fn spaces(parts: &Parts<'_>, components: usize) -> Vec<usize> {
    let profile = |object: &Object<'_>| {
        let rest = text(object)?.strip_prefix("[/ICCBased ")?;
        let (head, _) = split(parts.get(rest.split(' ').next()?.parse().ok()?)?)?;
        (number(head, "/N ")? == components).then_some(object.number)
    };
    parts.objects.iter().filter_map(profile).collect()
}

/// Resources, and the content streams that use them.
fn contents(parts: &Parts<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut found = BTreeMap::<usize, Vec<usize>>::new();
    for object in &parts.objects {
        let head = split(object).map(|(head, _)| head).or_else(|| text(object)).unwrap_or_default();
        let Some(resources) = number(head, "/Resources ") else { continue };
        let form = head.contains("/Subtype/Form").then_some(object.number);
        found.entry(resources).or_default().extend(number(head, "/Contents ").or(form));
    }
    found
}

/// What resources call a colour space.
fn names(resources: &str, space: usize) -> Vec<&str> {
    let reference = format!(" {space} 0 R");
    let ends = resources.match_indices(&reference).map(|(end, _)| &resources[..end]);
    ends.filter_map(|before| before.rsplit('/').next())
        .filter(|name| name.starts_with('c'))
        .collect()
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

fn text<'a>(object: &'a Object<'_>) -> Option<&'a str> {
    str::from_utf8(&object.body).ok()
}

/// The dictionary of a stream, and its data up to the end of the object.
fn split<'a>(object: &'a Object<'_>) -> Option<(&'a str, &'a [u8])> {
    let keyword = b"\nstream\n";
    let at = object.body.windows(keyword.len()).position(|window| window == keyword)?;
    Some((str::from_utf8(&object.body[..at]).ok()?, &object.body[at + keyword.len()..]))
}

fn inflated(object: &Object<'_>) -> Option<Vec<u8>> {
    let (head, data) = split(object)?;
    let data = data.strip_suffix(b"\nendstream")?;
    if !head.contains("/FlateDecode") {
        return Some(data.to_vec());
    }
    let mut content = Vec::new();
    ZlibDecoder::new(data).read_to_end(&mut content).ok()?;
    Some(content)
}

/// The entries of a stream's dictionary but those of its compression.
fn entries(head: &str) -> String {
    let inner = head.trim().strip_prefix("<<").and_then(|head| head.strip_suffix(">>"));
    let inner = inner.unwrap_or_default().replace("/Filter/FlateDecode", "");
    match inner.split_once("/Length ") {
        Some((before, rest)) => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{rest}")
        }
        None => inner,
    }
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
