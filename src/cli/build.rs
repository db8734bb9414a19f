//! `build` and `check`: one run through the stages.

use std::path::Path;

use jiff::civil::{DateTime, date};
use undersigned::diagnostic::{Checked, Code, Diagnostic, Report};
use undersigned::export::forms::Form;
use undersigned::export::{self, Pdf};
use undersigned::letter::{Letter, Letterhead, Profile, Relationship};
use undersigned::sheet::{Sheet, Version};
use undersigned::source::Sources;
use undersigned::typeset::Document;

use super::args::{Build, Check};
use super::copies::{self, PrintList};
use super::failure::Failure;
use super::lay::{Laid, joined, lay_out};
use super::made::{Made, Written};
use super::opened::{self, Opened};
use super::output::Target;
use super::progress::Progress;
use super::record::Record;
use super::settings::Settings;
use super::sign::Signing;
use super::versions::{self, Asked};
use super::{AT_FAULT, DONE, changes, fields, forms, input, kit, terminal};

/// The day a file says it was made when neither letter nor environment has one.
const NO_DAY: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Sets a letter and writes it, once for each profile.
pub fn build(args: &Build) -> Result<u8, Failure> {
    let settings = Settings::new(&args.setting)?;
    if let Some(form) = args.format.filter(|form| *form != Form::Pdf) {
        return forms::build(args, form, &settings);
    }
    if let Some(folder) = kit::folder(args, &settings) {
        return kit::build(args, folder, &settings);
    }
    let target = Target::of(&args.letter, args.output.as_deref(), args.force)?;
    let signing = Signing::of(args)?;
    let Some(asked) = versions::asked(args, &settings)? else { return Ok(AT_FAULT) };
    let Some(mut made) = set(&args.letter, &settings, &asked)? else { return Ok(AT_FAULT) };
    kit::no_folder(args, &made)?;
    sign(&mut made, args, signing.as_ref())?;
    // A place that is named, or a pipe, is that of the only file.
    let exact = made.files.len() == 1 && (args.output.is_some() || target == Target::Stdout);
    let targets = made.files.iter().map(|file| match exact {
        true => Ok(target.clone()),
        false => target.named(file.profile, &file.version, (&args.letter, args.force)),
    });
    let targets = targets.collect::<Result<Vec<_>, _>>()?;
    targets.iter().try_for_each(|target| target.spares(&made.inputs))?;
    let record = made.record.take();
    let record = record.map(|record| record.ready(&args.letter, &targets, settings.format));
    let record = record.transpose()?;
    for (file, target) in made.files.iter().zip(&targets) {
        target.write(&file.pdf)?;
        terminal::say(&made.written(file, target, settings.format));
    }
    if let Some(record) = record {
        terminal::say(&record.put()?);
    }
    if let Some(changes) = &made.changes {
        terminal::say(&changes::told(changes, settings.format));
    }
    made.enclosing(settings.format).iter().for_each(|line| terminal::say(line));
    if let Some(list) = &made.print_list {
        terminal::say(&list.text(settings.format));
    }
    Ok(DONE)
}

/// Signs the letter that is sent where it is not for paper, or leaves fields for others
/// to sign. Copies only tell of it.
fn sign(made: &mut Made, args: &Build, signing: Option<&Signing<'_>>) -> Result<(), Failure> {
    let paper = |file: &Written| file.profile == Profile::Print;
    if (args.signature_fields || signing.is_some()) && made.files.iter().all(paper) {
        let fact = "paper is signed by hand";
        return Err(Failure::usage(fact, "add the profile digital, or leave out the signing"));
    }
    for file in made.files.iter_mut().filter(|file| file.is_sent() && !paper(file)) {
        let pdf = std::mem::take(&mut file.pdf);
        file.pdf = fields::add(pdf, &file.signature_fields, args, signing)?;
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
        match set(letter, &settings, &Asked::Sent)? {
            Some(made) => terminal::say(&made.sound(letter, settings.format)),
            None => code = AT_FAULT,
        }
    }
    Ok(code)
}

/// Runs one letter through all stages and prints what they have to say.
fn set(path: &Path, settings: &Settings<'_>, asked: &Asked) -> Result<Option<Made>, Failure> {
    told(path, settings, |sources| stages(sources, path, settings, asked))
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
    }
    .settled();
    drop(progress);
    terminal::report(checked.report, &sources, settings.format);
    Ok(checked.value)
}

fn stages(
    sources: &mut Sources,
    path: &Path,
    settings: &Settings<'_>,
    asked: &Asked,
) -> Checked<Made> {
    let embedding = asked.embedding(settings);
    let Checked { value, mut report } = opened::open(sources, path, &settings.typefaces, embedding);
    let made = value.and_then(|opened| make(opened, settings, asked, &mut report));
    Checked::new(made, report)
}

/// The files of a letter, for each profile.
fn make(
    opened: Opened,
    settings: &Settings<'_>,
    asked: &Asked,
    report: &mut Report,
) -> Option<Made> {
    let Opened { letter, locale, own, files: inputs } = opened;
    let profiles = settings.profiles(&letter.profiles);
    let unfit = asked.unfit_for(&profiles).or_else(|| without_letterhead(&letter, settings));
    if let Some(fault) = unfit {
        report.add(fault);
        return None;
    }
    let fonts = own.as_ref().unwrap_or(settings.typefaces.shared());
    let addressees: Vec<String> =
        letter.recipients.iter().map(|party| party.name.clone()).collect();
    let account = letter.signatories.account.clone();
    let record = Record::of(&letter, &locale).filter(|_| asked.is_final(settings));
    let versions = versions(&letter, &profiles, settings, asked);
    let count = versions[0].len();
    let admits = |sheet: &Sheet| admits(sheet, &profiles, settings);
    let Checked { value, report: more } =
        lay_out(letter, &locale, fonts, versions.concat(), admits);
    report.extend(more);
    let mut laid = value?;
    let for_press: Vec<Laid> = joined(laid.split_off(count)).into_iter().collect();
    let mut files = Vec::new();
    for &profile in &profiles {
        let laid = if profile == Profile::Press { &for_press } else { &laid };
        files.extend(export(laid, addressees.len(), profile, settings, report)?);
    }
    let on_paper = profiles.contains(&Profile::Print);
    let list = matches!(asked, Asked::Copies).then(|| PrintList::new(&laid, &addressees, on_paper));
    let carried = laid.first().filter(|_| on_paper && !settings.is_stationery(Profile::Print));
    let to_enclose = carried.map(to_enclose).unwrap_or_default();
    let paper = laid.first().or(for_press.first())?.sheet.paper.label();
    let changes = laid.first().and_then(|laid| match &laid.version {
        Version::Draft { changes, .. } => changes.clone(),
        _ => None,
    });
    let named = files.iter().any(|file| file.version != versions::STATIONERY);
    let record = record.filter(|_| named);
    Some(Made { files, changes, print_list: list, inputs, to_enclose, paper, account, record })
}

/// Why there can be no stationery, if that is asked for.
fn without_letterhead(letter: &Letter, settings: &Settings<'_>) -> Option<Diagnostic> {
    let none = letter.letterhead == Letterhead::default();
    let message = "the letter has no letterhead that could be printed alone";
    let fault = Diagnostic::anywhere(Code::MissingKey, message);
    (none && settings.is_stationery(Profile::Print))
        .then(|| fault.hint("write `[letterhead]` with `name`, `address` and the like"))
}

/// The files a letter encloses that paper cannot carry.
fn to_enclose(laid: &Laid) -> Vec<String> {
    let files = laid.sheet.attachments.iter();
    let enclosed = files.filter(|file| file.relationship == Relationship::Supplement);
    enclosed.map(|file| file.name.clone()).collect()
}

/// The versions that profiles ask for: those of all but press, and what newsrooms get.
fn versions(
    letter: &Letter,
    profiles: &[Profile],
    settings: &Settings<'_>,
    asked: &Asked,
) -> [Vec<Version>; 2] {
    let others = profiles.iter().any(|profile| *profile != Profile::Press);
    let press = profiles.contains(&Profile::Press);
    [
        if others { asked.versions(letter) } else { Vec::new() },
        if press { settings.for_press() } else { Vec::new() },
    ]
}

/// What keeps a letter from meeting the standards of its profiles. Paper carries no files.
fn admits(sheet: &Sheet, profiles: &[Profile], settings: &Settings<'_>) -> Report {
    let mut report = Report::default();
    for profile in profiles.iter().filter(|profile| **profile != Profile::Print) {
        report.extend(export::admits(sheet, &settings.standards(*profile, sheet)));
    }
    report
}

/// The files of a letter for a profile, of which so many are sent as originals: one for
/// each version, but one alone for paper, where a set is printed in one go.
fn export(
    laid: &[Laid],
    originals: usize,
    profile: Profile,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Vec<Written>> {
    let mut write = |laid: &[&Laid], version: String| {
        let first = laid.first()?;
        let how = how(&first.sheet, profile, settings);
        let documents: Vec<_> = laid.iter().map(|laid| &laid.document).collect();
        let Checked { value, report: more } = match documents[..] {
            [only] => export::pdf(only, &how),
            _ => export::set(&documents, &how),
        };
        report.extend(more);
        Some(Written::new(profile, version, how.standards.label(), value?, laid))
    };
    if profile == Profile::Print && laid.len() > 1 {
        return Some(vec![write(&copies::in_order(laid, originals), "copies".to_owned())?]);
    }
    if settings.is_stationery(profile) {
        let first = write(&[laid.first()?], versions::STATIONERY.to_owned())?;
        return Some(vec![first.first_page()]);
    }
    let names = versions::names(laid);
    laid.iter().zip(names).map(|(laid, name)| write(&[laid], name)).collect()
}

/// The PDF of one document alone.
pub fn single(
    document: &Document,
    sheet: &Sheet,
    profile: Profile,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Vec<u8>> {
    let Checked { value, report: more } = export::pdf(document, &how(sheet, profile, settings));
    report.extend(more);
    value
}

/// How a file for a profile is written.
fn how(sheet: &Sheet, profile: Profile, settings: &Settings<'_>) -> Pdf {
    let day = sheet.day.map(|day| day.at(0, 0, 0, 0));
    Pdf {
        profile,
        standards: settings.standards(profile, sheet),
        print: settings.print(&sheet.print),
        made: settings.epoch.or(day).unwrap_or(NO_DAY),
    }
}
