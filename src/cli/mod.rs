//! The command line: the only part that reads, writes, asks the environment
//! or prints.

mod args;
mod build;
mod extract;
mod failure;
mod folder;
mod foreign;
mod http;
mod input;
mod inputs;
mod inspect;
mod keep;
mod key;
mod kit;
mod new;
mod outcome;
mod output;
mod pdf;
mod preflight;
mod print;
mod progress;
mod record;
mod request;
mod settings;
mod sign;
mod sign_with;
mod signatories;
mod staged;
mod temporary;
mod terminal;
mod threads;
mod timestamp;
mod trust;
mod typefaces;
mod verify;

use std::borrow::Cow;
use std::ffi::OsString;
use std::process::ExitCode;
use std::{panic, thread};

use clap::Parser;
use undersigned::diagnostic::visible;

use self::args::{Args, Command};
use self::failure::Failure;
use self::terminal::Terminal;

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

/// An argument as it is shown in what is said of a call: nothing of it is obeyed, or begins a
/// line of its own.
fn seen(arg: &OsString) -> OsString {
    match visible(&arg.to_string_lossy()) {
        Cow::Owned(shown) => shown.into(),
        Cow::Borrowed(_) => arg.clone(),
    }
}

/// Runs one command and says how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    tell_files_faults_once();
    let mut args: Vec<OsString> = args.into_iter().collect();
    if let Some(ended) = foreign::serve(&args) {
        return ended;
    }
    let limited = foreign::has_limits(&mut args);
    let asked = match Args::try_parse_from(&args) {
        Ok(asked) => asked,
        Err(error) => {
            let error = Args::try_parse_from(args.iter().map(seen)).err().unwrap_or(error);
            let fault = Terminal::of_call(&args).call(&error).unwrap_or(true);
            return ExitCode::from(if fault { FAILED } else { DONE });
        }
    };
    let terminal = Terminal::new(asked.message_format);
    let own = if limited { None } else { foreign::under_limits(&asked.command, &args, terminal) };
    if let Some(code) = own {
        return ExitCode::from(code);
    }
    ExitCode::from(match dispatch(asked.command, terminal) {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => DONE,
        Err(failure) => {
            terminal.failure(&failure);
            FAILED
        }
    })
}

fn dispatch(command: Command, terminal: Terminal) -> Result<u8, Failure> {
    if matches!(command, Command::Build(_) | Command::Check(_) | Command::Signatories(_)) {
        threads::start();
    }
    match command {
        Command::Build(args) => build::build(&args, terminal),
        Command::Check(args) => build::check(&args, terminal),
        Command::Signatories(args) => signatories::signatories(&args, terminal),
        Command::Sign(args) => sign::sign(&args, terminal).map(|()| DONE),
        Command::Renew(args) => keep::renew(&args, terminal).map(|()| DONE),
        Command::Verify(args) => verify::verify(&args, terminal),
        Command::Inspect(args) => inspect::inspect(&args, terminal),
        Command::Preflight(args) => preflight::preflight(&args, terminal),
        Command::Extract(args) => extract::extract(&args, terminal),
        Command::New(args) => new::new(&args, terminal).map(|()| DONE),
        Command::Schema { of } => print::schema(of, terminal).map(|()| DONE),
        Command::Completions { shell } => print::completions(shell, terminal).map(|()| DONE),
        Command::Man => print::man(terminal).map(|()| DONE),
        Command::Fonts(args) => print::fonts(&args, terminal).map(|()| DONE),
    }
}
