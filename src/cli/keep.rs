//! Signatures that last: a signed file gets what it is judged by, and a timestamp over that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde_json::json;
use undersigned::signature::{self, Evidence, Fault, Lack, Missing, Source};

use super::args::{EvidenceArgs, Renew};
use super::failure::Failure;
use super::http::{self, Question};
use super::inputs::{Inputs, Role};
use super::key::read;
use super::output::Target;
use super::terminal::{Terminal, Wrote};
use super::{pdf, settings, timestamp};

/// More than lists of revoked certificates take.
const MOST_BYTES: u64 = 20_000_000;
/// More addresses than chains name.
const MOST_ASKED: usize = 64;
/// Kinds of messages (RFC 6960, appendix A).
const QUERY: &str = "application/ocsp-request";
const REPLY: &str = "application/ocsp-response";

/// Adds a later timestamp to a signed PDF, and what is known of its certificates by now.
pub fn renew(args: &Renew, terminal: Terminal) -> Result<(), Failure> {
    let inputs = Inputs::default();
    inputs.add(&args.pdf, Role::Pdf);
    let target = Target::beside(&args.pdf, args.output.as_deref(), "renewed")?;
    let signed = pdf::read(&args.pdf)?;
    let keeper = Keeper::new(given(&args.evidence, &inputs)?, &args.pdf)?;
    target.ensure_spares(&inputs)?;
    let renewed = keeper.archive(&keeper.complete(&signed)?, &args.timestamp_server)?;
    target.write(&renewed, terminal)?;
    let server = &args.timestamp_server;
    let (about, facts) =
        (format!(": with the time from {server}"), json!({ "stamped_by": server }));
    terminal.tell(&Wrote { name: &target.name(), about, facts });
    Ok(())
}

/// What files hold that certificates are judged by.
pub fn given(args: &EvidenceArgs, inputs: &Inputs) -> Result<Evidence, Failure> {
    let mut all = Evidence::default();
    for path in args.chain.iter().chain(&args.revocation) {
        let file = read(path, inputs)?;
        all.add(&file).map_err(|fault| {
            let fact = format!("cannot judge by `{}`: {fault}", path.display());
            Failure::usage(fact, fault.remedy())
        })?;
    }
    Ok(all)
}

/// Makes signatures last.
pub struct Keeper {
    /// The file, as messages call it.
    file: PathBuf,
    given: Evidence,
    now: DateTime,
}

impl Keeper {
    /// With what was given to judge the signatures of a file by.
    pub fn new(given: Evidence, file: &Path) -> Result<Self, Failure> {
        Ok(Self { file: file.to_owned(), given, now: settings::now()? })
    }

    /// The file with all that its signatures are judged by: what is given, and else what the
    /// addresses in certificates give.
    pub fn complete(&self, signed: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut evidence = self.given.clone();
        let mut asked = Asked::default();
        loop {
            let missing = signature::missing(signed, &evidence, self.now);
            let missing = missing.map_err(|fault| self.failure(&fault))?;
            if missing.is_empty() {
                let kept = signature::with_evidence(signed, &evidence);
                return kept.map_err(|fault| self.failure(&fault));
            }
            let Some(source) = asked.next(&missing) else {
                return Err(self.lacking(&missing, &asked));
            };
            asked.ask(source, &mut evidence);
        }
    }

    /// The file with a timestamp over all of it, and what that is judged by.
    pub fn archive(&self, kept: &[u8], server: &str) -> Result<Vec<u8>, Failure> {
        let unstamped = signature::archive(kept, host(server));
        let unstamped = unstamped.map_err(|fault| self.failure(&fault))?;
        let request = signature::timestamp_request(&unstamped.imprint());
        let request = request.map_err(|fault| self.failure(&fault))?;
        let stamped = unstamped.finish(&timestamp::ask(server, &request)?);
        self.complete(&stamped.map_err(|fault| self.failure(&fault))?)
    }

    fn failure(&self, fault: &Fault) -> Failure {
        let fact = format!("cannot keep `{}` for long: {fault}", self.file.display());
        Failure::usage(fact, fault.remedy())
    }

    fn lacking(&self, missing: &[Missing], asked: &Asked) -> Failure {
        let facts: Vec<String> = missing.iter().map(|one| asked.fact(one)).collect();
        let fact = format!("cannot keep `{}` for long: {}", self.file.display(), facts.join("; "));
        if missing.iter().any(|one| one.ran_out.is_some()) {
            let hint = "issuers say nothing of certificates that ran out: sign with one that holds, \
                        or ask for less with --level b-t";
            return Failure::usage(fact, hint);
        }
        let option = match missing.iter().any(|one| one.what == Lack::Issuer) {
            true => "give the certificates of issuers with --chain FILE",
            false => "give the issuer's list (CRL) or answer (OCSP) with --revocation FILE",
        };
        Failure::usage(fact, format!("{option}, or ask for less with --level b-t"))
    }
}

/// What a server is called in a file.
fn host(server: &str) -> &str {
    let name = server.strip_prefix("http://").unwrap_or(server);
    name.split(['/', ':', '?']).next().unwrap_or(name)
}

/// Where something was asked for, and why it was not had.
#[derive(Default)]
struct Asked {
    /// Addresses, each with what it was asked.
    done: BTreeSet<(String, Vec<u8>)>,
    failed: Vec<(String, String)>,
}

impl Asked {
    /// The first place that was not asked yet.
    fn next(&self, missing: &[Missing]) -> Option<Source> {
        let mut sources = missing.iter().flat_map(|one| &one.sources);
        let free = |source: &&Source| !self.done.contains(&key(source));
        sources.find(free).filter(|_| self.done.len() < MOST_ASKED).cloned()
    }

    fn ask(&mut self, source: Source, evidence: &mut Evidence) {
        self.done.insert(key(&source));
        let answer = match &source {
            Source::File(address) => http::get(address, MOST_BYTES),
            Source::Answer(address, question) => {
                let question = Question { body: question, kind: QUERY, answer: REPLY };
                http::post(address, &question, MOST_BYTES)
            }
        };
        let added = answer
            .and_then(|bytes| evidence.add(&bytes).map_err(|_| "gives something else".to_owned()));
        if let Err(why) = added {
            self.failed.push((source.address().to_owned(), why));
        }
    }

    /// What is lacking, and why.
    fn fact(&self, missing: &Missing) -> String {
        let fact = match missing.what {
            Lack::Issuer => format!("who issued the certificate of {} is not at hand", missing.of),
            Lack::Status => {
                format!("nothing says whether the certificate of {} was revoked", missing.of)
            }
        };
        let ran_out = missing.ran_out.map(|at| format!(", which ran out on {}", at.date()));
        let fact = format!("{fact}{}", ran_out.unwrap_or_default());
        let tried = missing.sources.iter().map(|source| {
            let why = self.failed.iter().find(|(address, _)| address == source.address());
            let why = why.map_or("says nothing of it that counts now", |(_, why)| why);
            format!("`{}` {why}", source.address())
        });
        let tried: Vec<String> = tried.collect();
        let none = "it names no address".to_owned();
        format!("{fact} ({})", if tried.is_empty() { none } else { tried.join(", ") })
    }
}

fn key(source: &Source) -> (String, Vec<u8>) {
    match source {
        Source::File(address) => (address.clone(), Vec::new()),
        Source::Answer(address, question) => (address.clone(), question.clone()),
    }
}
