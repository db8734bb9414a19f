//! What a call asks for, and what it begins with: the letter's file.

use std::path::Path;
use std::sync::Arc;

use undersigned::diagnostic::Report;
use undersigned::export::Standards;
use undersigned::foreign::Reader;
use undersigned::job::{
    self, CheckedLetter, Embedding, FieldOf, Mode, Output, PaperOptions, Request,
};
use undersigned::letter::Letter;
use undersigned::source::Sources;
use undersigned::stationery::Fonts;

use super::args::{Build, SettingArgs};
use super::failure::Failure;
use super::folder::LetterFolder;
use super::foreign::Processes;
use super::input::{self, is_stdin};
use super::inputs::{Inputs, Role};
use super::progress::Progress;
use super::settings;
use super::terminal::Terminal;

/// What `build` asks for, but for what is read from files: the signer's name, and the letter
/// it is compared with.
pub fn of_build(args: &Build) -> Result<Request, Failure> {
    let output = args.output.as_deref().map(|path| match is_stdin(path) {
        true => Output::Stdout,
        false => Output::Path(path.to_owned()),
    });
    Ok(Request {
        output,
        format: args.format,
        mode: mode(args)?,
        signature_fields: args.signature_fields,
        signer: args.sign.then(FieldOf::default),
        ..of_settings(&args.setting)?
    })
}

fn mode(args: &Build) -> Result<Mode, Failure> {
    Ok(match args.draft {
        true => Mode::Draft { at: settings::now()?, since: None },
        false if args.copies.is_some() => Mode::Copies,
        false => Mode::Sent,
    })
}

/// What the options ask for that set a letter.
pub fn of_settings(args: &SettingArgs) -> Result<Request, Failure> {
    let asked = Some(args.standards.clone()).filter(|asked| !asked.is_empty());
    let standards = asked.map(Standards::new).transpose().map_err(|why| {
        Failure::usage(why, "ask for standards that go together, such as ua-1 and a-2a")
    })?;
    Ok(Request {
        profiles: args.profiles.clone(),
        standards,
        embed_source: args.embed_source,
        paper: PaperOptions {
            grayscale: args.paper.grayscale,
            letterhead_only: args.paper.letterhead_only,
            imposition: args.paper.imposition(),
        },
        press_only: args.press_only,
        made: settings::epoch()?,
        ..Request::default()
    })
}

/// A letter as it was last sent, unless it is at fault. Advice on it comes too late.
pub fn last_sent(
    path: &Path,
    fonts: &Arc<Fonts>,
    inputs: &Inputs,
    terminal: Terminal,
) -> Result<Option<Letter>, Failure> {
    let (source, fault) = input::read(path, inputs, Role::Old)?;
    let folder = LetterFolder::of(path, inputs, Role::Old);
    let (mut sources, mut report) = (Sources::new(source), Report::from_iter(fault));
    let value = match report.has_errors() {
        true => None,
        false => check(&mut sources, (path, &folder), fonts, Embedding::Never, &mut report),
    };
    if value.is_none() {
        terminal.report(report, &sources);
    }
    Ok(value.map(|checked| checked.letter))
}

/// Reads and checks a letter, which is a file of a folder.
pub fn check(
    sources: &mut Sources,
    (path, folder): (&Path, &LetterFolder<'_>),
    fonts: &Arc<Fonts>,
    embedding: Embedding,
    report: &mut Report,
) -> Option<CheckedLetter> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| *name != "-").unwrap_or("letter.toml");
    let processes = Processes::default();
    let by = (fonts, &processes as &dyn Reader);
    let checked = job::check(sources, name, folder, by, embedding, report);
    processes.remark().into_iter().for_each(|remark| report.add(remark));
    checked
}

/// Reads a letter, does something with it and prints what there is to say. There is no result
/// if anything stops the letter.
pub fn run_and_report<T>(
    path: &Path,
    inputs: &Inputs,
    terminal: Terminal,
    act: impl FnOnce(&mut Sources, &mut Report) -> Result<Option<T>, Failure>,
) -> Result<Option<T>, Failure> {
    let (source, fault) = input::read(path, inputs, Role::Letter)?;
    let (mut sources, mut report) = (Sources::new(source), Report::from_iter(fault));
    let progress = Progress::on(path);
    let value = match report.has_errors() {
        true => None,
        false => act(&mut sources, &mut report)?,
    };
    drop(progress);
    let value = value.filter(|_| !report.has_errors());
    terminal.report(report, &sources);
    Ok(value)
}
