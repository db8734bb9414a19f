//! Which word of one name stands for which of the other.

use super::super::reading::Reading;

/// Pairs of words that could be one, and the words left over on each side.
pub fn align(one: &Reading, other: &Reading) -> (Vec<(usize, usize)>, Vec<usize>, Vec<usize>) {
    let (mut pairs, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ones, mut others) = (one.sorted.iter().peekable(), other.sorted.iter().peekable());
    while let (Some(&&a), Some(&&b)) = (ones.peek(), others.peek()) {
        let (key, other_key) = (one.words[a].key, other.words[b].key);
        if key == other_key {
            pairs.push((a, b));
        } else if key < other_key {
            left.push(a);
        } else {
            right.push(b);
        }
        if key <= other_key {
            ones.next();
        }
        if key >= other_key {
            others.next();
        }
    }
    left.extend(ones);
    right.extend(others);
    (pairs, left, right)
}
