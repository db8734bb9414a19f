//! Files are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use undersigned::export::formats::Format;
use undersigned::job::{Place, well_named};

use super::failure::Failure;
use super::input::is_stdin;
use super::inputs::Inputs;
use super::staged::{self, Staged, folder_of};
use super::terminal::Terminal;

/// Where a file goes, known to be free, or to hold only what may be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(Place);

impl Target {
    /// A place of a file of a letter. Only what is known to be an earlier one is replaced,
    /// unless by force: a letter, or a file it is made from, is easily named by mistake.
    pub fn new(place: Place, format: Format, force: bool) -> Result<Self, Failure> {
        match &place {
            Place::Stdout => shown(format)?,
            Place::Path(path) => {
                let hint = "name another file with -o, or replace it with --force";
                free(path, format, force, hint)?;
            }
        }
        Ok(Self(place))
    }

    /// Beside a PDF, with a word such as `signed` after its name, unless said otherwise.
    pub fn beside(pdf: &Path, output: Option<&Path>, word: &str) -> Result<Self, Failure> {
        let path = match output {
            Some(path) if !is_stdin(path) => path.to_owned(),
            output if output.is_some() || is_stdin(pdf) => {
                return shown(Format::Pdf).map(|()| Self(Place::Stdout));
            }
            _ => {
                let mut name = pdf.file_stem().unwrap_or_default().to_owned();
                name.push(format!("-{word}.pdf"));
                pdf.with_file_name(name)
            }
        };
        well_named(&path, Format::Pdf)?;
        free(&path, Format::Pdf, false, "name another file with -o")?;
        Ok(Self(Place::Path(path)))
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match &self.0 {
            Place::Path(path) => path.display().to_string(),
            Place::Stdout => "standard output".to_owned(),
        }
    }

    /// Refuses to replace a file that was read.
    pub fn ensure_spares(&self, inputs: &Inputs) -> Result<(), Failure> {
        self.0.path().map_or(Ok(()), |path| inputs.ensure_spared(path))
    }

    /// Whether it is a file at this place, however it is named.
    pub fn is_at(&self, place: &Path) -> bool {
        let Some(path) = self.0.path() else { return false };
        let folder = folder_of(path).canonicalize();
        folder.is_ok_and(|folder| folder.join(path.file_name().unwrap_or_default()) == place)
    }

    /// Writes the bytes beside their place, if they go to a file.
    pub fn stage(&self, bytes: &[u8]) -> Result<Option<Staged>, Failure> {
        let staged =
            self.0.path().map(|path| Staged::file(path, bytes).map_err(Failure::io("write", path)));
        staged.transpose()
    }

    /// Writes the bytes, if they go to standard output.
    pub fn print(&self, bytes: &[u8], terminal: Terminal) -> Result<(), Failure> {
        if self.0 == Place::Stdout { terminal.send(bytes) } else { Ok(()) }
    }

    /// Writes the bytes.
    pub fn write(&self, bytes: &[u8], terminal: Terminal) -> Result<(), Failure> {
        staged::put(self.stage(bytes)?.into_iter().collect())?;
        self.print(bytes, terminal)
    }
}

/// Refuses to show what is no text.
fn shown(format: Format) -> Result<(), Failure> {
    if format.is_binary() && io::stdout().is_terminal() {
        let fact = format!("{} cannot be shown on a terminal", format.label());
        return Err(Failure::usage(fact, "say where it goes with -o FILE"));
    }
    Ok(())
}

/// Refuses what must not be replaced.
fn free(path: &Path, format: Format, force: bool, hint: &str) -> Result<(), Failure> {
    if path.is_dir() {
        let fact = format!("`{}` is a folder", path.display());
        let hint = format!("name the file to write, such as letter.{}", format.name());
        return Err(Failure::usage(fact, hint));
    }
    let Ok(about) = fs::metadata(path) else { return Ok(()) };
    if !about.is_file() {
        let fact = format!("`{}` is there already and is no file", path.display());
        return Err(Failure::usage(fact, "name another file with -o"));
    }
    if force || about.len() == 0 {
        return Ok(());
    }
    if is_earlier(path, format) {
        if format != Format::Pdf || !is_signed(path) {
            return Ok(());
        }
        let fact = format!("`{}` is signed: its signatures would be lost", path.display());
        return Err(Failure::usage(fact, hint));
    }
    let what =
        format.mark().map(|_| format!(" and is no {}", format.label().trim_start_matches("a ")));
    let fact = format!("`{}` is there already{}", path.display(), what.unwrap_or_default());
    Err(Failure::usage(fact, hint))
}

/// Whether a file begins as those of a format do.
fn is_earlier(path: &Path, format: Format) -> bool {
    let Some(mark) = format.mark() else { return false };
    let mut head = vec![0; mark.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == mark
}

/// Whether a PDF has a signature, which nobody but the signer can make again. What it covers
/// stands in the file as it is (ISO 32000-1, 12.8.1), never packed.
fn is_signed(path: &Path) -> bool {
    fs::read(path).is_ok_and(|pdf| memchr::memmem::find(&pdf, b"/ByteRange").is_some())
}
