//! No row is ever lost: whatever the tables, the filter and the doubles, rows are
//! printed, counted without a name, merged or left out, and every name that is
//! wanted is printed.

use std::collections::BTreeSet;
use std::sync::Arc;

use undersigned::diagnostic::Report;
use undersigned::letter::{Letter, Signatory};
use undersigned::locale::Locale;
use undersigned::sheet::arrange::arrange;
use undersigned::source::{FileFault, Folder, Source, Sources};
use undersigned::stationery::Fonts;

use crate::support::dice::Dice;

/// A folder with one table in it.
struct OneTable(String);

impl Folder for OneTable {
    fn load(&self, _: &str) -> Result<Arc<[u8]>, FileFault> {
        Ok(Arc::from(self.0.as_bytes()))
    }
}

const NAMES: [&str; 9] = [
    "Rivers Forum",
    "rivers-forum",
    "Lakes; Ponds",
    "\"Quoted\" Group",
    "Œuvre Ñandú",
    "HK_Connect_UK",
    "*Stars* #1",
    "Ада Приклад",
    "Ελλάς & Co.",
];

/// Rows and what is to become of them.
#[derive(Default)]
struct Table {
    text: String,
    /// How many sign, named or not.
    signed: usize,
    /// Who is to be named, each once.
    named: BTreeSet<String>,
    /// Who signs, each once.
    all: BTreeSet<String>,
}

fn table(dice: &mut Dice, rows: usize) -> Table {
    let text = "Full name,Country,Consent\n".to_owned();
    let mut table = Table { text, ..Table::default() };
    for row in 0..rows {
        let name = match dice.roll(3) {
            0 => NAMES[dice.roll(NAMES.len())].to_owned(),
            _ => format!("{} {row}", NAMES[dice.roll(NAMES.len())]),
        };
        let consent = ["yes", "yes", "no", "unnamed"][dice.roll(4)];
        if consent != "no" {
            table.signed += 1;
            table.all.insert(plain(&name));
        }
        if consent == "yes" {
            table.named.insert(plain(&name));
        }
        let country = ["Kenya", "Peru", ""][dice.roll(3)];
        let quoted = name.replace('"', "\"\"");
        table.text += &format!("\"{quoted}\",{country},{consent}\n");
    }
    table
}

/// What makes names the same: letters and digits in small, signs that mean something kept.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn check(letter: &str, table: String) -> Letter {
    let mut sources = Sources::new(Source::new("letter.toml", letter));
    let mut report = Report::default();
    let draft = undersigned::draft::read(sources.letter(), &mut report).expect("a draft");
    let (fonts, table) = (Fonts::bundled(), OneTable(table));
    let letter = undersigned::check::check(&draft, &mut sources, &table, &fonts, &mut report);
    let said: Vec<String> = report.sorted().into_iter().map(|said| said.message).collect();
    letter.unwrap_or_else(|| panic!("{said:?}"))
}

#[test]
fn rows_are_printed_merged_or_left_out() {
    let mut dice = Dice(2026);
    for round in 0..60 {
        let rows = 1 + dice.roll(80);
        let Table { text, signed, named, all } = table(&mut dice, rows);
        let policy = ["warn", "merge"][round % 2];
        let order = ["given", "alphabetical", "country"][dice.roll(3)];
        let group = [
            "",
            "[[signatories.groups]]\nby = \"country\"\n",
            "[[signatories.groups]]\nwhere = { country = \"Peru\" }\n",
        ][dice.roll(3)];
        let letter = check(
            &format!(
                "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\n[signatories]\nfile = \"a.csv\"\n\
                 where = {{ consent = true }}\nunnamed = {{ consent = \"unnamed\" }}\n\
                 duplicates = \"{policy}\"\norder = \"{order}\"\n{group}"
            ),
            text,
        );
        let list = &letter.signatories;
        let account = &list.account;
        assert_eq!(account.rows, rows);
        let told = account.printed() + account.unnamed + account.merged + account.filtered;
        assert_eq!(account.rows, told);
        assert_eq!(account.rows - account.filtered, signed);
        assert_eq!(account.merged, if policy == "merge" { signed - all.len() } else { 0 });
        assert_eq!(list.count(), account.printed() + account.unnamed);
        let parts = arrange(list, &Locale::new(&letter.lang));
        let printed: Vec<String> = parts
            .iter()
            .flat_map(|part| &part.members)
            .map(|(_, entry)| plain(&entry.name))
            .collect();
        assert_eq!(printed.len(), account.printed());
        assert_eq!(printed.iter().cloned().collect::<BTreeSet<_>>(), named);
    }
}

/// Texts that cells may hold, with what spreadsheets and CSV trip over.
const TEXTS: [&str; 10] = [
    "",
    "=HYPERLINK(1)",
    "'=1",
    "+49 Forum",
    "-Dash",
    "'t Huis",
    "Semi; colon, comma",
    "\"Quoted\"",
    "@Handle",
    "Œuvre Ñandú",
];

#[test]
fn what_is_exported_is_read_back() {
    let mut dice = Dice(4180);
    for _ in 0..60 {
        let rows = 2 + dice.roll(40);
        let mut letter = String::from(
            "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\nlints = { formula = \"allow\", no-name = \"allow\" }\n[signatories]\nnumbered = true\n",
        );
        for row in 0..rows {
            let mut field = |key: &str| match TEXTS[dice.roll(TEXTS.len())] {
                "" => String::new(),
                text => format!("{key} = '''{text} {row}'''\n"),
            };
            let fields = [
                "role",
                "organization",
                "country",
                "capacity",
                "represented_by",
                "sort_name",
                "family",
            ];
            let fields: String = fields.map(&mut field).concat();
            let name = TEXTS[1 + dice.roll(TEXTS.len() - 1)];
            letter += &format!("[[signatories.entries]]\nname = '''{name} {row}'''\n{fields}");
            letter += ["", "kind = \"organization\"\n", "kind = \"individual\"\n"][dice.roll(3)];
            letter += ["", "date = \"2026-05-01T10:00:00\"\n", "lang = \"fr\"\n"][dice.roll(3)];
            letter += ["", "rank = 3\n", "url = \"https://forum.example\"\n"][dice.roll(3)];
        }
        let first = check(&letter, String::new());
        let parts = arrange(&first.signatories, &Locale::new(&first.lang));
        let locale = Locale::new(&first.lang);
        let table = undersigned::export::formats::csv(&parts, &locale, &[], |_| Vec::new());
        assert!(table.lines().count() > rows && table.matches("\r\n").count() == rows + 1);
        let again = "lang = \"en\"\ntitle = \"t\"\nbody = \"b\"\nlints = { formula = \"allow\", no-name = \"allow\" }\n[signatories]\nnumbered = true\nfile = \"a.csv\"\n";
        let second = check(again, table);
        let said = |letter: &Letter| -> Vec<String> {
            let entries = letter.signatories.entries.iter();
            let plain = entries.map(|entry| Signatory { number: None, ..entry.value.clone() });
            plain.map(|entry| format!("{entry:?}")).collect()
        };
        assert_eq!(said(&first), said(&second));
    }
}
