//! Files are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use undersigned::letter::Profile;

use super::failure::Failure;
use super::input::is_stdin;

/// Where a PDF goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    Stdout,
}

impl Target {
    /// Beside the letter and with its name, unless said otherwise.
    pub fn of(letter: &Path, output: Option<&Path>) -> Result<Self, Failure> {
        match output {
            Some(path) if is_stdin(path) => Self::stdout(),
            Some(path) => Self::file(path.to_owned(), letter),
            None if is_stdin(letter) => Self::stdout(),
            None => Self::file(letter.with_extension("pdf"), letter),
        }
    }

    /// Where the file of a version for a profile goes, if there are several: all but the
    /// digital one of the letter that is sent say what they are.
    pub fn named(&self, profile: Profile, version: &str, letter: &Path) -> Result<Self, Failure> {
        let Self::File(path) = self else {
            let fact = "several files cannot go to standard output";
            return Err(Failure::usage(fact, "say where they go with -o FILE, or ask for one"));
        };
        let profile = if profile == Profile::Digital { "" } else { profile.name() };
        let said: Vec<&str> =
            [profile, version].into_iter().filter(|said| !said.is_empty()).collect();
        if said.is_empty() {
            return Ok(self.clone());
        }
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{}.pdf", said.join("-")));
        Self::file(path.with_file_name(name), letter)
    }

    /// Beside a PDF, with `-signed` after its name, unless said otherwise.
    pub fn signed(pdf: &Path, output: Option<&Path>) -> Result<Self, Failure> {
        match output {
            Some(path) if is_stdin(path) => Self::stdout(),
            Some(path) if path == pdf => {
                let fact = format!("`{}` is the PDF to be signed", path.display());
                Err(Failure::usage(fact, "name another file with -o"))
            }
            Some(path) => Self::file(path.to_owned(), pdf),
            None => {
                let mut name = pdf.file_stem().unwrap_or_default().to_owned();
                name.push("-signed.pdf");
                Self::file(pdf.with_file_name(name), pdf)
            }
        }
    }

    fn stdout() -> Result<Self, Failure> {
        if io::stdout().is_terminal() {
            let fact = "a PDF cannot be shown on a terminal";
            return Err(Failure::usage(fact, "say where it goes with -o FILE"));
        }
        Ok(Self::Stdout)
    }

    /// Only a PDF may be replaced: a letter is easily named by mistake.
    fn file(path: PathBuf, letter: &Path) -> Result<Self, Failure> {
        if path == letter {
            let fact = format!("`{}` is the letter itself", path.display());
            return Err(Failure::usage(fact, "name another file with -o"));
        }
        if path.is_dir() {
            let fact = format!("`{}` is a folder", path.display());
            return Err(Failure::usage(fact, "name the file to write, such as letter.pdf"));
        }
        let replaceable = match fs::metadata(&path) {
            Err(_) => true,
            Ok(about) => about.is_file() && (about.len() == 0 || is_pdf(&path)),
        };
        if !replaceable {
            let fact = format!("`{}` is there already and is no PDF", path.display());
            return Err(Failure::usage(fact, "name another file with -o"));
        }
        Ok(Self::File(path))
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdout => "standard output".to_owned(),
        }
    }

    /// Refuses to replace a file that the letter is made from.
    pub fn spares(&self, inputs: &[PathBuf]) -> Result<(), Failure> {
        let Self::File(path) = self else { return Ok(()) };
        match path.canonicalize().is_ok_and(|own| inputs.contains(&own)) {
            false => Ok(()),
            true => {
                let fact = format!("`{}` is a file of the letter itself", path.display());
                Err(Failure::usage(fact, "name another file with -o"))
            }
        }
    }

    /// Writes the bytes.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Stdout => print(bytes),
            Self::File(path) => replace(path, bytes).map_err(Failure::io("write", path)),
        }
    }
}

fn is_pdf(path: &Path) -> bool {
    let mut head = [0; 5];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"%PDF-"
}

/// Writes to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::Stdout)
}

/// Temporary file in the same folder, flush to the disk, rename, flush the
/// folder: after any failure the old file is there, or the new one, whole.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".undersigned-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program's files; the umask takes off what it must.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
