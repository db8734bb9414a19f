//! A key that is elsewhere, on a token or with a service: another program signs with it.
//!
//! It gets the digest on its standard input and gives the signature on its standard output. No shell
//! is between: the words of the command are its arguments.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use undersigned::signature::printable;

use super::failure::Failure;

/// Long enough to type a PIN or to confirm on a telephone.
pub const PATIENCE: Duration = Duration::from_secs(300);
/// More than any signature takes, and more than anybody reads of what went wrong.
const MOST_BYTES: u64 = 16_384;
const MOST_SHOWN: usize = 500;
/// How often it is looked whether it has ended.
const STEP: Duration = Duration::from_millis(10);

/// Has a command sign a digest.
pub fn sign(command: &str, digest: &[u8], patience: Duration) -> Result<Vec<u8>, Failure> {
    let mut words = command.split_whitespace();
    let program = words.next().ok_or_else(|| {
        Failure::usage("--sign-with names no command", "write the program and its arguments")
    })?;
    let pipe = Stdio::piped;
    let started =
        Command::new(program).args(words).stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn();
    let mut child = started.map_err(|error| {
        let why = if error.kind() == io::ErrorKind::NotFound {
            "is not there"
        } else {
            "cannot be started"
        };
        let hint = "name a program on the path, or where it is; no shell reads the command";
        Failure::usage(format!("the signing command `{}` {why}", printable(program)), hint)
    })?;
    feed(&mut child, digest);
    let (signature, said) = (drain(child.stdout.take()), drain(child.stderr.take()));
    let status = wait(&mut child, patience);
    // What it started may still hold the pipes; nobody waits for that.
    let within =
        |from: Receiver<Vec<u8>>| from.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
    let said = within(said);
    match status {
        Some(status) if status.success() => Ok(within(signature)),
        status => Err(failure(program, status, &said, patience)),
    }
}

/// A command that does not read what it gets says so by how it ends.
fn feed(child: &mut Child, digest: &[u8]) {
    if let Some(mut input) = child.stdin.take() {
        let digest = digest.to_vec();
        thread::spawn(move || input.write_all(&digest));
    }
}

/// Reads in a thread of its own, so that neither waits for the other.
fn drain(from: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let Some(mut from) = from else { return };
        let mut bytes = Vec::new();
        let kept = from.by_ref().take(MOST_BYTES).read_to_end(&mut bytes);
        // The rest is let go, so that it can end.
        let _ = kept.and_then(|_| io::copy(&mut from, &mut io::sink()));
        let _ = sender.send(bytes);
    });
    receiver
}

/// How it ended; nothing, if it had to be ended.
fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let end = Instant::now() + patience;
    while Instant::now() < end {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(STEP),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn failure(program: &str, status: Option<ExitStatus>, said: &[u8], patience: Duration) -> Failure {
    let how = match status.map(|status| status.code()) {
        Some(Some(code)) => format!("failed with exit code {code}"),
        Some(None) => "was killed".to_owned(),
        None => format!("did not end within {} seconds", patience.as_secs()),
    };
    let said = String::from_utf8_lossy(said);
    let words: Vec<&str> = said.split_whitespace().collect();
    let said: String = printable(&words.join(" ")).chars().take(MOST_SHOWN).collect();
    let hint = if said.is_empty() {
        "it says nothing of it".to_owned()
    } else {
        format!("it says: {said}")
    };
    Failure::usage(format!("the signing command `{}` {how}", printable(program)), hint)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn told(command: &str) -> String {
        let failure = sign(command, b"digest", Duration::from_secs(1)).expect_err("a failure");
        format!("{failure}; {}", failure.hint().unwrap_or_default())
    }

    #[test]
    fn a_command_gets_the_digest_and_gives_what_it_writes() {
        let given = sign("cat -", b"digest", PATIENCE).expect("a signature");
        assert_eq!(given, b"digest");
        // No shell looks at it.
        let given = sign("echo $HOME;x", b"digest", PATIENCE).expect("a signature");
        assert_eq!(given, b"$HOME;x\n");
    }

    #[test]
    fn a_command_that_fails_is_told_with_what_it_says() {
        assert!(
            told("cat /absent")
                .starts_with("the signing command `cat` failed with exit code 1; it says: cat:")
        );
        assert!(told("false").ends_with("exit code 1; it says nothing of it"));
        assert!(told("absent-program").contains("is not there"));
        assert!(told(" ").contains("names no command"));
    }

    #[test]
    fn a_command_that_does_not_end_is_ended() {
        assert!(told("sleep 60").contains("did not end within 1 seconds"));
    }
}
