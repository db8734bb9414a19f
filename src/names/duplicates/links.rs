//! One link with two names.

use std::collections::{BTreeMap, HashSet};

use super::{Difference, Near, Subject};

/// A link that more names share is that of a house they all belong to.
const MOST: usize = 3;
/// How likely two names of one link are one: less than names that are alike.
const SCORE: f64 = 0.7;

/// Pairs of subjects that have a link in common, of those that stand at `firsts`.
pub fn pairs(subjects: &[Subject], firsts: &[usize]) -> Vec<Near> {
    let mut sharing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in firsts {
        let url = subjects[at].url.map(plain).filter(|url| !url.is_empty());
        if let Some(url) = url {
            sharing.entry(url).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for few in sharing.values().filter(|sharing| sharing.len() <= MOST) {
        for (index, &first) in few.iter().enumerate() {
            let others = few[index + 1..].iter();
            pairs.extend(others.map(|&second| Near {
                first,
                second,
                score: SCORE,
                why: Difference::Link,
            }));
        }
    }
    pairs
}

/// Adds pairs, where theirs are not there already.
pub fn add(pairs: &mut Vec<Near>, more: Vec<Near>) {
    let known: HashSet<(usize, usize)> =
        pairs.iter().map(|pair| (pair.first, pair.second)).collect();
    pairs.extend(more.into_iter().filter(|pair| !known.contains(&(pair.first, pair.second))));
}

/// A link as it is compared: `https://www.rivers.example/` is `rivers.example`.
fn plain(url: &str) -> String {
    let lower = url.trim().to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned()
}
