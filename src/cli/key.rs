//! The signer's key, and the passphrase that opens it: never an argument, which
//! others on the machine could read.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use undersigned::diagnostic::visible;
use undersigned::signature::{Fault, Signer, is_locked, is_pkcs12};

use super::args::SigningArgs;
use super::failure::Failure;
use super::inputs::{Inputs, Role};

/// More than any key or certificate needs.
const MOST_BYTES: u64 = 1_000_000;

/// Reads key and certificate.
pub fn signer(args: &SigningArgs, inputs: &Inputs) -> Result<Signer, Failure> {
    if let (Some(_), Some(certificate)) = (&args.sign_with, &args.cert) {
        return Signer::elsewhere(&read(certificate, inputs)?).map_err(fault(certificate));
    }
    match (&args.p12, &args.key, &args.cert) {
        (Some(store), ..) => {
            let file = read(store, inputs)?;
            // Nobody is to be asked for a passphrase of what has none.
            if !is_pkcs12(&file) {
                return Err(fault(store)(Fault::NoStore));
            }
            let passphrase = passphrase(args, store, inputs)?;
            Signer::from_pkcs12(&file, &passphrase).map_err(fault(store))
        }
        (None, Some(key), Some(certificate)) => {
            let (file, certificates) = (read(key, inputs)?, read(certificate, inputs)?);
            let locked = is_locked(&file);
            let passphrase = locked.then(|| passphrase(args, key, inputs)).transpose()?;
            let signer = Signer::from_pem(&file, &certificates, passphrase.as_deref());
            signer.map_err(|found| match found {
                Fault::BadCertificate => fault(certificate)(found),
                _ => fault(key)(found),
            })
        }
        _ => Err(Failure::usage(
            "there is no key to sign with",
            "name one with --p12 FILE, with --key FILE and --cert FILE, or a command that signs with \
             --sign-with COMMAND and --cert FILE",
        )),
    }
}

fn fault(file: &Path) -> impl FnOnce(Fault) -> Failure {
    move |fault| {
        Failure::usage(format!("cannot sign with `{}`: {fault}", file.display()), fault.remedy())
    }
}

fn passphrase(args: &SigningArgs, key: &Path, inputs: &Inputs) -> Result<String, Failure> {
    let text = match (&args.passphrase_file, args.passphrase_fd) {
        (Some(path), _) => read(path, inputs)?,
        (None, Some(number)) => read(&descriptor(number)?, inputs)?,
        (None, None) => {
            let prompt = format!("passphrase of {}: ", visible(&key.display().to_string()));
            return rpassword::prompt_password(prompt).map_err(|_| {
                let fact = format!("`{}` is locked by a passphrase", key.display());
                Failure::usage(fact, "give it with --passphrase-file FILE or --passphrase-fd N")
            });
        }
    };
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    String::from_utf8(line.to_vec())
        .map_err(|_| Failure::usage("the passphrase is not UTF-8 text", "save its file as UTF-8"))
}

fn descriptor(number: u32) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(format!("/dev/fd/{number}"));
    if cfg!(unix) && path.exists() {
        return Ok(path);
    }
    let fact = format!("there is no open descriptor {number}");
    Err(Failure::usage(fact, "open it in the shell, as `--passphrase-fd 3 3<FILE`"))
}

/// Reads a file that cannot be large.
pub fn read(path: &Path, inputs: &Inputs) -> Result<Vec<u8>, Failure> {
    inputs.add(path, Role::Key);
    let mut bytes = Vec::new();
    let all = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
    all.map_err(Failure::io("read", path))?;
    Ok(bytes)
}
