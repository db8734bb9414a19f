//! `build` and `check`: one run through the stages.

use std::path::Path;

use jiff::civil::{DateTime, date};
use serde_json::json;
use undersigned::diagnostic::Checked;
use undersigned::export::{self, Pdf};
use undersigned::letter::Account;
use undersigned::sheet::{self, Sheet};
use undersigned::source::Sources;
use undersigned::typeset::{self, Document, Room};

use super::args::{Build, Check, MessageFormat};
use super::failure::Failure;
use super::opened::{self, Opened};
use super::output::Target;
use super::progress::Progress;
use super::settings::Settings;
use super::sign::Signing;
use super::{AT_FAULT, DONE, fields, input, terminal};

/// The day a file says it was made when neither letter nor environment has one.
const NO_DAY: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Sets a letter and writes it.
pub fn build(args: &Build) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    let target = Target::of(&args.letter, args.output.as_deref())?;
    let signing = Signing::of(args)?;
    let Some(mut made) = set(&args.letter, &settings)? else { return Ok(AT_FAULT) };
    made.pdf = fields::add(made.pdf, &made.rooms, args, signing.as_ref())?;
    if let Some(signing) = &signing {
        made.pdf = signing.sign(&made.pdf, &args.letter)?;
    }
    target.write(&made.pdf)?;
    let by = signing.map(|signing| signing.by());
    terminal::say(&made.written(&target, by.as_deref(), &settings));
    Ok(DONE)
}

/// Sets letters without writing them.
pub fn check(args: &Check) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    let mut code = DONE;
    for letter in &args.letters {
        match set(letter, &settings)? {
            Some(made) => terminal::say(&made.sound(letter, &settings)),
            None => code = AT_FAULT,
        }
    }
    Ok(code)
}

/// A letter that was set.
struct Made {
    pdf: Vec<u8>,
    pages: usize,
    paper: &'static str,
    account: Account,
    /// The rooms for signatures in its blocks.
    rooms: Vec<Room>,
}

/// Runs one letter through all stages and prints what they have to say.
fn set(path: &Path, settings: &Settings<'_>) -> Result<Option<Made>, Failure> {
    let (source, fault) = input::read(path)?;
    let mut sources = Sources::new(source);
    let progress = Progress::on(path);
    let checked = match fault {
        None => stages(&mut sources, path, settings),
        Some(fault) => Checked::fault(fault),
    };
    drop(progress);
    terminal::report(checked.report, &sources, settings.format);
    Ok(checked.value)
}

fn stages(sources: &mut Sources, path: &Path, settings: &Settings<'_>) -> Checked<Made> {
    let Checked { value, mut report } = opened::open(sources, path, &settings.typefaces);
    let Some(Opened { letter, locale, own }) = value else { return Checked::new(None, report) };
    let sheet = sheet::localise(letter, &locale);
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let Checked { value, report: more } = typeset::typeset(&sheet, fonts);
    report.extend(more);
    let Some(document) = value else { return Checked::new(None, report) };
    let Checked { value, report: more } = export::pdf(&document, &how(&sheet, settings));
    report.extend(more);
    Checked::new(value.map(|pdf| Made::new(pdf, &document, &sheet)), report)
}

fn how(sheet: &Sheet, settings: &Settings<'_>) -> Pdf {
    let day = sheet.day.map(|day| day.at(0, 0, 0, 0));
    let made = settings.epoch.or(day).unwrap_or(NO_DAY);
    Pdf { standards: settings.standards.clone(), made }
}

impl Made {
    fn new(pdf: Vec<u8>, document: &Document, sheet: &Sheet) -> Self {
        Self {
            pdf,
            pages: document.pages.pages().len(),
            paper: sheet.paper.label(),
            account: sheet.account.clone(),
            rooms: typeset::rooms(document, sheet),
        }
    }

    fn facts(&self, settings: &Settings<'_>) -> String {
        let pages = count(self.pages, "page", "pages");
        let names = count(self.account.printed(), "signatory", "signatories");
        let sum = match self.account.sum() {
            Some(sum) => format!(" ({sum})"),
            None => String::new(),
        };
        format!("{pages} {}, {}, {names}{sum}", self.paper, settings.standards.label())
    }

    fn written(&self, target: &Target, by: Option<&str>, settings: &Settings<'_>) -> String {
        let name = target.name();
        match settings.format {
            MessageFormat::Json => self.json("written", &name, by, settings),
            _ => {
                let size = self.pdf.len() as f64 / 1000.0;
                let signed = by.map(|by| format!(", signed by {by}")).unwrap_or_default();
                format!("wrote {name}: {}, {size:.1} kB{signed}", self.facts(settings))
            }
        }
    }

    fn sound(&self, letter: &Path, settings: &Settings<'_>) -> String {
        let name = letter.display().to_string();
        match settings.format {
            MessageFormat::Json => self.json("sound", &name, None, settings),
            _ => format!("{name} is sound: {}", self.facts(settings)),
        }
    }

    fn json(&self, outcome: &str, name: &str, by: Option<&str>, settings: &Settings<'_>) -> String {
        json!({
            "outcome": outcome,
            "file": name,
            "pages": self.pages,
            "paper": self.paper,
            "bytes": self.pdf.len(),
            "standards": settings.standards.label(),
            "signatories": self.account.printed(),
            "rows": self.account.rows,
            "merged": self.account.merged,
            "left_out": self.account.filtered,
            "signed_by": by,
        })
        .to_string()
    }
}

/// A number and its noun: `1 page`, `2 pages`.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
