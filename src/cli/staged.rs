//! Files and folders are made whole beside their places, and put there together or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::temporary::{Held, Temporary};

/// A file or a folder that is on the disk, but not yet in its place.
pub struct Staged {
    place: PathBuf,
    /// A folder beside the place, with what is made, and later with what was in its place.
    beside: Temporary,
    /// Where that is now, once it was moved.
    old: Option<PathBuf>,
    is_put: bool,
}

impl Staged {
    /// Writes a file. Whoever might read the one that is replaced may read it, and nobody
    /// else.
    pub fn file(place: &Path, bytes: &[u8]) -> io::Result<Self> {
        let staged = Self::at(place)?;
        write(&staged.made(), bytes, place)?;
        Ok(staged)
    }

    /// Makes a folder with files of these names.
    pub fn folder<'a>(
        place: &Path,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> io::Result<Self> {
        let staged = Self::at(place)?;
        let made = staged.made();
        fs::create_dir(&made)?;
        for (name, bytes) in files {
            write(&made.join(name), bytes, &place.join(name))?;
        }
        if let Ok(old) = fs::metadata(place) {
            fs::set_permissions(&made, old.permissions())?;
        }
        sync(&made)?;
        Ok(staged)
    }

    fn at(place: &Path) -> io::Result<Self> {
        let beside = Temporary::within(folder_of(place))?;
        Ok(Self { place: place.to_owned(), beside, old: None, is_put: false })
    }

    fn made(&self) -> PathBuf {
        self.beside.path().join("new")
    }

    /// Refuses to put a file where a folder is, or has come to be.
    fn ensure_no_folder(&self) -> io::Result<()> {
        let is_folder = self.place.symlink_metadata().is_ok_and(|about| about.is_dir());
        if is_folder && !self.made().is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok(())
    }

    /// Takes away what is in its place, and keeps it.
    pub fn set_aside(&mut self) -> io::Result<()> {
        self.ensure_no_folder()?;
        let aside = self.beside.path().join("old");
        match fs::rename(&self.place, &aside) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            moved => moved.map(|()| self.old = Some(aside)),
        }
    }

    /// Gives what is in its place, a file, another name, so that it can be replaced in one step
    /// and still be put back.
    fn link_aside(&mut self) -> io::Result<()> {
        let aside = self.beside.path().join("old");
        fs::hard_link(&self.place, &aside).map(|()| self.old = Some(aside))
    }

    /// Puts it there in exchange for what is there. Where the system cannot exchange, that is
    /// moved away first.
    pub fn put(&mut self) -> io::Result<()> {
        self.ensure_no_folder()?;
        let made = self.made();
        if self.place.symlink_metadata().is_ok() {
            match exchange(&made, &self.place) {
                Ok(()) => {
                    (self.old, self.is_put) = (Some(made), true);
                    return sync(folder_of(&self.place));
                }
                Err(error) if !is_unsupported(&error) => return Err(error),
                Err(_) => self.link_aside().or_else(|_| self.set_aside())?,
            }
        }
        fs::rename(&made, &self.place)?;
        self.is_put = true;
        sync(folder_of(&self.place))
    }

    /// Puts a file there if nothing is.
    fn put_new(&mut self) -> io::Result<()> {
        match fs::hard_link(self.made(), &self.place) {
            // Where files have one name only.
            Err(_) if self.place.symlink_metadata().is_err() => {
                fs::rename(self.made(), &self.place)?;
            }
            linked => linked?,
        }
        self.is_put = true;
        Ok(())
    }

    /// Makes it as it was; gives where the old one is, if it cannot be put back.
    fn undo(&mut self, held: &mut Held) -> Option<PathBuf> {
        let old = self.old.take();
        let back = |old: &PathBuf| self.is_put && exchange(old, &self.place).is_ok();
        if old.as_ref().is_some_and(back) {
            return None;
        }
        if self.is_put {
            // Out of the way; if it stays, the next step fails, too, and is told.
            let _ = fs::rename(&self.place, self.beside.path().join("undone"));
        }
        let old = old.filter(|old| fs::rename(old, &self.place).is_err())?;
        held.keep(&self.beside);
        Some(old)
    }
}

/// Puts files in their places: after any failure each is as it was.
pub fn put(mut staged: Vec<Staged>) -> Result<(), Failure> {
    put_by(&mut staged, |all| {
        let mut each = all.iter_mut();
        each.try_for_each(|one| one.put().map_err(Failure::io("write", &one.place)))
    })
}

/// Puts files in places that are free.
pub fn put_new(mut staged: Vec<Staged>) -> Result<(), Failure> {
    put_by(&mut staged, |all| {
        let mut each = all.iter_mut();
        each.try_for_each(|one| one.put_new().map_err(Failure::io("write", &one.place)))
    })
}

/// Puts several in their places in steps of some order, while no signal ends the program.
/// After a failure all are as they were; what cannot be put back is kept, and told.
pub fn put_by(
    staged: &mut [Staged],
    steps: impl FnOnce(&mut [Staged]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut held = Held::begin();
    let done = steps(staged);
    done.map_err(|failure| {
        let each = staged.iter_mut().rev();
        let kept = each.filter_map(|one| Some((one.undo(&mut held)?, one.place.clone())));
        let kept: Vec<_> = kept.collect();
        if kept.is_empty() { failure } else { failure.kept(&kept) }
    })
}

/// Exchanges two names in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether system or disk know of no exchange.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Writes a file that may be read by whoever may read the one in its place.
fn write(path: &Path, bytes: &[u8], place: &Path) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    if let Ok(old) = fs::metadata(place).map(|old| old.permissions()) {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(old.mode() & 0o777))?;
    }
    #[cfg(not(unix))]
    let _ = place;
    file.sync_all()
}

/// Sees to it that the names in a folder are on the disk.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The folder that a place is in.
pub fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed() -> Failure {
        Failure::usage("failed", "")
    }

    /// A folder with a file, and a new one staged for its place.
    fn staged(old: Option<&str>) -> (tempfile::TempDir, PathBuf, Staged) {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("place");
        old.iter().for_each(|old| fs::write(&place, old).expect("written"));
        let staged = Staged::file(&place, b"new").expect("staged");
        (folder, place, staged)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn what_was_put_is_taken_back_when_a_later_step_fails() {
        for old in [None, Some("old")] {
            let (folder, place, staged) = staged(old);
            let done = put_by(&mut [staged], |all| {
                all[0].put().expect("put");
                assert_eq!(fs::read(&all[0].place).expect("a file"), b"new");
                Err(failed())
            });
            assert!(done.is_err());
            assert_eq!(fs::read_to_string(&place).ok().as_deref(), old);
            assert_eq!(names(folder.path()).len(), old.iter().count(), "nothing else is left");
        }
    }

    #[test]
    fn what_was_moved_away_is_put_back_or_told_to_be_kept() {
        let (folder, place, staged) = staged(Some("old"));
        let done = put_by(&mut [staged], |all| {
            all[0].set_aside().expect("moved");
            // So that nothing can be put there.
            fs::create_dir_all(all[0].place.join("full")).expect("made");
            Err(failed())
        });
        let told = done.expect_err("a failure").to_string();
        let kept = names(folder.path()).into_iter().find(|name| name != "place");
        let kept = folder.path().join(kept.expect("a folder")).join("old");
        assert_eq!(fs::read(&kept).expect("kept"), b"old");
        assert!(told.contains(&kept.display().to_string()), "{told}");
        assert!(place.is_dir());
    }

    #[test]
    fn a_file_never_takes_the_place_of_a_folder() {
        let (_folder, place, mut staged) = staged(None);
        fs::create_dir_all(place.join("full")).expect("made");
        assert!(staged.put().is_err() && staged.set_aside().is_err());
        assert!(place.join("full").is_dir());
    }

    #[test]
    fn a_new_file_never_replaces_one() {
        let (_folder, place, staged) = staged(Some("old"));
        assert!(put_new(vec![staged]).is_err());
        assert_eq!(fs::read(place).expect("a file"), b"old");
    }
}
