//! What is new in a text since it was last sent.

use super::prose::Block;

/// Longer texts are compared block by block only, wherever the blocks stand: a table of
/// all pairs takes four bytes for each.
const MOST_PAIRS: usize = 4_000_000;

/// Which blocks of a text are not as they were: all that are not in the longest run of
/// blocks both texts have in the same order.
pub fn changes(old: &[Block], new: &[Block]) -> Vec<bool> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, rest) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, middle) = (&old[..old.len() - tail], &rest[..rest.len() - tail]);
    let changed = match old.len().saturating_mul(middle.len()) {
        0..=MOST_PAIRS => not_common(old, middle),
        _ => middle.iter().map(|block| !old.contains(block)).collect(),
    };
    let same = |count| std::iter::repeat_n(false, count);
    same(head).chain(changed).chain(same(tail)).collect()
}

/// By the longest common subsequence.
fn not_common(old: &[Block], new: &[Block]) -> Vec<bool> {
    // How many blocks are common from here on, for each pair of places.
    let width = old.len() + 1;
    let mut common = vec![0_u32; width * (new.len() + 1)];
    for (row, block) in new.iter().enumerate().rev() {
        for column in (0..old.len()).rev() {
            let at = row * width + column;
            common[at] = match old[column] == *block {
                true => common[at + width + 1] + 1,
                false => common[at + width].max(common[at + 1]),
            };
        }
    }
    let mut column = 0;
    let kept = |row: usize, column: &mut usize| {
        while *column < old.len() {
            let at = row * width + *column;
            if old[*column] == new[row] {
                *column += 1;
                return true;
            }
            if common[at + width] >= common[at + 1] {
                return false;
            }
            *column += 1;
        }
        false
    };
    (0..new.len()).map(|row| !kept(row, &mut column)).collect()
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
        let changed = changes(&blocks(old), &blocks(new));
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
}
