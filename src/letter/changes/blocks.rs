//! Which blocks of a text are new.

use std::convert::Infallible;

use similar::algorithms::{DiffHook, lcs, myers};

use crate::letter::Block;

/// Longer texts are compared by a way that need not find the longest run: a table of all
/// pairs takes four bytes for each.
const MOST_PAIRS: usize = 4_000_000;

/// Which blocks of a text are not as they were: all that are not in the longest run of
/// blocks both texts have in the same order.
pub fn changed(old: &[Block], new: &[Block]) -> Vec<bool> {
    let mut changed = Changed(vec![true; new.len()]);
    let (of_old, of_new) = (0..old.len(), 0..new.len());
    let few = old.len().saturating_mul(new.len()) <= MOST_PAIRS;
    // Of two runs of one length the one is taken whose first block stands later in the new text.
    let Ok(()) = match few {
        true => lcs::diff_deadline_raw(&mut changed, new, of_new, old, of_old, None),
        false => myers::diff(&mut changed, new, of_new, old, of_old),
    };
    changed.0
}

/// Of each block, whether it is changed, until it is found in the other text.
struct Changed(Vec<bool>);

impl DiffHook for Changed {
    type Error = Infallible;

    fn equal(&mut self, new: usize, _: usize, count: usize) -> Result<(), Infallible> {
        self.0[new..new + count].fill(false);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Inline;

    fn blocks(texts: &str) -> Vec<Block> {
        let text = |text: &str| vec![Inline::Text { text: text.to_owned() }];
        texts.split_whitespace().map(|word| Block::Paragraph { body: text(word) }).collect()
    }

    fn marked(old: &str, new: &str) -> String {
        let changed = changed(&blocks(old), &blocks(new));
        changed.iter().map(|changed| if *changed { '|' } else { '.' }).collect()
    }

    #[test]
    fn what_is_new_or_changed_is_found_and_nothing_else() {
        for (old, new, expected) in [
            ("a b c", "a b c", "..."),
            ("a b c", "a x c", ".|."),
            ("a b c", "x a b c", "|..."),
            ("a b c", "a c", ".."),
            ("a b c d e", "a x b c y e", ".|..|."),
            ("a b", "b a", "|."),
            ("a a b", "a b a", ".|."),
            ("", "a b", "||"),
            ("a b", "", ""),
        ] {
            assert_eq!(marked(old, new), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn long_texts_are_compared_in_little_time() {
        let many = |of: &str, count: usize| -> String {
            (0..count).map(|at| format!("{of}{at} ")).collect()
        };
        let (old, new) = (many("a", 4000), many("a", 2000) + "new " + &many("b", 4000));
        let marks = marked(&old, &new);
        assert_eq!(marks, ".".repeat(2000) + &"|".repeat(4001));
    }
}
