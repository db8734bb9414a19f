//! Operators that set colours.

use memchr::memmem;

use super::space::names;
use crate::export::print::ink::{self, Inks};
use crate::letter::{Ink, Print};
use crate::pdf::Dict;
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::syntax::name;

/// Puts the streams of some resources into inks, and the resources too: spot
/// colours come in, ICC-based ones that nothing uses any more go.
pub fn ink(
    pdf: &mut RawPdf<'_>,
    resources: i32,
    streams: &[i32],
    colors: &[i32],
    print: &Print,
) -> Result<(), Missing> {
    let dict = pdf.get(resources)?.dict().ok_or(Missing("the resources of a page"))?;
    let named = names(&dict, colors);
    let mut unused = named.clone();
    for stream in streams.iter().filter(|_| !named.is_empty()) {
        let object = pdf.get_mut(*stream)?;
        let inked = rewritten(&object.data()?, &named, print);
        unused.retain(|name| memmem::find(&inked, format!("/{name} ").as_bytes()).is_none());
        object.set_data(&inked)?;
    }
    if named.is_empty() { Ok(()) } else { change(pdf.get_mut(resources)?, &unused, print) }
}

/// Changes the colour spaces of resources.
fn change(resources: &mut RawObject<'_>, unused: &[String], print: &Print) -> Result<(), Missing> {
    let spaces = resources.dict().and_then(|dict| dict.get::<Dict<'_>>("ColorSpace"));
    let spaces = spaces.and_then(|spaces| Dictionary::read(spaces.data()));
    let (mut spaces, _) = spaces.ok_or(Missing("the colour spaces of a page"))?;
    unused.iter().for_each(|name| spaces.remove(name));
    for (key, spot) in spots(print).into_iter().rev() {
        spaces.set(&key, spot);
    }
    let spaces = spaces.write();
    resources.edit(|dict| dict.set("ColorSpace", spaces))
}

/// Content with its colours in inks. Operators that draw stay byte by byte.
fn rewritten(content: &[u8], named: &[String], print: &Print) -> Vec<u8> {
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
fn setting(content: &[u8], named: &[String]) -> Option<([u8; 3], bool, usize)> {
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
    (sets && named.iter().any(|own| own == name)).then_some((rgb, stroke, length))
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
fn spots(print: &Print) -> Vec<(String, String)> {
    let spots = print.inks.iter().filter(|ink| ink.spot.is_some() && !print.grayscale);
    let entries = spots.map(|ink| {
        let [c, m, y, k] = ink.cmyk.map(|part| (part * 255.0).round() / 255.0);
        let name = name(ink.spot.as_deref().unwrap_or_default().as_bytes());
        let space = format!(
            "[/Separation{name}/DeviceCMYK<</FunctionType 2/Domain[0 1]\
             /Range[0 1 0 1 0 1 0 1]/C0[0 0 0 0]/C1[{c} {m} {y} {k}]/N 1>>]"
        );
        (resource(ink, print), space)
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(rgb: [u8; 3], spot: Option<&str>) -> Ink {
        Ink { rgb, cmyk: [1.0, 0.5, 0.0, 0.25], spot: spot.map(str::to_owned) }
    }

    fn inked(content: &str, inks: Vec<Ink>) -> String {
        let print = Print { inks, ..Print::default() };
        String::from_utf8(rewritten(content.as_bytes(), &["c0".to_owned()], &print)).expect("text")
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
    fn content_that_cannot_be_read_is_a_fault() {
        let mut pdf = RawPdf::of(&[
            (1, "<</ColorSpace<</c0 9 0 R>>>>"),
            (2, "<</Length 9/Filter/FlateDecode>>\nstream\nno stream\nendstream"),
        ]);
        let mut inked = |streams: &[i32]| super::ink(&mut pdf, 1, streams, &[9], &Print::default());
        assert_eq!(inked(&[2]), Err(Missing("the data of a stream")));
        assert_eq!(inked(&[7]), Err(Missing("an object that is referred to")));
        assert_eq!(inked(&[]), Ok(()));
    }
}
