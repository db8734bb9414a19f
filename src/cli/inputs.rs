//! What a run has read: none of it is ever written over, however it is named.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::Path;

use super::failure::Failure;
use super::input::is_stdin;

/// What a file is to a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The letter, or what it names.
    Letter,
    /// The letter it is compared with, or what that one names.
    Old,
    /// The PDF that is to be signed.
    Pdf,
    /// A key, a certificate or a passphrase.
    Key,
    /// A typeface.
    Typeface,
}

impl Role {
    fn words(self) -> &'static str {
        match self {
            Self::Letter => "a file of the letter itself",
            Self::Old => "a file of the letter it is compared with",
            Self::Pdf => "the PDF to be signed",
            Self::Key => "a file to sign with",
            Self::Typeface => "a typeface in use",
        }
    }
}

/// The files a run has read so far. Whatever reads a file adds it, and whatever writes one
/// asks.
#[derive(Debug, Default)]
pub struct Inputs(RefCell<HashMap<Identity, Role>>);

impl Inputs {
    /// Adds a file that is about to be read, or the one that standard input comes from.
    pub fn add(&self, path: &Path, role: Role) {
        let file = if is_stdin(path) { of_stdin() } else { at(path) };
        if let Some(file) = file {
            self.0.borrow_mut().entry(file).or_insert(role);
        }
    }

    /// Refuses a place at which one of them is.
    pub fn ensure_spared(&self, place: &Path) -> Result<(), Failure> {
        let known = self.0.borrow();
        match at(place).and_then(|file| known.get(&file)) {
            None => Ok(()),
            Some(role) => {
                let fact = format!("`{}` is {}", place.display(), role.words());
                Err(Failure::usage(fact, "name another file with -o"))
            }
        }
    }
}

/// What a file is, by whatever name: links and, on some systems, capitals make many of one.
/// Device and inode, where there are such.
#[cfg(unix)]
type Identity = (u64, u64);
/// Where links lead, as the system writes it.
#[cfg(not(unix))]
type Identity = std::path::PathBuf;

/// That of a file, of which something is known. Pipes are never written over.
#[cfg(unix)]
fn identity(_: &Path, about: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    about.is_file().then(|| (about.dev(), about.ino()))
}

/// That of a file, of which something is known.
#[cfg(not(unix))]
fn identity(path: &Path, about: &Metadata) -> Option<Identity> {
    path.canonicalize().ok().filter(|_| about.is_file())
}

fn at(path: &Path) -> Option<Identity> {
    identity(path, &fs::metadata(path).ok()?)
}

#[cfg(unix)]
fn of_stdin() -> Option<Identity> {
    use std::os::fd::AsFd;
    let stdin = std::io::stdin().as_fd().try_clone_to_owned().ok()?;
    identity(Path::new("-"), &fs::File::from(stdin).metadata().ok()?)
}

#[cfg(not(unix))]
fn of_stdin() -> Option<Identity> {
    None
}
