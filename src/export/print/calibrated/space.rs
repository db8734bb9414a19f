//! Colour spaces as the exporter writes them.

use crate::export::parts::{Object, Parts};
use crate::export::streams::{number, split, text};

/// Calibrated colour spaces of so many components.
pub fn spaces(parts: &Parts<'_>, components: usize) -> Vec<usize> {
    let profile = |object: &Object<'_>| {
        let rest = text(object)?.strip_prefix("[/ICCBased ")?;
        let (head, _) = split(parts.get(rest.split(' ').next()?.parse().ok()?)?)?;
        (number(head, "/N ")? == components).then_some(object.number)
    };
    parts.objects.iter().filter_map(profile).collect()
}

/// What resources call a colour space.
pub fn names(resources: &str, space: usize) -> Vec<&str> {
    let reference = format!(" {space} 0 R");
    let ends = resources.match_indices(&reference).map(|(end, _)| &resources[..end]);
    ends.filter_map(|before| before.rsplit('/').next())
        .filter(|name| name.starts_with('c'))
        .collect()
}
