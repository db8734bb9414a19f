//! Typefaces that a letter brings along.

use std::sync::Arc;

use super::{file_fault, foreign};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::draft::schema::Draft;
use crate::foreign::{Excess, Kind, Reader};
use crate::source::Folder;

/// How files of typefaces begin: OpenType with PostScript or TrueType outlines,
/// and collections of them.
const BEGINNINGS: [&[u8]; 4] = [b"OTTO", b"\0\x01\0\0", b"true", b"ttcf"];

/// The files of typefaces a draft names, in its order.
pub fn typefaces(
    draft: &Draft,
    folder: &dyn Folder,
    reader: &dyn Reader,
    report: &mut Report,
) -> Vec<Arc<[u8]>> {
    let (mut paths, mut files) = (Vec::new(), Vec::new());
    for path in &draft.theme.fonts.0 {
        match folder.load(path) {
            Ok(file) if BEGINNINGS.iter().any(|beginning| file.starts_with(beginning)) => {
                paths.push(path);
                files.push(file);
            }
            Ok(_) => {
                let message = format!("`{}` is no typeface", path.value);
                let hint = "name a file in OTF or TTF format";
                report.add(Diagnostic::new(Code::UnknownFont, path.span, message).hint(hint));
            }
            Err(fault) => report.add(file_fault(path, path.span, fault)),
        }
    }
    let mut sound = reader.typefaces(&files).into_iter().zip(paths).map(|(faces, path)| {
        let fault = faces.and_then(|count| if count > 0 { Ok(()) } else { Err(Excess::Breakdown) });
        let fault = fault.map_err(|excess| foreign::fault(Kind::Typeface, path, path.span, excess));
        fault.map_err(|fault| report.add(fault)).is_ok()
    });
    // What cannot be set is not looked at again.
    files.retain(|_| sound.next().unwrap_or_default());
    files
}
