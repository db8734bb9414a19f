//! PDFs that are looked into: any, not only our own.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use undersigned::foreign::Excess;
use undersigned::pdf::{MORE_ROOM, Unreadable};

use super::failure::Failure;
use super::folder;
use super::input::is_stdin;
use super::terminal::Terminal;

/// More than any letter; the whole file is read into memory.
const MOST_BYTES: u64 = 500_000_000;
/// What to do about a file that is made to do harm.
const UNLESS_KNOWN: &str = "do not open it in other programs either, unless you know its sender";

/// The bytes of a PDF; `-` is standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = if is_stdin(path) {
        take(io::stdin().lock())
    } else {
        let about = fs::metadata(path).map_err(Failure::io("read", path))?;
        if !about.is_file() {
            let kind = folder::kind(about.file_type());
            let fact = format!("`{}` is {kind}, not a PDF", path.display());
            return Err(Failure::usage(fact, "name the file itself, such as letter.pdf"));
        }
        fs::File::open(path).and_then(take)
    };
    let bytes = bytes.map_err(Failure::io("read", path))?;
    if bytes.len() as u64 > MOST_BYTES {
        let fact = format!("`{}` has more than {} MB", name(path), MOST_BYTES / 1_000_000);
        return Err(Failure::usage(fact, "files of this size are not looked into"));
    }
    Ok(bytes)
}

fn take(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a PDF is called in remarks.
pub fn name(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Says why a PDF cannot be looked into, and what to do about it.
pub fn unreadable(path: &Path, why: Unreadable, terminal: Terminal) {
    let hint = match why {
        Unreadable::NotPdf => "name a file that a program wrote as PDF",
        Unreadable::Encrypted => "ask its sender for one without a password",
        Unreadable::Damaged => "ask for it again; it may have been cut short on its way",
        Unreadable::Hostile => UNLESS_KNOWN,
        Unreadable::NoThread => MORE_ROOM,
    };
    terminal.fault(&format!("`{}` {why}", name(path)), hint);
}

/// Says what a PDF takes too much of, and what to do about it.
pub fn exceeds(path: &Path, excess: Excess, terminal: Terminal) {
    let (fact, hint) = match excess {
        Excess::Time => ("takes too long to look into", UNLESS_KNOWN),
        Excess::Memory => ("takes too much memory to look into", UNLESS_KNOWN),
        Excess::Breakdown => ("cannot be looked into", "ask for it again, written anew"),
    };
    terminal.fault(&format!("`{}` {fact}", name(path)), hint);
}
