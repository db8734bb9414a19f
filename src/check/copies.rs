//! Who receives a copy.

use super::{Check, value};
use crate::diagnostic::Code;
use crate::draft::either::TextOr;
use crate::draft::schema::{self, Draft};
use crate::draft::text::Line;
use crate::letter::CopyHolder;

impl Check<'_> {
    pub(super) fn copy_holders(
        &mut self,
        list: &[TextOr<Line, schema::CopyHolder>],
        draft: &Draft,
    ) -> Vec<CopyHolder> {
        list.iter().map(|holder| self.copy_holder(holder, draft)).collect()
    }

    fn copy_holder(
        &mut self,
        holder: &TextOr<Line, schema::CopyHolder>,
        draft: &Draft,
    ) -> CopyHolder {
        match holder {
            TextOr::Text(text) => CopyHolder {
                name: text.value.clone(),
                offices: Vec::new(),
                email: None,
                language: None,
                enclosures: true,
            },
            TextOr::Table(table) => CopyHolder {
                name: table.name.value.clone(),
                offices: [&table.role, &table.organization].into_iter().filter_map(value).collect(),
                email: value(&table.email),
                language: table.lang.as_ref().and_then(|tag| self.language(tag)),
                enclosures: self.with_enclosures(table, draft),
            },
        }
    }

    fn with_enclosures(&mut self, holder: &schema::CopyHolder, draft: &Draft) -> bool {
        let Some(with) = &holder.enclosures else { return true };
        if !with.value && draft.enclosures.is_empty() {
            let message = "a copy is to be without enclosures, but nothing is enclosed";
            self.fault(Code::Conflict, with.span, message, "remove `enclosures = false`");
        }
        with.value
    }

    /// A letter that carries its own file would show everyone the blind copies.
    pub(super) fn blind_copies_stay_unseen(&mut self, draft: &Draft) {
        if draft.bcc.is_empty() {
            return;
        }
        let own = self.sources.letter().text.as_bytes();
        let carried = self.attachments.files.iter().find(|file| file.bytes.ends_with(own));
        if let Some(span) = carried.map(|file| file.span) {
            let message = "the letter file is attached, and with it everyone could read `bcc`";
            let hint = "attach another file, or remove `bcc`";
            self.fault(Code::Conflict, span, message, hint);
        }
    }
}
