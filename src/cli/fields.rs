//! The signature fields of a letter: in the rooms of its blocks.

use std::path::Path;

use undersigned::signature::{self, Place, Room};
use undersigned::typeset;

use super::args::Build;
use super::failure::Failure;
use super::sign::Signing;

/// Adds a field to each block, or to that of the signer alone.
pub fn add(
    pdf: Vec<u8>,
    rooms: &[typeset::Room],
    args: &Build,
    signing: Option<&Signing<'_>>,
) -> Result<Vec<u8>, Failure> {
    let all = rooms.iter().zip(1..).map(|(room, number)| Room {
        name: format!("Signature{number}"),
        label: room.label.clone(),
        place: Some(Place { page: room.page, rect: room.rect }),
    });
    let rooms: Vec<Room> = match signing {
        _ if args.signature_fields => all.collect(),
        Some(signing) => signing.room(all.collect()).into_iter().collect(),
        None => Vec::new(),
    };
    if rooms.is_empty() {
        return if args.signature_fields { Err(no_blocks(&args.letter)) } else { Ok(pdf) };
    }
    signature::with_fields(&pdf, &rooms)
        .map_err(|fault| Failure::usage(fault.to_string(), fault.remedy()))
}

fn no_blocks(letter: &Path) -> Failure {
    let fact = format!("`{}` has no blocks to leave signature fields in", letter.display());
    Failure::usage(fact, "write `style = \"blocks\"` in its signatories")
}
