//! Bodies in several spellings.

use super::{Subject, near, same};

/// Pairs below this score are told only of names that stand in the list.
const LEAST: f64 = 0.75;

/// Groups of names of bodies that are one body each, in all likelihood, in order of first
/// appearance; indexes ascend. Time grows with the number of names.
pub fn spellings(names: &[&str]) -> Vec<Vec<usize>> {
    let subject = |name| Subject { name, individual: Some(false), ..Subject::default() };
    let subjects: Vec<Subject> = names.iter().copied().map(subject).collect();
    let alike = near(&subjects);
    let alike = alike.iter().filter(|pair| pair.score >= LEAST);
    let mut links: Vec<(usize, usize)> = alike.map(|pair| (pair.first, pair.second)).collect();
    for group in same(&subjects) {
        links.extend(group[1..].iter().map(|&at| (group[0], at)));
    }
    let mut firsts: Vec<usize> = (0..names.len()).collect();
    for (one, other) in links {
        let (one, other) = (first(&mut firsts, one), first(&mut firsts, other));
        firsts[one.max(other)] = one.min(other);
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for at in 0..names.len() {
        groups[first(&mut firsts, at)].push(at);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The first of the group one belongs to (union-find, halving the way each time).
fn first(firsts: &mut [usize], mut at: usize) -> usize {
    while firsts[at] != at {
        firsts[at] = firsts[firsts[at]];
        at = firsts[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_body_spelt_three_ways_is_one_group() {
        let names = [
            "Rivers Forum",
            "University of Vienna",
            "Univ. of Vienna",
            "Lakes Forum",
            "Vienna University",
            "RIVERS FORUM",
            "University of Graz",
        ];
        assert_eq!(spellings(&names), [vec![0, 5], vec![1, 2, 4]]);
    }
}
