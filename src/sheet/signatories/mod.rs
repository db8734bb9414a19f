//! The signatories as they are printed.

mod mark;
mod rows;
mod withdrawn;

use serde::Serialize;
use unicode_script::{Script, UnicodeScript};

pub use self::mark::FieldOf;
use self::withdrawn::Gone;
use super::arrange::{ListPart, arrange, unnamed};
use super::image_path;
use super::letterhead::Picture;
use crate::draft::schema::{Details, ListStyle};
use crate::letter::{self, Capacity, Image};
use crate::locale::tie::TIE;
use crate::locale::{Language, Locale};
use crate::source::Spanned;

/// Up to this many signatories each get a block of their own.
const BLOCKS: usize = 6;
/// Stands by a name that signs for itself alone.
const PERSONAL: &str = "*";
/// Stands by a name that was added since a day. Daggers would mean the dead.
const ADDED: &str = "+";

/// Who signs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Signatories {
    /// A remark above the names.
    pub note: Option<String>,
    /// How many more sign who are not named, in a line beneath the list.
    pub unnamed: Option<String>,
    /// What the marks on names mean, printed once beneath the list.
    pub legend: Vec<String>,
    /// Whether columns are as many as take the least room, however many names turn over.
    pub tight: bool,
    /// The lists, one after the other.
    pub groups: Vec<Group>,
}

/// One list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Group {
    /// The heading above it.
    pub heading: Option<String>,
    /// How it is set.
    pub style: ListStyle,
    /// How many columns, or blocks in a row; none chooses by the names.
    pub columns: Option<u8>,
    /// Whether any name has a number.
    pub numbered: bool,
    /// The heads of a table's or sheet's columns. Empty columns are left out.
    pub header: Vec<String>,
    /// Which of them names are in: the heads of their rows.
    pub name_column: usize,
    /// What stands between names that are run in.
    pub separator: String,
    /// The number of a sheet's first empty row.
    pub next: u64,
    /// The names, in order. The templates get them by themselves, as the file
    /// `/entries/` and the index of the group.
    #[serde(skip)]
    pub entries: Vec<Spanned<Entry>>,
}

/// One who signs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entry {
    /// The number with its full stop, or nothing.
    pub number: String,
    /// The name.
    pub name: String,
    /// The signs on a name that the legend explains, or nothing.
    pub mark: String,
    /// What stands beneath the name: role, affiliation.
    pub lines: Vec<String>,
    /// Who signs for an organisation, in the words of the letter.
    pub representative: Option<String>,
    /// The language of name, lines and cells, where it is not the letter's.
    pub language: Option<Language>,
    /// Who represents it, in words, where there is no line beneath for that.
    #[serde(skip)]
    pub by: Option<String>,
    /// A link in digital output.
    pub url: Option<String>,
    /// Whether the name is written from right to left.
    pub rtl: bool,
    /// The picture of the signature.
    pub image: Option<Picture>,
    /// Who signs the file electronically, and when, in words.
    pub signed: Option<String>,
    /// What a field for an electronic signature is called.
    #[serde(skip)]
    pub field: String,
    /// The cells of a table's row, as many as `header` has; empty ones of a
    /// sheet are left to fill in by hand.
    pub cells: Vec<String>,
}

impl Entry {
    /// All that stands beneath the name.
    pub fn beneath(&self) -> Vec<&str> {
        self.lines.iter().chain(&self.representative).map(String::as_str).collect()
    }
}

impl Signatories {
    /// How many sign.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.entries.len()).sum()
    }
}

pub fn localise(
    list: &letter::Signatories,
    images: &[Spanned<Image>],
    locale: &Locale,
) -> Signatories {
    let few = list.entries.len() <= BLOCKS && !list.numbered;
    let parts = withdrawn::with_lines(list, arrange(list, locale), few).into_iter();
    let setting = Setting { marked_since: list.marked_since, few, images, locale };
    Signatories {
        note: list.note.clone(),
        unnamed: unnamed(list, locale),
        tight: false,
        legend: legend(list, locale),
        groups: parts.map(|(part, gone)| group(part, &gone, &setting)).collect(),
    }
}

/// What the marks that are there mean.
fn legend(list: &letter::Signatories, locale: &Locale) -> Vec<String> {
    let words = &locale.words;
    let personal = list.entries.iter().any(|entry| is_personal(entry));
    let since = list.marked_since.filter(|day| list.entries.iter().any(|of| of.is_new_since(*day)));
    let personal = personal.then(|| format!("{PERSONAL} {}", words.personal_capacity));
    let added = since.map(|day| words.added_since.replace("{date}", &locale.date(day)));
    personal.into_iter().chain(added.map(|words| format!("{ADDED} {words}"))).collect()
}

fn is_personal(entry: &letter::Signatory) -> bool {
    entry.capacity == Some(Capacity::Personal)
}

/// What all groups of a list have in common.
struct Setting<'a> {
    marked_since: Option<jiff::civil::Date>,
    few: bool,
    images: &'a [Spanned<Image>],
    locale: &'a Locale,
}

/// A group of names, with those who are gone.
fn group(part: ListPart<'_>, gone: &Gone, setting: &Setting<'_>) -> Group {
    let locale = setting.locale;
    let style = style(&part, setting.few);
    let next = part.members.iter().filter_map(|(number, _)| *number).max();
    let entries = withdrawn::among(&part, gone, locale, |number, of| entry(number, of, setting));
    let group = Group {
        heading: part.heading.clone(),
        style,
        columns: part.group.columns,
        numbered: next.is_some(),
        separator: separator(&locale.words.separator),
        next: next.map_or(1, |number| u64::from(number) + 1),
        entries,
        ..Group::default()
    };
    match style {
        ListStyle::Table => rows::table(group, &locale.words.heads),
        ListStyle::Sheet => rows::sheet(group, &locale.words.heads),
        ListStyle::RunIn => rows::paragraph(group),
        ListStyle::Columns if part.group.details == Details::RunIn => rows::run_in(group),
        _ => group,
    }
}

/// How a part is set where the list has few names, or not.
fn style(part: &ListPart<'_>, few: bool) -> ListStyle {
    let pictured = part.members.iter().any(|(_, entry)| entry.image.is_some());
    let usual = if few || pictured { ListStyle::Blocks } else { ListStyle::Columns };
    part.group.style.unwrap_or(usual)
}

/// No line begins with a separator.
fn separator(words: &str) -> String {
    match words.strip_prefix(' ') {
        Some(rest) => format!("{TIE}{rest}"),
        None => words.to_owned(),
    }
}

fn entry(
    number: Option<u32>,
    entry: &Spanned<letter::Signatory>,
    setting: &Setting<'_>,
) -> Spanned<Entry> {
    let (locale, images) = (setting.locale, setting.images);
    let field = locale.words.signature.replace("{name}", &entry.name);
    let by = |name: &str| locale.words.represented_by.replace("{name}", name);
    let (role, office) = office(entry);
    let representative = entry.represented_by.as_ref().map(|name| match office {
        Some(office) => by(&format!("{name}, {office}")),
        None => by(name),
    });
    let value = Entry {
        number: number.map(|number| format!("{number}.")).unwrap_or_default(),
        by: entry.represented_by.as_deref().map(by),
        cells: rows::cells(entry, locale),
        lines: [role, entry.organization.as_ref()].into_iter().flatten().cloned().collect(),
        representative,
        language: entry.language.clone(),
        image: entry.image.as_ref().map(|picture| Picture {
            path: image_path(picture.image, images),
            alt: picture.alt.clone().unwrap_or_else(|| field.clone()),
            language: locale.words_language().filter(|_| picture.alt.is_none()),
        }),
        field,
        signed: None,
        mark: marks(entry, setting.marked_since),
        rtl: is_rtl(&entry.name),
        url: entry.url.clone(),
        name: match &entry.capacity {
            Some(Capacity::As(word)) => format!("{word} {}", entry.name),
            _ => entry.name.clone(),
        },
    };
    Spanned { value, span: entry.span }
}

/// The role that stands beneath the name, and the one behind the representative: an office is that
/// of a person. What is in another language stays in a line of its own, to be spoken in it.
fn office(entry: &letter::Signatory) -> (Option<&String>, Option<&String>) {
    let role = entry.role.as_ref();
    let of_person = entry.represented_by.is_some() && entry.language.is_none();
    if of_person { (None, role) } else { (role, None) }
}

fn marks(entry: &letter::Signatory, since: Option<jiff::civil::Date>) -> String {
    let new = since.is_some_and(|day| entry.is_new_since(day));
    let marks = [(is_personal(entry), PERSONAL), (new, ADDED)];
    marks.into_iter().filter(|(there, _)| *there).map(|(_, mark)| mark).collect()
}

/// Whether any letter is of an alphabet written from right to left.
fn turns(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(is_rtl)
}

/// Whether the first letter of a name is of an alphabet written from right to left.
fn is_rtl(name: &str) -> bool {
    let first = name.chars().find(|c| c.is_alphabetic()).map(|c| c.script());
    matches!(
        first,
        Some(Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko)
    )
}
