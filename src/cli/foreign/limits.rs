//! What a process may take, where the system knows limits.

use std::io;

#[cfg(unix)]
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Bytes of memory, and seconds of a processor.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub memory: u64,
    pub seconds: u64,
}

/// For one file of a letter; pages that are done give it more. Of 1,500 PDFs of a public collection, ten take more. Of the memory
/// a quarter is the room for what nests deep, which is hardly ever touched.
pub const OF_FILE: Limits = Limits { memory: 1_500_000_000, seconds: 8 };

/// For a command that looks into one PDF, of up to half a gigabyte.
pub const OF_COMMAND: Limits = Limits { memory: 3_000_000_000, seconds: 20 };

/// Sets limits for this process. Narrower ones that it has already stay.
#[cfg(unix)]
pub fn set(limits: Limits) -> io::Result<()> {
    let narrow = |resource, most: u64| {
        let known = getrlimit(resource).current;
        allow(resource, known.map_or(most, |known| known.min(most)))
    };
    narrow(Resource::As, limits.memory)?;
    narrow(Resource::Cpu, limits.seconds)?;
    // What breaks down leaves no picture of the memory behind.
    narrow(Resource::Core, 0)
}

/// Gives the process that reads a file some seconds more than it has at first.
#[cfg(unix)]
pub fn prolong(seconds: u64) {
    // Without it the limit is what it was.
    let _ = allow(Resource::Cpu, OF_FILE.seconds + seconds);
}

/// Lets the process have so much for now, and never more than it may.
#[cfg(unix)]
fn allow(resource: Resource, most: u64) -> io::Result<()> {
    let maximum = getrlimit(resource).maximum;
    let current = Some(maximum.map_or(most, |maximum| maximum.min(most)));
    Ok(setrlimit(resource, Rlimit { current, maximum })?)
}

/// There are none: the clock alone ends a process.
#[cfg(not(unix))]
pub fn set(_: Limits) -> io::Result<()> {
    Ok(())
}

/// There is nothing to give.
#[cfg(not(unix))]
pub fn prolong(_: u64) {}
