//! Colours that pictures bring along. The exporter writes them in colour spaces with an ICC
//! profile; here the operators that set them are written anew, and what is such a grey becomes
//! the device's, which is black ink.

mod content;
mod gradient;
mod picture;
mod space;

use std::collections::BTreeSet;

use hayro_syntax::object::{MaybeRef, Object};

use self::space::{profile, spaces, uses};
use crate::export::content_streams::by_resources;
use crate::letter::Print;
use crate::pdf::dictionary::Dictionary;
use crate::pdf::raw::{Missing, RawObject, RawPdf};
use crate::pdf::{Dict, name_at};

/// Puts all content streams, gradients and pictures into inks.
///
/// # Errors
/// When something is not as the exporter writes it.
pub fn ink(pdf: &mut RawPdf<'_>, print: &Print) -> Result<(), Missing> {
    let (greys, colors) = (spaces(pdf, 1), spaces(pdf, 3));
    let all = [&*greys, &*colors].concat();
    let profiles: Vec<i32> =
        all.iter().filter_map(|space| profile(pdf.get(*space).ok()?)).collect();
    for (resources, streams) in by_resources(pdf)? {
        content::ink(pdf, resources, &streams, &colors, print)?;
    }
    gradient::ink(pdf, &colors, print)?;
    picture::ink(pdf, &colors, print)?;
    for number in greys {
        *pdf.get_mut(number)? = RawObject(b"/DeviceGray"[..].into());
    }
    intents(pdf, &colors)?;
    groups(pdf, &colors)?;
    forget(pdf, &all);
    forget(pdf, &profiles);
    Ok(())
}

/// Whether a picture, or a gradient, still is in colours with a profile.
pub fn is_colored(pdf: &RawPdf<'_>) -> bool {
    let spaces = spaces(pdf, 3);
    let mut dicts = pdf.objects.values().filter_map(RawObject::dict);
    dicts.any(|dict| uses(&dict, "ColorSpace", &spaces))
}

/// Takes out those that nothing refers to any more.
fn forget(pdf: &mut RawPdf<'_>, numbers: &[i32]) {
    let mut used = BTreeSet::new();
    for object in pdf.objects.values() {
        let value = object.dict().map(Object::Dict).or_else(|| object.value());
        value.into_iter().for_each(|value| references(MaybeRef::NotRef(value), &mut used));
    }
    pdf.objects.retain(|number, _| used.contains(number) || !numbers.contains(number));
}

/// Collects the numbers of objects that are referred to.
fn references(from: MaybeRef<Object<'_>>, found: &mut BTreeSet<i32>) {
    match from {
        MaybeRef::Ref(to) => {
            found.insert(to.obj_number);
        }
        MaybeRef::NotRef(Object::Dict(dict)) => {
            dict.entries().for_each(|(_, value)| references(value, found));
        }
        MaybeRef::NotRef(Object::Array(array)) => {
            array.raw_iter().for_each(|item| references(item, found));
        }
        MaybeRef::NotRef(_) => {}
    }
}

/// What is seen through is mixed as inks: mixed as light, black ink would come out
/// as four.
fn groups(pdf: &mut RawPdf<'_>, colors: &[i32]) -> Result<(), Missing> {
    for object in pdf.objects.values_mut() {
        let group = object.dict().and_then(|dict| dict.get::<Dict<'_>>("Group"));
        let Some(group) = group.filter(|group| uses(group, "CS", colors)) else { continue };
        let (mut group, _) =
            Dictionary::read(group.data()).ok_or(Missing("the group of a form"))?;
        group.set("CS", "/DeviceCMYK");
        let group = group.write();
        object.edit(|dict| dict.set("Group", group))?;
    }
    Ok(())
}

/// Pictures in colour keep their profile, and say how they are converted.
fn intents(pdf: &mut RawPdf<'_>, colors: &[i32]) -> Result<(), Missing> {
    let converted = |object: &RawObject<'_>| {
        object.dict().is_some_and(|dict| {
            let is_picture = name_at(&dict, "Subtype").as_deref() == Some("Image");
            is_picture && uses(&dict, "ColorSpace", colors) && !dict.contains_key("Intent")
        })
    };
    for picture in pdf.objects.values_mut().filter(|object| converted(object)) {
        picture.edit(|dict| dict.set("Intent", "/RelativeColorimetric"))?;
    }
    Ok(())
}
