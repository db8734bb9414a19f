//! What a column of a table of signatories may hold, and what forms call it.

/// A field of a signatory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Name,
    Given,
    Family,
    SortName,
    Kind,
    Role,
    Organization,
    Country,
    Capacity,
    RepresentedBy,
    Lead,
    Rank,
    Date,
    Number,
    Image,
    Alt,
    Url,
    Lang,
}

/// Each field, its key in a letter, and the headers it goes by in the exports
/// of common forms, in small letters and without spaces and punctuation.
const FIELDS: [(Field, &str, &[&str]); 18] = [
    (
        Field::Name,
        "name",
        &[
            "fullname",
            "yourname",
            "yourfullname",
            "nameofsignatory",
            "signatory",
            "signedby",
            "nomcomplet",
            "nometprenom",
            "nombrecompleto",
            "nombreyapellidos",
            "vollername",
            "vorundnachname",
            "nomecompleto",
            "nomecognome",
            "volledigenaam",
            "naam",
            "imienazwisko",
            "imięinazwisko",
            "namn",
            "піб",
            "імя",
        ],
    ),
    (
        Field::Given,
        "given",
        &[
            "givenname",
            "firstname",
            "forename",
            "prenom",
            "prénom",
            "vorname",
            "nombre",
            "voornaam",
            "imię",
            "förnamn",
        ],
    ),
    (
        Field::Family,
        "family",
        &[
            "familyname",
            "lastname",
            "surname",
            "nomdefamille",
            "nachname",
            "familienname",
            "apellido",
            "apellidos",
            "cognome",
            "sobrenome",
            "achternaam",
            "nazwisko",
            "efternamn",
            "прізвище",
        ],
    ),
    (Field::SortName, "sort_name", &["sortname", "sortby", "sortkey", "reading", "yomi"]),
    (
        Field::Kind,
        "kind",
        &["type", "signatorytype", "signertype", "typeofsignatory", "signingas", "art"],
    ),
    (
        Field::Role,
        "role",
        &[
            "title",
            "jobtitle",
            "position",
            "occupation",
            "profession",
            "function",
            "fonction",
            "funktion",
            "cargo",
            "funzione",
            "functie",
            "stanowisko",
            "посада",
        ],
    ),
    (
        Field::Organization,
        "organization",
        &[
            "organisation",
            "organizationname",
            "organisationname",
            "nameoforganization",
            "nameoforganisation",
            "affiliation",
            "institution",
            "company",
            "employer",
            "group",
            "association",
            "organización",
            "organizacion",
            "organizzazione",
            "organização",
            "organisatie",
            "organizacja",
            "організація",
            "einrichtung",
            "verein",
            "firma",
        ],
    ),
    (
        Field::Country,
        "country",
        &["nation", "pays", "land", "país", "pais", "paese", "kraj", "країна"],
    ),
    (Field::Capacity, "capacity", &["signingcapacity", "capacityofsigning"]),
    (
        Field::RepresentedBy,
        "represented_by",
        &[
            "representedby",
            "representative",
            "representativename",
            "authorizedby",
            "authorisedby",
            "onbehalfby",
        ],
    ),
    (Field::Lead, "lead", &["leadsignatory", "initiator", "firstsignatory"]),
    (Field::Rank, "rank", &["precedence"]),
    (
        Field::Date,
        "date",
        &[
            "timestamp",
            "completiontime",
            "datesubmitted",
            "submitdate",
            "submittedat",
            "submissiondate",
            "signedat",
            "signedon",
            "datesigned",
            "createdat",
            "horodateur",
            "zeitstempel",
            "marcatemporal",
            "datum",
            "data",
            "fecha",
        ],
    ),
    (Field::Number, "number", &["no", "nr"]),
    (Field::Image, "image", &["signature", "signatureimage"]),
    (Field::Alt, "alt", &["imagealt"]),
    (Field::Url, "url", &["website", "web", "link", "homepage", "siteweb"]),
    (
        Field::Lang,
        "lang",
        &[
            "language",
            "languagetag",
            "languagecode",
            "langue",
            "sprache",
            "idioma",
            "lingua",
            "taal",
            "język",
            "språk",
            "мова",
        ],
    ),
];

impl Field {
    /// The key a letter has it under.
    pub fn key(self) -> &'static str {
        FIELDS.iter().find(|(field, ..)| *field == self).map_or("", |(_, key, _)| key)
    }

    /// The field a letter has under a key.
    pub fn of_key(key: &str) -> Option<Self> {
        FIELDS.iter().find(|(_, known, _)| *known == key).map(|(field, ..)| *field)
    }

    /// Whether it can tell who signs.
    pub fn names(self) -> bool {
        matches!(self, Self::Name | Self::Given | Self::Family | Self::Organization)
    }

    /// The field a header announces.
    pub fn of_header(header: &str) -> Option<Self> {
        let plain = plain(header);
        let known = |(_, key, names): &&(Self, &str, &[&str])| {
            *key == plain || key.replace('_', "") == plain || names.contains(&plain.as_str())
        };
        FIELDS.iter().find(known).map(|(field, ..)| *field)
    }
}

/// A header in small letters, without spaces and punctuation, up to a bracket or
/// an alternative: `Full name (as it should appear)` is `fullname`.
pub fn plain(header: &str) -> String {
    let head = header.split(['(', '[', '*', '/']).next().filter(|head| !head.trim().is_empty());
    let letters = head.unwrap_or(header).chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_of_common_forms_are_known() {
        let known = [
            ("Full name", Field::Name),
            ("Full Name (as it should appear) *", Field::Name),
            ("First Name", Field::Given),
            ("LAST_NAME", Field::Family),
            ("sort_name", Field::SortName),
            ("Organisation / Affiliation", Field::Organization),
            ("Organization", Field::Organization),
            ("Job title", Field::Role),
            ("Timestamp", Field::Date),
            ("Zeitstempel", Field::Date),
            ("Pays", Field::Country),
            ("represented by", Field::RepresentedBy),
            ("Language (code)", Field::Lang),
        ];
        for (header, field) in known {
            assert_eq!(Field::of_header(header), Some(field), "{header}");
        }
        for header in ["Consent", "Do you agree?", "E-mail", "City", ""] {
            assert_eq!(Field::of_header(header), None, "{header}");
        }
    }

    #[test]
    fn keys_and_fields_are_one_to_one() {
        for (field, key, _) in FIELDS {
            assert_eq!((field.key(), Field::of_key(key)), (key, Some(field)));
        }
    }
}
