//! typst's diagnostics as ours. The user never wrote any Typst, so what fails
//! in a template is our fault and is reported as that.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::world::LetterWorld;
use crate::diagnostic::{Code, Diagnostic};

/// A fault of the program itself.
pub fn bug(message: &str) -> Diagnostic {
    Diagnostic::anywhere(Code::Bug, format!("the program failed to set this letter: {message}"))
        .hint("this is a fault of undersigned, not of the letter; please report it with the letter")
}

/// An error of the compiler, with its place in the template.
pub fn error(error: &SourceDiagnostic, world: &LetterWorld<'_>) -> Diagnostic {
    let place = error.span.id().and_then(|id| {
        let range = world.range(error.span)?;
        let line = world.line(id, range.start)?;
        Some(format!(" (templates{}:{line})", id.vpath().get_with_slash()))
    });
    bug(&format!("{}{}", error.message, place.unwrap_or_default()))
}

/// A warning of the compiler.
pub fn warning(warning: &SourceDiagnostic) -> Diagnostic {
    Diagnostic::anywhere(
        Code::Unsettled,
        format!("the layout may be imperfect: {}", warning.message),
    )
    .hint("look at the pages; please report this with the letter")
}
