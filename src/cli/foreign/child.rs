//! The process that reads one file: it takes the file from its standard input, and writes the
//! answer to its standard output.

use std::ffi::OsString;
use std::io::{self, Read};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use rayon::ThreadPoolBuilder;
use undersigned::foreign::Kind;
use undersigned::job;

use super::super::args::MessageFormat;
use super::super::terminal::Terminal;
use super::super::{AT_FAULT, DONE, FAILED};
use super::limits;

/// What the program is called with to read a file. It is no subcommand: nobody else calls it so.
pub const ENTRY: &str = "--read-foreign-file";
/// A letter is set with as much, or more. What needs a deeper one would end the program.
const STACK: usize = 6 << 20;

/// So many pages that were read or drawn make a second more: each page of plain text takes a
/// tenth of that.
const STEPS_A_SECOND: u64 = 4;

/// Reads a file, if the program was called for that.
pub fn serve(args: &[OsString]) -> Option<ExitCode> {
    let [_, entry, kind] = args else { return None };
    let kind = Kind::ALL.into_iter().find(|own| kind == own.name()).filter(|_| entry == ENTRY)?;
    let answered = limits::set(limits::OF_FILE).and_then(|()| answer(kind));
    Some(ExitCode::from(answered.unwrap_or(FAILED)))
}

/// Fails where the system has no room for it; a file that breaks what reads it is at fault.
fn answer(kind: Kind) -> io::Result<u8> {
    let mut file = Vec::new();
    io::stdin().lock().read_to_end(&mut file)?;
    // One thread takes the same time and memory on every machine.
    let work = move || {
        let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
        let steps = AtomicU64::new(0);
        let page_done = || limits::prolong(steps.fetch_add(1, Ordering::Relaxed) / STEPS_A_SECOND);
        pool.is_ok().then(|| job::answer(kind, file, &page_done))
    };
    let worker = thread::Builder::new().name(undersigned::pdf::READER.to_owned());
    let worker = worker.stack_size(STACK).spawn(work)?;
    let Some(answer) = worker.join().ok().flatten() else { return Ok(AT_FAULT) };
    let written = Terminal::new(MessageFormat::Short).print(&answer);
    written.map(|()| DONE).map_err(|_| io::ErrorKind::BrokenPipe.into())
}
