//! The command line: the only part that reads, writes, asks the environment
//! or prints.

mod args;
mod build;
mod changes;
mod copies;
mod extract;
mod failure;
mod fields;
mod folder;
mod forms;
mod input;
mod inspect;
mod key;
mod kit;
mod lay;
mod made;
mod new;
mod opened;
mod output;
mod pdf;
mod preflight;
mod print;
mod progress;
mod record;
mod settings;
mod sign;
mod signatories;
mod terminal;
mod timestamp;
mod verify;
mod versions;

use std::ffi::OsString;
use std::process::ExitCode;
use std::{panic, thread};

use clap::Parser;

use self::args::{Args, Command};
use self::failure::Failure;

/// The letter is set; nothing stands in its way.
const DONE: u8 = 0;
/// The letter is at fault.
const AT_FAULT: u8 = 1;
/// The call or the machine is at fault.
const FAILED: u8 = 2;

/// What breaks down over an enclosed file is told as a fault of the file, at its place
/// in the letter, and not as one of the program.
fn tell_files_faults_once() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |about| {
        if thread::current().name() != Some(undersigned::pdf::READER) {
            usual(about);
        }
    }));
}

/// Runs one command and says how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    tell_files_faults_once();
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        // clap prints help to stdout and faults to stderr, each with its code.
        Err(error) => {
            let code = if error.use_stderr() { FAILED } else { DONE };
            return ExitCode::from(error.print().map_or(FAILED, |()| code));
        }
    };
    ExitCode::from(match dispatch(args.command) {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => DONE,
        Err(failure) => {
            terminal::failure(&failure);
            FAILED
        }
    })
}

fn dispatch(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Build(args) => build::build(&args),
        Command::Check(args) => build::check(&args),
        Command::Signatories(args) => signatories::signatories(&args),
        Command::Sign(args) => sign::sign(&args).map(|()| DONE),
        Command::Verify(args) => verify::verify(&args),
        Command::Inspect(args) => inspect::inspect(&args),
        Command::Preflight(args) => preflight::preflight(&args),
        Command::Extract(args) => extract::extract(&args),
        Command::New(args) => new::new(&args).map(|()| DONE),
        Command::Schema => print::schema().map(|()| DONE),
        Command::Completions { shell } => print::completions(shell).map(|()| DONE),
        Command::Man => print::man().map(|()| DONE),
        Command::Fonts(args) => print::fonts(&args).map(|()| DONE),
    }
}
