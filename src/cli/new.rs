//! `new`: a folder with a letter to begin with.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::args::{Kind, New};
use super::failure::Failure;
use super::staged::{self, Staged};
use super::terminal::{Terminal, Wrote};

/// Makes the folder and its files; what is there stays as it is.
pub fn new(args: &New, terminal: Terminal) -> Result<(), Failure> {
    let folder = &args.folder;
    let files = files(args.kind);
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        let fact = format!("`{}` is there already", folder.join(name).display());
        return Err(Failure::usage(fact, "name another folder; nothing is overwritten"));
    }
    let is_new = !folder.exists();
    fs::create_dir_all(folder).map_err(Failure::io("make", folder))?;
    write(folder, files).inspect_err(|_| {
        // Empty still; or else it stays.
        let _ = is_new.then(|| fs::remove_dir(folder));
    })?;
    let letter = folder.join("letter.toml").display().to_string();
    let about = format!("; now run: undersigned build {letter}");
    terminal.tell(&Wrote { name: &letter, about, facts: json!({}) });
    Ok(())
}

fn write(folder: &Path, files: &[(&str, &str)]) -> Result<(), Failure> {
    let stage = |(name, text): &(&str, &str)| {
        let path = folder.join(name);
        Staged::file(&path, text.as_bytes()).map_err(Failure::io("write", &path))
    };
    staged::put_new(files.iter().map(stage).collect::<Result<_, _>>()?)
}

fn files(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::OpenLetter => &[("letter.toml", include_str!("starters/open-letter.toml"))],
        Kind::Business => &[
            ("letter.toml", include_str!("../../samples/business/letter.toml")),
            ("logo.svg", include_str!("../../samples/business/logo.svg")),
        ],
        Kind::Minimal => &[("letter.toml", include_str!("../../samples/minimal/letter.toml"))],
    }
}
