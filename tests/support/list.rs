//! Letters that are nothing but a list of signatories, made without a file.

use std::sync::Arc;

use jiff::civil::date;
use undersigned::diagnostic::Report;
use undersigned::draft::schema::ListStyle;
use undersigned::export::{self, Pdf as How, Standards};
use undersigned::letter::{Print, Profile};
use undersigned::locale::Locale;
use undersigned::sheet::{self, Entry, Group, Sheet, Signatories, Variant};
use undersigned::source::{FileFault, Folder, Source, Sources, Spanned};
use undersigned::stationery::Fonts;
use undersigned::typeset::{self, Document};

use super::pdf::Pdf;

const LETTER: &str = "lang = \"en-US\"\ntitle = \"A list\"\nbody = \"Please open the archive.\"";

struct Empty;

impl Folder for Empty {
    fn load(&self, _: &str) -> Result<Arc<[u8]>, FileFault> {
        Err(FileFault::Missing(None))
    }
}

/// A letter with these signatories on its pages.
pub fn pages(signatories: Signatories) -> Document {
    laid_out(Sheet { signatories, ..sheet(LETTER) })
}

/// A letter that names no file, on its pages.
pub fn set(letter: &str) -> Document {
    laid_out(sheet(letter))
}

fn sheet(letter: &str) -> Sheet {
    let mut sources = Sources::new(Source::new("letter.toml", letter));
    let (mut report, fonts) = (Report::default(), Fonts::bundled());
    let draft = undersigned::draft::read(sources.letter(), &mut report).expect("sound");
    let letter = undersigned::check::check(&draft, &mut sources, &Empty, &fonts, &mut report);
    let locale = Locale::new(&"en-US".parse().expect("a tag"));
    sheet::localise(letter.expect("sound"), &locale, &Variant::Original)
}

fn laid_out(sheet: Sheet) -> Document {
    let mut report = Report::default();
    let set = typeset::typeset(&sheet, &Fonts::bundled(), &mut report);
    assert!(report.is_empty(), "{report:?}");
    set.expect("pages")
}

/// The same, written and read back.
pub fn pdf(signatories: Signatories) -> Pdf {
    let made = date(2026, 3, 3).at(0, 0, 0, 0);
    let standards = Standards::of(Profile::Digital, false);
    let how =
        How { profile: Profile::Digital, standards, print: Print::default(), made: Some(made) };
    let mut report = Report::default();
    let file = export::pdf(&pages(signatories), &how, &mut report);
    Pdf::read(&file.unwrap_or_else(|| panic!("{report:?}")))
}

/// A list in a style.
pub fn group(style: ListStyle, entries: Vec<Entry>) -> Group {
    let numbered = entries.iter().any(|entry| !entry.number.is_empty());
    let separator = "; ".to_owned();
    let entries = entries.into_iter().map(Spanned::nowhere).collect();
    Group { style, numbered, separator, next: 1, entries, ..Group::default() }
}

/// Signatories who are one list.
pub fn one(group: Group) -> Signatories {
    Signatories { groups: vec![group], ..Signatories::default() }
}

/// Someone with no more than a name.
pub fn named(name: &str) -> Entry {
    Entry { name: name.to_owned(), ..Entry::default() }
}

/// Gives each a number.
pub fn numbered(entries: Vec<Entry>) -> Vec<Entry> {
    let numbers = (1..).map(|number: u32| format!("{number}."));
    entries.into_iter().zip(numbers).map(|(entry, number)| Entry { number, ..entry }).collect()
}
