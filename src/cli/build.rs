//! `build` and `check`: one run through the stages.

use std::path::Path;

use jiff::civil::{DateTime, date};
use serde_json::json;
use undersigned::diagnostic::Checked;
use undersigned::export::{self, Pdf, Standards};
use undersigned::letter::Account;
use undersigned::sheet::{self, Sheet};
use undersigned::source::Sources;
use undersigned::typeset::{self, Document};

use super::args::{Build, Check, MessageFormat};
use super::failure::Failure;
use super::opened::{self, Opened};
use super::output::Target;
use super::progress::Progress;
use super::settings::Settings;
use super::{AT_FAULT, DONE, input, terminal};

/// The day a file says it was made when neither letter nor environment has one.
const NO_DAY: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Sets a letter and writes it.
pub fn build(args: &Build) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    let target = Target::of(&args.letter, args.output.as_deref())?;
    let Some(made) = set(&args.letter, &settings)? else { return Ok(AT_FAULT) };
    target.write(&made.pdf)?;
    terminal::say(&made.written(&target, settings.format));
    Ok(DONE)
}

/// Sets letters without writing them.
pub fn check(args: &Check) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    let mut code = DONE;
    for letter in &args.letters {
        match set(letter, &settings)? {
            Some(made) => terminal::say(&made.sound(letter, settings.format)),
            None => code = AT_FAULT,
        }
    }
    Ok(code)
}

/// A letter that was set.
struct Made {
    pdf: Vec<u8>,
    pages: usize,
    /// How many pages follow those of the letter.
    enclosed: usize,
    standards: Standards,
    paper: &'static str,
    account: Account,
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
    let standards = settings.standards(&sheet);
    report.extend(export::admits(&sheet, &standards));
    if report.has_errors() {
        return Checked::new(None, report);
    }
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let Checked { value, report: more } = typeset::typeset(&sheet, fonts);
    report.extend(more);
    let Some(document) = value else { return Checked::new(None, report) };
    let how = Pdf { standards, made: moment(&sheet, settings) };
    let Checked { value, report: more } = export::pdf(&document, &how);
    report.extend(more);
    Checked::new(value.map(|pdf| Made::new(pdf, how.standards, &document, &sheet)), report)
}

fn moment(sheet: &Sheet, settings: &Settings<'_>) -> DateTime {
    let day = sheet.day.map(|day| day.at(0, 0, 0, 0));
    settings.epoch.or(day).unwrap_or(NO_DAY)
}

impl Made {
    fn new(pdf: Vec<u8>, standards: Standards, document: &Document, sheet: &Sheet) -> Self {
        Self {
            pdf,
            pages: document.own,
            enclosed: document.pages.pages().len() - document.own,
            standards,
            paper: sheet.paper.label(),
            account: sheet.account.clone(),
        }
    }

    fn facts(&self) -> String {
        let pages = count(self.pages, "page", "pages");
        let enclosed = match self.enclosed {
            0 => String::new(),
            number => format!(" and {number} enclosed"),
        };
        let names = count(self.account.printed(), "signatory", "signatories");
        let sum = match self.account.sum() {
            Some(sum) => format!(" ({sum})"),
            None => String::new(),
        };
        let standards = self.standards.label();
        format!("{pages} {}{enclosed}, {standards}, {names}{sum}", self.paper)
    }

    fn written(&self, target: &Target, format: MessageFormat) -> String {
        let name = match target {
            Target::File(path) => path.display().to_string(),
            Target::Stdout => "standard output".to_owned(),
        };
        match format {
            MessageFormat::Json => self.json("written", &name),
            _ => {
                let size = self.pdf.len() as f64 / 1000.0;
                format!("wrote {name}: {}, {size:.1} kB", self.facts())
            }
        }
    }

    fn sound(&self, letter: &Path, format: MessageFormat) -> String {
        let name = letter.display().to_string();
        match format {
            MessageFormat::Json => self.json("sound", &name),
            _ => format!("{name} is sound: {}", self.facts()),
        }
    }

    fn json(&self, outcome: &str, name: &str) -> String {
        json!({
            "outcome": outcome,
            "file": name,
            "pages": self.pages,
            "enclosed_pages": self.enclosed,
            "paper": self.paper,
            "bytes": self.pdf.len(),
            "standards": self.standards.label(),
            "signatories": self.account.printed(),
            "rows": self.account.rows,
            "merged": self.account.merged,
            "left_out": self.account.filtered,
        })
        .to_string()
    }
}

/// A number and its noun: `1 page`, `2 pages`.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
