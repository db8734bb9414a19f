//! What each row is known by from one export to the next.

use super::super::Check;
use super::field::plain;
use super::person::printed_name;
use super::rows::{Row, Tables};
use crate::letter::row_key;
use crate::letter::schema;

/// What forms call the column of mail addresses, as [`plain`] has it.
pub const MAIL: [&str; 22] = [
    "email",
    "emailaddress",
    "youremail",
    "youremailaddress",
    "mail",
    "mailaddress",
    "courriel",
    "adressecourriel",
    "adressemail",
    "adresseemail",
    "emailadresse",
    "mailadresse",
    "correo",
    "correoelectronico",
    "correoelectrónico",
    "direccióndecorreoelectrónico",
    "indirizzoemail",
    "endereçodeemail",
    "emailadres",
    "adresemail",
    "epost",
    "електроннапошта",
];

/// Whether a header announces mail addresses.
fn is_mail(header: &str) -> bool {
    MAIL.contains(&plain(header).as_str())
}

impl Check<'_> {
    /// Gives each row its key: what it has in the column for that, or else one made of its
    /// name and mail address as they are written.
    pub(super) fn keys(&mut self, list: &schema::Signatories, rows: &mut [Row], tables: &Tables) {
        let column = list.key.as_ref().and_then(|key| self.column_of(key, key.span, tables));
        let mail = tables.column_that(is_mail);
        for row in rows {
            let value = column.as_ref().map_or("", |column| tables.cell(row, column)).trim();
            row.key = match value {
                "" => {
                    let name = printed_name(row).map(|(_, name)| name).unwrap_or_default();
                    row_key::of_name(&name, tables.cell(row, &mail))
                }
                value => row_key::of_value(value),
            };
        }
    }
}
