//! Signature fields in the blocks of signatories.

use super::output::OutputFile;
use super::plan::Plan;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::sheet::{FieldOf, Sheet};
use crate::signature::{self, FieldPlace, SignatureField};
use crate::typeset::{self, Document};

/// Adds a field to each block, or to that of the signer alone, to a letter that is sent.
/// Copies only tell of it.
pub(super) fn add(
    file: OutputFile,
    document: &Document,
    sheet: &Sheet,
    plan: &Plan,
    report: &mut Report,
) -> Option<OutputFile> {
    let signed = plan.signature_fields || plan.signer.is_some();
    if !signed || !file.can_be_signed() {
        return Some(file);
    }
    let blocks = typeset::signature_fields(document, sheet).into_iter().enumerate();
    let all = blocks.map(|(at, block)| SignatureField {
        name: FieldOf::called(at),
        label: block.label,
        place: Some(FieldPlace { page: block.page, rect: block.rect }),
    });
    let fields: Vec<SignatureField> = match &plan.signer {
        Some(signer) if !plan.signature_fields => {
            let all: Vec<_> = all.collect();
            // Where none is the signer's, whoever signs needs all to say which there are.
            match signer.among(all.iter().map(|field| &*field.label)) {
                Some(own) => vec![all[own].clone()],
                None => all,
            }
        }
        _ => all.collect(),
    };
    if fields.is_empty() && plan.signature_fields {
        report.add(no_blocks());
        return None;
    }
    if fields.is_empty() {
        return Some(file);
    }
    match signature::with_fields(&file.bytes, &fields) {
        Ok(bytes) => Some(OutputFile { bytes, ..file }),
        Err(fault) => {
            report.add(Diagnostic::anywhere(Code::Bug, fault.to_string()).hint(fault.remedy()));
            None
        }
    }
}

fn no_blocks() -> Diagnostic {
    let message = "the letter has no blocks to leave signature fields in";
    Diagnostic::anywhere(Code::Conflict, message)
        .hint("write `style = \"blocks\"` in `[signatories]`")
}
