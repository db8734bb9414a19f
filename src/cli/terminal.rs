//! The one place where anything is printed, and how it looks.

mod remark;

use std::ffi::OsString;
use std::io::{self, Write};

use anstream::{AutoStream, stderr};
use serde_json::{Value, json};
use undersigned::diagnostic::{Report, short, visible};
use undersigned::source::Sources;

use super::args::MessageFormat;
use super::failure::Failure;

/// What a command did, for people and for programs.
pub trait Outcome {
    /// Lines for people.
    fn lines(&self) -> Vec<String>;
    /// The same facts, an object a line.
    fn json(&self) -> Vec<Value>;
}

/// Where a command says what it has to say, in the format that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Terminal(MessageFormat);

impl Terminal {
    /// One that speaks in a format.
    pub fn new(format: MessageFormat) -> Self {
        Self(format)
    }

    /// The one that a call asks for that cannot be read.
    pub fn of_call(args: &[OsString]) -> Self {
        let json = |pair: &[OsString]| pair[0] == "--message-format" && pair[1] == "json";
        let json =
            args.windows(2).any(json) || args.iter().any(|arg| arg == "--message-format=json");
        Self(if json { MessageFormat::Json } else { MessageFormat::Human })
    }

    /// Prints remarks in source order.
    pub fn report(self, report: Report, sources: &Sources) {
        for diagnostic in report.sorted() {
            match self.0 {
                MessageFormat::Human => error_line(&remark::human(&diagnostic, sources)),
                MessageFormat::Short => error_line(&short(&diagnostic, sources)),
                MessageFormat::Json => error_line(&json_text(&remark::json(&diagnostic, sources))),
            }
        }
    }

    /// Prints a failure of call or machine.
    pub fn failure(self, failure: &Failure) {
        self.remark("error", &failure.to_string(), failure.hint());
    }

    /// Prints what is wrong with a file that is no letter, and the remedy.
    pub fn fault(self, fact: &str, hint: &str) {
        self.remark("error", fact, Some(hint));
    }

    /// Prints what does not stand in the way.
    pub fn warning(self, fact: &str) {
        self.remark("warning", fact, None);
    }

    /// Prints what was printed in its place already, by a process of this program.
    pub fn pass_on(self, said: &[u8]) {
        // As with other remarks, nobody may be there to read it.
        let _ = stderr().write_all(said);
    }

    /// A remark that is not about a letter, and has no code.
    fn remark(self, severity: &str, fact: &str, hint: Option<&str>) {
        if self.0 == MessageFormat::Json {
            let hints: Vec<&str> = hint.into_iter().collect();
            return error_line(&json_text(&remark::object(severity, fact, &hints)));
        }
        let hint = hint.map(|hint| format!("\n  = help: {}", visible(hint))).unwrap_or_default();
        error_line(&format!("{severity}: {}{hint}", visible(fact)));
    }

    /// Prints what clap has to say of a call: help to standard output, faults to standard
    /// error. Gives whether it is a fault.
    pub fn call(self, error: &clap::Error) -> io::Result<bool> {
        if !error.use_stderr() || self.0 != MessageFormat::Json {
            return error.print().map(|()| error.use_stderr());
        }
        let text = error.to_string();
        let parts = text.trim().split("\n\n");
        let one_line = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts = parts.map(one_line);
        let fact = parts.next().unwrap_or_default();
        let hints: Vec<String> = parts.collect();
        let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
        let fact = fact.strip_prefix("error: ").unwrap_or(&fact);
        error_line(&json_text(&remark::object("error", fact, &hints)));
        Ok(true)
    }

    /// Says what was done.
    pub fn tell(self, outcome: &dyn Outcome) {
        match self.0 {
            MessageFormat::Json => {
                outcome.json().iter().for_each(|value| error_line(&json_text(value)));
            }
            _ => {
                let mut err = AutoStream::auto(io::stderr());
                for line in outcome.lines() {
                    let _ = writeln!(err, "{}", visible(&line));
                }
            }
        }
    }

    /// Prints a text for people, of which nothing is obeyed but the ends of its lines, to
    /// standard output.
    pub fn show(self, text: &str) -> Result<(), Failure> {
        let lines: Vec<_> = text.split('\n').map(visible).collect();
        self.print(lines.join("\n").as_bytes())
    }

    /// Prints facts as JSON to standard output.
    pub fn show_json(self, value: &Value) -> Result<(), Failure> {
        self.print(escaped(&format!("{value:#}\n")).as_bytes())
    }

    /// Sends a file to standard output, which must lead somewhere.
    pub fn send(self, bytes: &[u8]) -> Result<(), Failure> {
        if is_closed() {
            let fact = "standard output is closed: the file would be lost";
            return Err(Failure::usage(fact, "say where it goes with -o FILE"));
        }
        self.print(bytes)
    }

    /// Prints what was asked for to standard output.
    pub fn print(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::Stdout)
    }
}

/// Whether the program was started without standard output. The Rust runtime then puts
/// `/dev/null` in its place, open for reading, too, which no shell does.
#[cfg(unix)]
fn is_closed() -> bool {
    use std::os::unix::fs::MetadataExt;
    let null = std::fs::metadata("/dev/null").map(|null| null.rdev());
    let same =
        rustix::fs::fstat(io::stdout()).is_ok_and(|out| Ok(out.st_rdev) == null.map_err(drop));
    let flags = rustix::fs::fcntl_getfl(io::stdout());
    same && flags.is_ok_and(|flags| flags.contains(rustix::fs::OFlags::RDWR))
}

#[cfg(not(unix))]
fn is_closed() -> bool {
    false
}

/// Nothing can be said about an error stream that cannot be written.
fn error_line(text: &str) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// JSON on one line.
fn json_text(value: &Value) -> String {
    escaped(&value.to_string())
}

/// The same JSON, of which a terminal obeys nothing. Outside of texts JSON has no such
/// characters but the ends of lines.
fn escaped(json: &str) -> String {
    json.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// A file that was written, by its name alone.
pub struct Wrote<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What else there is to say, for people.
    pub about: String,
    /// The same as facts.
    pub facts: Value,
}

impl Outcome for Wrote<'_> {
    fn lines(&self) -> Vec<String> {
        vec![format!("wrote {}{}", self.name, self.about)]
    }

    fn json(&self) -> Vec<Value> {
        let mut value = json!({ "outcome": "written", "file": self.name });
        if let (Some(all), Some(facts)) = (value.as_object_mut(), self.facts.as_object()) {
            all.extend(facts.clone());
        }
        vec![value]
    }
}

/// A number and its noun: `1 page`, `2 pages`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
