//! Runs of equal length: names in columns, words in lines.

use std::ops::Range;

use typst::layout::Abs;

/// Closer than this, in points, a balance need not be: no two lines of text
/// differ by less.
const CLOSE: Abs = Abs::raw(0.5);

/// Splits lengths, in order, into as many runs of at most a given length as it
/// takes. One that is longer is a run by itself, after an empty one if it is the
/// first.
pub fn split(lengths: &[Abs], most: Abs) -> Vec<Range<usize>> {
    first_runs(lengths, most, usize::MAX)
}

/// The first so many of these runs. What comes after them is not looked at, as
/// it may be long.
pub fn first_runs(lengths: &[Abs], most: Abs, count: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let (mut start, mut length) = (0, Abs::zero());
    for (index, &own) in lengths.iter().enumerate() {
        if !most.fits(length + own) {
            runs.push(start..index);
            (start, length) = (index, Abs::zero());
            if runs.len() == count {
                return runs;
            }
        }
        length += own;
    }
    runs.push(start..lengths.len());
    runs
}

/// The least length at which so many runs are enough.
pub fn balance(lengths: &[Abs], runs: usize) -> Abs {
    let total: Abs = lengths.iter().copied().sum();
    let longest = lengths.iter().copied().fold(Abs::zero(), Abs::max);
    let (mut low, mut high) = (longest.max(total / runs as f64), total);
    if split(lengths, low).len() <= runs {
        return low;
    }
    while high - low > CLOSE {
        let middle = (low + high) / 2.0;
        if split(lengths, middle).len() <= runs { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(lengths: &[f64]) -> Vec<Abs> {
        lengths.iter().copied().map(Abs::pt).collect()
    }

    #[test]
    fn runs_are_as_short_as_whole_parts_allow() {
        let lengths = points(&[14.0, 28.0, 14.0, 14.0, 14.0]);
        assert_eq!(split(&lengths, balance(&lengths, 2)), [0..2, 2..5]);
        let equal = points(&[14.0; 7]);
        assert_eq!(split(&equal, balance(&equal, 3)), [0..3, 3..6, 6..7]);
    }

    #[test]
    fn one_long_part_sets_the_length() {
        let lengths = points(&[14.0, 70.0, 14.0]);
        assert!(balance(&lengths, 3) >= Abs::pt(70.0));
        assert!(split(&lengths, balance(&lengths, 3)).len() <= 3);
    }

    #[test]
    fn the_first_runs_are_those_of_all() {
        let lengths = points(&[14.0, 28.0, 14.0, 14.0, 14.0]);
        let most = Abs::pt(28.0);
        assert_eq!(first_runs(&lengths, most, 2), split(&lengths, most)[..2]);
        assert_eq!(first_runs(&lengths, most, 9), split(&lengths, most));
    }

    #[test]
    fn nothing_makes_one_run() {
        assert_eq!(split(&[], Abs::zero()).len(), 1);
    }
}
