//! Who was added since a day.

use super::super::Check;
use crate::diagnostic::Code;
use crate::draft::schema;
use crate::draft::text::Setting;

impl Check<'_> {
    /// A day after which names are new. A ledger alone knows who is.
    pub(super) fn since(
        &mut self,
        list: &schema::Signatories,
        day: &schema::Date<Setting>,
    ) -> Option<jiff::civil::Date> {
        if list.ledger.is_none() {
            let message = "nothing tells who is new";
            let hint = "keep a ledger: `ledger = \"signatories.lock\"` in `[signatories]`";
            self.fault(Code::Conflict, day.span(), message, hint);
        }
        self.day(day)
    }
}
