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
/// More than any signature takes: that of RSA with 16384 bits has 2048.
const MOST_SIGNATURE: u64 = 4_096;
/// More than anybody reads of what went wrong, in bytes that are kept and characters that are shown.
const MOST_SAID: u64 = 16_384;
const MOST_SHOWN: usize = 500;
/// For how long what it gave is still read when it has ended.
const GRACE: Duration = Duration::from_secs(1);
/// How often it is looked whether it has ended.
const STEP: Duration = Duration::from_millis(10);

/// What a command gave, and what it wrote to standard error.
#[derive(Debug)]
pub struct Answer {
    pub signature: Vec<u8>,
    said: Vec<u8>,
}

/// Has a command sign a digest.
pub fn sign(command: &str, digest: &[u8], patience: Duration) -> Result<Answer, Failure> {
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
    let (signature, said) = (drain(child.stdout.take()), drain_all(child.stderr.take()));
    let (signature, end) = wait(&mut child, &signature, patience);
    // What it started may still hold the pipe; nobody waits for that.
    let said = said.recv_timeout(GRACE).unwrap_or_default();
    let how = match end {
        End::TooLong => "gave more than any signature takes, and was ended".to_owned(),
        End::Late => format!("did not end within {} seconds", patience.as_secs()),
        End::Itself(status) => match status.code() {
            Some(0) if signature.is_empty() => "gave nothing".to_owned(),
            Some(0) => return Ok(Answer { signature, said }),
            Some(code) => format!("failed with exit code {code}"),
            None => "was killed".to_owned(),
        },
    };
    Err(Failure::usage(format!("the signing command `{}` {how}", printable(program)), hint(&said)))
}

impl Answer {
    /// A failure of what was given, with what the command says of it.
    pub fn told(&self, failure: Failure) -> Failure {
        let said = shown(&self.said);
        if said.is_empty() {
            return failure;
        }
        let remedy = failure.hint().unwrap_or_default();
        Failure::usage(failure.to_string(), format!("{remedy}; the command says: {said}"))
    }
}

/// A command that does not read what it gets says so by how it ends.
fn feed(child: &mut Child, digest: &[u8]) {
    if let Some(mut input) = child.stdin.take() {
        let digest = digest.to_vec();
        thread::spawn(move || input.write_all(&digest));
    }
}

/// Reads an answer in a thread of its own, so that neither waits for the other; one byte more than
/// is allowed tells that it is too long.
fn drain(from: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    read(from, MOST_SIGNATURE + 1, |_| {})
}

/// Reads what is said; what nobody would read of it is let go, so that the command can end.
fn drain_all(from: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    read(from, MOST_SAID, |from| {
        let _ = io::copy(from, &mut io::sink());
    })
}

fn read<T: Read + Send + 'static>(
    from: Option<T>,
    most: u64,
    rest: impl FnOnce(&mut T) + Send + 'static,
) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let Some(mut from) = from else { return };
        let mut bytes = Vec::new();
        let _ = from.by_ref().take(most).read_to_end(&mut bytes);
        let _ = sender.send(bytes);
        rest(&mut from);
    });
    receiver
}

/// How a command ended.
enum End {
    Itself(ExitStatus),
    /// It gave too much.
    TooLong,
    /// It was not done in time.
    Late,
}

/// Waits for a command; gives what it gave.
fn wait(child: &mut Child, from: &Receiver<Vec<u8>>, patience: Duration) -> (Vec<u8>, End) {
    let last = Instant::now() + patience;
    let mut given = None;
    while Instant::now() < last {
        given = given.or_else(|| from.try_recv().ok());
        if given.as_ref().is_some_and(|given: &Vec<u8>| is_too_long(given)) {
            break;
        }
        match child.try_wait() {
            Ok(Some(status)) => {
                let given = given.or_else(|| from.recv_timeout(GRACE).ok()).unwrap_or_default();
                let end = if is_too_long(&given) { End::TooLong } else { End::Itself(status) };
                return (given, end);
            }
            Ok(None) => thread::sleep(STEP),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    let given = given.unwrap_or_default();
    let end = if is_too_long(&given) { End::TooLong } else { End::Late };
    (given, end)
}

fn is_too_long(given: &[u8]) -> bool {
    given.len() as u64 > MOST_SIGNATURE
}

fn hint(said: &[u8]) -> String {
    match shown(said) {
        said if said.is_empty() => "it says nothing of it".to_owned(),
        said => format!("it says: {said}"),
    }
}

/// What a command says, in one line that is not too long.
fn shown(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let words: Vec<&str> = said.split_whitespace().collect();
    printable(&words.join(" ")).chars().take(MOST_SHOWN).collect()
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
        assert_eq!(given.signature, b"digest");
        // No shell looks at it.
        let given = sign("echo $HOME;x", b"digest", PATIENCE).expect("a signature");
        assert_eq!(given.signature, b"$HOME;x\n");
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

    #[test]
    fn an_answer_without_end_is_ended_at_once() {
        let failure = sign("cat /dev/zero", b"digest", PATIENCE).expect_err("a failure");
        assert!(failure.to_string().ends_with("gave more than any signature takes, and was ended"));
    }

    #[test]
    fn an_empty_answer_is_told_with_what_the_command_says() {
        assert!(told("true").ends_with("`true` gave nothing; it says nothing of it"));
        // What steers a terminal is taken out.
        let folder = tempfile::tempdir().expect("a folder");
        let script = folder.path().join("say");
        std::fs::write(&script, "printf 'no\\033[31m card\\n' >&2").expect("written");
        let told = told(&format!("sh {}", script.display()));
        assert!(told.ends_with("gave nothing; it says: no[31m card"), "{told}");
    }
}
