//! What is written, where, and what stays whole whatever fails.

use std::fs;

use crate::support::case::{Case, LETTER, Run};

const SIGNERS: &str = "Name\nJordan Placeholder\n";
const STORE: &[u8] = include_bytes!("../files/signing/signer.p12");
const PASSPHRASE: &[u8] = include_bytes!("../files/signing/passphrase.txt");
const FACE: &[u8] = include_bytes!("../../fonts/source-sans/SourceSans3-Regular.otf");
const PRESS: &str = include_str!("../../samples/press/letter.toml");

/// A letter with a table and an enclosure, and all that signs it.
fn all() -> Case {
    let letter =
        LETTER.replace("lang =", "enclosures = [{ title = \"Annex\", file = \"a.pdf\" }]\nlang =");
    let letter =
        format!("{}\n[signatories]\nfile = \"signers.csv\"\n", before_signatories(&letter));
    let old = letter.replace("salutation", "# an older one\nsalutation");
    Case::new()
        .file("letter.toml", letter)
        .file("old.toml", old)
        .file("signers.csv", SIGNERS)
        .file("a.pdf", include_bytes!("../../samples/annexes/annex.pdf"))
        .file("signer.p12", STORE)
        .file("passphrase", PASSPHRASE)
        .file("faces/face.otf", FACE)
}

fn before_signatories(letter: &str) -> &str {
    letter.split("[signatories]").next().unwrap_or_default()
}

/// Builds over a file by force, and gives what is said of it.
fn over(case: Case, output: &str, args: &[&str]) -> Run {
    case.args(["build", "letter.toml", "--force", "-o", output]).args(args).run()
}

#[test]
fn nothing_a_run_has_read_is_replaced_even_by_force() {
    let signing = ["--sign", "--p12", "signer.p12", "--passphrase-file", "passphrase"];
    let cases: [(&str, &[&str], &str); 8] = [
        ("./letter.toml", &[], "is a file of the letter itself"),
        ("faces/../letter.toml", &[], "is a file of the letter itself"),
        ("signers.csv", &["--format", "csv"], "is a file of the letter itself"),
        ("a.pdf", &[], "is a file of the letter itself"),
        ("signer.p12", &signing, "is a file to sign with"),
        ("passphrase", &signing, "is a file to sign with"),
        ("faces/face.otf", &["--font-path", "faces"], "is a typeface in use"),
        ("old.toml", &["--draft", "--since", "old.toml"], "is a file of the letter it is compared"),
    ];
    for (output, args, said) in cases {
        let before = all().args(["schema"]).run();
        let run = over(all(), output, args).says(2, said);
        let name = output.replace("faces/../", "");
        let name = name.trim_start_matches("./");
        assert_eq!(run.read(name), before.read(name), "{output}");
        assert_eq!(run.files, before.files, "{output}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_is_known_by_what_it_is_and_not_by_its_name() {
    for output in ["hard.toml", "soft.toml"] {
        let case = all().prepare(|folder| {
            use std::os::unix::fs::symlink;
            fs::hard_link(folder.join("letter.toml"), folder.join("hard.toml")).expect("linked");
            symlink("letter.toml", folder.join("soft.toml")).expect("linked");
        });
        over(case, output, &[]).says(2, "is a file of the letter itself");
    }
    let from_letter = ["-c", "exec \"$0\" \"$@\" <letter.toml"];
    let case = Case::letter().args(["build", "-", "-o", "letter.toml", "--force"]);
    let run = case.by("sh", &from_letter).run().says(2, "is a file of the letter itself");
    assert_eq!(run.read("letter.toml"), LETTER.as_bytes());
}

#[test]
fn a_pdf_is_not_signed_into_itself() {
    let pdf = Case::letter().args(["build", "letter.toml"]).run().read("letter.pdf");
    let key = ["--p12", "signer.p12", "--passphrase-file", "passphrase"];
    for output in ["./letter.pdf", "faces/../letter.pdf"] {
        let case = all().file("letter.pdf", &pdf);
        let args = ["sign", "letter.pdf", "-o", output];
        let run = case.args(args).args(key).run().says(2, "is the PDF to be signed");
        assert_eq!(run.read("letter.pdf"), pdf);
    }
}

#[cfg(unix)]
#[test]
fn whoever_could_not_read_the_old_file_cannot_read_the_new_one() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode();
    let set = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    let case = Case::letter().file("letter.pdf", "%PDF-1.7 old").file("print.pdf", "");
    let case = case.prepare(|folder| set(&folder.join("letter.pdf"), 0o600));
    let run = case.args(["build", "letter.toml"]).run().says(0, "wrote letter.pdf");
    assert_eq!(mode(&run.path("letter.pdf")) & 0o777, 0o600);
    let run = Case::new().file("letter.toml", PRESS);
    let run = run.args(["build", "letter.toml", "--profile", "press", "-o", "kit"]).run();
    let case = run.again().prepare(|folder| {
        set(&folder.join("kit"), 0o700);
        set(&folder.join("kit.zip"), 0o600);
        set(&folder.join("kit/letter.pdf"), 0o600);
    });
    let run = case.args(["build", "letter.toml", "--profile", "press", "-o", "kit"]).run();
    let run = run.says(0, "wrote kit");
    let modes = ["kit", "kit.zip", "kit/letter.pdf"].map(|name| mode(&run.path(name)) & 0o777);
    assert_eq!(modes, [0o700, 0o600, 0o600]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_output_is_a_failure() {
    let close = ["-c", "exec \"$0\" \"$@\" >&-"];
    let case = Case::letter().args(["build", "letter.toml", "-o", "-"]).by("sh", &close);
    let run = case.run().says(2, "standard output is closed");
    assert!(!run.stderr.contains("wrote"), "{}", run.stderr);
    let null = fs::OpenOptions::new().write(true).open("/dev/null").expect("nothing");
    Case::letter().args(["build", "letter.toml", "-o", "-"]).stdout(null).run().says(0, "wrote");
}

/// A call with a fault in a system call, such as `write:error=ENOSPC:when=1`; none where
/// system calls cannot be made to fail.
#[cfg(target_os = "linux")]
fn with_fault(case: Case, fault: &str) -> Option<Run> {
    let mut works = std::process::Command::new("strace");
    works.args(["-qq", "-o", "/dev/null", "true"]);
    if !works.status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no strace, or it may not trace");
        return None;
    }
    let inject = format!("inject={fault}");
    Some(case.by("strace", &["-f", "-qq", "-o", "/dev/null", "-e", &inject]).run())
}

/// The three steps in which a kit is put in its place, as calls of their kind.
#[cfg(target_os = "linux")]
const STEPS: [(&str, usize); 3] = [("rename", 1), ("renameat2", 1), ("rename", 2)];

/// A press kit of an earlier letter, and the call that makes a later one in its place.
#[cfg(target_os = "linux")]
fn earlier_kit() -> (Run, Case) {
    let args = ["build", "letter.toml", "--profile", "press", "-o", "kit"];
    let run = Case::new().file("letter.toml", PRESS).args(args).run().says(0, "wrote kit");
    let later = PRESS.replace("Dear", "Dearest");
    let again = run.again().file("letter.toml", later).args(args);
    (run, again)
}

#[cfg(target_os = "linux")]
#[test]
fn a_kit_that_cannot_be_put_in_place_leaves_the_earlier_one() {
    for (call, step) in STEPS {
        let (old, again) = earlier_kit();
        let fault = format!("{call}:error=ENOSPC:when={step}");
        let Some(run) = with_fault(again, &fault) else { return };
        let run = run.says(2, "no space left");
        assert_eq!(run.files, old.files, "{call} {step}");
        let of_kit = |name: &&String| name.starts_with("kit");
        old.files.iter().filter(of_kit).for_each(|name| {
            assert_eq!(run.read(name), old.read(name), "{name}, {call} {step}");
        });
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_put_back_is_kept_and_told() {
    let (old, again) = earlier_kit();
    let Some(run) = with_fault(again, "rename:error=ENOSPC:when=2+") else { return };
    let run = run.says(2, "what was at `kit.zip` is kept as `");
    let kept = run.stderr.split("`kit.zip` is kept as `").nth(1).expect("a place");
    let kept = kept.split('`').next().expect("a place").trim_start_matches("./");
    assert_eq!(run.read(kept), old.read("kit.zip"));
    assert_eq!(run.read("kit/letter.txt"), old.read("kit/letter.txt"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_run_never_leaves_two_kits_in_one_place() {
    let new = earlier_kit().1.run().says(0, "wrote kit");
    for (call, step) in STEPS {
        let (old, again) = earlier_kit();
        let fault = format!("{call}:signal=KILL:when={step}");
        let Some(run) = with_fault(again.killed(), &fault) else { return };
        let letter = run.read("kit/letter.txt");
        assert!([&old, &new].iter().any(|kit| kit.read("kit/letter.txt") == letter));
        let same = if letter == old.read("kit/letter.txt") { &old } else { &new };
        let names = |run: &Run| -> Vec<String> {
            run.files.iter().filter(|name| name.starts_with("kit/")).cloned().collect()
        };
        assert_eq!(names(&run), names(same));
        if run.files.iter().any(|name| name == "kit.zip") {
            assert_eq!(run.read("kit.zip"), same.read("kit.zip"), "{call} {step}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn of_several_files_all_are_replaced_or_none() {
    let letter = format!(
        "{}\n[signatories]\nfile = \"signers.csv\"\nledger = \"l.lock\"\n",
        before_signatories(LETTER)
    );
    for fault in ["renameat2:error=ENOSPC:when=2", "fsync:error=EIO:when=2"] {
        let case = Case::new().file("letter.toml", &letter).file("signers.csv", SIGNERS);
        let case = case.file("letter.pdf", "%PDF-1.7 old").file("letter-print.pdf", "%PDF-1.7 old");
        let case = case.args(["build", "letter.toml", "--profile", "digital,print"]);
        let Some(run) = with_fault(case, fault) else { return };
        assert_eq!(run.status, 2, "{fault}: {}", run.stderr);
        assert!(!run.stderr.contains("wrote"), "{}", run.stderr);
        let names = ["letter-print.pdf", "letter.pdf", "letter.toml", "signers.csv"];
        assert_eq!(run.files, names, "{fault}");
        assert!(names[..2].iter().all(|name| run.read(name) == b"%PDF-1.7 old"), "{fault}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_of_a_file() {
    // A file is one call of write.
    let fault = "write:error=ENOSPC:when=1";
    let case = Case::new().args(["new", "mine", "--kind", "business"]);
    let Some(run) = with_fault(case, fault) else { return };
    assert!(run.says(2, "cannot write `mine/letter.toml`").files.is_empty());
    let enclosed = Case::new()
        .file("letter.toml", LETTER)
        .args(["build", "letter.toml", "--embed-source"])
        .run()
        .read("letter.pdf");
    let case =
        Case::new().file("letter.pdf", enclosed).args(["extract", "letter.pdf", "-o", "all"]);
    let Some(run) = with_fault(case, fault) else { return };
    // A thread of its own writes what is extracted, and counts by itself: the message fails, too.
    assert_eq!((run.status, run.files.clone()), (2, vec!["letter.pdf".to_owned()]));
    assert!(!run.path("all").exists(), "an empty folder is left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_told_to_end_takes_its_temporary_files_with_it() {
    use std::os::unix::process::ExitStatusExt;
    use std::time::Duration;
    for (signal, number) in [("INT", 2), ("TERM", 15)] {
        let args = ["build", "letter.toml", "--profile", "press", "-o", "kit"];
        // Each file takes a second until it is on the disk.
        let slow = ["-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:delay_enter=1000000"];
        let Some(_) = with_fault(Case::new().args(["schema"]), "fsync:error=EIO") else { return };
        let case = Case::new().file("letter.toml", PRESS).args(args).by("strace", &slow);
        let (mut child, folder) = case.start();
        let names = || {
            let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
            let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
            names.filter(|name| name != "letter.toml").collect::<Vec<_>>()
        };
        let tries = (0..600).find(|_| {
            std::thread::sleep(Duration::from_millis(50));
            !names().is_empty()
        });
        assert!(tries.is_some(), "nothing is ever written");
        let of_child = format!("/proc/{0}/task/{0}/children", child.id());
        let pid = fs::read_to_string(of_child).expect("a process");
        let pid = pid.split_whitespace().next().expect("a process").to_owned();
        let sent = std::process::Command::new("kill").args(["-s", signal, &pid]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        let status = child.wait().expect("a status");
        assert_eq!(status.signal(), Some(number), "{status:?}");
        assert_eq!(names(), [""; 0], "{signal}");
    }
}
