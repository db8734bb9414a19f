//! Page standards: where things stand on the paper, as data. There is one today; what is
//! said of an address field, of reference lines, of marks to fold and punch by belongs here.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::length::lengths;
use crate::locale::Paper;

/// What is where on a page. Lengths in points. The templates are not given those that only
/// others ask for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageStandard {
    /// The margins around the text.
    pub margins: Sides,
    /// What is near the edges of the paper.
    pub edges: Edges,
    /// The line on an embargo that repeats in the margins.
    pub notice: Notice,
    /// What stands at the head of enclosed pages that have a paper of their own.
    pub mark: Mark,
}

impl PageStandard {
    /// The standard for a letter on some paper. There is one for all.
    pub fn of(_: Paper) -> &'static Self {
        Self::block()
    }

    /// The full block letter.
    pub fn block() -> &'static Self {
        static BLOCK: LazyLock<PageStandard> = LazyLock::new(|| {
            toml::from_str(include_str!("standards/block.toml")).expect("a sound standard")
        });
        &BLOCK
    }
}

lengths! {
    /// A length for each side.
    Sides {
        /// Above.
        top,
        /// To the right.
        right,
        /// Below.
        bottom,
        /// To the left.
        left,
    }
}

lengths! {
    /// What is near the edges of the paper.
    Edges {
        /// What printers leave blank.
        #[serde(skip_serializing)]
        unprinted,
        /// How far from the edge it is that what stands in margins begins.
        clear,
        /// The least that margins above and below become, to fit a number of pages.
        #[serde(skip_serializing)]
        least_margin,
        /// By how much pages are moved off the edge where leaves are bound.
        #[serde(skip_serializing)]
        binding,
        /// The highest band at the head of the first page.
        #[serde(skip_serializing)]
        highest_band,
        /// The most that is printed beyond the trimmed page.
        #[serde(skip_serializing)]
        most_bleed,
        /// How far a band reaches beyond the paper.
        beyond,
    }
}

lengths! {
    /// The line on an embargo that repeats in the margins.
    Notice {
        /// How far from the edge of the paper it is.
        from_edge,
        /// How far below a band it is.
        below_band,
    }
}

lengths! {
    /// What stands at the head of an enclosed page.
    Mark {
        /// Where it begins, from the top of the paper.
        #[serde(skip_serializing)]
        top,
        /// The same, where there is a line on an embargo above it.
        #[serde(skip_serializing)]
        top_under_notice,
        /// How high it is.
        #[serde(skip_serializing)]
        height,
        /// How far it is from the left and right of the paper.
        side,
        /// What its title leaves of the width.
        beside_title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_reaches_beyond_any_bleed() {
        let edges = &PageStandard::block().edges;
        assert!(edges.beyond > edges.most_bleed);
    }

    #[test]
    fn what_stands_in_margins_is_where_printers_print() {
        let PageStandard { edges, notice, mark, .. } = PageStandard::block();
        assert!(edges.clear > edges.unprinted && notice.from_edge > edges.clear);
        assert!(mark.top_under_notice > notice.from_edge);
        assert!((edges.binding - 14.17).abs() < 0.01, "5 mm");
    }
}
