//! Colour spaces as the exporter writes them.

use hayro_syntax::object::{Array, Name};

use crate::pdf::Dict;
use crate::pdf::raw::{RawObject, RawPdf, number_at};

/// The ICC-based colour spaces of so many components.
pub fn spaces(pdf: &RawPdf<'_>, components: i32) -> Vec<i32> {
    let matching = |object: &RawObject<'_>| {
        let profile = pdf.get(profile(object)?).ok()?.dict()?;
        (profile.get::<i32>("N")? == components).then_some(())
    };
    let spaces = pdf.objects.iter().filter(|(_, object)| matching(object).is_some());
    spaces.map(|(number, _)| *number).collect()
}

/// The profile of an ICC-based colour space.
pub fn profile(space: &RawObject<'_>) -> Option<i32> {
    let array: Array<'_> = space.value()?.into_array()?;
    let mut items = array.flex_iter();
    items.next::<Name<'_>>().filter(|name| **name == *b"ICCBased")?;
    array.raw_iter().nth(1)?.as_obj_ref().map(|profile| profile.obj_number)
}

/// Whether something is drawn in one of these colour spaces.
pub fn uses(dict: &Dict<'_>, key: &str, spaces: &[i32]) -> bool {
    number_at(dict, key).is_some_and(|space| spaces.contains(&space))
}

/// What resources call these colour spaces.
pub fn names(resources: &Dict<'_>, spaces: &[i32]) -> Vec<String> {
    let all = resources.get::<Dict<'_>>("ColorSpace").unwrap_or_default();
    let names = all.keys().map(|name| name.as_str().to_owned());
    names.filter(|name| uses(&all, name, spaces)).collect()
}
