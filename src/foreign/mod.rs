//! Files that others made and that are drawn or set: PDFs, drawings, typefaces. What reads them
//! may take any time and memory over a few bytes that were made for it, and no look at those
//! bytes tells beforehand. So whoever runs the program says who reads them: [`Here`] does it in
//! this process; the command line has a process for each, with limits.

mod answer;

use std::sync::Arc;

pub use self::answer::{decode, encode};
pub use crate::annex::{Annex, AnnexFault};

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A PDF whose pages follow the letter.
    Pdf,
    /// An SVG.
    Drawing,
    /// A typeface, or a collection of them.
    Typeface,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Drawing, Self::Typeface];

    /// A word for it, by which one process tells another.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Drawing => "drawing",
            Self::Typeface => "typeface",
        }
    }
}

/// Why nothing is known of a file but that it cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// It takes longer than any file of its kind.
    Time,
    /// It takes more memory than any file of its kind.
    Memory,
    /// What reads it breaks down over it.
    Breakdown,
}

/// Who reads files that others made. Of several files each has its answer, in their order.
pub trait Reader {
    /// The pages of PDFs, or why they cannot be appended.
    fn annexes(&self, files: &[Arc<[u8]>]) -> Vec<Result<Result<Annex, AnnexFault>, Excess>>;

    /// Whether drawings can be drawn.
    fn drawings(&self, files: &[Arc<[u8]>]) -> Vec<Result<(), Excess>>;

    /// How many faces there are in typefaces, if text can be set in all of them.
    fn typefaces(&self, files: &[Arc<[u8]>]) -> Vec<Result<u32, Excess>>;
}

/// Reads them in this process, without a limit. Drawings and typefaces are not tried beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Here;

impl Reader for Here {
    fn annexes(&self, files: &[Arc<[u8]>]) -> Vec<Result<Result<Annex, AnnexFault>, Excess>> {
        files.iter().map(|file| Ok(crate::annex::read(file))).collect()
    }

    fn drawings(&self, files: &[Arc<[u8]>]) -> Vec<Result<(), Excess>> {
        vec![Ok(()); files.len()]
    }

    fn typefaces(&self, files: &[Arc<[u8]>]) -> Vec<Result<u32, Excess>> {
        vec![Ok(1); files.len()]
    }
}
