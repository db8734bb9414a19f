//! One process that reads one file, and how it ends.

use std::env;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use undersigned::foreign::{Excess, Kind};

use super::super::FAILED;
use super::child::ENTRY;

/// So long a file is waited for, of however many pages, where other work slows the machine.
const LONGEST: Duration = Duration::from_secs(if cfg!(unix) { 180 } else { 60 });
/// No answer is longer: the pages of a file of 20 MB, with their text.
const MOST_BYTES: u64 = 500_000_000;
/// Enough of what a process says of its end.
const LAST_WORDS: u64 = 4096;

/// How a process ended.
pub enum Ended {
    /// With an answer.
    Answered(Vec<u8>),
    /// By its limits.
    Exceeded(Excess),
    /// Before it began: the system had no room for it.
    NotStarted,
}

/// Has a file read in a process of its own.
pub fn read(kind: Kind, file: &[u8]) -> Ended {
    let Ok(mut child) = start(kind) else { return Ended::NotStarted };
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(stdin), Some(stdout), Some(stderr)) = pipes else { return Ended::NotStarted };
    let child = Mutex::new(child);
    let (answer, said, late) = timed(&child, || exchange(file, stdin, stdout, stderr));
    let mut child = child.into_inner().unwrap_or_else(PoisonError::into_inner);
    // It may still be at work where its answer was too long.
    let _ = child.kill();
    match child.wait() {
        Ok(status) if status.success() && answer.len() as u64 <= MOST_BYTES => {
            Ended::Answered(answer)
        }
        Ok(status) if status.code() == Some(FAILED.into()) => Ended::NotStarted,
        Ok(_) if late => Ended::Exceeded(Excess::Time),
        Ok(_) if answer.len() as u64 > MOST_BYTES => Ended::Exceeded(Excess::Memory),
        Ok(status) => Ended::Exceeded(excess(status, &said)),
        Err(_) => Ended::Exceeded(Excess::Breakdown),
    }
}

fn start(kind: Kind) -> io::Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(ENTRY).arg(kind.name());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// Gives the file, takes the answer, and what is said of the end: one after the other, as the
/// process has read all before it writes.
fn exchange(
    file: &[u8],
    mut stdin: impl Write,
    stdout: impl Read,
    stderr: impl Read,
) -> (Vec<u8>, String) {
    // A process that has ended reads no more; how it ended is what counts.
    let _ = stdin.write_all(file);
    drop(stdin);
    let (mut answer, mut said) = (Vec::new(), Vec::new());
    let _ = stdout.take(MOST_BYTES + 1).read_to_end(&mut answer);
    if answer.len() as u64 <= MOST_BYTES {
        let _ = stderr.take(LAST_WORDS).read_to_end(&mut said);
    }
    (answer, String::from_utf8_lossy(&said).into_owned())
}

/// Does something with a process, and ends that when it takes too long; says whether it did.
fn timed<A, B>(child: &Mutex<Child>, act: impl FnOnce() -> (A, B)) -> (A, B, bool) {
    thread::scope(|scope| {
        let (done, over) = channel::<()>();
        let watch = move || {
            let late = over.recv_timeout(LONGEST) == Err(RecvTimeoutError::Timeout);
            if late {
                let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
            }
            late
        };
        // Without a thread to watch, the limit of processor time has to do.
        let watch = thread::Builder::new().spawn_scoped(scope, watch).ok();
        let (one, other) = act();
        drop(done);
        let late = watch.and_then(|watch| watch.join().ok());
        (one, other, late.unwrap_or_default())
    })
}

/// What a process that gave no answer had too much of.
pub fn excess(status: ExitStatus, said: &str) -> Excess {
    let memory = said.contains("memory allocation")
        || signal(status) == Some(KILL)
        || (said.is_empty() && signal(status) == Some(ABORT));
    if memory {
        Excess::Memory
    } else if signal(status) == Some(TIME_IS_UP) {
        Excess::Time
    } else {
        Excess::Breakdown
    }
}

/// What a process ends itself with that gets no memory, or calls itself too deep: it says which.
const ABORT: i32 = 6;
/// What the system ends a process with that takes memory others need (POSIX, signal.h).
const KILL: i32 = 9;
/// What it ends one with that has had its time: SIGXCPU on all systems this program runs on.
const TIME_IS_UP: i32 = 24;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}
