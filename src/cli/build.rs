//! `build` and `check`: what is made of a letter.

use std::path::Path;
use std::sync::Arc;

use undersigned::export::formats::Format;
use undersigned::export::kit::packed;
use undersigned::job::{self, BuildOutput, Embedding, Output, Places, Plan, Refusal, Request};
use undersigned::stationery::Fonts;

use super::args::{Build, Check};
use super::failure::Failure;
use super::folder::LetterFolder;
use super::inputs::{Inputs, Role};
use super::kit::KitFolder;
use super::outcome::{NewSince, Sound, ToEnclose, ToPrint, Written, WrittenKit};
use super::output::Target;
use super::request::{self, run_and_report};
use super::sign::Signing;
use super::staged::{self, Staged};
use super::terminal::Terminal;
use super::{AT_FAULT, DONE, record, settings};

/// Makes what is asked for of a letter, and writes it.
pub fn build(args: &Build, terminal: Terminal) -> Result<u8, Failure> {
    let mut request = request::of_build(args)?;
    consistent(&request)?;
    let inputs = Inputs::default();
    let fonts = settings::fonts(&args.setting.fonts, &inputs, terminal)?;
    let signing = Signing::of(args, &inputs, terminal)?;
    request.signer = signing.as_ref().map(Signing::field_of);
    if let Some(path) = &args.since {
        let old = request::last_sent(path, &fonts, &inputs, terminal)?;
        let Some(old) = old else { return Ok(AT_FAULT) };
        request.mode = request.mode.since(old);
    }
    let destination = |plan: &Plan| Destination::new(plan, args, request.output.as_ref());
    let made = make((&args.letter, &inputs), &request, &fonts, terminal, destination)?;
    let Some(Made { mut output, destination }) = made else { return Ok(AT_FAULT) };
    let signed_by = sign(&mut output, signing.as_ref(), &args.letter)?;
    let targets = match destination {
        Destination::Kit(kit) => {
            write_kit(output, &kit, &inputs, &args.letter, terminal)?;
            return Ok(DONE);
        }
        Destination::Files(targets) => targets,
        Destination::Pages(places) => targets(places, output.files.len(), args.force)?,
    };
    targets.iter().try_for_each(|target| target.ensure_spares(&inputs))?;
    write(output, &targets, signed_by, &args.letter, terminal)?;
    Ok(DONE)
}

/// Where a letter goes: looked at before anything is set.
enum Destination {
    Kit(KitFolder),
    Files(Vec<Target>),
    /// A file for each page, of which nobody knows yet how many there are.
    Pages(Places),
}

impl Destination {
    fn new(plan: &Plan, args: &Build, output: Option<&Output>) -> Result<Self, Failure> {
        if let Some(folder) = args.output.as_deref().filter(|_| plan.is_kit()) {
            return KitFolder::new(folder, args.force).map(Self::Kit);
        }
        let places = plan.places(&args.letter, output)?;
        match args.format.is_some_and(Format::is_paged) {
            true => Ok(Self::Pages(places)),
            false => targets(places, 1, args.force).map(Self::Files),
        }
    }
}

fn targets(places: Places, pages: usize, force: bool) -> Result<Vec<Target>, Failure> {
    let places = places.of_pages(pages)?.into_iter();
    places.map(|(place, format)| Target::new(place, format, force)).collect()
}

/// Sets letters without writing them.
pub fn check(args: &Check, terminal: Terminal) -> Result<u8, Failure> {
    let request = request::of_settings(&args.setting)?;
    consistent(&request)?;
    let inputs = Inputs::default();
    let fonts = settings::fonts(&args.setting.fonts, &inputs, terminal)?;
    let mut code = DONE;
    for letter in &args.letters {
        match make((letter, &inputs), &request, &fonts, terminal, |_| Ok(()))? {
            Some(Made { output, .. }) => {
                let name = letter.display().to_string();
                terminal.tell(&Sound { of: &output, name });
            }
            None => code = AT_FAULT,
        }
    }
    Ok(code)
}

fn consistent(request: &Request) -> Result<(), Failure> {
    job::usage(request).map_or(Ok(()), |usage| Err(usage.into()))
}

/// What was made of a letter.
struct Made<T> {
    output: BuildOutput,
    destination: T,
}

/// Runs one letter through all stages and prints what they have to say. `destination`
/// looks at where it goes.
fn make<T>(
    (path, inputs): (&Path, &Inputs),
    request: &Request,
    fonts: &Arc<Fonts>,
    terminal: Terminal,
    destination: impl FnOnce(&Plan) -> Result<T, Failure>,
) -> Result<Option<Made<T>>, Failure> {
    run_and_report(path, inputs, terminal, |sources, report| {
        let embedding = Embedding::of(request);
        let folder = LetterFolder::of(path, inputs, Role::Letter);
        let checked = request::check(sources, (path, &folder), fonts, embedding, report);
        let Some(checked) = checked else { return Ok(None) };
        let plan = match Plan::new(request, &checked.letter) {
            Ok(plan) => plan,
            Err(Refusal::Usage(usage)) => return Err(usage.into()),
            Err(Refusal::Letter(fault)) => {
                report.add(fault);
                return Ok(None);
            }
        };
        let destination = destination(&plan)?;
        let output = job::run(&plan, checked, report);
        Ok(output.map(|output| Made { output, destination }))
    })
}

/// Signs what is sent; gives who did.
fn sign(
    output: &mut BuildOutput,
    signing: Option<&Signing<'_>>,
    letter: &Path,
) -> Result<Option<String>, Failure> {
    let Some(signing) = signing else { return Ok(None) };
    for file in output.files.iter_mut().filter(|file| file.can_be_signed()) {
        file.bytes = signing.sign(&file.bytes, letter)?;
    }
    Ok(Some(signing.by()))
}

fn write(
    mut output: BuildOutput,
    targets: &[Target],
    signed_by: Option<String>,
    letter: &Path,
    terminal: Terminal,
) -> Result<(), Failure> {
    let ledger = output.ledger.take();
    let is_taken = |place: &Path| targets.iter().any(|target| target.is_at(place));
    let ledger = ledger.map(|ledger| record::stage(ledger, letter, is_taken)).transpose()?;
    let (ledger, recorded) = ledger.unzip();
    let files = || output.files.iter().zip(targets);
    let staged = files().map(|(file, target)| target.stage(&file.bytes));
    let staged: Vec<Option<Staged>> = staged.collect::<Result<_, _>>()?;
    files().try_for_each(|(file, target)| target.print(&file.bytes, terminal))?;
    staged::put(staged.into_iter().flatten().chain(ledger).collect())?;
    for (file, target) in files() {
        let signed_by = signed_by.clone().filter(|_| file.can_be_signed());
        terminal.tell(&Written { of: &output, file, name: target.name(), signed_by });
    }
    recorded.iter().for_each(|recorded| terminal.tell(recorded));
    output.changes.iter().for_each(|changes| terminal.tell(&NewSince(changes)));
    if !output.to_enclose.is_empty() {
        terminal.tell(&ToEnclose(&output.to_enclose));
    }
    output.print_list.iter().for_each(|list| terminal.tell(&ToPrint(list)));
    Ok(())
}

fn write_kit(
    mut output: BuildOutput,
    place: &KitFolder,
    inputs: &Inputs,
    letter: &Path,
    terminal: Terminal,
) -> Result<(), Failure> {
    place.ensure_spares(inputs)?;
    let bytes = packed(&output.kit, &place.name()).unwrap_or_default();
    let ledger = output.ledger.take();
    let is_taken = |at: &Path| place.holds(at);
    let ledger = ledger.map(|ledger| record::stage(ledger, letter, is_taken)).transpose()?;
    let (ledger, recorded) = ledger.unzip();
    place.put(&output.kit, &bytes, ledger)?;
    terminal.tell(&WrittenKit { of: &output, place, size: bytes.len() });
    recorded.iter().for_each(|recorded| terminal.tell(recorded));
    Ok(())
}
