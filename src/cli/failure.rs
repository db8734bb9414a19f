//! What goes wrong outside the letter.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use undersigned::job::Usage;

/// A failure of the call or of the machine.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read or written.
    Io { doing: &'static str, path: PathBuf, error: io::Error },
    /// Standard output could not be written.
    Stdout(io::Error),
    /// The call makes no sense.
    Usage(Usage),
}

impl Failure {
    /// A call that makes no sense, and what would.
    pub fn usage(fact: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage(Usage::new(fact, hint))
    }

    /// The same, after which what was in some places is kept elsewhere: from where, to where.
    pub fn kept(self, kept: &[(PathBuf, PathBuf)]) -> Self {
        let each = kept.iter().map(|(old, place)| {
            format!("what was at `{}` is kept as `{}`", place.display(), old.display())
        });
        let fact = [self.to_string()].into_iter().chain(each).collect::<Vec<_>>().join("; ");
        Self::usage(fact, "move it back, and try again")
    }

    /// Makes a failure of an error of the system.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { doing, path, error }
    }

    /// Whether the reader of our output has simply gone.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The remedy, where one is known.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Usage(usage) => Some(&usage.hint),
            Self::Io { error, .. } => match error.kind() {
                io::ErrorKind::NotFound => Some("check the spelling and the folder"),
                io::ErrorKind::PermissionDenied => Some("check the permissions of file and folder"),
                io::ErrorKind::StorageFull => Some("make room on the disk"),
                _ => None,
            },
            Self::Stdout(_) => None,
        }
    }
}

impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, error } => {
                let why = error.to_string();
                let why = why.split(" (os error").next().unwrap_or_default().to_lowercase();
                write!(f, "cannot {doing} `{}`: {why}", path.display())
            }
            Self::Stdout(error) => write!(f, "cannot write to standard output: {error}"),
            Self::Usage(usage) => f.write_str(&usage.fact),
        }
    }
}
