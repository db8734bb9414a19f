//! `sign`: a PDF with a signature.

use std::path::Path;

use clap::ValueEnum;
use undersigned::signature::{self, Evidence, Fault, Signer, Statement};

use serde_json::json;
use undersigned::job::FieldOf;

use super::args::{Build, Level, Sign, SigningArgs};
use super::failure::Failure;
use super::inputs::{Inputs, Role};
use super::keep::{self, Keeper};
use super::output::Target;
use super::terminal::{Terminal, Wrote};
use super::{key, pdf, settings, sign_with, timestamp};

/// Signs a PDF.
pub fn sign(args: &Sign, terminal: Terminal) -> Result<(), Failure> {
    let inputs = Inputs::default();
    inputs.add(&args.pdf, Role::Pdf);
    let target = Target::beside(&args.pdf, args.output.as_deref(), "signed")?;
    let pdf = pdf::read(&args.pdf)?;
    let signing = Signing::new(&args.signing, &inputs, terminal)?;
    target.ensure_spares(&inputs)?;
    let signed = signing.sign(&pdf, &args.pdf)?;
    target.write(&signed, terminal)?;
    let by = signing.by();
    let about = format!(": signed by {by}");
    terminal.tell(&Wrote { name: &target.name(), about, facts: json!({ "signed_by": by }) });
    Ok(())
}

/// Who signs, and what is said.
pub struct Signing<'a> {
    signer: Signer,
    statement: Statement,
    server: Option<&'a str>,
    level: Level,
    evidence: Evidence,
    terminal: Terminal,
    /// The file of the certificate.
    file: &'a Path,
    /// What signs, if the key is elsewhere.
    command: Option<&'a str>,
}

impl<'a> Signing<'a> {
    /// Reads the key, and warns of a certificate that does not hold now.
    pub fn new(
        args: &'a SigningArgs,
        inputs: &Inputs,
        terminal: Terminal,
    ) -> Result<Self, Failure> {
        let level = level(args)?;
        if level < Level::BLt && args.evidence.is_given() {
            let fact = "--chain and --revocation are for signatures that last";
            return Err(Failure::usage(fact, "add --level b-lt or --level b-lta"));
        }
        let evidence = keep::given(&args.evidence, inputs)?;
        let signer = key::signer(args, inputs)?;
        let made = settings::now()?;
        let validity = signer.certificate().validity();
        if !validity.covers(made) {
            terminal.warning(&format!(
                "the certificate of {} held from {} until {}",
                signer.certificate().name(),
                validity.from.date(),
                validity.until.date()
            ));
        }
        let statement = Statement {
            made,
            reason: args.reason.clone(),
            location: args.location.clone(),
            field: args.field.clone(),
        };
        let server = args.timestamp_server.as_deref();
        let command = args.sign_with.as_deref();
        let file = args.p12.as_deref().or(args.cert.as_deref()).unwrap_or(Path::new(""));
        Ok(Self { signer, statement, server, level, evidence, terminal, file, command })
    }

    /// Who is to sign a letter that is built, if anybody is.
    pub fn of(
        args: &'a Build,
        inputs: &Inputs,
        terminal: Terminal,
    ) -> Result<Option<Self>, Failure> {
        match (args.sign, args.signing.is_given()) {
            (true, _) => Self::new(&args.signing, inputs, terminal).map(Some),
            (false, false) => Ok(None),
            (false, true) => {
                let fact = "it is said how to sign, but not to sign";
                Err(Failure::usage(fact, "add --sign"))
            }
        }
    }

    /// Whose signature field is signed.
    pub fn field_of(&self) -> FieldOf {
        let certificate = self.signer.certificate();
        FieldOf {
            name: certificate.name(),
            file: self.file.display().to_string(),
            names: certificate.names(),
            field: self.statement.field.clone(),
            on: self.statement.made.date(),
        }
    }

    /// The signer's name, and who vouches for the time.
    pub fn by(&self) -> String {
        let name = self.signer.certificate().name();
        match self.server {
            Some(server) => format!("{name}, with the time from {server}"),
            None => name,
        }
    }

    /// Signs the bytes of a file.
    pub fn sign(&self, pdf: &[u8], path: &Path) -> Result<Vec<u8>, Failure> {
        let signed = self.once(pdf, path)?;
        if self.level < Level::BLt {
            return Ok(signed);
        }
        let keeper = Keeper::new(self.evidence.clone(), path)?;
        let kept = keeper.complete(&signed)?;
        match self.server.filter(|_| self.level == Level::BLta) {
            Some(server) => keeper.archive(&kept, server),
            None => Ok(kept),
        }
    }

    fn once(&self, pdf: &[u8], path: &Path) -> Result<Vec<u8>, Failure> {
        let fault = |fault: Fault| {
            let fact = format!("cannot sign `{}`: {fault}", path.display());
            Failure::usage(fact, fault.remedy())
        };
        let stamped = self.server.is_some();
        let unsigned =
            signature::begin(pdf, &self.signer, &self.statement, stamped).map_err(fault)?;
        if let Some(others) = &unsigned.others {
            let name = self.signer.certificate().name();
            self.terminal.warning(&format!(
                "the certificate is for {name}; the field that is signed is that of {others}"
            ));
        }
        let prepared = match self.command {
            Some(command) => {
                let answer = sign_with::sign(command, &unsigned.digest(), sign_with::PATIENCE)?;
                unsigned.signed(&answer.signature).map_err(|found| answer.told(fault(found)))?
            }
            None => {
                let signature = self.signer.sign(&unsigned.digest()).map_err(fault)?;
                unsigned.signed(&signature).map_err(fault)?
            }
        };
        let Some(server) = self.server else { return prepared.finish().map_err(fault) };
        let request = signature::timestamp_request(&prepared.imprint()).map_err(fault)?;
        let answer = timestamp::ask(server, &request)?;
        prepared.finish_stamped(&answer).map_err(fault)
    }
}

/// The level that is asked for, which goes with a timestamp server or does not.
fn level(args: &SigningArgs) -> Result<Level, Failure> {
    match (args.level, &args.timestamp_server) {
        (Some(Level::BB), Some(_)) => Err(Failure::usage(
            "level b-b has no timestamp, and a timestamp server is named",
            "leave either out; with a timestamp the level is b-t",
        )),
        (Some(level @ (Level::BT | Level::BLt | Level::BLta)), None) => {
            let name = level.to_possible_value().map(|level| level.get_name().to_owned());
            let name = name.unwrap_or_default();
            let fact = format!("level {name} needs a timestamp");
            Err(Failure::usage(fact, "name a server with --timestamp-server http://..."))
        }
        (Some(level), _) => Ok(level),
        (None, Some(_)) => Ok(Level::BT),
        (None, None) => Ok(Level::BB),
    }
}
