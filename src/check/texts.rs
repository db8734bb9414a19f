//! What holds for every text of a letter.

use super::Check;
use crate::diagnostic::Code;
use crate::draft::schema::Draft;
use crate::draft::span_map::SpanMap;
use crate::draft::text::TextKind;
use crate::draft::texts;
use crate::table::MOST_FAULTS;
use crate::text::characters;

impl Check<'_> {
    /// What holds for every text: something in it, and only what can be printed.
    pub(super) fn texts(&mut self, draft: &Draft) {
        for entry in texts::all(draft) {
            if characters::is_blank(entry.text) {
                if entry.kind == TextKind::Prose && entry.key == "body" {
                    continue; // told with the rest of the body
                }
                let (message, hint) = (
                    format!("`{}` is empty", entry.key),
                    "write something between the quotes, or remove it",
                );
                self.fault(Code::EmptyValue, entry.text.span, message, hint);
                continue;
            }
            let letter = self.sources.letter();
            let written = SpanMap::string(entry.text, letter);
            self.look_over(&written, entry.kind);
            self.printed.extend((entry.kind != TextKind::Setting).then_some(entry.text.span));
        }
    }

    /// Tells the faults of a text.
    pub(super) fn look_over(&mut self, written: &SpanMap<'_>, kind: TextKind) {
        let faults = characters::faults(written, kind);
        for fault in characters::length(written, kind).into_iter().chain(faults) {
            self.bad_texts += 1;
            if self.bad_texts <= MOST_FAULTS {
                self.report.add(fault);
            }
        }
        self.missing_glyphs.add(&characters::missing(written, kind, self.faces));
    }
}
