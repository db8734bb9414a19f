//! `build --format`: a letter in another form than PDF.

use undersigned::diagnostic::{Checked, Report};
use undersigned::export::forms::{self, Form};
use undersigned::letter::Profile;
use undersigned::sheet::arrange::arrange;

use super::args::Build;
use super::build::{Sent, lay, single, told};
use super::failure::Failure;
use super::made;
use super::output::Target;
use super::settings::Settings;
use super::{AT_FAULT, DONE, terminal};

/// Writes a letter in a form.
pub fn build(args: &Build, form: Form, settings: &Settings<'_>) -> Result<u8, Failure> {
    let made = told(&args.letter, settings, |sources| {
        let Checked { value, mut report } = lay(sources, &args.letter, settings);
        let files = value.and_then(|sent| {
            let files = files(&sent, form, settings, &mut report)?;
            Some((files, sent.inputs))
        });
        Checked::new(files, report)
    })?;
    let Some((files, inputs)) = made else { return Ok(AT_FAULT) };
    let how = (form, files.len(), args.force);
    let targets = Target::of_form(&args.letter, args.output.as_deref(), how)?;
    targets.iter().try_for_each(|target| target.spares(&inputs))?;
    for (file, target) in files.iter().zip(&targets) {
        target.write(file)?;
        terminal::say(&made::form_written(form, file.len(), target, settings.format));
    }
    Ok(DONE)
}

/// The file of a form, or its files, one for each page.
fn files(
    sent: &Sent,
    form: Form,
    settings: &Settings<'_>,
    report: &mut Report,
) -> Option<Vec<Vec<u8>>> {
    let Sent { letter, locale, sheet, document, .. } = sent;
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
        Form::Csv => forms::csv(&arrange(&letter.signatories, locale), &[], |_| Vec::new()),
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
