//! Where files go: names made from the letter's, or from one that is given. Nothing here
//! looks at the disk.

use std::path::{Path, PathBuf};

use super::conflicts::Usage;
use super::output::suffix;
use super::plan::PlannedFile;
use super::request::Output;
use crate::export::formats::Format;

/// What stands for the number of a page in a name.
const PAGE: &str = "{n}";

/// Where a file goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// To a path.
    Path(PathBuf),
    /// To standard output.
    Stdout,
}

/// Where the files of a plan go, in its order.
#[derive(Debug, Clone, Default)]
pub struct Places {
    places: Vec<(Place, Format)>,
    /// Whether a name was given, which is kept as it is.
    named: bool,
}

impl Places {
    /// The places of some files.
    pub(super) fn new(
        files: &[PlannedFile],
        letter: &Path,
        output: Option<&Output>,
    ) -> Result<Self, Usage> {
        let piped = output.map_or(letter == Path::new("-"), |output| *output == Output::Stdout);
        let path = match output {
            Some(Output::Path(path)) => Some(path.as_path()),
            _ => None,
        };
        // A place that is named, or a pipe, is that of the only file.
        let place = |file: &PlannedFile| match (piped, files.len()) {
            (true, 1) => Ok(Place::Stdout),
            (true, _) => Err(several()),
            (false, 1) if path.is_some() => Ok(Place::Path(path.unwrap_or(letter).to_owned())),
            (false, _) => Ok(Place::Path(beside(letter, path, file))),
        };
        let placed = |file: &PlannedFile| Ok((place(file)?, file.format));
        let places = files.iter().map(placed).collect::<Result<Vec<_>, Usage>>()?;
        let named = path.zip(files.first()).map(|(path, file)| (path, file.format));
        let own = places.iter().filter_map(|(place, format)| Some((place.path()?, *format)));
        named.into_iter().chain(own).try_for_each(|(path, format)| suits(path, format, letter))?;
        Ok(Self { places, named: path.is_some() })
    }

    /// Each place with the format of its file. Of a format whose pages are files of their own
    /// there are so many.
    ///
    /// # Errors
    /// Says why so many pages cannot go there.
    pub fn of_pages(self, pages: usize) -> Result<Vec<(Place, Format)>, Usage> {
        match &self.places[..] {
            [(Place::Path(path), format)] if format.is_paged() => {
                self.paged(path, *format, pages).ok_or_else(|| too_many(pages, *format))
            }
            [(Place::Stdout, format)] if format.is_paged() && pages > 1 => {
                Err(too_many(pages, *format))
            }
            _ => Ok(self.places),
        }
    }

    /// The places of pages, if the name has room for their number.
    fn paged(&self, path: &Path, format: Format, pages: usize) -> Option<Vec<(Place, Format)>> {
        let several = pages > 1 && !self.named;
        let pattern = if several { with_suffix(path, PAGE, format) } else { path.to_owned() };
        let pattern = pattern.to_string_lossy();
        if !pattern.contains(PAGE) {
            return (pages == 1).then(|| vec![(Place::Path(path.to_owned()), format)]);
        }
        let page = |number: usize| pattern.replace(PAGE, &number.to_string());
        Some((1..=pages).map(|number| (Place::Path(page(number).into()), format)).collect())
    }
}

impl Place {
    /// The path, unless it is standard output.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Stdout => None,
        }
    }
}

/// Refuses a name that is the letter's, or one of another format, or says that there are
/// several pages where there is one file.
fn suits(path: &Path, format: Format, letter: &Path) -> Result<(), Usage> {
    if path == letter {
        let fact = format!("`{}` is the letter itself", path.display());
        return Err(Usage::new(fact, "name another file with -o"));
    }
    if !format.is_paged() && format != Format::Pdf && path.to_string_lossy().contains(PAGE) {
        let fact = format!("{} is one file, whatever its pages", format.label());
        return Err(Usage::new(fact, format!("leave {PAGE} out of its name")));
    }
    well_named(path, format)
}

/// Refuses a name that is one of another format.
pub fn well_named(path: &Path, format: Format) -> Result<(), Usage> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let other = ending.and_then(|ending| Format::named(&ending));
    let Some(other) = other.filter(|other| *other != format) else { return Ok(()) };
    let fact = format!("`{}` is named as {} is", path.display(), other.label());
    let hint =
        format!("name a file that ends in .{}, or add --format {}", format.name(), other.name());
    Err(Usage::new(fact, hint))
}

fn several() -> Usage {
    let fact = "several files cannot go to standard output";
    Usage::new(fact, "say where they go with -o FILE, or ask for one")
}

fn too_many(pages: usize, format: Format) -> Usage {
    let fact = format!("the letter has {pages} pages, each a file of its own");
    let name = format.name();
    Usage::new(fact, format!("put {PAGE} in the name, such as -o page-{PAGE}.{name}"))
}

/// A place beside the letter, or beside the one that is named, that says what the file is.
fn beside(letter: &Path, named: Option<&Path>, file: &PlannedFile) -> PathBuf {
    let suffix = suffix(file.profile, &file.label);
    match named {
        Some(path) if suffix.is_empty() => path.to_owned(),
        _ => with_suffix(named.unwrap_or(letter), &suffix, file.format),
    }
}

/// A path with something after its name, and the ending of a format.
fn with_suffix(path: &Path, suffix: &str, format: Format) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    if !suffix.is_empty() {
        name.push(format!("-{suffix}"));
    }
    name.push(format!(".{}", format.name()));
    path.with_file_name(name)
}
