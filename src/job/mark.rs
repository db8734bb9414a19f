//! Which pages say that they are signed electronically: those of files that are, and no others.

use super::plan::PlannedFile;
use crate::sheet::Variant;

/// Which of the variants show who signs. Paper is signed by hand: where it takes the same
/// variant, that is set once more.
pub(super) fn marked(variants: &mut Vec<Variant>, files: &mut [PlannedFile]) -> Vec<usize> {
    let (signed, others): (Vec<_>, Vec<_>) =
        files.iter_mut().partition(|file| file.can_be_signed());
    let unmarked: Vec<usize> = others.iter().flat_map(|file| &file.variants).copied().collect();
    let mut marked = Vec::new();
    for at in signed.into_iter().flat_map(|file| &mut file.variants) {
        if !matches!(variants[*at], Variant::Original | Variant::Press) {
            continue;
        }
        if unmarked.contains(at) {
            variants.push(variants[*at].clone());
            *at = variants.len() - 1;
        }
        marked.push(*at);
    }
    marked
}
