//! What may be asked for. The doc comments are the help.

mod paper;
mod signing;

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use undersigned::export::Standard;
use undersigned::export::formats::Format;
use undersigned::letter::Profile;

pub use self::paper::PaperArgs;
pub use self::signing::{EvidenceArgs, Level, Renew, Sign, SigningArgs, Verify};

/// Formal letters from a TOML file to a press-ready PDF
#[derive(Debug, Parser)]
#[command(name = "undersigned", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    /// How remarks are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", global = true)]
    pub message_format: MessageFormat,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set a letter and write its PDF
    Build(Build),
    /// Look letters over without writing anything
    Check(Check),
    /// List who will be printed, in which order, and what to look at twice
    Signatories(Signatories),
    /// Sign a PDF; the signed one is another file
    Sign(Sign),
    /// Keep a signed PDF valid for longer, with a further timestamp
    Renew(Renew),
    /// Say who signed a PDF, and whether it was changed since
    Verify(Verify),
    /// Say what a PDF holds: what its recipient's program will see
    Inspect(Inspect),
    /// Say what a print shop would of a PDF
    Preflight(Preflight),
    /// Write the files attached to a PDF into a folder
    Extract(Extract),
    /// Begin a letter: a folder with a commented letter that builds at once
    New(New),
    /// Print the JSON Schema of letter files, for editors, or of the form that programs read
    Schema {
        /// What it is of: letter, the letter files; json, what `build --format json` writes
        #[arg(long, value_name = "WHAT", default_value = "letter", hide_possible_values = true)]
        of: SchemaOf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
    /// List the typefaces at hand
    Fonts(FontArgs),
}

#[derive(Debug, Group)]
pub struct Build {
    /// The letter file; `-` reads it from standard input
    #[arg(value_name = "LETTER.toml")]
    pub letter: PathBuf,
    /// Where it goes; `-` writes it to standard output, `n` in braces stands for the number of a
    /// page; with the profile press, a folder takes the press kit
    /// [default: beside the letter, with its name]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What it is written as: pdf; png or svg, a file for each page; html, md or txt; csv, the
    /// signatories; json, the letter as it is understood; eml, a draft message
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub format: Option<Format>,
    /// Replace what is there, even where it is not known to be an earlier one
    #[arg(long)]
    pub force: bool,
    /// Make the set: the original, a copy for each name in `cc` and `bcc`, the file copy
    #[arg(long, value_name = "SET")]
    pub copies: Option<CopySet>,
    /// Make a draft: DRAFT across the pages, lines numbered, date and time, no signatures
    #[arg(long, conflicts_with = "copies")]
    pub draft: bool,
    /// The letter as it was last sent: a draft has bars beside what is new since
    #[arg(long, value_name = "OLD.toml", requires = "draft")]
    pub since: Option<PathBuf>,
    /// Leave a field for an electronic signature in the block of each signatory
    #[arg(long, help_heading = "Signing")]
    pub signature_fields: bool,
    /// Sign the PDF with the key named below, in the block of the first signatory
    #[arg(long, help_heading = "Signing")]
    pub sign: bool,
    #[command(flatten)]
    pub signing: SigningArgs,
    #[command(flatten)]
    pub setting: SettingArgs,
}

/// What a JSON Schema is of.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// Letter files
    Letter,
    /// Letters as JSON
    Json,
}

/// Which copies are made.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum CopySet {
    /// All whom the letter names
    Cc,
}

#[derive(Debug, Group)]
pub struct Check {
    /// The letter files; `-` reads one from standard input
    #[arg(value_name = "LETTER.toml", required = true)]
    pub letters: Vec<PathBuf>,
    #[command(flatten)]
    pub setting: SettingArgs,
}

#[derive(Debug, Group)]
pub struct Signatories {
    /// The letter file; `-` reads it from standard input
    #[arg(value_name = "LETTER.toml")]
    pub letter: PathBuf,
    /// As JSON
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// As CSV, safe to open in a spreadsheet
    #[arg(long)]
    pub csv: bool,
    /// Say what is made of each column of the tables, and why; also of tables that are refused
    #[arg(long, conflicts_with_all = ["json", "csv", "since", "fix"])]
    pub columns: bool,
    /// List those alone who were added after the edition of this day; the letter keeps a ledger
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub since: Option<Date>,
    /// Propose corrections at the end of the letter's file for them, as comments
    #[arg(long, conflicts_with_all = ["json", "csv", "since"])]
    pub fix: bool,
    #[command(flatten)]
    pub fonts: FontArgs,
}

#[derive(Debug, Group)]
pub struct Inspect {
    /// The PDF; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Group)]
pub struct Preflight {
    /// The PDF; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Group)]
pub struct Extract {
    /// The PDF; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// The folder, which is made; it may not be there already
    /// [default: beside the PDF, with its name and `-files`]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// How a letter is set.
#[derive(Debug, Group)]
pub struct SettingArgs {
    /// What the letter is made for: digital, print or press; may be given again
    /// [default: as the letter says, or digital]
    #[arg(long = "profile", value_name = "PROFILE", value_delimiter = ',', value_parser = profile)]
    pub profiles: Vec<Profile>,
    /// A standard the PDF meets, such as ua-1, a-2a, ua-2, a-4 or 1.7; may be given again
    /// [default: by profile; digital: ua-1 and a-2a, or a-3a where files are attached]
    #[arg(long = "standard", value_name = "STANDARD", value_delimiter = ',', value_parser = standard)]
    pub standards: Vec<Standard>,
    /// Attach the letter's own files, so that it can be made again from the PDF
    #[arg(long)]
    pub embed_source: bool,
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Make the press release alone, without the letter; with the profile press
    #[arg(long)]
    pub press_only: bool,
    #[command(flatten)]
    pub fonts: FontArgs,
}

/// Which typefaces are at hand.
#[derive(Debug, Group)]
pub struct FontArgs {
    /// A folder with further typefaces; may be given again
    #[arg(long = "font-path", value_name = "DIR")]
    pub font_paths: Vec<PathBuf>,
    /// Use the typefaces of this machine too; the PDF then depends on it
    #[arg(long)]
    pub system_fonts: bool,
}

#[derive(Debug, Group)]
pub struct New {
    /// The folder, which is made; nothing in it is ever overwritten
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// What to begin with
    #[arg(long, default_value = "minimal")]
    pub kind: Kind,
}

/// What a new letter begins with.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// A letter that many sign
    OpenLetter,
    /// A letterhead, an addressee, one signer
    Business,
    /// Ten lines
    Minimal,
}

/// How remarks are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With an excerpt of the letter and the remedy
    Human,
    /// One line each: file:line:column: severity[code]: message
    Short,
    /// One JSON object a line
    Json,
}

fn format(name: &str) -> Result<Format, String> {
    Format::named(name)
        .ok_or_else(|| format!("known are {}", Format::ALL.map(Format::name).join(", ")))
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written year-month-day, such as 2026-06-01".to_owned())
}

fn profile(name: &str) -> Result<Profile, String> {
    undersigned::draft::words::named(name)
        .ok_or_else(|| format!("known are {}", Profile::ALL.map(Profile::word).join(", ")))
}

fn standard(name: &str) -> Result<Standard, String> {
    Standard::named(name).ok_or_else(|| {
        let known: Vec<_> = Standard::ALL.iter().map(|standard| standard.name()).collect();
        format!("known are {}", known.join(", "))
    })
}
