//! A command that reads a PDF of others, as a whole in a process of its own.

use std::env;
use std::ffi::OsString;
use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use super::super::args::Command as Asked;
use super::super::terminal::Terminal;
use super::super::{AT_FAULT, pdf as input};
use super::limits;
use super::process::excess;

/// What comes before the arguments of a command that is to have limits.
const ENTRY: &str = "--under-limits";

/// Takes the word for limits out of the arguments, and sets them; says whether it was there.
pub fn has_limits(args: &mut Vec<OsString>) -> bool {
    let limited = args.get(1).is_some_and(|arg| arg == ENTRY);
    if limited {
        args.remove(1);
        // Where there are none to set, the command is what it would be by itself.
        let _ = limits::set(limits::OF_COMMAND);
    }
    limited
}

/// Does what a command asks for in a process of its own, if it reads the PDF of others, with
/// limits of time and memory. Gives the exit status; nothing where it is to be done in this one.
pub fn under_limits(command: &Asked, args: &[OsString], terminal: Terminal) -> Option<u8> {
    let path = pdf(command)?;
    let Some((ended, said)) = call(args) else {
        terminal.warning("no process could be started: the PDF is read without limits");
        return None;
    };
    let code = ended.code().and_then(|code| u8::try_from(code).ok());
    if code.is_some() {
        terminal.pass_on(&said);
    } else {
        input::exceeds(path, excess(ended, &String::from_utf8_lossy(&said)), terminal);
    }
    Some(code.unwrap_or(AT_FAULT))
}

/// Calls the program again with the same arguments. What it says comes back where no person
/// reads along, so that the last words of a process that breaks down are not among it.
fn call(args: &[OsString]) -> Option<(ExitStatus, Vec<u8>)> {
    let mut command = Command::new(env::current_exe().ok()?);
    command.arg(ENTRY).args(args.split_first()?.1);
    if !stderr().is_terminal() {
        command.stderr(Stdio::piped());
    }
    let output = command.spawn().ok()?.wait_with_output().ok()?;
    Some((output.status, output.stderr))
}

/// The PDF a command reads, which may be anybody's. Who signs one chose it, and what signs it may be
/// another program, for which these limits are none.
fn pdf(command: &Asked) -> Option<&Path> {
    match command {
        Asked::Verify(args) => Some(&args.pdf),
        Asked::Inspect(args) => Some(&args.pdf),
        Asked::Preflight(args) => Some(&args.pdf),
        Asked::Extract(args) => Some(&args.pdf),
        _ => None,
    }
}
