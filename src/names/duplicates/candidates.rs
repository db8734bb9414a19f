//! Which subjects are worth a comparison: those that share a key.

use rayon::prelude::*;

use super::keys::{REACH, keys};
use super::reading::Reading;

/// How many comparisons each subject is allowed with later ones, if all need
/// many; in ordinary lists they need one in two. Crowds are allowed as many again.
const COMPARISONS: usize = 2;

/// The pairs to compare, each once, in the order of the readings.
pub fn candidates(readings: &[Reading]) -> Vec<(&Reading, &Reading)> {
    let keys = keys(readings);
    let buckets = keys.chunk_by(|one, other| one.0 == other.0).filter(|bucket| bucket.len() > 1);
    // What few share tells much, and may not be crowded out.
    let (few, crowds): (Vec<_>, Vec<_>) = buckets.partition(|bucket| bucket.len() <= REACH);
    let most = COMPARISONS * readings.len();
    let mut pairs = neighbours(&few, most);
    pairs.extend(neighbours(&crowds, most));
    pairs.par_sort_unstable();
    pairs.dedup();
    let reading = |at: u32| readings.get(usize::try_from(at).ok()?);
    pairs.into_iter().filter_map(|(one, other)| reading(one).zip(reading(other))).collect()
}

/// The pairs within buckets, next neighbours first. Where they are more than
/// `most`, each subject keeps some.
fn neighbours(buckets: &[&[(u64, u32)]], most: usize) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for reach in 1..=REACH {
        let far = buckets.iter().flat_map(|bucket| bucket.iter().zip(bucket.iter().skip(reach)));
        pairs.extend(far.map(|(one, other)| (one.1, other.1)));
        pairs.par_sort_unstable();
        pairs.dedup();
        if pairs.len() > most {
            let each = pairs.chunk_by(|one, other| one.0 == other.0);
            return each.flat_map(|pairs| pairs.iter().take(COMPARISONS)).copied().collect();
        }
    }
    pairs
}
