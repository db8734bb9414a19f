//! The letter's folder on the disk: nothing outside it is read.

use std::fs::{self, FileType};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use undersigned::source::{FileFault, Folder};

use super::inputs::{Inputs, Role};

/// More than any logo or signature needs.
const MOST_BYTES: u64 = 20_000_000;

/// The folder a letter is in.
pub struct LetterFolder<'a> {
    root: PathBuf,
    inputs: &'a Inputs,
    role: Role,
}

/// The folder of a letter file; the current one for standard input.
fn root(letter: &Path) -> &Path {
    let parent = letter.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Where a file in the folder of a letter is written that was read, or was looked for in vain.
/// Nothing is written outside of the folder, wherever links lead.
pub fn place(letter: &Path, path: &str) -> io::Result<PathBuf> {
    let root = root(letter).canonicalize()?;
    let full = root.join(path);
    let name = full.file_name().unwrap_or_default();
    let parent = full.parent().unwrap_or(&root).canonicalize()?;
    let place = parent.join(name).canonicalize().unwrap_or_else(|_| parent.join(name));
    let outside = || io::Error::other("it lies outside the letter's folder");
    if place.starts_with(&root) { Ok(place) } else { Err(outside()) }
}

impl<'a> LetterFolder<'a> {
    /// The folder of a letter file. What is read of it is added to `inputs`.
    pub fn of(letter: &Path, inputs: &'a Inputs, role: Role) -> Self {
        Self { root: root(letter).to_owned(), inputs, role }
    }

    /// The nearest name to a missing file's, in the folder it should be in.
    fn nearest(&self, path: &Path) -> Option<String> {
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        let wanted = path.file_name().filter(|_| inside)?.to_str()?;
        let within = path.parent().unwrap_or(Path::new(""));
        let names = fs::read_dir(self.root.join(within)).ok()?.flatten();
        let names: Vec<String> =
            names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        let near = undersigned::diagnostic::nearest(wanted, names.iter().map(String::as_str))?;
        Some(within.join(near).to_string_lossy().into_owned())
    }
}

impl Folder for LetterFolder<'_> {
    /// Links are followed as long as they stay in the folder.
    fn load(&self, path: &str) -> Result<Arc<[u8]>, FileFault> {
        let relative = Path::new(path);
        let climbs = relative.components().any(|part| part == Component::ParentDir);
        if relative.is_absolute() || climbs || path.contains('\\') {
            return Err(FileFault::Outside);
        }
        let unreadable = |error: io::Error| FileFault::Unreadable(reason(&error));
        let root = self.root.canonicalize().map_err(unreadable)?;
        let full = root.join(relative).canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => FileFault::Missing(self.nearest(relative)),
            _ => FileFault::Unreadable(reason(&error)),
        })?;
        if !full.starts_with(&root) {
            return Err(FileFault::Outside);
        }
        let about = fs::metadata(&full).map_err(unreadable)?;
        if !about.is_file() {
            return Err(FileFault::NotAFile(kind(about.file_type())));
        }
        if about.len() > MOST_BYTES {
            return Err(FileFault::TooLarge(MOST_BYTES));
        }
        self.inputs.add(&full, self.role);
        let mut bytes = Vec::new();
        // It may have grown since.
        let file = fs::File::open(&full).map_err(unreadable)?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(FileFault::TooLarge(MOST_BYTES));
        }
        Ok(bytes.into())
    }
}

fn reason(error: &io::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// What a path is that is no regular file.
pub fn kind(kind: FileType) -> &'static str {
    if kind.is_dir() { "a folder" } else { "a pipe or device" }
}
