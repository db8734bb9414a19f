//! The typefaces in a folder that a call names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use typst_kit::fonts::FontPath;
use undersigned::foreign::{Excess, Reader};
use undersigned::stationery::{FontInfo, infos};

use super::failure::Failure;
use super::foreign::Processes;
use super::terminal::Terminal;

/// How names of files of typefaces end.
const ENDINGS: [&str; 4] = ["otf", "ttf", "otc", "ttc"];
/// So many files are in memory at once.
const AT_ONCE: usize = 8;

/// The faces in a folder and those below it, in the order of their paths. Files that no text
/// can be set in are told, and left out.
pub fn scan(folder: &Path, terminal: Terminal) -> Result<Vec<(FontPath, FontInfo)>, Failure> {
    let (mut paths, mut faces) = (Vec::new(), Vec::new());
    walk(folder, &mut paths).map_err(Failure::io("read", folder))?;
    paths.sort();
    let processes = Processes::default();
    for paths in paths.chunks(AT_ONCE) {
        let read = paths.iter().filter_map(|path| Some((path, Arc::from(fs::read(path).ok()?))));
        let (paths, files): (Vec<&PathBuf>, Vec<Arc<[u8]>>) = read.unzip();
        for ((path, file), tried) in paths.iter().zip(&files).zip(processes.typefaces(&files)) {
            match tried {
                Ok(1..) => faces.extend(
                    infos(file)
                        .map(|(index, info)| (FontPath { path: path.to_path_buf(), index }, info)),
                ),
                Ok(0) => left_out(path, Excess::Breakdown, terminal),
                Err(excess) => left_out(path, excess, terminal),
            }
        }
    }
    Ok(faces)
}

/// Adds the files of typefaces in a folder. Links are not followed to folders: they may lead back.
fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            // What may not be looked into has no typeface for this account.
            let _ = walk(&path, paths);
        } else if path.is_file() && ENDINGS.iter().any(|own| ending.eq_ignore_ascii_case(own)) {
            paths.push(path);
        }
    }
    Ok(())
}

fn left_out(path: &Path, excess: Excess, terminal: Terminal) {
    let why = match excess {
        Excess::Time => "takes too long to set",
        Excess::Memory => "takes too much memory to set",
        Excess::Breakdown => "is damaged: no text can be set in it",
    };
    terminal.warning(&format!("`{}` {why}; it is left out", path.display()));
}
