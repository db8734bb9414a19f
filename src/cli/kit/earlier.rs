//! What is in the place of a kit already: an earlier kit may be replaced, and nothing else.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use undersigned::export::kit::{self, SUMS};
use zip::ZipArchive;

use super::Failure;

/// Nothing in a kit unpacks to more.
const MOST_BYTES: u64 = 200_000_000;
const ELSEWHERE: &str = "name another folder with -o";

/// Refuses a folder that holds anything but a kit, and one that was edited, unless by force.
pub fn ensure_folder(folder: &Path, force: bool) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    let shown = folder.display().to_string();
    if !folder.is_dir() {
        return Err(Failure::usage(
            format!("`{shown}` is there already and is no folder"),
            "name another folder with -o, or a single file that ends in .pdf",
        ));
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(Failure::io("read", folder))?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    // A link is none of a kit, nor is a folder, whatever it is called.
    let read = |name: &str| {
        let path = folder.join(name);
        let is_file = path.symlink_metadata().is_ok_and(|about| about.is_file());
        is_file.then(|| fs::read(path).ok())?
    };
    ensure_kit(&shown, names.collect(), read, force)
}

/// The same of a file, which has the kit in a folder.
pub fn ensure_packed(packed: &Path, folder: &str, force: bool) -> Result<(), Failure> {
    if !packed.exists() {
        return Ok(());
    }
    let shown = packed.display().to_string();
    if packed.is_dir() {
        return Err(Failure::usage(format!("`{shown}` is a folder"), ELSEWHERE));
    }
    let zip = packed.is_file().then(|| ZipArchive::new(File::open(packed).ok()?).ok()).flatten();
    let within = format!("{folder}/");
    let Some(mut zip) = zip.filter(|zip| zip.index_for_name(&(within.clone() + SUMS)).is_some())
    else {
        let fact = format!("`{shown}` is there already and holds no press kit");
        return Err(Failure::usage(fact, ELSEWHERE));
    };
    let all: Vec<String> =
        zip.file_names().map(|name| name.map_or_else(|_| "?".to_owned(), Into::into)).collect();
    if let Some(beside) = all.iter().find(|name| !name.starts_with(&within)) {
        return Err(foreign(&shown, beside));
    }
    let names = all.iter().map(|name| name[within.len()..].to_owned());
    let names = names.filter(|name| !name.is_empty()).collect();
    let read = |name: &str| {
        let entry = zip.by_name(&format!("{within}{name}")).ok()?;
        let mut bytes = Vec::new();
        let is_file = entry.is_file();
        entry.take(MOST_BYTES).read_to_end(&mut bytes).ok().filter(|_| is_file)?;
        Some(bytes)
    };
    ensure_kit(&shown, names, read, force)
}

fn foreign(shown: &str, name: &str) -> Failure {
    let fact = format!("`{shown}` holds `{name}`, which is none of a press kit");
    Failure::usage(fact, ELSEWHERE)
}

/// Refuses files that are none of a kit, and by force only those.
fn ensure_kit(
    shown: &str,
    mut names: Vec<String>,
    mut read: impl FnMut(&str) -> Option<Vec<u8>>,
    force: bool,
) -> Result<(), Failure> {
    names.sort();
    let sums = read(SUMS).and_then(|sums| String::from_utf8(sums).ok()).unwrap_or_default();
    let listed = kit::listed(&sums);
    let sum_of = |name: &str| listed.iter().find(|(_, known)| *known == name).map(|(sum, _)| *sum);
    for name in names.iter().filter(|name| listed.is_empty() || *name != SUMS) {
        let Some((sum, bytes)) = sum_of(name).and_then(|sum| Some((sum, read(name)?))) else {
            return Err(foreign(shown, name));
        };
        if !force && kit::sum(&bytes) != sum {
            let fact = format!("`{name}` in `{shown}` was changed since the kit was made");
            let hint = "name another folder with -o, or replace the kit with --force";
            return Err(Failure::usage(fact, hint));
        }
    }
    Ok(())
}
