//! What there is to say of files that others made, and that cost too much.

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::foreign::{Excess, Kind};
use crate::letter::ImageFormat;
use crate::source::Span;

impl Check<'_> {
    /// Tries the drawings among the pictures.
    pub(super) fn drawings(&mut self) {
        let drawings =
            self.images.named().filter(|(image, _)| image.value.format == ImageFormat::Svg);
        let (files, places): (Vec<_>, Vec<_>) = drawings
            .map(|(image, path)| (image.value.bytes.clone(), (path.clone(), image.span)))
            .unzip();
        let tried = self.reader.drawings(&files);
        for ((path, span), excess) in places.into_iter().zip(tried) {
            if let Err(excess) = excess {
                self.report.add(fault(Kind::Drawing, &path, span, excess));
            }
        }
    }
}

/// What a file costs, and what to do about it.
pub fn fault(kind: Kind, path: &str, span: Span, excess: Excess) -> Diagnostic {
    let doing = if kind == Kind::Typeface { "set" } else { "draw" };
    let (code, message) = match (excess, kind) {
        (Excess::Time, _) => (Code::FileTooHeavy, format!("`{path}` takes too long to {doing}")),
        (Excess::Memory, _) => {
            (Code::FileTooHeavy, format!("`{path}` takes too much memory to {doing}"))
        }
        (Excess::Breakdown, Kind::Pdf) => {
            (Code::BadEnclosure, format!("`{path}` is damaged, or holds what cannot be drawn"))
        }
        (Excess::Breakdown, Kind::Drawing) => {
            (Code::BadImage, format!("`{path}` holds what cannot be drawn"))
        }
        (Excess::Breakdown, Kind::Typeface) => {
            (Code::UnknownFont, format!("`{path}` is damaged: no text can be set in it"))
        }
    };
    Diagnostic::new(code, span, message).hint(remedy(kind))
}

fn remedy(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => {
            "print it to a new PDF, save its pages as pictures, or write `mode = \"attach\"`"
        }
        Kind::Drawing => "save it as plain SVG, without filters and patterns, or use it as PNG",
        Kind::Typeface => "get it anew from its maker, or use another typeface",
    }
}
