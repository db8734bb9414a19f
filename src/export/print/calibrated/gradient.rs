//! Gradients that are grey throughout, or are to be.

use std::ops::Range;

use crate::export::pack::stream_of;
use crate::export::parts::{Object, Parts};
use crate::export::print::ink;
use crate::export::streams::{entries, inflated, number, split, text};
use crate::letter::Print;

/// Writes gradients in black ink alone where all their colours are grey, or all is to be.
pub fn ink(parts: &mut Parts<'_>, colors: &[usize], print: &Print) {
    for space in colors {
        let used = format!("/ColorSpace {space} 0 R");
        let shades = |body: &str| body.contains("/ShadingType ") && body.contains(&used);
        let shadings: Vec<_> =
            parts.objects.iter().filter(|of| text(of).is_some_and(shades)).collect();
        let shadings: Vec<usize> = shadings.into_iter().map(|of| of.number).collect();
        for shading in shadings {
            grey(parts, shading, &used, print);
        }
    }
}

fn grey(parts: &mut Parts<'_>, shading: usize, used: &str, print: &Print) -> Option<()> {
    let body = parts.get(shading).and_then(text)?.to_owned();
    let first = number(&body, "/Function ")?;
    let written = match print.grayscale.then(|| programmed(parts.get(first)?)).flatten() {
        Some(program) => vec![(first, program)],
        None => interpolated(parts, first, print)?,
    };
    for (function, body) in written {
        parts.get_mut(function)?.body = body.into();
    }
    parts.get_mut(shading)?.body =
        body.replacen(used, "/ColorSpace/DeviceGray", 1).into_bytes().into();
    Some(())
}

/// What makes the brightness of a colour (ITU-R BT.709) of its three parts.
const BRIGHTNESS: &str = " .0722 mul exch .7152 mul add exch .2126 mul add";

/// A function that computes its colours, with the brightness of them in their place.
fn programmed(function: &Object<'_>) -> Option<Vec<u8>> {
    let (head, _) = split(function).filter(|(head, _)| head.contains("/FunctionType 4"))?;
    let code = String::from_utf8(inflated(function)?).ok()?;
    let code = format!("{}{BRIGHTNESS}}}", code.trim_end().strip_suffix('}')?);
    let mut entries = entries(head);
    let range = array(&entries, "/Range[")?;
    entries.replace_range(range, "0 1");
    Some(stream_of(&entries, code.as_bytes()))
}

/// The functions behind one that interpolates, each in one component.
fn interpolated(parts: &Parts<'_>, first: usize, print: &Print) -> Option<Vec<(usize, Vec<u8>)>> {
    let functions = functions(parts, first)?.into_iter();
    let written = functions.map(|function| {
        let body = greyed(parts.get(function).and_then(text)?, print)?;
        Some((function, body.into_bytes()))
    });
    written.collect()
}

/// A function and those it is made of, if all of them interpolate.
fn functions(parts: &Parts<'_>, first: usize) -> Option<Vec<usize>> {
    let body = parts.get(first).and_then(text)?;
    if body.contains("/FunctionType 2") {
        return Some(vec![first]);
    }
    let (_, rest) = body.split_once("/Functions[").filter(|_| body.contains("/FunctionType 3"))?;
    let numbers = rest.split(']').next()?.split(" 0 R").filter(|part| !part.trim().is_empty());
    let own: Option<Vec<usize>> = numbers.map(|part| part.trim().parse().ok()).collect();
    let plain = |&function: &usize| {
        parts.get(function).and_then(text).is_some_and(|body| body.contains("/FunctionType 2"))
    };
    own.filter(|own| own.iter().all(plain)).map(|own| [vec![first], own].concat())
}

/// A function with one component in place of three; none if it has a colour.
fn greyed(function: &str, print: &Print) -> Option<String> {
    let mut written = function.to_owned();
    for key in ["/C0[", "/C1["] {
        let Some(place) = array(&written, key) else { continue };
        let parts = written[place.clone()].split_ascii_whitespace();
        let parts: Vec<f32> = parts.map_while(|part| part.parse().ok()).collect();
        let [red, green, blue] = parts[..] else { return None };
        let rgb = [red, green, blue].map(|part| (part * 255.0).round() as u8);
        let black = ink::black(rgb, print)?;
        written.replace_range(place, &(1.0 - black).to_string());
    }
    if let Some(place) = array(&written, "/Range[") {
        written.replace_range(place, "0 1");
    }
    Some(written)
}

/// Where an array's elements are written.
fn array(body: &str, key: &str) -> Option<Range<usize>> {
    let start = body.find(key)? + key.len();
    Some(start..start + body[start..].find(']')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_of_greys_has_one_component() {
        let print = Print::default();
        let grey = "<</FunctionType 2/Domain[0 1]/Range[0 1 0 1 0 1]/C0[0 0 0]/C1[1 1 1]/N 1>>";
        let written = "<</FunctionType 2/Domain[0 1]/Range[0 1]/C0[0]/C1[1]/N 1>>";
        assert_eq!(greyed(grey, &print).as_deref(), Some(written));
        let color = grey.replace("/C1[1 1 1]", "/C1[1 0 0]");
        assert_eq!(greyed(&color, &print), None);
        let all = Print { grayscale: true, ..print };
        assert!(greyed(&color, &all).is_some_and(|written| written.contains("/C1[0.21")));
    }
}
