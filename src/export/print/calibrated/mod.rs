//! Colours that pictures bring along. The exporter writes them in calibrated spaces;
//! here the operators that set them are written anew, and what is calibrated and grey
//! becomes the device's, which is black ink.

mod content;
mod gradient;
mod picture;
mod space;

use self::space::spaces;
use crate::export::parts::{Object, Parts};
use crate::export::streams::{contents, number, split, text};
use crate::letter::Print;

/// Puts all content streams, gradients and pictures into inks.
pub fn ink(parts: &mut Parts<'_>, print: &Print) {
    let (greys, colors) = (spaces(parts, 1), spaces(parts, 3));
    for (resources, streams) in contents(parts) {
        content::ink(parts, resources, &streams, &colors, print);
    }
    gradient::ink(parts, &colors, print);
    picture::ink(parts, &colors, print);
    for number in greys {
        parts.get_mut(number).into_iter().for_each(|grey| grey.body = b"/DeviceGray"[..].into());
    }
    intents(parts, &colors);
    groups(parts, &colors);
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
pub fn numbers(parts: &Parts<'_>) -> Vec<usize> {
    let spaces = [spaces(parts, 1), spaces(parts, 3)].concat();
    let profiles =
        spaces.iter().filter_map(|&space| number(text(parts.get(space)?)?, "/ICCBased "));
    let profiles: Vec<usize> = profiles.collect();
    [spaces, profiles].concat()
}

/// Whether a picture, or a gradient, still is in a calibrated colour space.
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
