//! What does not go together: options with each other, and with a letter. All of it is
//! decided here.

use std::path::Path;

use super::request::{Mode, Output, Request};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::formats::Format;
use crate::letter::{Letter, Letterhead, Profile};
use crate::sheet::release;
use crate::source::Span;

/// A request that makes no sense, and what would. It speaks of options by their names on the
/// command line: `--copies` is [`Mode::Copies`], `--embed-source` is `embed_source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// What is wrong with it.
    pub fact: String,
    /// What to ask for instead.
    pub hint: String,
}

impl Usage {
    /// A fact and its remedy.
    pub fn new(fact: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { fact: fact.into(), hint: hint.into() }
    }
}

/// Why a request cannot be met.
#[derive(Debug)]
pub enum Refusal {
    /// It makes no sense, whatever the letter.
    Usage(Usage),
    /// It does not go with the letter.
    Letter(Diagnostic),
}

impl From<Usage> for Refusal {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

/// Options, and those that none of them goes with.
const PAIRS: [(&str, &[&str]); 6] = [
    ("--format", &["--copies", "--draft", "--sign", "--signature-fields", "--nup", "--booklet"]),
    ("--copies", &["--embed-source", "--nup", "--booklet", "--letterhead-only", "--press-only"]),
    (
        "--draft",
        &["--sign", "--signature-fields", "--embed-source", "--press-only", "--letterhead-only"],
    ),
    ("--signature-fields", &["--press-only"]),
    ("--sign", &["--press-only"]),
    ("--embed-source", &["--press-only"]),
];

/// The formats of a press release: nobody signs it, nor is it for another program.
const OF_RELEASE: [Format; 6] =
    [Format::Pdf, Format::Png, Format::Svg, Format::Html, Format::Markdown, Format::Text];

/// What is wrong with a request, whatever letter it is for.
pub fn usage(request: &Request) -> Option<Usage> {
    let format = request.format.filter(|format| *format != Format::Pdf);
    pair(request)
        .or_else(|| standards(request))
        .or_else(|| paper(request))
        .or_else(|| press(request))
        .or_else(|| self::format(request, format?))
}

fn pair(request: &Request) -> Option<Usage> {
    let given = request.options();
    let clash = |(one, others): &(&'static str, &'static [&'static str])| {
        let other = others.iter().find(|other| given.contains(other))?;
        given.contains(one).then_some((*one, *other))
    };
    let (one, other) = PAIRS.iter().find_map(clash)?;
    let fact = format!("{one} cannot be used with {other}");
    Some(Usage::new(fact, "leave one of them out"))
}

fn standards(request: &Request) -> Option<Usage> {
    let asked = request.standards.as_ref().filter(|asked| asked.version_alone().is_none())?;
    let fact = || format!("{} is not for paper", asked.label());
    let hint = "leave out --standard: files for print are shaped as PDF/X-4";
    request.is_for(Profile::Print).then(|| Usage::new(fact(), hint))
}

fn paper(request: &Request) -> Option<Usage> {
    let option = request.paper.option()?;
    if !request.profiles.is_empty() && !request.profiles.contains(&Profile::Print) {
        let fact = format!("{option} is for paper");
        return Some(Usage::new(fact, "add --profile print, or leave it out"));
    }
    let fact = || format!("{option} is for paper, and --press-only for newsrooms");
    let both = request.press_only && request.profiles.is_empty();
    both.then(|| Usage::new(fact(), "leave one of them out"))
}

fn press(request: &Request) -> Option<Usage> {
    if request.embed_source && request.is_for(Profile::Press) {
        let fact = "what goes to the press does not carry the letter's own files";
        return Some(Usage::new(fact, "leave out --embed-source"));
    }
    let with = request.profiles.is_empty() || request.profiles.contains(&Profile::Press);
    let fact = "the press release is made with the profile press";
    let hint = "add that profile, or leave out --press-only";
    (request.press_only && !with).then(|| Usage::new(fact, hint))
}

/// What does not go with a format other than PDF.
fn format(request: &Request, format: Format) -> Option<Usage> {
    let option = format!("--format {}", format.name());
    if request.profiles.len() > 1 {
        let fact = format!("`{option}` is for one profile, and several are asked for");
        return Some(Usage::new(fact, "ask for one of them, such as `--profile press`"));
    }
    if let Some(other) = without_effect(request, format) {
        let fact = format!("`{option}` knows nothing of {other}");
        return Some(Usage::new(fact, format!("leave out {other}, or make the PDF")));
    }
    let names = || OF_RELEASE.map(Format::name).join(", ");
    let fact = format!("a press release is not written as {}", format.label());
    (request.press_only && !OF_RELEASE.contains(&format))
        .then(|| Usage::new(fact, format!("ask for one of {}", names())))
}

/// The first option that a format other than PDF knows nothing of. A draft message has a PDF
/// in it.
fn without_effect(request: &Request, format: Format) -> Option<&'static str> {
    let pdf_alone = (format != Format::Mail).then_some([
        (request.standards.is_some(), "--standard"),
        (request.embed_source, "--embed-source"),
    ]);
    let print = (request.is_for(Profile::Print), "--profile print");
    let others = pdf_alone.into_iter().flatten().chain([print]);
    let other = others.into_iter().find_map(|(given, name)| given.then_some(name));
    request.paper.option().or(other)
}

/// What a letter, made for these profiles, does not go with.
pub fn with_letter(
    request: &Request,
    letter: &Letter,
    profiles: &[Profile],
) -> Result<(), Refusal> {
    let format = request.format.filter(|format| *format != Format::Pdf);
    let fault = match format {
        Some(format) => without_embargo(request, letter, profiles, format),
        None => not_for_press(&request.mode, profiles)
            .or_else(|| without_letterhead(request, letter, profiles)),
    };
    if let Some(fault) = fault {
        return Err(Refusal::Letter(fault));
    }
    let signed = request.signature_fields || request.signer.is_some();
    if format.is_none() && signed && profiles.iter().all(|profile| *profile == Profile::Print) {
        let fact = "paper is signed by hand";
        return Err(Usage::new(fact, "add the profile digital, or leave out the signing").into());
    }
    Ok(())
}

/// Newsrooms get the letter that is sent.
fn not_for_press(mode: &Mode, profiles: &[Profile]) -> Option<Diagnostic> {
    let fits = matches!(mode, Mode::Sent) || !profiles.contains(&Profile::Press);
    let fault = || Diagnostic::anywhere(Code::Conflict, "copies and drafts are not for the press");
    let hint = "ask for other profiles, such as `--profile digital`, which tell of no embargo";
    (!fits).then(|| fault().hint(hint))
}

fn without_letterhead(
    request: &Request,
    letter: &Letter,
    profiles: &[Profile],
) -> Option<Diagnostic> {
    let alone = request.paper.letterhead_only && profiles.contains(&Profile::Print);
    let none = letter.letterhead == Letterhead::default();
    let message = "the letter has no letterhead that could be printed alone";
    let fault = || Diagnostic::new(Code::MissingKey, Span::letter(0..0), message);
    (alone && none)
        .then(|| fault().hint("write `[letterhead]` with `name`, `address` and the like"))
}

/// What the press gets never lacks its embargo.
fn without_embargo(
    request: &Request,
    letter: &Letter,
    profiles: &[Profile],
    format: Format,
) -> Option<Diagnostic> {
    let press = profiles == [Profile::Press] && !request.press_only;
    let silent = matches!(format, Format::Csv | Format::Json);
    let message = format!("{} has no place for the embargo", format.label());
    let hint =
        "add `--profile digital` to leave it out, or make the press kit, whose README tells it";
    (press && silent && release::is_embargoed(letter))
        .then(|| Diagnostic::anywhere(Code::Conflict, message).hint(hint))
}

/// Whether files go to a place that is named as a folder is, and no file of a format.
pub fn is_folder(output: Option<&Output>) -> bool {
    let format = |path: &Path| Format::named(&path.extension()?.to_str()?.to_lowercase());
    matches!(output, Some(Output::Path(path)) if format(path).is_none())
}

/// Refuses a name that is none of a PDF to what goes to the press as one.
pub fn no_folder(output: Option<&Output>, profiles: &[Profile]) -> Result<(), Usage> {
    match output {
        Some(Output::Path(path)) if is_folder(output) && profiles.contains(&Profile::Press) => {
            let fact = format!(
                "`{}` is no name of a PDF, nor is this how a press kit is made",
                path.display()
            );
            let hint =
                "name a file that ends in .pdf, or ask for `--profile press` alone to make a kit";
            Err(Usage::new(fact, hint))
        }
        _ => Ok(()),
    }
}
