//! Pairs of things that share a place, found from top to bottom: each is compared only with
//! those that are as high.

use super::super::painted::{Painted, What, meet};

/// The pairs whose cores meet. Puts what it looks at in order.
pub fn meeting<'a, 'i>(
    all: &'i mut [Painted<'a>],
) -> impl Iterator<Item = (Painted<'a>, Painted<'a>)> + 'i {
    all.sort_by_key(|painted| painted.core.min.y);
    let mut above: Vec<Painted<'a>> = Vec::new();
    all.iter().flat_map(move |own| {
        above.retain(|other| other.core.max.y > own.core.min.y);
        let met = above.iter().filter(|other| matter(own, other) && meet(own.core, other.core));
        let met: Vec<_> = met.map(|other| (*own, *other)).collect();
        above.push(*own);
        met
    })
}

/// Whether two things may not share a place: lines may cross pictures and each other.
fn matter(one: &Painted<'_>, other: &Painted<'_>) -> bool {
    let legible = |painted: &Painted<'_>| matches!(painted.what, What::Text(_));
    let picture = |painted: &Painted<'_>| matches!(painted.what, What::Image(_));
    let rule = |painted: &Painted<'_>| matches!(painted.what, What::Rule);
    let any_picture = picture(one) || picture(other);
    legible(one) || legible(other) || any_picture && !rule(one) && !rule(other)
}
