//! The letter file's text.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use undersigned::diagnostic::{Code, Diagnostic};
use undersigned::source::Source;

use super::failure::Failure;
use super::folder;
use super::inputs::{Inputs, Role};

/// More than a letter with a hundred thousand signatories needs.
const MOST_BYTES: u64 = 8_000_000;

/// A letter's text, and the fault that keeps it from being one.
type Input = (Source, Option<Diagnostic>);

/// Reads a letter; `-` is standard input.
pub fn read(path: &Path, inputs: &Inputs, role: Role) -> Result<Input, Failure> {
    inputs.add(path, role);
    let bytes = if is_stdin(path) { take(io::stdin().lock()) } else { file(path)? };
    let bytes = bytes.map_err(Failure::io("read", path))?;
    let name = if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() };
    if bytes.len() as u64 > MOST_BYTES {
        let fact =
            format!("`{name}` has more than {} MB: that is no letter", MOST_BYTES / 1_000_000);
        return Err(Failure::usage(fact, "pictures and annexes go into files of their own"));
    }
    Ok(text(name, bytes))
}

/// Whether a path stands for standard input or output.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn file(path: &Path) -> Result<io::Result<Vec<u8>>, Failure> {
    let about = fs::metadata(path).map_err(Failure::io("read", path))?;
    if !about.is_file() {
        let fact = format!(
            "`{}` is {}, not a letter file",
            path.display(),
            folder::kind(about.file_type())
        );
        return Err(Failure::usage(fact, "name the TOML file itself, such as letter.toml"));
    }
    Ok(fs::File::open(path).and_then(take))
}

fn take(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn text(name: String, bytes: Vec<u8>) -> Input {
    match String::from_utf8(bytes) {
        Ok(text) => (Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(&text)), None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("the letter is not UTF-8 text at line {line}");
            let fault = Diagnostic::anywhere(Code::Encoding, message)
                .hint("save it as UTF-8 in your editor");
            (Source::new(name, ""), Some(fault))
        }
    }
}
