//! Signature fields in the blocks of signatories.

use super::output::OutputFile;
use super::plan::Plan;
use super::request::FieldOf;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::sheet::Sheet;
use crate::signature::{self, Place, Room};
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
    let rooms = typeset::rooms(document, sheet).into_iter().zip(1..);
    let all = rooms.map(|(room, number)| Room {
        name: format!("Signature{number}"),
        label: room.label,
        place: Some(Place { page: room.page, rect: room.rect }),
    });
    let rooms: Vec<Room> = match &plan.signer {
        Some(signer) if !plan.signature_fields => signer.room(all.collect()).into_iter().collect(),
        _ => all.collect(),
    };
    if rooms.is_empty() && plan.signature_fields {
        report.add(no_blocks());
        return None;
    }
    if rooms.is_empty() {
        return Some(file);
    }
    match signature::with_fields(&file.bytes, &rooms) {
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

impl FieldOf {
    /// The room to sign in: the one that is asked for, the signer's own, or the first.
    fn room(&self, rooms: Vec<Room>) -> Option<Room> {
        let wanted = |room: &&Room| match &self.field {
            Some(field) => room.name == *field || room.label.contains(field),
            None => room.label.contains(&self.name),
        };
        rooms.iter().find(wanted).or(rooms.first()).cloned()
    }
}
