//! What people write into forms, and what is told of it.

use undersigned::diagnostic::Code;

/// A remark: its code, and words of it.
pub type Told = (Code, &'static str);

/// What stands where a name should, and what is told of it. In forms that ask for a name in
/// parts it is cut before its last word.
pub const NAMES: &[(&str, Told)] = &[
    ("asdf", (Code::NoName, "no name")),
    ("Test Test", (Code::NoName, "no name")),
    ("Qwertz Qwertz", (Code::NoName, "no name")),
    ("N/A", (Code::NoName, "no name")),
    ("keine Angabe", (Code::NoName, "no name")),
    ("None", (Code::NoName, "no name")),
    ("None None", (Code::NoName, "no name")),
    ("123", (Code::NoName, "no letters")),
    ("-", (Code::NoName, "no letters")),
    ("+49 30 123456", (Code::NoName, "no letters")),
    ("https://spam.example", (Code::NoName, "address of the web")),
    ("I do not want my name published", (Code::WithheldName, "not to be printed")),
    ("Bitte nicht veröffentlichen", (Code::WithheldName, "not to be printed")),
    ("Ne pas publier mon nom", (Code::WithheldName, "not to be printed")),
    ("ada@mail.example", (Code::MailAddress, "mail address")),
    ("Anna Beispiel <anna@mail.example>", (Code::MailAddress, "mail address")),
    ("Ben Sample, ben (at) mail.example", (Code::MailAddress, "mail address")),
    ("<b>Ada Draft</b>", (Code::Markup, "HTML")),
    ("=HYPERLINK(\"https://spam.example\",\"Ada\")", (Code::Formula, "formula")),
    ("Ada\u{7}Bell", (Code::BadCharacter, "control character")),
    ("Ada \u{202e}Turned", (Code::BadCharacter, "direction of the text")),
    ("Ada\nBroken", (Code::BadCharacter, "line break")),
    ("Ada Tab\tStop", (Code::BadCharacter, "a tab")),
    ("Ada L\u{fffd}st", (Code::BadCharacter, "lost when the text was saved")),
    ("Ada Pr\u{e000}vate", (Code::BadCharacter, "private use")),
    ("Anonymous", (Code::DoubtfulName, "who signs")),
    ("Anonymous Anonymous", (Code::DoubtfulName, "who signs")),
    ("anonym", (Code::DoubtfulName, "who signs")),
    ("Suharto Suharto", (Code::DoubtfulName, "one name twice")),
    ("X", (Code::DoubtfulName, "single letters")),
    ("J. D.", (Code::DoubtfulName, "single letters")),
    ("Ada Webb www.spam.example", (Code::WebAddress, "address")),
    ("ADA CAPITAL", (Code::Capitals, "in capitals")),
    ("ОЛЕНА ВЕЛИКА", (Code::Capitals, "in capitals")),
    ("bo smallwood", (Code::LowerCase, "in small letters")),
    ("марія мала", (Code::LowerCase, "in small letters")),
    ("Ada  Maria Twospace", (Code::TwoSpaces, "two spaces")),
    ("Ada ❤️ Heart", (Code::Emoji, "emoji")),
    ("✊ Ada Fist", (Code::Emoji, "emoji")),
    ("JÃ¶rg Mangel", (Code::Garbled, "damaged")),
    ("J√∂rg Misreadt", (Code::Garbled, "damaged")),
    ("Ξ‘Ο€ Misreadt", (Code::Garbled, "damaged")),
    ("Imre Kov?cs", (Code::Garbled, "damaged")),
    ("Jos? Lost", (Code::Garbled, "damaged")),
    ("Ana Mu?oz", (Code::Garbled, "damaged")),
    ("Paul O&#39;Draft", (Code::Garbled, "damaged")),
    ("Ben Zero\u{200b}width", (Code::OddCharacter, "invisible")),
    ("Dora Jоined", (Code::OddCharacter, "alphabets")),
    ("Αda Homoglyph", (Code::OddCharacter, "alphabets")),
];

/// Countries that cannot be read as they stand, and what is told of them.
pub const COUNTRIES: &[(&str, &str)] = &[
    ("Unites States", "is no country"),
    ("Switzerland, Italy", "names 2 countries"),
    ("Scotland", "is a part of"),
    ("Congo", "may be `Congo"),
    ("Germny", "is no country"),
    ("Sampletown, Kenya", "names `Kenya` and something else"),
    ("Atlantis", "is no country"),
    ("CA", "may be `Canada`"),
    ("NA", "may be `Namibia`"),
];

/// One country in many spellings.
pub const SPELLINGS: &[(&str, &[&str])] = &[
    ("DE", &["Germany", "Deutschland", "germany", "Allemagne", "DEU", "Німеччина"]),
    ("GB", &["UK", "United Kingdom", "uk", "Great Britain", "Royaume-Uni", "GBR"]),
    ("US", &["USA", "United States", "U.S.A.", "États-Unis", "United States of America"]),
    ("KE", &["Kenya", "KENYA", "Kenia", "KEN"]),
    ("NL", &["Netherlands", "Nederland", "The Netherlands", "Holland", "Pays-Bas"]),
    ("CI", &["Ivory Coast", "Côte d’Ivoire", "Cote d'Ivoire"]),
    ("JP", &["Japan", "日本", "Japon"]),
];
