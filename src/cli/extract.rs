//! `extract`: the files attached to a PDF, written into a folder.

mod names;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use undersigned::pdf::{self, Attached, File, Sealed};

use self::names::Names;
use super::args::Extract;
use super::failure::Failure;
use super::input::is_stdin;
use super::staged::{self, Staged};
use super::terminal::{Outcome, Terminal, count};
use super::{AT_FAULT, DONE, pdf as input};

/// An attachment that unpacks to more is no part of a letter.
const MOST_BYTES: usize = 100_000_000;
/// All attachments of one PDF together.
const MOST_IN_ALL: usize = 1_000_000_000;

/// Writes the attachments of one PDF.
pub fn extract(args: &Extract, terminal: Terminal) -> Result<u8, Failure> {
    let folder = target(args)?;
    let bytes = input::read(&args.pdf)?;
    match pdf::open(bytes, |file| write_all(file, &args.pdf, &folder, terminal)) {
        Ok(outcome) => outcome,
        Err(why) => {
            input::unreadable(&args.pdf, why, terminal);
            Ok(AT_FAULT)
        }
    }
}

/// The folder to make. What is there already might hold anything.
fn target(args: &Extract) -> Result<PathBuf, Failure> {
    let folder = match &args.output {
        Some(folder) => folder.clone(),
        None if is_stdin(&args.pdf) => {
            let fact = "a PDF from standard input has no name to give to a folder";
            return Err(Failure::usage(fact, "say where the files go with -o DIR"));
        }
        None => {
            let mut name = args.pdf.file_stem().unwrap_or_default().to_owned();
            name.push("-files");
            args.pdf.with_file_name(name)
        }
    };
    if folder.symlink_metadata().is_ok() {
        let fact = format!("`{}` is there already", folder.display());
        return Err(Failure::usage(fact, "name a new folder with -o; nothing is overwritten"));
    }
    Ok(folder)
}

fn write_all(file: &File, pdf: &Path, folder: &Path, terminal: Terminal) -> Result<u8, Failure> {
    let attached = pdf::attached(file);
    let name = input::name(pdf);
    if attached.is_empty() {
        let hint = format!("see what it holds: undersigned inspect {name}");
        terminal.fault(&format!("`{name}` has no files attached"), &hint);
        return Ok(AT_FAULT);
    }
    let (mut names, mut left, mut written) = (Names::default(), MOST_IN_ALL, 0);
    for attachment in &attached {
        match attachment.bytes(MOST_BYTES.min(left)) {
            Ok(bytes) => {
                left -= bytes.len();
                let path = names.place(&attachment.name);
                write(folder, &path, &bytes)?;
                terminal.show(&line(attachment, &path, bytes.len()))?;
                written += 1;
            }
            Err(why) => refused(&attachment.name, why, terminal),
        }
    }
    terminal.tell(&Extracted { written, folder });
    Ok(if written == attached.len() { DONE } else { AT_FAULT })
}

/// Files that were written into a folder.
struct Extracted<'a> {
    written: usize,
    folder: &'a Path,
}

impl Outcome for Extracted<'_> {
    fn lines(&self) -> Vec<String> {
        let files = count(self.written, "file", "files");
        vec![format!("wrote {files} to {}", self.folder.display())]
    }

    fn json(&self) -> Vec<Value> {
        let folder = self.folder.display().to_string();
        vec![json!({ "outcome": "extracted", "folder": folder, "files": self.written })]
    }
}

fn refused(name: &str, why: Sealed, terminal: Terminal) {
    let hint = match why {
        Sealed::TooLarge => "100 MB each and 1 GB in all are the most",
        Sealed::Missing | Sealed::Damaged => "ask the sender for the file itself",
    };
    terminal.fault(&format!("`{}` {why}", name.escape_debug()), hint);
}

/// Every folder on the way is ours: the first is made new, and so is all in it.
fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(path);
    let parent = path.parent().unwrap_or(folder);
    let made: Vec<&Path> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
    let put = || {
        fs::create_dir_all(parent).map_err(Failure::io("make", parent))?;
        let file = Staged::file(&path, bytes).map_err(Failure::io("write", &path))?;
        staged::put_new(vec![file])
    };
    // Folders for a file that was not written would be empty.
    put().inspect_err(|_| made.iter().for_each(|folder| drop(fs::remove_dir(folder))))
}

fn line(attachment: &Attached<'_>, path: &str, bytes: usize) -> String {
    let named = match attachment.name == path {
        true => String::new(),
        false => format!(", named `{}` in the PDF", attachment.name.escape_debug()),
    };
    format!("{path}: {:.1} kB{named}\n", bytes as f64 / 1000.0)
}
