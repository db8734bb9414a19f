//! `build --profile press -o kit`: all that a newsroom uses, in a folder and in one file.

mod files;

use std::fs;
use std::path::Path;

use undersigned::diagnostic::{Checked, Report};
use undersigned::export::kit::{README, SUMS, packed};
use undersigned::letter::{Letter, Profile};

use self::files::{PAGE, files};
use super::args::Build;
use super::build::told;
use super::failure::Failure;
use super::lay::lay;
use super::made::{Made, kit_written};
use super::output::{self, Target};
use super::settings::Settings;
use super::{AT_FAULT, DONE, terminal};

/// The names of all files but those of pages.
const NAMES: [&str; 11] = [
    README,
    "release.pdf",
    "release.txt",
    "letter.pdf",
    "letter.html",
    "letter.md",
    "letter.txt",
    "card.png",
    "card.txt",
    "signatories.csv",
    SUMS,
];

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
    let old = earlier(folder)?;
    let packed_at = Target::packed(folder, args.force)?;
    let made = told(&args.letter, settings, |sources| {
        let both = |_: &Letter| Checked::new(Some(settings.for_press()), Report::default());
        let Checked { value, mut report } = lay(sources, &args.letter, settings, both);
        let files = value.and_then(|sent| files(&sent, settings, &mut report));
        Checked::new(files, report)
    })?;
    let Some(files) = made else { return Ok(AT_FAULT) };
    fs::create_dir_all(folder).map_err(Failure::io("make", folder))?;
    for file in &files {
        let path = folder.join(&file.name);
        output::replace(&path, &file.bytes).map_err(Failure::io("write", &path))?;
    }
    // Pages the letter no longer has.
    for name in old.iter().filter(|name| !files.iter().any(|file| file.name == **name)) {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(Failure::io("remove", &path))?;
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = packed(&files, &name).unwrap_or_default();
    packed_at.write(&bytes)?;
    terminal::say(&kit_written(folder, &packed_at, &files, bytes.len(), settings.format));
    Ok(DONE)
}

/// The files of an earlier kit. What is none of a kit's stays as it is, and is in the way.
fn earlier(folder: &Path) -> Result<Vec<String>, Failure> {
    let Ok(entries) = fs::read_dir(folder) else {
        return match folder.exists() {
            true => Err(Failure::usage(
                format!("`{}` is there already and is no folder", folder.display()),
                "name another folder with -o, or a single file that ends in .pdf",
            )),
            false => Ok(Vec::new()),
        };
    };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    let known = |name: &String| {
        let page = name.strip_prefix(PAGE).and_then(|rest| rest.strip_suffix(".png"));
        NAMES.contains(&name.as_str()) || page.is_some_and(|n| n.parse::<usize>().is_ok())
    };
    match names.iter().find(|name| !known(name)) {
        None => Ok(names),
        Some(other) => Err(Failure::usage(
            format!("`{}` holds `{other}`, which is none of a press kit", folder.display()),
            "name another folder with -o",
        )),
    }
}
