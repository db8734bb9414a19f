//! `verify`: who signed a PDF, and whether it was changed.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};
use undersigned::diagnostic::visible;
use undersigned::signature::{
    self, Certificate, Change, Fault, Flaw, Judgement, Stamp, Trust, Verdict,
};

use super::args::Verify;
use super::failure::Failure;
use super::inputs::Inputs;
use super::terminal::Terminal;
use super::{AT_FAULT, DONE, FAILED, keep, key, pdf as input, settings, trust};

/// Looks at every signature of a PDF.
pub fn verify(args: &Verify, terminal: Terminal) -> Result<u8, Failure> {
    let pdf = input::read(&args.pdf)?;
    let verdicts = match signature::verify(&pdf) {
        Ok(verdicts) => verdicts,
        Err(fault) => {
            let fact = format!("cannot verify `{}`: {fault}", args.pdf.display());
            terminal.failure(&Failure::usage(fact, fault.remedy()));
            return Ok(if fault == Fault::NoThread { FAILED } else { AT_FAULT });
        }
    };
    let judged = judged(args, &pdf, &verdicts)?;
    match args.json {
        true => terminal.show_json(&json(&verdicts, judged.as_deref()))?,
        false => terminal.show(&text(&args.pdf, &verdicts, judged.as_deref()))?,
    }
    let holds = !verdicts.is_empty() && verdicts.iter().all(Verdict::is_valid);
    Ok(if holds && judged.is_none_or(|judged| trust::all(&judged)) { DONE } else { AT_FAULT })
}

/// What is to be thought of who signed, if the reader says whom to trust.
fn judged(
    args: &Verify,
    pdf: &[u8],
    verdicts: &[Verdict],
) -> Result<Option<Vec<Option<Judgement>>>, Failure> {
    let inputs = Inputs::default();
    let evidence = keep::given(&args.evidence, &inputs)?;
    let Some(path) = &args.trust else {
        let fact = "--chain and --revocation say nothing where nobody is trusted";
        let fault =
            Failure::usage(fact, "name the certificates of those you trust with --trust FILE");
        return if args.evidence.is_given() { Err(fault) } else { Ok(None) };
    };
    let roots = signature::roots(&key::read(path, &inputs)?).map_err(|fault| {
        let fact = format!("cannot judge by `{}`: {fault}", path.display());
        Failure::usage(fact, "it begins with `-----BEGIN CERTIFICATE-----`")
    })?;
    let trust = Trust { roots, evidence, now: settings::now()? };
    let judged = signature::judge(pdf, verdicts, &trust).map_err(|fault| {
        let fact = format!("cannot judge `{}`: {fault}", args.pdf.display());
        Failure::usage(fact, fault.remedy())
    })?;
    Ok(Some(judged))
}

fn text(path: &Path, verdicts: &[Verdict], judged: Option<&[Option<Judgement>]>) -> String {
    if verdicts.is_empty() {
        return format!("{}: no signature\n", visible(&path.display().to_string()));
    }
    let mut text = String::new();
    for (index, verdict) in verdicts.iter().enumerate() {
        let name = verdict.certificate.as_ref().map_or("nobody".to_owned(), signer);
        let sum = match verdict.flaw {
            _ if verdict.is_valid() => "valid",
            Some(flaw) if flaw.is_unchecked() => "NOT CHECKED",
            _ => "NOT VALID",
        };
        // Writing to a string cannot fail.
        let did = if verdict.is_stamp { "stamped" } else { "signed" };
        let (name, field) = (visible(&name), visible(&verdict.field));
        let label = verdict.label.as_ref().map(|label| format!(", \"{}\"", visible(label)));
        let label = label.unwrap_or_default();
        let _ = writeln!(text, "{sum}: {did} by {name} in field `{field}`{label}");
        let judgement = judged.and_then(|all| all.get(index)?.as_ref());
        let trust = judgement.map(trust::lines).unwrap_or_default();
        let lines = lines(verdict).into_iter().chain(trust);
        lines.for_each(|line| text += &format!("  {}\n", visible(&line)));
    }
    text + trust::sum(judged)
}

fn lines(verdict: &Verdict) -> Vec<String> {
    let mut lines = vec![extent(verdict)];
    lines.extend(verdict.since.iter().map(|change| harmless(*change).to_owned()));
    if let Some(made) = &verdict.made {
        lines.push(format!("signed at {made}, by the signer's own clock"));
    }
    match &verdict.stamp {
        Some(Ok(Stamp { moment, by })) => lines.push(format!("there at {moment}, says {by}")),
        Some(Err(flaw)) if flaw.is_unchecked() => {
            lines.push(format!("its timestamp is not checked: {}", fact(*flaw)));
        }
        Some(Err(flaw)) => lines.push(format!("its timestamp does not hold: {}", fact(*flaw))),
        None => {}
    }
    lines.extend(verdict.reason.iter().map(|reason| format!("reason: {reason}")));
    lines.extend(verdict.location.iter().map(|location| format!("location: {location}")));
    if let Some(certificate) = &verdict.certificate {
        let validity = certificate.validity();
        let issuer = if certificate.is_own_issuer() {
            "itself: nobody else vouches for the name".to_owned()
        } else {
            certificate.issuer()
        };
        let (from, until) = (validity.from.date(), validity.until.date());
        let then = if verdict.held() == Some(false) { ": it did not hold then" } else { "" };
        lines.push(format!("certificate from {from} to {until}{then}, issued by {issuer}"));
    }
    lines
}

/// What a signature is for, or what is wrong with it.
fn extent(verdict: &Verdict) -> String {
    match (verdict.flaw, verdict.is_whole) {
        (Some(flaw), _) => fact(flaw),
        (None, true) => "for the whole file, which was not changed".to_owned(),
        (None, false) => {
            "for the file as it was; only fields and signatures were added since".to_owned()
        }
    }
}

/// What was changed since, though the signature holds.
fn harmless(change: Change) -> &'static str {
    match change {
        Change::Metadata => {
            "what the file says of itself (title, authors, dates) was changed after it was signed"
        }
        Change::Shown => "a field that was empty then shows something now, in the place it had",
    }
}

fn fact(flaw: Flaw) -> String {
    let fact = match flaw {
        Flaw::Changed => "what was signed has been changed",
        Flaw::ChangedSince => "the file was changed after it was signed",
        Flaw::DrawnOver => "a field was added after it was signed that draws over the page",
        Flaw::Stray => {
            "something was appended after it was signed that programs may read in different ways"
        }
        Flaw::Irregular => {
            "the file it was put on is damaged, and programs may show it in different ways"
        }
        Flaw::Forged => "it was not made with the key of its certificate",
        Flaw::Uncovered => "it does not say which part of the file it is for",
        Flaw::Unreadable => "it cannot be read",
        Flaw::UnknownMethod => "it was made in a way this program cannot check",
        Flaw::UnknownKey(kind) => {
            return format!("its key is of the kind {kind}, which this program cannot check");
        }
        Flaw::NoCertificate => "it has no certificate, so that nobody is named",
    };
    fact.to_owned()
}

fn word(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Changed => "changed",
        Flaw::ChangedSince => "changed-since",
        Flaw::DrawnOver => "drawn-over",
        Flaw::Stray => "stray",
        Flaw::Irregular => "irregular",
        Flaw::Forged => "forged",
        Flaw::Uncovered => "uncovered",
        Flaw::Unreadable => "unreadable",
        Flaw::UnknownMethod => "unknown-method",
        Flaw::UnknownKey(_) => "unknown-key",
        Flaw::NoCertificate => "no-certificate",
    }
}

fn changed(change: Change) -> &'static str {
    match change {
        Change::Metadata => "metadata",
        Change::Shown => "shown",
    }
}

fn signer(certificate: &Certificate) -> String {
    match certificate.organization().filter(|of| *of != certificate.name()) {
        Some(organization) => format!("{}, {organization}", certificate.name()),
        None => certificate.name(),
    }
}

fn json(verdicts: &[Verdict], judged: Option<&[Option<Judgement>]>) -> Value {
    let all = verdicts
        .iter()
        .enumerate()
        .map(|(index, verdict)| one(verdict, judged.and_then(|all| all.get(index)?.as_ref())));
    let all: Vec<Value> = all.collect();
    json!({ "signatures": all, "trust": trust::word(judged) })
}

fn one(verdict: &Verdict, judgement: Option<&Judgement>) -> Value {
    let certificate = verdict.certificate.as_ref().map(|certificate| {
        let validity = certificate.validity();
        json!({
            "name": certificate.name(),
            "organization": certificate.organization(),
            "issuer": certificate.issuer(),
            "self_issued": certificate.is_own_issuer(),
            "from": validity.from.to_string(),
            "until": validity.until.to_string(),
            "held": verdict.held(),
        })
    });
    let stamp = verdict.stamp.as_ref().map(|stamp| match stamp {
        Ok(stamp) => json!({ "valid": true, "moment": stamp.moment, "by": stamp.by }),
        Err(flaw) => json!({ "valid": false, "flaw": word(*flaw) }),
    });
    json!({
        "valid": verdict.is_valid(),
        "flaw": verdict.flaw.map(word),
        "field": verdict.field,
        "label": verdict.label,
        "certificate": certificate,
        "made": verdict.made,
        "timestamp": stamp,
        "reason": verdict.reason,
        "location": verdict.location,
        "whole_file": verdict.is_whole,
        "changed_since": verdict.since.iter().map(|change| changed(*change)).collect::<Vec<_>>(),
        "document_timestamp": verdict.is_stamp,
        "trust": judgement.map(trust::json),
    })
}
