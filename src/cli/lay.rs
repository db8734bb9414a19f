//! Letters on their pages, in the versions that are asked for.

use std::path::{Path, PathBuf};

use undersigned::diagnostic::{Checked, Report};
use undersigned::letter::{CopyHolder, Letter};
use undersigned::locale::Locale;
use undersigned::sheet::{self, Sheet, Version};
use undersigned::source::Sources;
use undersigned::stationery::Fonts;
use undersigned::typeset::{self, Document};

use super::opened::{self, Opened};
use super::settings::Settings;

/// A version of a letter on its pages.
pub struct Laid {
    pub version: Version,
    /// Whose copy it is.
    pub holder: Option<CopyHolder>,
    pub sheet: Sheet,
    pub document: Document,
}

/// A letter laid out for other forms than its own PDFs.
pub struct Sent {
    pub letter: Letter,
    pub locale: Locale,
    /// Its versions, as many as were asked for.
    pub laid: Vec<Laid>,
    /// The typefaces it is set in, where it brings some along.
    pub fonts: Option<Fonts>,
    /// The files it is made from.
    pub inputs: Vec<PathBuf>,
}

/// All stages but the last, for the versions of a letter that are asked for, unless that
/// is at fault.
pub fn lay(
    sources: &mut Sources,
    path: &Path,
    settings: &Settings<'_>,
    versions: impl FnOnce(&Letter) -> Checked<Vec<Version>>,
) -> Checked<Sent> {
    let Checked { value, mut report } =
        opened::open(sources, path, &settings.typefaces, settings.embedding());
    let Some(Opened { letter, locale, own, files: inputs }) = value else {
        return Checked::new(None, report);
    };
    let Checked { value, report: more } = versions(&letter);
    report.extend(more);
    let Some(versions) = value else { return Checked::new(None, report) };
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let Checked { value, report: more } =
        lay_out(letter.clone(), &locale, fonts, versions, |_| Report::default());
    report.extend(more);
    let sent = value.map(|laid| Sent { letter, locale, laid, fonts: own, inputs });
    Checked::new(sent, report)
}

/// Sets versions of a letter. What there is to say of the original goes for its copies.
pub fn lay_out(
    letter: Letter,
    locale: &Locale,
    fonts: &Fonts,
    versions: Vec<Version>,
    admits: impl Fn(&Sheet) -> Report,
) -> Checked<Vec<Laid>> {
    let (mut laid, mut said) = (Vec::new(), Report::default());
    let mut letter = Some(letter);
    for (left, version) in (0..versions.len()).rev().zip(versions) {
        // There may be a hundred thousand names in it: the last version needs no copy.
        let letter = if left == 0 { letter.take() } else { letter.clone() };
        let Some(letter) = letter else { break };
        let holder = version.holder(&letter).cloned();
        let sheet = sheet::localise(letter, locale, &version);
        let mut report = admits(&sheet);
        let document = match report.has_errors() {
            true => None,
            false => {
                let Checked { value, report: more } = typeset::typeset(&sheet, fonts);
                report.extend(more);
                value
            }
        };
        if !version.is_copy() || document.is_none() {
            said.extend(report);
        }
        let Some(document) = document else { return Checked::new(None, said) };
        laid.push(Laid { version, holder, sheet, document });
    }
    Checked::new(Some(laid), said)
}

/// The release in front of the letter, as one document, where both were set.
pub fn joined(laid: Vec<Laid>) -> Option<Laid> {
    let put = |front: Laid, letter: Laid| Laid {
        document: letter.document.prepend(&front.document),
        ..letter
    };
    laid.into_iter().reduce(put)
}
