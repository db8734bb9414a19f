//! `sign`: a PDF with a signature.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use undersigned::signature::{self, Fault, SignatureField, Signer, Statement};

use super::args::{Build, Sign, SigningArgs};
use super::failure::Failure;
use super::output::Target;
use super::{key, settings, terminal, timestamp};

/// Signs a PDF.
pub fn sign(args: &Sign) -> Result<(), Failure> {
    let target = Target::signed(&args.pdf, args.output.as_deref())?;
    let pdf = key::pdf(&args.pdf)?;
    let signing = Signing::new(&args.signing)?;
    let signed = signing.sign(&pdf, &args.pdf)?;
    target.write(&signed)?;
    terminal::say(&format!("wrote {}: signed by {}", target.name(), signing.by()));
    Ok(())
}

/// Who signs, and what is said.
pub struct Signing<'a> {
    signer: Signer,
    statement: Statement,
    server: Option<&'a str>,
}

impl<'a> Signing<'a> {
    /// Reads the key, and warns of a certificate that does not hold now.
    pub fn new(args: &'a SigningArgs) -> Result<Self, Failure> {
        let signer = key::signer(args)?;
        let made = now()?;
        let validity = signer.certificate().validity();
        if !validity.covers(made) {
            terminal::say(&format!(
                "warning: the certificate of {} held from {} until {}",
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
        Ok(Self { signer, statement, server: args.timestamp_server.as_deref() })
    }

    /// Who is to sign a letter that is built, if anybody is.
    pub fn of(args: &'a Build) -> Result<Option<Self>, Failure> {
        match (args.sign, args.signing.is_given()) {
            (true, _) => Self::new(&args.signing).map(Some),
            (false, false) => Ok(None),
            (false, true) => {
                let fact = "it is said how to sign, but not to sign";
                Err(Failure::usage(fact, "add --sign"))
            }
        }
    }

    /// The field to sign: the one that is asked for, the signer's own, or the first.
    pub fn field(&self, fields: Vec<SignatureField>) -> Option<SignatureField> {
        let own = self.signer.certificate().name();
        let wanted = |field: &&SignatureField| match &self.statement.field {
            Some(named) => field.name == *named || field.label.contains(named),
            None => field.label.contains(&own),
        };
        fields.iter().find(wanted).or(fields.first()).cloned()
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
        let fault = |fault: Fault| {
            let fact = format!("cannot sign `{}`: {fault}", path.display());
            Failure::usage(fact, fault.remedy())
        };
        let stamped = self.server.is_some();
        let prepared =
            signature::prepare(pdf, &self.signer, &self.statement, stamped).map_err(fault)?;
        let Some(server) = self.server else { return prepared.finish().map_err(fault) };
        let request = signature::timestamp_request(&prepared.imprint()).map_err(fault)?;
        let answer = timestamp::ask(server, &request)?;
        prepared.finish_stamped(&answer).map_err(fault)
    }
}

/// The time of signing: the one thing that is asked of the clock, unless the
/// environment sets it.
fn now() -> Result<DateTime, Failure> {
    let now = || Offset::UTC.to_datetime(Timestamp::now());
    Ok(settings::epoch()?.unwrap_or_else(now))
}
