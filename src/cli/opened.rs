//! A letter's file, read and looked over: what every command on a letter begins with.

use std::path::{Path, PathBuf};

use undersigned::diagnostic::{Checked, Code, Diagnostic};
use undersigned::letter::Letter;
use undersigned::locale::Locale;
use undersigned::source::Sources;
use undersigned::stationery::Fonts;

use super::folder::LetterFolder;
use super::settings::Typefaces;

/// A sound letter.
pub struct Opened {
    pub letter: Letter,
    pub locale: Locale,
    /// The typefaces it is set in, where it brings some along.
    pub own: Option<Fonts>,
    /// The files it is made from, wherever links lead.
    pub files: Vec<PathBuf>,
}

/// Whether a letter's own files are attached to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embedding {
    /// Where the letter asks for it.
    AsSaid,
    /// Even where it does not.
    Always,
    /// Never: they say more than copies, drafts and newsrooms may.
    Never,
}

/// Read, check, lint; attach the letter's own files.
pub fn open(
    sources: &mut Sources,
    path: &Path,
    typefaces: &Typefaces<'_>,
    embedding: Embedding,
) -> Checked<Opened> {
    let Checked { value, mut report } = undersigned::draft::read(sources.letter());
    let Some(draft) = value else { return Checked::new(None, report) };
    let folder = LetterFolder::of(path);
    let Checked { value: files, report: more } = undersigned::check::typefaces(&draft, &folder);
    report.extend(more);
    let own = typefaces.with(files.unwrap_or_default());
    let faces = own.as_ref().unwrap_or(typefaces.shared());
    let Checked { mut value, mut report } =
        undersigned::check::check(&draft, report, sources, &folder, faces);
    let Some(locale) = draft.lang.parse().ok().map(|tag| Locale::new(&tag)) else {
        return Checked::new(None, report);
    };
    report.extend(undersigned::lint::lint(&draft, sources, &locale));
    let asked = embedding == Embedding::Always || draft.output.embed_source;
    if asked && embedding == Embedding::Never {
        report.add(left_out());
    } else if let Some(letter) = value.as_mut().filter(|_| asked) {
        let own = (name(path), sources.letter().text.as_str());
        report.extend(undersigned::check::embed(letter, &draft, own, &folder.read()));
    }
    if let Some(letter) = &value {
        report.extend(undersigned::lint::lint_order(&letter.signatories, &locale));
    }
    let files = folder.files();
    Checked::new(value.map(|letter| Opened { letter, locale, own, files }), report).settled()
}

fn left_out() -> Diagnostic {
    let message = "copies, drafts and what goes to the press do not carry the letter's own files";
    let hint = "build the letter by itself for a PDF that carries them";
    Diagnostic::anywhere(Code::SourceLeftOut, message).hint(hint)
}

/// The name a letter goes by in its folder.
fn name(path: &Path) -> &str {
    let name = path.file_name().and_then(|name| name.to_str());
    name.filter(|name| *name != "-").unwrap_or("letter.toml")
}
