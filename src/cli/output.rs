//! Files are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use undersigned::export::forms::Form;
use undersigned::letter::Profile;

use super::failure::Failure;
use super::input::is_stdin;

/// What stands for the number of a page in a name.
const PAGE: &str = "{n}";

/// Where a file goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    Stdout,
}

impl Target {
    /// Beside the letter and with its name, unless said otherwise.
    pub fn of(letter: &Path, output: Option<&Path>, force: bool) -> Result<Self, Failure> {
        match output {
            Some(path) if is_stdin(path) => Self::stdout(Form::Pdf),
            Some(path) => Self::file(path.to_owned(), letter, Form::Pdf, Some(force)),
            None if is_stdin(letter) => Self::stdout(Form::Pdf),
            None => Self::file(letter.with_extension("pdf"), letter, Form::Pdf, Some(force)),
        }
    }

    /// Where the files of a form go: one, or one for each of so many pages.
    pub fn of_form(
        letter: &Path,
        output: Option<&Path>,
        (form, version, count, force): (Form, &str, usize, bool),
    ) -> Result<Vec<Self>, Failure> {
        let piped = output.map_or(is_stdin(letter), is_stdin);
        let number = if count > 1 { PAGE } else { "" };
        let said: Vec<&str> =
            [version, number].into_iter().filter(|said| !said.is_empty()).collect();
        let beside = || {
            let mut name = letter.file_stem().unwrap_or_default().to_owned();
            said.iter().for_each(|said| name.push(format!("-{said}")));
            name.push(format!(".{}", form.name()));
            letter.with_file_name(name)
        };
        let pattern = output.map_or_else(beside, Path::to_owned);
        let name = pattern.to_string_lossy();
        if !form.is_paged() && name.contains(PAGE) {
            let fact = format!("{} is one file, whatever its pages", form.label());
            return Err(Failure::usage(fact, format!("leave {PAGE} out of its name")));
        }
        if count > 1 && (piped || !name.contains(PAGE)) {
            let fact = format!("the letter has {count} pages, each a file of its own");
            let hint = format!("put {PAGE} in the name, such as -o page-{PAGE}.{}", form.name());
            return Err(Failure::usage(fact, hint));
        }
        if piped {
            return Ok(vec![Self::stdout(form)?]);
        }
        let page = |number: usize| match form.is_paged() {
            true => PathBuf::from(name.replace(PAGE, &number.to_string())),
            false => pattern.clone(),
        };
        (1..=count).map(|number| Self::file(page(number), letter, form, Some(force))).collect()
    }

    /// Where the file of a version for a profile goes, if there are several: all but the
    /// digital one of the letter that is sent say what they are.
    pub fn named(
        &self,
        profile: Profile,
        version: &str,
        (letter, force): (&Path, bool),
    ) -> Result<Self, Failure> {
        let Self::File(path) = self else {
            let fact = "several files cannot go to standard output";
            return Err(Failure::usage(fact, "say where they go with -o FILE, or ask for one"));
        };
        let profile = if profile == Profile::Digital { "" } else { profile.word() };
        let said: Vec<&str> =
            [profile, version].into_iter().filter(|said| !said.is_empty()).collect();
        if said.is_empty() {
            return Ok(self.clone());
        }
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{}.pdf", said.join("-")));
        Self::file(path.with_file_name(name), letter, Form::Pdf, Some(force))
    }

    /// Beside a PDF, with `-signed` after its name, unless said otherwise.
    pub fn signed(pdf: &Path, output: Option<&Path>) -> Result<Self, Failure> {
        match output {
            Some(path) if is_stdin(path) => Self::stdout(Form::Pdf),
            Some(path) if path == pdf => {
                let fact = format!("`{}` is the PDF to be signed", path.display());
                Err(Failure::usage(fact, "name another file with -o"))
            }
            Some(path) => Self::file(path.to_owned(), pdf, Form::Pdf, None),
            None => {
                let mut name = pdf.file_stem().unwrap_or_default().to_owned();
                name.push("-signed.pdf");
                Self::file(pdf.with_file_name(name), pdf, Form::Pdf, None)
            }
        }
    }

    fn stdout(form: Form) -> Result<Self, Failure> {
        if form.is_binary() && io::stdout().is_terminal() {
            let fact = format!("{} cannot be shown on a terminal", form.label());
            return Err(Failure::usage(fact, "say where it goes with -o FILE"));
        }
        Ok(Self::Stdout)
    }

    /// Only what is known to be an earlier one may be replaced: a letter, or a file it is
    /// made from, is easily named by mistake. `force` is there where the command knows it.
    fn file(
        path: PathBuf,
        letter: &Path,
        form: Form,
        force: Option<bool>,
    ) -> Result<Self, Failure> {
        if path == letter {
            let fact = format!("`{}` is the letter itself", path.display());
            return Err(Failure::usage(fact, "name another file with -o"));
        }
        well_named(&path, form)?;
        if path.is_dir() {
            let fact = format!("`{}` is a folder", path.display());
            let hint = format!("name the file to write, such as letter.{}", form.name());
            return Err(Failure::usage(fact, hint));
        }
        let replaceable = match fs::metadata(&path) {
            Err(_) => true,
            Ok(about) => {
                about.is_file()
                    && (force == Some(true) || about.len() == 0 || is_earlier(&path, form))
            }
        };
        if !replaceable {
            let what = form
                .mark()
                .map(|_| format!(" and is no {}", form.label().trim_start_matches("a ")));
            let fact = format!("`{}` is there already{}", path.display(), what.unwrap_or_default());
            let hint = match force {
                Some(_) => "name another file with -o, or replace it with --force",
                None => "name another file with -o",
            };
            return Err(Failure::usage(fact, hint));
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

    /// Whether it is a file at this place, however it is named.
    pub fn is_at(&self, place: &Path) -> bool {
        let Self::File(path) = self else { return false };
        let folder = folder_of(path).canonicalize();
        folder.is_ok_and(|folder| folder.join(path.file_name().unwrap_or_default()) == place)
    }

    /// Writes the bytes.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Stdout => print(bytes),
            Self::File(path) => replace(path, bytes).map_err(Failure::io("write", path)),
        }
    }
}

/// Refuses a name that is one of another form.
fn well_named(path: &Path, form: Form) -> Result<(), Failure> {
    let other = path.extension().and_then(|ending| Form::named(ending.to_str()?));
    if let Some(other) = other.filter(|other| *other != form) {
        let fact = format!("`{}` is named as {} is", path.display(), other.label());
        let hint =
            format!("name a file that ends in .{}, or add --format {}", form.name(), other.name());
        return Err(Failure::usage(fact, hint));
    }
    Ok(())
}

/// Whether a file begins as those of a form do.
fn is_earlier(path: &Path, form: Form) -> bool {
    let Some(mark) = form.mark() else { return false };
    let mut head = vec![0; mark.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == mark
}

/// Writes to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::Stdout)
}

/// Temporary file in the same folder, flush to the disk, rename, flush the
/// folder: after any failure the old file is there, or the new one, whole.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Staged::new(path, bytes)?.put()
}

/// A file that is on the disk, but not yet in its place.
pub struct Staged {
    file: NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// Writes it beside its place.
    pub fn new(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".undersigned-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any program's files; the umask takes off what it must.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder_of(path))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Puts it there. Otherwise it is removed.
    pub fn put(self) -> io::Result<()> {
        self.file.persist(&self.path)?;
        if cfg!(unix) {
            File::open(folder_of(&self.path))?.sync_all()?;
        }
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}
