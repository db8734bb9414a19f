//! `build` and `check`: one run through the stages.

use std::path::Path;

use jiff::civil::{DateTime, date};
use undersigned::diagnostic::{Checked, Report};
use undersigned::export::{self, Pdf};
use undersigned::letter::Profile;
use undersigned::sheet::{self, Sheet};
use undersigned::source::Sources;
use undersigned::typeset::{self, Document};

use super::args::{Build, Check};
use super::failure::Failure;
use super::made::{Made, Written};
use super::opened::{self, Opened};
use super::output::Target;
use super::progress::Progress;
use super::settings::Settings;
use super::sign::Signing;
use super::{AT_FAULT, DONE, fields, input, terminal};

/// The day a file says it was made when neither letter nor environment has one.
const NO_DAY: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Sets a letter and writes it, once for each profile.
pub fn build(args: &Build) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    let target = Target::of(&args.letter, args.output.as_deref())?;
    let signing = Signing::of(args)?;
    let Some(mut made) = set(&args.letter, &settings)? else { return Ok(AT_FAULT) };
    sign(&mut made, args, signing.as_ref())?;
    // A place that is named, or a pipe, is that of the only file.
    let exact = made.files.len() == 1 && (args.output.is_some() || target == Target::Stdout);
    let targets = made.files.iter().map(|file| match exact {
        true => Ok(target.clone()),
        false => target.named(file.profile, &args.letter),
    });
    let targets = targets.collect::<Result<Vec<_>, _>>()?;
    for (file, target) in made.files.iter().zip(&targets) {
        target.write(&file.pdf)?;
        terminal::say(&made.written(file, target, settings.format));
    }
    Ok(DONE)
}

/// Signs what is not for paper, or leaves fields for others to sign.
fn sign(made: &mut Made, args: &Build, signing: Option<&Signing<'_>>) -> Result<(), Failure> {
    let paper = |file: &Written| file.profile == Profile::Print;
    if (args.signature_fields || signing.is_some()) && made.files.iter().all(paper) {
        let fact = "paper is signed by hand";
        return Err(Failure::usage(fact, "add the profile digital, or leave out the signing"));
    }
    for file in made.files.iter_mut().filter(|file| !paper(file)) {
        let pdf = std::mem::take(&mut file.pdf);
        file.pdf = fields::add(pdf, &made.rooms, args, signing)?;
        if let Some(signing) = signing {
            file.pdf = signing.sign(&file.pdf, &args.letter)?;
            file.signed_by = Some(signing.by());
        }
    }
    Ok(())
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
    let Checked { value, mut report } =
        opened::open(sources, path, &settings.typefaces, settings.embed_source);
    let Some(Opened { letter, locale, own }) = value else { return Checked::new(None, report) };
    let profiles = settings.profiles(&letter.profiles);
    let sheet = sheet::localise(letter, &locale);
    // Paper carries no files.
    for profile in profiles.iter().filter(|profile| **profile != Profile::Print) {
        report.extend(export::admits(&sheet, &settings.standards(*profile, &sheet)));
    }
    if report.has_errors() {
        return Checked::new(None, report);
    }
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let Checked { value, report: more } = typeset::typeset(&sheet, fonts);
    report.extend(more);
    let Some(document) = value else { return Checked::new(None, report) };
    let files = profiles
        .into_iter()
        .map(|profile| export(&document, &sheet, profile, settings, &mut report))
        .collect::<Option<_>>();
    Checked::new(files.map(|files| Made::new(files, &document, &sheet)), report)
}

/// The file of a letter for a profile.
fn export(
    document: &Document,
    sheet: &Sheet,
    profile: Profile,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Written> {
    let day = sheet.day.map(|day| day.at(0, 0, 0, 0));
    let made = settings.epoch.or(day).unwrap_or(NO_DAY);
    let print = settings.print(&sheet.print);
    let how = Pdf { profile, standards: settings.standards(profile, sheet), print, made };
    let Checked { value, report: more } = export::pdf(document, &how);
    report.extend(more);
    let standards = how.standards.label();
    Some(Written { profile, standards, signed_by: None, pdf: value? })
}
