//! A letter that is read and checked: what everything that is made of it begins with.

use std::cell::RefCell;
use std::sync::Arc;

use super::files::Loaded;
use super::request::{Mode, Request};
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::foreign::Reader;
use crate::letter::{Letter, Profile};
use crate::lint;
use crate::locale::Locale;
use crate::source::{Folder, Sources};
use crate::stationery::Fonts;

/// A sound letter.
#[derive(Clone)]
pub struct CheckedLetter {
    /// What it means.
    pub letter: Letter,
    /// All that depends on its language.
    pub locale: Locale,
    /// The typefaces it is set in: those of the run, and what it brings along.
    pub fonts: Arc<Fonts>,
}

/// Whether a letter's own files are attached to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Embedding {
    /// Where the letter asks for it.
    #[default]
    AsSaid,
    /// Even where it does not.
    Always,
    /// Never: they say more than copies, drafts and newsrooms may.
    Never,
}

impl Embedding {
    /// Whether what is asked for carries the letter's own files. They name blind copies.
    pub fn of(request: &Request) -> Self {
        let newsrooms = request.press_only || request.is_for(Profile::Press);
        match request.mode {
            Mode::Copies | Mode::Draft { .. } => Self::Never,
            Mode::Sent if request.embed_source => Self::Always,
            Mode::Sent if newsrooms => Self::Never,
            Mode::Sent => Self::AsSaid,
        }
    }
}

/// Reads, checks and lints the letter in `sources`, which goes by this name in its folder, and
/// attaches its own files. `reader` reads what others made. What it names is added to `sources`, so that faults can be shown.
/// There is no result if anything stops the letter, which `report` says.
pub fn check(
    sources: &mut Sources,
    name: &str,
    folder: &dyn Folder,
    (fonts, reader): (&Arc<Fonts>, &dyn Reader),
    embedding: Embedding,
    report: &mut Report,
) -> Option<CheckedLetter> {
    let folder = Loaded { folder, files: RefCell::default() };
    let draft = crate::draft::read(sources.letter(), report)?;
    let fonts = fonts.with(check::typefaces(&draft, &folder, reader, report));
    let mut letter = check::check_by(reader, &draft, sources, (&folder, &*fonts), report);
    let locale = draft.lang.parse().ok().map(|tag| Locale::new(&tag))?;
    lint::lint(&draft, sources, &locale, report);
    let asked = embedding == Embedding::Always || draft.output.embed_source;
    if asked && embedding == Embedding::Never {
        report.add(left_out());
    } else if let Some(letter) = letter.as_mut().filter(|_| asked) {
        let own = (name, sources.letter().text.as_str());
        check::embed(letter, &draft, own, &folder.files.borrow(), report);
    }
    if let Some(letter) = &letter {
        lint::lint_order(&letter.signatories, &locale, report);
    }
    let letter = letter.filter(|_| !report.has_errors())?;
    Some(CheckedLetter { letter, locale, fonts })
}

fn left_out() -> Diagnostic {
    let message = "copies, drafts and what goes to the press do not carry the letter's own files";
    let hint = "build the letter by itself for a PDF that carries them";
    Diagnostic::anywhere(Code::SourceLeftOut, message).hint(hint)
}
