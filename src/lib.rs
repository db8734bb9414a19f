//! Formal letters from a TOML file to a press-ready PDF.
//!
//! One downhill run; each stage is a pure function of its arguments.
//!
//! ```text
//! letter.toml
//!     │  draft::read       every fault of syntax and shape at once
//!     ▼
//!   Draft                  what was written, with its places
//!     │  check::check      what must hold; lint::lint: advice
//!     ▼
//!   Letter                 what it means: plain values
//!     │  sheet::localise   words, dates, line breaks of its language
//!     ▼
//!   Sheet                  what will be printed
//!     │  typeset::typeset  templates and typefaces, through typst
//!     ▼
//!   Document               pages
//!     │  export::pdf
//!     ▼
//!   bytes                  the caller writes them; nothing here touches the disk
//! ```
//!
//! Beside it, [`inspect`] looks into any PDF through [`pdf`], which reads its objects.

pub(crate) mod annex;
pub mod check;
pub(crate) mod design;
pub mod diagnostic;
pub mod draft;
pub mod export;
pub mod foreign;
pub mod inspect;
pub mod job;
pub mod letter;
pub(crate) mod lint;
pub mod locale;
pub mod names;
pub mod pdf;
pub mod preflight;
pub(crate) mod prose;
pub mod sheet;
pub mod signature;
pub mod source;
pub mod stationery;
pub mod table;
pub mod text;
pub mod typeset;

pub use jiff;

pub use self::diagnostic::{Code, Diagnostic, Severity};
pub use self::export::formats::Format;
pub use self::job::{BuildOutput, Error, Files, Letter, OutputFile, Remarks};
pub use self::job::{Mode, Output, PaperOptions, Request, Usage};
pub use self::letter::{Profile, Signatory};
pub use self::source::{FileFault, Folder};
pub use self::stationery::Fonts;

/// The example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
