//! Pairs of things that share a place, found from top to bottom: each is compared only with
//! those that are as high.

use super::super::ink::{Ink, What, meet};

/// The pairs whose hearts meet. Puts what it looks at in order.
pub fn meeting<'a, 'i>(inks: &'i mut [Ink<'a>]) -> impl Iterator<Item = (Ink<'a>, Ink<'a>)> + 'i {
    inks.sort_by_key(|ink| ink.heart.min.y);
    let mut above: Vec<Ink<'a>> = Vec::new();
    inks.iter().flat_map(move |own| {
        above.retain(|other| other.heart.max.y > own.heart.min.y);
        let met = above.iter().filter(|other| matter(own, other) && meet(own.heart, other.heart));
        let met: Vec<_> = met.map(|other| (*own, *other)).collect();
        above.push(*own);
        met
    })
}

/// Whether two things may not share a place: lines may cross pictures and each other.
fn matter(one: &Ink<'_>, other: &Ink<'_>) -> bool {
    let legible = |ink: &Ink<'_>| matches!(ink.what, What::Text(_));
    let picture = |ink: &Ink<'_>| matches!(ink.what, What::Image(_));
    let rule = |ink: &Ink<'_>| matches!(ink.what, What::Rule);
    let any_picture = picture(one) || picture(other);
    legible(one) || legible(other) || any_picture && !rule(one) && !rule(other)
}
