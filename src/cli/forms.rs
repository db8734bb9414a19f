//! `build --format`: a letter in another form than PDF.

use undersigned::diagnostic::{Checked, Code, Diagnostic, Report};
use undersigned::export::forms::{self, Form};
use undersigned::letter::{Letter, Profile};
use undersigned::sheet::arrange::arrange;
use undersigned::sheet::{Version, release};

use super::args::Build;
use super::build::{single, told};
use super::failure::Failure;
use super::lay::{Laid, Sent, lay};
use super::output::Target;
use super::record::Record;
use super::settings::Settings;
use super::{AT_FAULT, DONE, made, terminal};

/// The forms of a press release: nobody signs it, nor is it for another program.
const OF_RELEASE: [Form; 6] =
    [Form::Pdf, Form::Png, Form::Svg, Form::Html, Form::Markdown, Form::Text];

/// Writes a letter, or the release that goes with it, in a form.
pub fn build(args: &Build, form: Form, settings: &Settings<'_>) -> Result<u8, Failure> {
    settle(form, settings)?;
    let made = told(&args.letter, settings, |sources| {
        let asked = |letter: &Letter| asked(letter, form, settings);
        let Checked { value, mut report } = lay(sources, &args.letter, settings, asked);
        let files = value.and_then(|sent| {
            let laid = sent.laid.first()?;
            let files = files(&sent, laid, form, settings, &mut report)?;
            let record = Record::of(&sent.letter, &sent.locale);
            let record = record.filter(|_| laid.version != Version::Release);
            Some((files, file_name(&laid.version), sent.inputs, record))
        });
        Checked::new(files, report)
    })?;
    let Some((files, version, inputs, record)) = made else { return Ok(AT_FAULT) };
    let how = (form, version, files.len(), args.force);
    let targets = Target::of_form(&args.letter, args.output.as_deref(), how)?;
    targets.iter().try_for_each(|target| target.spares(&inputs))?;
    let record = record.map(|record| record.ready(&args.letter, &targets, settings.format));
    let record = record.transpose()?;
    for (file, target) in files.iter().zip(&targets) {
        target.write(file)?;
        terminal::say(&made::form_written(form, file.len(), target, settings.format));
    }
    if let Some(record) = record {
        terminal::say(&record.put()?);
    }
    Ok(DONE)
}

/// Refuses what the call alone shows to be none.
fn settle(form: Form, settings: &Settings<'_>) -> Result<(), Failure> {
    let format = format!("--format {}", form.name());
    if settings.are_several() {
        let fact = format!("`{format}` is for one profile, and several are asked for");
        return Err(Failure::usage(fact, "ask for one of them, such as `--profile press`"));
    }
    if let Some(option) = settings.without_effect(form) {
        let fact = format!("`{format}` knows nothing of {option}");
        return Err(Failure::usage(fact, format!("leave out {option}, or make the PDF")));
    }
    if settings.press_only && !OF_RELEASE.contains(&form) {
        let fact = format!("a press release is not written as {}", form.label());
        let names = OF_RELEASE.map(Form::name).join(", ");
        return Err(Failure::usage(fact, format!("ask for one of {names}")));
    }
    Ok(())
}

/// The version that is written. What the press gets never lacks its embargo.
fn asked(letter: &Letter, form: Form, settings: &Settings<'_>) -> Checked<Vec<Version>> {
    let version = match (settings.press_only, &settings.profiles(&letter.profiles)[..]) {
        (true, _) => Version::Release,
        (false, [Profile::Press]) => Version::Press,
        _ => Version::Original,
    };
    let silent = matches!(form, Form::Csv | Form::Json);
    if version == Version::Press && silent && release::is_embargoed(letter) {
        let message = format!("{} has no place for the embargo", form.label());
        let hint =
            "add `--profile digital` to leave it out, or make the press kit, whose README tells it";
        return Checked::fault(Diagnostic::anywhere(Code::Conflict, message).hint(hint));
    }
    Checked::new(Some(vec![version]), Report::default())
}

/// What the file of a version is called behind the name of the letter.
fn file_name(version: &Version) -> &'static str {
    match version {
        Version::Press => "press",
        Version::Release => "press-release",
        _ => "",
    }
}

/// The file of a form, or its files, one for each page.
fn files(
    sent: &Sent,
    laid: &Laid,
    form: Form,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Vec<Vec<u8>>> {
    let Sent { letter, locale, .. } = sent;
    let Laid { version, sheet, document, .. } = laid;
    let released = (*version == Version::Release).then(|| release::as_letter(letter, locale));
    let letter = released.as_ref().unwrap_or(letter);
    let settled = || forms::settle(sheet);
    let text = match form {
        Form::Pdf | Form::Png => {
            let pdf = single(document, sheet, Profile::Digital, settings, report)?;
            return Some(match form {
                Form::Png => forms::pixels(&pdf, forms::DPI),
                _ => vec![pdf],
            });
        }
        Form::Svg => return Some(forms::vectors(document)),
        Form::Html => forms::html(letter, &settled()),
        Form::Markdown => forms::markdown(&settled()),
        Form::Text => forms::text(&settled()),
        Form::Csv => {
            let list = &letter.signatories;
            forms::csv(&arrange(list, locale), locale, &[], |_| Vec::new())
        }
        Form::Json => forms::json(letter, &settled(), locale),
        Form::Mail => {
            let pdf = single(document, sheet, Profile::Digital, settings, report)?;
            let (settled, html) = (settled(), forms::html(letter, &settled()));
            let text = forms::text(&settled);
            forms::mail(letter, &forms::Bodies { text: &text, html: &html, pdf: &pdf })
        }
    };
    Some(vec![text.into_bytes()])
}
