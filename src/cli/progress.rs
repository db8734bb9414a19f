//! A sign of life on a terminal when a letter takes more than a second.

use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::ProgressBar;
use undersigned::diagnostic::visible;

/// Nobody wonders before this.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the sign moves.
const TICK: Duration = Duration::from_millis(100);

/// Shows that work goes on, until it is dropped.
pub struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Starts waiting; on anything but a terminal nothing is ever shown.
    pub fn on(letter: &Path) -> Self {
        if !stderr().is_terminal() {
            return Self(None);
        }
        let (done, wait) = channel();
        let name = visible(&letter.display().to_string()).into_owned();
        let show = move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let bar = ProgressBar::new_spinner().with_message(format!("setting {name}"));
                while wait.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                    bar.tick();
                }
                bar.finish_and_clear();
            }
        };
        // Where the system has no thread for it, nothing is shown.
        Self(thread::Builder::new().spawn(show).ok().map(|shown| (done, shown)))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, shown)) = self.0.take() {
            drop(done);
            // Whatever became of it, the line is the letter's again.
            let _ = shown.join();
        }
    }
}
