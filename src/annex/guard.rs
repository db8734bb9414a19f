//! Work on files from anywhere, which may be made to break what reads them.

use std::any::Any;
use std::cell::Cell;
use std::panic::resume_unwind;
use std::thread;

use super::AnnexFault;
use crate::pdf::{READER, STACK};

/// No page of paper has more to draw than this: lines, letters, areas.
const MOST_STEPS: usize = 1_000_000;

thread_local! {
    /// The page at work, and how many steps it has taken.
    static STEPS: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// Pages that draw themselves again and again must come to an end.
pub struct Budget;

impl Budget {
    /// Begins a page.
    pub fn begin(&self, page: usize) {
        STEPS.set((page, 0));
    }
}

/// Counts steps; ends the work when there were too many. The reader that calls
/// back here has no other way to be stopped.
pub fn step(count: usize) {
    let (page, steps) = STEPS.get();
    STEPS.set((page, steps + count));
    if steps > MOST_STEPS {
        resume_unwind(Box::new(AnnexFault::TooComplex(page)));
    }
}

/// Does work that may break down or never end.
pub fn guarded<T: Send>(
    work: impl FnOnce(&Budget) -> Result<T, AnnexFault> + Send,
) -> Result<T, AnnexFault> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().name(READER.to_owned()).stack_size(STACK);
        match worker.spawn_scoped(scope, || work(&Budget)) {
            Ok(worker) => worker.join().unwrap_or_else(|why| Err(fault(&*why))),
            Err(_) => Err(AnnexFault::NoThread),
        }
    })
}

fn fault(why: &(dyn Any + Send)) -> AnnexFault {
    why.downcast_ref::<AnnexFault>().copied().unwrap_or(AnnexFault::Damaged)
}
