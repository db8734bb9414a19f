//! Files that others made, each read in a process of its own: this program, called by itself.

mod child;
mod command;
mod limits;
mod process;

use std::cell::Cell;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::de::DeserializeOwned;
use undersigned::diagnostic::{Code, Diagnostic};
use undersigned::foreign::{Annex, AnnexFault, Excess, Here, Kind, Reader, decode};

pub use self::child::serve;
pub use self::command::{has_limits, under_limits};
use self::process::{Ended, read};

/// So many processes at once: each may take all the memory it is allowed.
const AT_ONCE: usize = 2;

/// Reads files in processes of their own, as far as the system has any.
#[derive(Default)]
pub struct Processes {
    refused: Cell<bool>,
}

impl Processes {
    /// What there is to say where a process could not be started.
    pub fn remark(&self) -> Option<Diagnostic> {
        let message = "no process could be started to read enclosed PDFs, drawings and typefaces \
                       in: they were read without limits of time and memory";
        let hint = "let this account have more processes, or look at who made those files";
        self.refused.get().then(|| Diagnostic::anywhere(Code::NoProcess, message).hint(hint))
    }

    /// What each file is read as; `here` reads one in this process.
    fn read_all<T: DeserializeOwned>(
        &self,
        kind: Kind,
        files: &[Arc<[u8]>],
        here: impl Fn(&Arc<[u8]>) -> Result<T, Excess>,
    ) -> Vec<Result<T, Excess>> {
        let pairs = files.chunks(AT_ONCE);
        let ended = pairs
            .flat_map(|files| files.par_iter().map(|file| read(kind, file)).collect::<Vec<_>>());
        let results = ended.zip(files).map(|(ended, file)| match ended {
            Ended::Answered(bytes) => decode(&bytes).ok_or(Excess::Breakdown),
            Ended::Exceeded(excess) => Err(excess),
            Ended::NotStarted => {
                self.refused.set(true);
                here(file)
            }
        });
        results.collect()
    }
}

impl Reader for Processes {
    fn annexes(&self, files: &[Arc<[u8]>]) -> Vec<Result<Result<Annex, AnnexFault>, Excess>> {
        let here = |file: &Arc<[u8]>| Here.annexes(std::slice::from_ref(file)).remove(0);
        self.read_all(Kind::Pdf, files, here)
    }

    fn drawings(&self, files: &[Arc<[u8]>]) -> Vec<Result<(), Excess>> {
        self.read_all(Kind::Drawing, files, |_| Ok(()))
    }

    fn typefaces(&self, files: &[Arc<[u8]>]) -> Vec<Result<u32, Excess>> {
        self.read_all(Kind::Typeface, files, |_| Ok(1))
    }
}
