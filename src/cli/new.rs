//! `new`: a folder with a letter to begin with.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::args::{Kind, New};
use super::failure::Failure;
use super::terminal::{Terminal, Wrote};

/// Makes the folder and its files; what is there stays as it is.
pub fn new(args: &New, terminal: Terminal) -> Result<(), Failure> {
    let folder = &args.folder;
    let files = files(args.kind);
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        let fact = format!("`{}` is there already", folder.join(name).display());
        return Err(Failure::usage(fact, "name another folder; nothing is overwritten"));
    }
    fs::create_dir_all(folder).map_err(Failure::io("make", folder))?;
    for (name, text) in files {
        let path = folder.join(name);
        write_new(&path, text).map_err(Failure::io("write", &path))?;
    }
    let letter = folder.join("letter.toml").display().to_string();
    let about = format!("; now run: undersigned build {letter}");
    terminal.tell(&Wrote { name: &letter, about, facts: json!({}) });
    Ok(())
}

fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
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
