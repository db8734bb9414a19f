//! How a letter is printed.

use clap::Args as Group;
use undersigned::letter::Imposition;

/// What only files for paper know; asking for any of it asks for the profile print.
#[derive(Debug, Clone, Group)]
pub struct PaperArgs {
    /// Print everything in black ink, pictures too
    #[arg(long, help_heading = "Paper")]
    pub grayscale: bool,
    /// Print the letterhead alone, for stationery
    #[arg(long, help_heading = "Paper")]
    pub letterhead_only: bool,
    /// Print 2 or 4 pages on a side of paper, without bleed and marks
    #[arg(long, help_heading = "Paper", value_name = "PAGES", value_parser = nup, conflicts_with = "booklet")]
    pub nup: Option<Imposition>,
    /// Print a booklet to fold: both sides of the paper, turned over at the short edge
    #[arg(long, help_heading = "Paper")]
    pub booklet: bool,
}

impl PaperArgs {
    /// How pages share paper.
    pub fn imposition(&self) -> Option<Imposition> {
        self.nup.or(self.booklet.then_some(Imposition::Booklet))
    }
}

fn nup(pages: &str) -> Result<Imposition, String> {
    match pages {
        "2" => Ok(Imposition::Two),
        "4" => Ok(Imposition::Four),
        _ => Err("2 and 4 are known".to_owned()),
    }
}
