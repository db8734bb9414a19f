//! What a process may take, where the system knows limits.

use std::io;

/// Bytes of memory, and seconds of a processor.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub memory: u64,
    pub seconds: u64,
}

/// For one file of a letter. Of 1,500 PDFs of a public collection, ten take more. Of the memory
/// a quarter is the room for what nests deep, which is hardly ever touched.
pub const OF_FILE: Limits = Limits { memory: 1_500_000_000, seconds: 8 };

/// For a command that looks into one PDF, of up to half a gigabyte.
pub const OF_COMMAND: Limits = Limits { memory: 3_000_000_000, seconds: 20 };

/// Sets limits for this process. Those it has already are not raised.
#[cfg(unix)]
pub fn set(limits: Limits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let all = [
        (Resource::As, limits.memory),
        (Resource::Cpu, limits.seconds),
        // What breaks down leaves no picture of the memory behind.
        (Resource::Core, 0),
    ];
    for (resource, most) in all {
        let known = getrlimit(resource);
        let lower = |known: Option<u64>| Some(known.map_or(most, |known| known.min(most)));
        setrlimit(resource, Rlimit { current: lower(known.current), maximum: known.maximum })?;
    }
    Ok(())
}

/// There are none: the clock alone ends a process.
#[cfg(not(unix))]
pub fn set(_: Limits) -> io::Result<()> {
    Ok(())
}
