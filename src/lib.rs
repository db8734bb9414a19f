//! Formal letters from a TOML file to a press-ready PDF.
//!
//! One downhill run; each stage is a pure function of its arguments.
//!
//! ```text
//! letter.toml
//!     │  letter::read      every fault of syntax and shape at once
//!     ▼
//!   Draft                  what was written, with its places
//!     │  letter::check     what must hold; letter::lint: advice
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

pub mod annex;
pub mod design;
pub mod diagnostic;
pub mod export;
pub mod inspect;
pub mod letter;
pub mod locale;
pub mod pdf;
pub mod preflight;
pub mod sheet;
pub mod signature;
pub mod source;
pub mod stationery;
pub mod typeset;
