//! Where a press kit goes: a folder, and a file beside it, both replaced as one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use undersigned::export::kit::{self, KitFile, SUMS};

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
    /// What is there already is replaced if it is a kit as it was made, or by force.
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
        place.is_kit(force)?;
        place.is_packed_kit(force)?;
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

    /// Whether the folder is free, or holds nothing but an earlier kit.
    fn is_kit(&self, force: bool) -> Result<(), Failure> {
        let shown = self.folder.display();
        if self.folder.exists() && !self.folder.is_dir() {
            return Err(Failure::usage(
                format!("`{shown}` is there already and is no folder"),
                "name another folder with -o, or a single file that ends in .pdf",
            ));
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(()) };
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        let sums = fs::read_to_string(self.folder.join(SUMS)).unwrap_or_default();
        let sums: Vec<(&str, &str)> =
            sums.lines().filter_map(|line| line.split_once("  ")).collect();
        let known = |name: &str| sums.iter().find(|(_, known)| *known == name);
        for name in names.iter().filter(|name| *name != SUMS) {
            let Some((sum, _)) = known(name) else {
                let fact = format!("`{shown}` holds `{name}`, which is none of a press kit");
                return Err(Failure::usage(fact, "name another folder with -o"));
            };
            if !force
                && fs::read(self.folder.join(name)).map(|bytes| kit::sum(&bytes)).ok().as_deref()
                    != Some(*sum)
            {
                let fact = format!("`{name}` in `{shown}` was changed since the kit was made");
                let hint = "name another folder with -o, or replace the kit with --force";
                return Err(Failure::usage(fact, hint));
            }
        }
        Ok(())
    }

    /// Whether the file is not there, or has an earlier kit of the folder's name in it.
    fn is_packed_kit(&self, force: bool) -> Result<(), Failure> {
        let held = || {
            let zip = zip::ZipArchive::new(File::open(&self.packed).ok()?).ok()?;
            zip.index_for_name(&format!("{}/{SUMS}", self.name()))
        };
        if force || !self.packed.exists() || held().is_some() {
            return Ok(());
        }
        let fact = format!("`{}` is there already and holds no press kit", self.packed.display());
        Err(Failure::usage(fact, "name another folder with -o, or replace it with --force"))
    }
}
