//! The letter's own files, carried by the PDF so that it can be made again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::attachments::{MOST_BYTES, mime};
use super::without_metadata;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::schema::Draft;
use crate::letter::{Attachment, Letter, Relationship};
use crate::source::Spanned;

/// What some system does not allow in names, so that `extract` changes it.
const UNSAFE: [char; 8] = ['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Attaches the files a letter was made from, under their paths in its folder.
/// `letter_file` is the letter's own name and text; `files` are those that were read.
pub fn embed(
    letter: &mut Letter,
    draft: &Draft,
    letter_file: (&str, &str),
    files: &BTreeMap<String, Arc<[u8]>>,
    report: &mut Report,
) {
    let (name, text) = letter_file;
    let own = [(name, Arc::from(text.as_bytes()))];
    let files = own.into_iter().chain(files.iter().map(|(path, b)| (path.as_str(), Arc::clone(b))));
    tables(draft).chain(blind_copies(draft)).for_each(|remark| report.add(remark));
    for (path, bytes) in files {
        let known = letter.attachments.iter().find(|known| known.name == path);
        if known.is_some_and(|known| known.bytes == bytes) {
            continue;
        }
        if known.is_some() {
            report.add(taken(path));
            continue;
        }
        if path.contains(UNSAFE) {
            report.add(unsafe_name(path));
            continue;
        }
        letter.attachments.push(Spanned::nowhere(Attachment {
            name: path.to_owned(),
            description: path.to_owned(),
            mime: mime(path, &bytes),
            relationship: Relationship::Source,
            // Where a photograph was taken is nobody's business here either.
            bytes: without_metadata(bytes),
        }));
    }
    let size: usize = letter.attachments.iter().map(|file| file.bytes.len()).sum();
    if size > MOST_BYTES {
        let message = "with its own files the letter would carry more than 50 MB";
        let hint = "make pictures and enclosures smaller, or build it without them";
        report.add(Diagnostic::anywhere(Code::BadEnclosure, message).hint(hint));
    }
}

/// The letter file names those of whom the others are not told.
fn blind_copies(draft: &Draft) -> Option<Diagnostic> {
    draft.bcc.first().map(|holder| {
        let message = "the letter file names blind copies, and would travel with the PDF";
        let hint = "build it without `embed_source`, or remove `bcc`";
        Diagnostic::new(Code::Conflict, holder.span(), message).hint(hint)
    })
}

fn unsafe_name(path: &str) -> Diagnostic {
    let message = format!("`{path}` could not be got back from the PDF under its name");
    let hint = "give it a name without characters that some system does not allow: < > : \" | ? *";
    Diagnostic::anywhere(Code::BadEnclosure, message).hint(hint)
}

fn taken(path: &str) -> Diagnostic {
    let message =
        format!("an enclosure is attached under the name `{path}`, which another file has");
    Diagnostic::anywhere(Code::BadEnclosure, message).hint("give one of the files another name")
}

/// What is in a table and not in the letter goes with it, addresses for one; and so does what
/// corrections say of those who are left out.
fn tables(draft: &Draft) -> impl Iterator<Item = Diagnostic> {
    let paths =
        draft.signatories.iter().flat_map(|list| list.file.0.iter().chain(&list.corrections));
    paths.map(|path| {
        let message =
            format!("`{}` goes with the letter, also what is not printed of it", path.value);
        let hint = "take out of it what is not for the recipient, such as addresses";
        Diagnostic::new(Code::EmbeddedTable, path.span, message).hint(hint)
    })
}
