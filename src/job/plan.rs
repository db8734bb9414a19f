//! What is made of a letter, decided before any of it is set.

use std::path::Path;

use super::conflicts::{self, Refusal, Usage, is_folder};
use super::place::Places;
use super::request::{Mode, Output, PaperOptions, Request};
use super::{FieldOf, mark, variants};
use crate::export::formats::Format;
use crate::export::{Pdf, Standards};
use crate::letter::{Changes, Letter, Print, PrintedPart, Profile};
use crate::sheet::{Sheet, Variant};

/// What a file of stationery is called behind the name of the letter.
const STATIONERY: &str = "letterhead";
/// What the set of copies for paper is called.
const COPIES: &str = "copies";

/// What is to be made of a letter: the variants that are set, and the files they go to.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The variants, in the order they are set.
    pub(super) variants: Vec<Variant>,
    /// The files, in the order they are written.
    pub(super) product: Product,
    /// Whether these are the copies that are sent, which takes a list of what to print.
    pub(super) copies: bool,
    pub(super) signature_fields: bool,
    pub(super) signer: Option<FieldOf>,
    /// Which of the variants say on the page who signs, if the letter asks for it.
    pub(super) marked: Vec<usize>,
    /// How many of the variants are of the letter as it is asked for, marked or not.
    pub(super) count: usize,
    pub(super) settings: PdfSettings,
}

/// What comes of it.
#[derive(Debug, Clone)]
pub(super) enum Product {
    /// A file for each of these; one in a format with pages may be several.
    Files(Vec<PlannedFile>),
    /// The press kit.
    Kit,
}

/// A file that is to be made.
#[derive(Debug, Clone)]
pub(super) struct PlannedFile {
    /// Which of the variants are in it, in their order.
    pub variants: Vec<usize>,
    pub profile: Profile,
    pub format: Format,
    /// What it is called behind the name of the letter, where that is not sent.
    pub label: String,
}

/// How PDFs are written.
#[derive(Debug, Clone)]
pub(super) struct PdfSettings {
    standards: Option<Standards>,
    paper: PaperOptions,
    made: Option<jiff::civil::DateTime>,
}

impl Plan {
    /// The plan of a request for a letter.
    ///
    /// # Errors
    /// Says what does not go together.
    pub fn new(request: &Request, letter: &Letter) -> Result<Self, Refusal> {
        if let Some(usage) = conflicts::usage(request) {
            return Err(usage.into());
        }
        let profiles = request.profiles(&letter.profiles);
        conflicts::with_letter(request, letter, &profiles)?;
        let (mut variants, mut product) =
            match request.format.filter(|format| *format != Format::Pdf) {
                Some(format) => one(format, request, &profiles),
                None if is_kit(request, &profiles) => (for_press(request), Product::Kit),
                None => {
                    conflicts::no_folder(request.output.as_ref(), &profiles)?;
                    pdfs(request, letter, &profiles)
                }
            };
        let count = variants.len();
        let marked = match &mut product {
            Product::Files(files) if request.signer.is_some() && *letter.signatories.mark => {
                mark::marked(&mut variants, files)
            }
            _ => Vec::new(),
        };
        Ok(Self {
            variants,
            marked,
            count,
            product,
            copies: matches!(request.mode, Mode::Copies),
            signature_fields: request.signature_fields,
            signer: request.signer.clone(),
            settings: PdfSettings {
                standards: request.standards.clone(),
                paper: request.paper.clone(),
                made: request.made,
            },
        })
    }

    /// The files that are made, none of which is part of a press kit.
    pub(super) fn planned(&self) -> &[PlannedFile] {
        match &self.product {
            Product::Files(files) => files,
            Product::Kit => &[],
        }
    }

    /// Whether anything but pages is made of it.
    pub(super) fn needs_letter(&self) -> bool {
        self.is_kit() || self.planned().iter().any(|file| file.format != Format::Pdf)
    }

    /// Whether names are printed to be sent: not in a draft, nor in a press release, nor on
    /// stationery.
    pub(super) fn prints_names(&self) -> bool {
        let sent =
            |at: &usize| !matches!(self.variants[*at], Variant::Draft { .. } | Variant::Release);
        let prints = |file: &PlannedFile| !file.is_stationery() && file.variants.iter().any(sent);
        self.is_kit() || self.planned().iter().any(prints)
    }

    /// What is new in a draft.
    pub(super) fn changes(&self) -> Option<&Changes> {
        self.variants.iter().find_map(|variant| match variant {
            Variant::Draft { changes, .. } => changes.as_ref(),
            _ => None,
        })
    }

    /// Whether it is a press kit that is made, and no files that stand alone.
    pub fn is_kit(&self) -> bool {
        matches!(self.product, Product::Kit)
    }

    /// Where its PDFs, or its one file of another format, go, for a letter file and the place
    /// that was named. Of a format with pages each takes one of these places.
    ///
    /// # Errors
    /// Says which names do not do.
    pub fn places(&self, letter: &Path, output: Option<&Output>) -> Result<Places, Usage> {
        Places::new(self.planned(), letter, output)
    }
}

/// A kit is for press alone, for the letter as it is sent, unsigned, and a folder is named.
fn is_kit(request: &Request, profiles: &[Profile]) -> bool {
    let sent = matches!(request.mode, Mode::Sent) && !request.press_only;
    let signed = request.signature_fields || request.signer.is_some();
    let plain = request.format.is_none() && sent && !signed;
    plain && profiles == [Profile::Press] && is_folder(request.output.as_ref())
}

/// A file of a format other than PDF.
fn one(format: Format, request: &Request, profiles: &[Profile]) -> (Vec<Variant>, Product) {
    let (variant, profile) = match (request.press_only, profiles) {
        (true, _) => (Variant::Release, Profile::Press),
        (false, [Profile::Press]) => (Variant::Press, Profile::Press),
        _ => (Variant::Original, Profile::Digital),
    };
    let label = variants::label(&variant, None);
    let file = PlannedFile { variants: vec![0], profile, format, label };
    (vec![variant], Product::Files(vec![file]))
}

/// A PDF for each profile and variant, but one alone for newsrooms, and one for paper, where
/// a set is printed in one go.
fn pdfs(request: &Request, letter: &Letter, profiles: &[Profile]) -> (Vec<Variant>, Product) {
    let others = profiles.iter().any(|profile| *profile != Profile::Press);
    let mut all = if others { of_mode(&request.mode, letter) } else { Vec::new() };
    let labels = variants::labels(&all, letter);
    let count = all.len();
    if profiles.contains(&Profile::Press) {
        all.extend(for_press(request));
    }
    let file = |profile, variants, label: &str| PlannedFile {
        variants,
        profile,
        format: Format::Pdf,
        label: label.to_owned(),
    };
    let files = profiles.iter().flat_map(|&profile| match profile {
        Profile::Press => {
            let label = if request.press_only { "release" } else { "" };
            vec![file(profile, (count..all.len()).collect(), label)]
        }
        Profile::Print if count > 1 => vec![file(profile, (0..count).collect(), COPIES)],
        Profile::Print if request.paper.letterhead_only => vec![file(profile, vec![0], STATIONERY)],
        _ => (0..count).map(|at| file(profile, vec![at], &labels[at])).collect(),
    });
    let files = files.collect();
    (all, Product::Files(files))
}

/// What newsrooms get: the release, and the letter behind it.
fn for_press(request: &Request) -> Vec<Variant> {
    match request.press_only {
        true => vec![Variant::Release],
        false => vec![Variant::Release, Variant::Press],
    }
}

fn of_mode(mode: &Mode, letter: &Letter) -> Vec<Variant> {
    match mode {
        Mode::Sent => vec![Variant::Original],
        Mode::Copies => Variant::set(letter),
        Mode::Draft { at, since } => {
            let changes = since.as_ref().map(|old| Changes::since(old, letter));
            vec![Variant::Draft { at: *at, changes }]
        }
    }
}

impl PlannedFile {
    /// Whether it is the letterhead alone.
    pub fn is_stationery(&self) -> bool {
        self.label == STATIONERY
    }

    /// Whether it can be signed: the letter itself, as PDF. Paper is signed by hand, and of
    /// copies only the letter itself is signed.
    pub fn can_be_signed(&self) -> bool {
        self.format == Format::Pdf && self.label.is_empty() && self.profile != Profile::Print
    }
}

impl PdfSettings {
    /// How a PDF of a sheet is written for a profile.
    pub fn pdf(&self, sheet: &Sheet, profile: Profile) -> Pdf {
        Pdf {
            profile,
            standards: self.standards(profile, sheet),
            print: self.print(&sheet.print),
            made: self.made.or(sheet.day.map(|day| day.at(0, 0, 0, 0))),
        }
    }

    /// The standards a file for a profile meets: those asked for, or what suits it.
    pub fn standards(&self, profile: Profile, sheet: &Sheet) -> Standards {
        let suitable = || Standards::of(profile, !sheet.attachments.is_empty());
        let asked = self.standards.clone();
        match profile {
            // Those for screens and archives want colours that no press has.
            Profile::Print => {
                asked.and_then(|asked| asked.version_alone()).unwrap_or_else(suitable)
            }
            _ => asked.unwrap_or_else(suitable),
        }
    }

    /// How a letter is printed: as it says, unless the request does.
    fn print(&self, of_letter: &Print) -> Print {
        let PaperOptions { grayscale, letterhead_only, imposition } = self.paper;
        let part = if letterhead_only { PrintedPart::Letterhead } else { of_letter.part };
        let print = Print { grayscale, imposition, part, ..of_letter.clone() };
        match imposition {
            // Pages that share paper have no edge of their own.
            Some(_) => Print { bleed: 0.0, marks: false, ..print },
            None => print,
        }
    }
}
