//! A letter's file, read and looked over: what every command on a letter begins with.

use std::path::Path;

use undersigned::diagnostic::Checked;
use undersigned::letter::{self, Letter};
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
}

/// Read, check, lint. With `embed_source` the letter's own files are attached to it.
pub fn open(
    sources: &mut Sources,
    path: &Path,
    typefaces: &Typefaces<'_>,
    embed_source: bool,
) -> Checked<Opened> {
    let Checked { value, mut report } = letter::read(sources.letter());
    let Some(draft) = value else { return Checked::new(None, report) };
    let folder = LetterFolder::of(path);
    let Checked { value: files, report: more } = letter::typefaces(&draft, &folder);
    report.extend(more);
    let own = typefaces.with(files.unwrap_or_default());
    let faces = own.as_ref().unwrap_or(typefaces.shared());
    let Checked { mut value, mut report } = letter::check(&draft, report, sources, &folder, faces);
    let Some(locale) = draft.lang.parse().ok().map(|tag| Locale::new(&tag)) else {
        return Checked::new(None, report);
    };
    report.extend(letter::lint(&draft, sources, &locale));
    if let Some(letter) = value.as_mut().filter(|_| embed_source || draft.output.embed_source) {
        let own = (name(path), sources.letter().text.as_str());
        report.extend(letter::embed(letter, &draft, own, &folder.read()));
    }
    if let Some(letter) = &value {
        report.extend(letter::lint_order(&letter.signatories, &locale));
    }
    Checked::new(value.map(|letter| Opened { letter, locale, own }), report)
}

/// The name a letter goes by in its folder.
fn name(path: &Path) -> &str {
    let name = path.file_name().and_then(|name| name.to_str());
    name.filter(|name| *name != "-").unwrap_or("letter.toml")
}
