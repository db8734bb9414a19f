//! What is on the disk only while the program runs: gone when it ends, also by a signal.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

/// The folders that are to go. While they are held, no signal ends the program.
static LEFT: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A folder that nobody else may look into, removed with all in it when it is dropped.
pub struct Temporary(PathBuf);

impl Temporary {
    /// Makes one inside another folder.
    pub fn within(parent: &Path) -> io::Result<Self> {
        static SIGNALS: Once = Once::new();
        SIGNALS.call_once(remove_on_signals);
        // Not made and unknown: a signal waits until it is in the list.
        let mut left = hold();
        let mut builder = tempfile::Builder::new();
        builder.prefix(".undersigned-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir_in(parent)?.keep();
        left.push(folder.clone());
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let mut left = hold();
        if let Some(at) = left.iter().position(|folder| *folder == self.0) {
            // Nothing can be done about what cannot be removed.
            let _ = fs::remove_dir_all(left.swap_remove(at));
        }
    }
}

/// What keeps signals off while files change places.
pub struct Held(MutexGuard<'static, Vec<PathBuf>>);

impl Held {
    /// Begins.
    pub fn begin() -> Self {
        Self(hold())
    }

    /// Leaves a folder on the disk for good: it holds what could not be put back.
    pub fn keep(&mut self, folder: &Temporary) {
        self.0.retain(|left| *left != folder.0);
    }
}

fn hold() -> MutexGuard<'static, Vec<PathBuf>> {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what is left when the program is told to end, and then ends as if nobody had
/// listened.
#[cfg(unix)]
fn remove_on_signals() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    // Where no thread can be made, they wait until the files are in their places.
    let _ = std::thread::Builder::new().spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let left = hold();
            left.iter().for_each(|folder| drop(fs::remove_dir_all(folder)));
            let _ = emulate_default_handler(signal);
        }
    });
}

#[cfg(not(unix))]
fn remove_on_signals() {}
