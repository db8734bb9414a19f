//! The threads a letter is set with: as many as there are processors, or as the system allows.

use std::io;
use std::num::NonZero;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// As much as the first thread of a program has.
const STACK: usize = 8 << 20;

/// Starts them. The library that shares work out would break down where one of its threads
/// cannot be made, so they are made before it asks; with none of them, all is done in this one.
pub fn start() {
    let (give, take) = channel::<ThreadBuilder>();
    let take = Arc::new(Mutex::new(take));
    let started = |_: &usize| {
        let take = Arc::clone(&take);
        let work = move || {
            let given = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
            given.into_iter().for_each(ThreadBuilder::run);
        };
        thread::Builder::new().stack_size(STACK).spawn(work).is_ok()
    };
    let wanted = thread::available_parallelism().map_or(1, NonZero::get);
    let built = match (0..wanted).take_while(started).count() {
        0 => ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global(),
        count => {
            let hand = move |thread| give.send(thread).map_err(|_| io::ErrorKind::Other.into());
            ThreadPoolBuilder::new().num_threads(count).spawn_handler(hand).build_global()
        }
    };
    // It fails where they are there already.
    let _ = built;
}
