//! `build --profile press -o kit`: all that a newsroom uses, in a folder and in one file.

mod files;
mod place;

use std::path::Path;

use undersigned::diagnostic::{Checked, Report};
use undersigned::export::kit::packed;
use undersigned::letter::{Letter, Profile};

use self::files::files;
pub use self::place::Place;
use super::args::Build;
use super::build::told;
use super::failure::Failure;
use super::lay::lay;
use super::made::{Made, kit_written};
use super::record::Record;
use super::settings::Settings;
use super::{AT_FAULT, DONE, terminal};

/// The folder a kit goes to, if that is what is asked for: a folder is named, for press
/// alone, and for the letter as it is sent, unsigned.
pub fn folder<'a>(args: &'a Build, settings: &Settings<'_>) -> Option<&'a Path> {
    let otherwise = args.format.is_some()
        || args.copies.is_some()
        || args.draft
        || args.sign
        || args.signature_fields;
    args.output.as_deref().filter(|_| settings.is_for_press() && !otherwise).filter(is_folder)
}

/// Refuses to write what goes to the press as a PDF that is named as a kit would be.
pub fn no_folder(args: &Build, made: &Made) -> Result<(), Failure> {
    let press = made.files.iter().any(|file| file.profile == Profile::Press);
    match args.output.as_deref().filter(is_folder).filter(|_| press) {
        None => Ok(()),
        Some(path) => Err(Failure::usage(
            format!(
                "`{}` is no name of a PDF, nor is this how a press kit is made",
                path.display()
            ),
            "name a file that ends in .pdf, or ask for `--profile press` alone to make a kit",
        )),
    }
}

/// Whether a name is none of a PDF.
fn is_folder(path: &&Path) -> bool {
    let pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    !pdf && *path != Path::new("-")
}

/// Makes the kit and writes it.
pub fn build(args: &Build, folder: &Path, settings: &Settings<'_>) -> Result<u8, Failure> {
    let place = Place::new(folder, args.force)?;
    let made = told(&args.letter, settings, |sources| {
        let both = |_: &Letter| Checked::new(Some(settings.for_press()), Report::default());
        let Checked { value, mut report } = lay(sources, &args.letter, settings, both);
        let files = value.and_then(|sent| {
            let record = Record::of(&sent.letter, &sent.locale);
            Some((files(&sent, settings, &mut report)?, sent.inputs, record))
        });
        Checked::new(files, report)
    })?;
    let Some((files, inputs, record)) = made else { return Ok(AT_FAULT) };
    place.spares(&inputs)?;
    let bytes = packed(&files, &place.name()).unwrap_or_default();
    let record = record.map(|record| record.ready(&args.letter, &[], settings.format));
    let record = record.transpose()?;
    place.put(&files, &bytes)?;
    terminal::say(&kit_written(&place, &files, bytes.len(), settings.format));
    if let Some(record) = record {
        terminal::say(&record.put()?);
    }
    Ok(DONE)
}
