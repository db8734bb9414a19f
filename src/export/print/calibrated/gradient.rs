//! Gradients that are grey throughout, or are to be.

use std::ops::Range;

use super::object::text;
use crate::export::parts::Parts;
use crate::export::print::ink;
use crate::export::print::intent::number;
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
    let functions = functions(parts, number(&body, "/Function ")?)?;
    let written: Option<Vec<_>> = functions
        .iter()
        .map(|&function| Some((function, greyed(parts.get(function).and_then(text)?, print)?)))
        .collect();
    for (function, body) in written? {
        parts.get_mut(function)?.body = body.into_bytes().into();
    }
    parts.get_mut(shading)?.body =
        body.replacen(used, "/ColorSpace/DeviceGray", 1).into_bytes().into();
    Some(())
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
