//! Trees of objects, which may be damaged: deeper than any real one, or with
//! branches that lead back.

use super::{Array, Dict, Object, dicts_at, text};
use hayro_syntax::object::String as Bytes;

/// No tree of a real document is deeper.
const DEEPEST: usize = 100;
/// Nor has one more nodes.
const MOST: usize = 2_000_000;

/// How far a tree is followed.
#[derive(Debug)]
pub struct Budget {
    depth: usize,
    left: usize,
    /// Whether something was left out.
    pub spent: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self { depth: 0, left: MOST, spent: false }
    }
}

impl Budget {
    /// Looks at what is below a node, unless that goes too far.
    pub fn descend<T>(&mut self, below: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == DEEPEST || self.left == 0 {
            self.spent = true;
            return None;
        }
        self.depth += 1;
        self.left -= 1;
        let found = below(self);
        self.depth -= 1;
        Some(found)
    }
}

/// The names of a name tree with their values (ISO 32000-1, 7.9.6).
pub fn names<'a>(root: &Dict<'a>) -> Vec<(String, Object<'a>)> {
    let mut found = Vec::new();
    collect(root, &mut found, &mut Budget::default());
    found
}

fn collect<'a>(node: &Dict<'a>, found: &mut Vec<(String, Object<'a>)>, budget: &mut Budget) {
    if let Some(array) = node.get::<Array<'_>>("Names") {
        let mut pairs = array.flex_iter();
        while let (Some(name), Some(value)) =
            (pairs.next::<Bytes<'_>>(), pairs.next::<Object<'_>>())
        {
            found.push((text(&name), value));
        }
    }
    for kid in dicts_at(node, "Kids") {
        budget.descend(|budget| collect(&kid, found, budget));
    }
}
