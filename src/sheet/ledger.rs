//! The ledger once a list is printed as it stands.

use super::arrange::numbered;
use crate::letter::Signatories;
use crate::letter::ledger::Ledger;
use crate::locale::Locale;

/// The ledger to be kept from now on, where one is kept.
pub fn next(list: &Signatories, locale: &Locale) -> Option<Ledger> {
    let (ledger, day) = (list.ledger.as_ref()?, list.as_of?);
    let printed = numbered(list, locale).into_iter().flat_map(|(_, members)| members);
    let printed = printed.map(|(number, entry)| (number, &**entry));
    Some(ledger.next(day, &printed.collect::<Vec<_>>(), list.unnamed()))
}
