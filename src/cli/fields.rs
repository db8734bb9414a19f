//! The signature fields of a letter: in its blocks.

use std::path::Path;

use undersigned::signature::{self, FieldPlace, SignatureField};
use undersigned::typeset;

use super::args::Build;
use super::failure::Failure;
use super::sign::Signing;

/// Adds a field to each block, or to that of the signer alone.
pub fn add(
    pdf: Vec<u8>,
    blocks: &[typeset::SignatureField],
    args: &Build,
    signing: Option<&Signing<'_>>,
) -> Result<Vec<u8>, Failure> {
    let all = blocks.iter().zip(1..).map(|(block, number)| SignatureField {
        name: format!("Signature{number}"),
        label: block.label.clone(),
        place: Some(FieldPlace { page: block.page, rect: block.rect }),
    });
    let fields: Vec<SignatureField> = match signing {
        _ if args.signature_fields => all.collect(),
        Some(signing) => signing.field(all.collect()).into_iter().collect(),
        None => Vec::new(),
    };
    if fields.is_empty() {
        return if args.signature_fields { Err(no_blocks(&args.letter)) } else { Ok(pdf) };
    }
    signature::with_fields(&pdf, &fields)
        .map_err(|fault| Failure::usage(fault.to_string(), fault.remedy()))
}

fn no_blocks(letter: &Path) -> Failure {
    let fact = format!("`{}` has no blocks to leave signature fields in", letter.display());
    Failure::usage(fact, "write `style = \"blocks\"` in its signatories")
}
