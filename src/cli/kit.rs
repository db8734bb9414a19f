//! Where a press kit goes: a folder, and a file beside it, both replaced as one.

mod earlier;

use std::fs;
use std::path::{Path, PathBuf};

use undersigned::export::kit::KitFile;

use super::failure::Failure;
use super::inputs::Inputs;
use super::staged::{self, Staged, folder_of};

/// A folder for a kit, and the file with all of it.
pub struct KitFolder {
    /// The folder.
    pub folder: PathBuf,
    /// The file beside it.
    pub packed: PathBuf,
}

impl KitFolder {
    /// The folder of this name, or of that of its file: `kit` and `kit.zip` are one place.
    /// What is there already is replaced if it is a kit as it was made, or, by force, one that was
    /// edited.
    pub fn new(named: &Path, force: bool) -> Result<Self, Failure> {
        let zip = named.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        let folder = if zip { named.with_extension("") } else { named.to_owned() };
        // Where a link leads.
        let link = folder.is_symlink().then(|| folder.canonicalize().ok()).flatten();
        let folder = link.unwrap_or(folder);
        let Some(name) = folder.file_name() else {
            let fact = format!("`{}` is no folder a kit could be made as", named.display());
            return Err(Failure::usage(fact, "name a new folder with -o, such as kit"));
        };
        let mut file = name.to_owned();
        file.push(".zip");
        let place = Self { packed: folder.with_file_name(file), folder };
        earlier::ensure_folder(&place.folder, force)?;
        earlier::ensure_packed(&place.packed, &place.name(), force)?;
        Ok(place)
    }

    /// The name of the folder.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Refuses to replace files that were read.
    pub fn ensure_spares(&self, inputs: &Inputs) -> Result<(), Failure> {
        let held = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let held = held.map(|entry| entry.path());
        held.chain([self.packed.clone()]).try_for_each(|path| inputs.ensure_spared(&path))
    }

    /// Whether a place is that of the kit, or in it.
    pub fn holds(&self, place: &Path) -> bool {
        let folder = folder_of(&self.folder).canonicalize().unwrap_or_default();
        let is = |path: &Path| place.starts_with(folder.join(path.file_name().unwrap_or_default()));
        is(&self.folder) || is(&self.packed)
    }

    /// Writes all of it beside its place, then puts it there, and a ledger in its own: after
    /// any failure the old kit is there, or the new one, whole. No system exchanges two names
    /// at once, so the packed kit is away while the folder changes: at no moment is one of them
    /// old and the other new.
    pub fn put(
        &self,
        files: &[KitFile],
        packed: &[u8],
        ledger: Option<Staged>,
    ) -> Result<(), Failure> {
        let failure = || Failure::io("make", &self.folder);
        fs::create_dir_all(folder_of(&self.folder)).map_err(failure())?;
        let files = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
        let folder = Staged::folder(&self.folder, files).map_err(failure())?;
        let zip = Staged::file(&self.packed, packed).map_err(Failure::io("write", &self.packed))?;
        let mut staged: Vec<Staged> = [zip, folder].into_iter().chain(ledger).collect();
        staged::put_by(&mut staged, |all| {
            let steps =
                all[0].set_aside().and_then(|()| all[1..].iter_mut().try_for_each(Staged::put));
            steps.and_then(|()| all[0].put()).map_err(failure())
        })
    }
}
