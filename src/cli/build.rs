//! `build` and `check`: one run through the stages.

use std::path::Path;

use jiff::civil::{DateTime, date};
use undersigned::diagnostic::{Checked, Report};
use undersigned::export::forms::Form;
use undersigned::export::{self, Pdf};
use undersigned::letter::{Letter, Profile};
use undersigned::locale::Locale;
use undersigned::sheet::{self, Sheet};
use undersigned::source::Sources;
use undersigned::stationery::Fonts;
use undersigned::typeset::{self, Document};

use super::args::{Build, Check};
use super::failure::Failure;
use super::made::{Made, Written};
use super::opened::{self, Opened};
use super::output::Target;
use super::progress::Progress;
use super::settings::Settings;
use super::{AT_FAULT, DONE, forms, input, kit, terminal};

/// The day a file says it was made when neither letter nor environment has one.
const NO_DAY: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Sets a letter and writes it, once for each profile.
pub fn build(args: &Build) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    if let Some(form) = args.format.filter(|form| *form != Form::Pdf) {
        return forms::build(args, form, &settings);
    }
    if let Some(folder) = kit::folder(args, &settings) {
        return kit::build(args, &folder, &settings);
    }
    let target = Target::of(&args.letter, args.output.as_deref())?;
    let Some(made) = set(&args.letter, &settings)? else { return Ok(AT_FAULT) };
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
    told(path, settings, |sources| stages(sources, path, settings))
}

/// Reads a letter, does something with it and prints what there is to say.
pub fn told<T>(
    path: &Path,
    settings: &Settings<'_>,
    act: impl FnOnce(&mut Sources) -> Checked<T>,
) -> Result<Option<T>, Failure> {
    let (source, fault) = input::read(path)?;
    let mut sources = Sources::new(source);
    let progress = Progress::on(path);
    let checked = match fault {
        None => act(&mut sources),
        Some(fault) => Checked::fault(fault),
    };
    drop(progress);
    terminal::report(checked.report, &sources, settings.format);
    Ok(checked.value)
}

/// A letter that is laid out.
pub struct Laid {
    pub letter: Letter,
    pub locale: Locale,
    pub sheet: Sheet,
    pub document: Document,
    /// The typefaces it is set in, where it brings some along.
    pub fonts: Option<Fonts>,
}

/// All stages but the last. `admits` looks at the sheet before it is laid out.
pub fn lay(
    sources: &mut Sources,
    path: &Path,
    settings: &Settings<'_>,
    admits: impl FnOnce(&Letter, &Sheet) -> Report,
) -> Checked<Laid> {
    let Checked { value, mut report } =
        opened::open(sources, path, &settings.typefaces, settings.embed_source);
    let Some(Opened { letter, locale, own }) = value else { return Checked::new(None, report) };
    let sheet = sheet::localise(letter.clone(), &locale);
    report.extend(admits(&letter, &sheet));
    if report.has_errors() {
        return Checked::new(None, report);
    }
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let Checked { value, report: more } = typeset::typeset(&sheet, fonts);
    report.extend(more);
    let laid = value.map(|document| Laid { letter, locale, sheet, document, fonts: own });
    Checked::new(laid, report)
}

fn stages(sources: &mut Sources, path: &Path, settings: &Settings<'_>) -> Checked<Made> {
    // Paper carries no files.
    let carrying = |profile: &Profile| *profile != Profile::Print;
    let admits = |letter: &Letter, sheet: &Sheet| {
        let mut report = Report::default();
        for profile in settings.profiles(&letter.profiles).into_iter().filter(carrying) {
            report.extend(export::admits(sheet, &settings.standards(profile, sheet)));
        }
        report
    };
    let Checked { value, mut report } = lay(sources, path, settings, admits);
    let Some(laid) = value else { return Checked::new(None, report) };
    let Laid { letter, sheet, document, .. } = laid;
    let files = settings
        .profiles(&letter.profiles)
        .into_iter()
        .map(|profile| export(&document, &sheet, profile, settings, &mut report))
        .collect::<Option<_>>();
    Checked::new(files.map(|files| Made::new(files, &document, &sheet)), report)
}

/// The file of a letter for a profile.
pub fn export(
    document: &Document,
    sheet: &Sheet,
    profile: Profile,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Written> {
    let day = sheet.day.map(|day| day.at(0, 0, 0, 0));
    let made = settings.epoch.or(day).unwrap_or(NO_DAY);
    let how = Pdf { profile, standards: settings.standards(profile, sheet), made };
    let Checked { value, report: more } = export::pdf(document, &how);
    report.extend(more);
    Some(Written { profile, standards: how.standards.label(), pdf: value? })
}
