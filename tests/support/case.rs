//! A run of the program in a folder of its own.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A run that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(60);

/// A letter that is sound.
pub const LETTER: &str = include_str!("../../samples/minimal/letter.toml");

/// The program, with nothing of this machine's environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_undersigned"));
    command.env_clear().env("NO_COLOR", "1");
    command
}

/// A folder with files, and a call of the program in it.
pub struct Case {
    folder: TempDir,
    within: PathBuf,
    command: Command,
    stdin: Vec<u8>,
    stdout: Option<File>,
    may_be_killed: bool,
}

/// How a run ended.
pub struct Run {
    /// The exit status: 0, 1 or 2.
    pub status: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
    /// The paths of all files in the folder, in order.
    pub files: Vec<String>,
    folder: TempDir,
}

impl Case {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            folder,
            within: PathBuf::new(),
            command: program(),
            stdin: Vec::new(),
            stdout: None,
            may_be_killed: false,
        }
    }

    /// A folder with a sound `letter.toml`.
    pub fn letter() -> Self {
        Self::new().file("letter.toml", LETTER)
    }

    /// Adds a file, and the folders above it.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, content).expect("written");
        self
    }

    /// Does something else to the folder.
    pub fn prepare(self, act: impl FnOnce(&Path)) -> Self {
        act(self.folder.path());
        self
    }

    pub fn args<A: Into<OsString>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args.into_iter().map(Into::into));
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in a folder inside the folder.
    pub fn within(mut self, folder: &str) -> Self {
        self.within = folder.into();
        self
    }

    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.stdin = text.as_ref().to_vec();
        self
    }

    /// Gives the run so many bytes of memory, and no more.
    pub fn limited(mut self, memory: u64) -> Self {
        self.command = within(self.command, &["prlimit", &format!("--as={memory}")]);
        self
    }

    /// Lets the run have no thread but its first, and no process.
    pub fn without_threads(mut self) -> Self {
        let limit = ["prlimit", "--nproc=0"];
        // No limit holds for the first account of a machine.
        let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        let first = Command::new("id").arg("-u").output().expect("a number").stdout == b"0\n";
        let limit = if first { [&nobody[..], &limit].concat() } else { limit.to_vec() };
        self.command = within(self.command, &limit);
        self
    }

    /// Sends standard output elsewhere.
    pub fn stdout(mut self, to: File) -> Self {
        self.stdout = Some(to);
        self
    }

    /// Runs the program by another one, which is given these arguments and the call.
    pub fn by(mut self, other: &str, args: &[&str]) -> Self {
        let mut command = Command::new(other);
        command.env_clear().env("NO_COLOR", "1").env("PATH", "/usr/bin:/bin").args(args);
        command.arg(self.command.get_program()).args(self.command.get_args());
        self.command = command;
        self
    }

    /// A run that a signal may end; its status is -1 then.
    pub fn killed(self) -> Self {
        Self { may_be_killed: true, ..self }
    }

    /// Starts the program and leaves it to the caller, with its folder.
    pub fn start(mut self) -> (Child, TempDir) {
        self.command.current_dir(self.folder.path()).stdin(Stdio::null());
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        (self.command.spawn().expect("a process"), self.folder)
    }

    /// Runs the program; fails if it hangs, panics or is killed.
    pub fn run(mut self) -> Run {
        let [stdin, mut stdout, mut stderr] =
            [(); 3].map(|()| tempfile::tempfile().expect("a file"));
        (&stdin).write_all(&self.stdin).expect("written");
        (&stdin).rewind().expect("rewound");
        let out = self.stdout.take().unwrap_or_else(|| stdout.try_clone().expect("a handle"));
        let err = stderr.try_clone().expect("a handle");
        self.command.current_dir(self.folder.path().join(&self.within));
        let child = self.command.stdin(stdin).stdout(out).stderr(err).spawn().expect("a process");
        let status = wait(child);
        let stderr = String::from_utf8(read(&mut stderr)).expect("text");
        assert!(!stderr.contains("panicked"), "{stderr}");
        Run {
            status: status.code().unwrap_or_else(|| {
                assert!(self.may_be_killed, "an exit, not a signal");
                -1
            }),
            stdout: read(&mut stdout),
            stderr,
            files: files(self.folder.path()),
            folder: self.folder,
        }
    }
}

impl Run {
    /// The bytes of a file in the folder.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).expect("a file")
    }

    /// Where a file in the folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A case that has the files of the run.
    pub fn again(&self) -> Case {
        self.files.iter().fold(Case::new(), |case, name| case.file(name, self.read(name)))
    }

    /// Asserts how the run ended, and that standard error says `part`.
    #[track_caller]
    pub fn says(self, status: i32, part: &str) -> Self {
        assert_eq!(self.status, status, "{}", self.stderr);
        assert!(self.stderr.contains(part), "no `{part}` in:\n{}", self.stderr);
        self
    }
}

/// A command called by another, which says in its last arguments what is called.
fn within(command: Command, by: &[&str]) -> Command {
    let mut outer = Command::new(by[0]);
    outer.args(&by[1..]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        value.map(|value| outer.env(name, value));
    }
    outer
}

fn wait(mut child: Child) -> ExitStatus {
    let end = Instant::now() + LONGEST;
    loop {
        if let Some(status) = child.try_wait().expect("a status") {
            return status;
        }
        if Instant::now() > end {
            child.kill().expect("killed");
            panic!("the program hangs");
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn read(file: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.rewind().expect("rewound");
    file.read_to_end(&mut bytes).expect("read");
    bytes
}

fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("inside");
                found.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
