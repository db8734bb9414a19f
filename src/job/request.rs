//! What is asked to be made of a letter.

use std::path::PathBuf;

use jiff::civil::DateTime;

use crate::export::Standards;
use crate::export::formats::Format;
use crate::letter::{Imposition, Letter, Profile};
use crate::sheet::FieldOf;

/// What is asked to be made of a letter. By default that is the letter as it is sent, for the
/// profiles it names itself, as PDF.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Where it goes, if that is said; nothing here writes there. For the profile press alone
    /// a path without the ending of a format, such as `kit`, asks for a press kit.
    pub output: Option<Output>,
    /// What it is written as, if that is said.
    pub format: Option<Format>,
    /// What is made: the letter that is sent, its copies or a draft.
    pub mode: Mode,
    /// What it is made for; empty for what the letter says.
    pub profiles: Vec<Profile>,
    /// The standards its PDF meets, if they are not those of the profile.
    pub standards: Option<Standards>,
    /// Whether the PDF carries the letter's own files, even where the letter does not ask.
    pub embed_source: bool,
    /// How it is printed, where the letter does not say.
    pub paper: PaperOptions,
    /// Whether the press gets the release without the letter.
    pub press_only: bool,
    /// Whether each block of a signatory has a field for an electronic signature.
    pub signature_fields: bool,
    /// Who will sign the PDF, if somebody will.
    pub signer: Option<FieldOf>,
    /// The moment files say they were made, in UTC. By default it is the day of the letter.
    pub made: Option<DateTime>,
}

/// Where files go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// To a path; it is what other names are made from where there are several files.
    Path(PathBuf),
    /// To standard output.
    Stdout,
}

/// What is made of a letter.
#[derive(Debug, Clone, Default)]
pub enum Mode {
    /// The letter that is sent.
    #[default]
    Sent,
    /// The original, a copy for each name in `cc` and `bcc`, the file copy.
    Copies,
    /// What is still worked on.
    Draft {
        /// When it is set, in UTC.
        at: DateTime,
        /// The letter as it was last sent, for bars beside what is new: what
        /// [`Letter::read`](crate::Letter::read) gives of it.
        since: Option<Box<Letter>>,
    },
}

/// What only files for paper know; asking for any of it asks for the profile print.
#[derive(Debug, Clone, Default)]
pub struct PaperOptions {
    /// Whether everything is printed in black ink, pictures too.
    pub grayscale: bool,
    /// Whether the letterhead is printed alone, for stationery.
    pub letterhead_only: bool,
    /// How pages share paper.
    pub imposition: Option<Imposition>,
}

impl Mode {
    /// The same; a draft is compared with a letter as it was last sent. Other modes compare
    /// nothing.
    #[must_use]
    pub fn since(self, old: Letter) -> Self {
        match self {
            Self::Draft { at, .. } => Self::Draft { at, since: Some(Box::new(old)) },
            other => other,
        }
    }
}

impl Request {
    /// What a letter is made for: as the request says, or the letter.
    pub fn profiles(&self, of_letter: &[Profile]) -> Vec<Profile> {
        let paper = self.paper.option().map(|_| Profile::Print);
        let press = self.press_only.then_some(Profile::Press);
        let implied: Vec<_> = paper.into_iter().chain(press).collect();
        let said = [self.profiles.as_slice(), implied.as_slice(), of_letter];
        let said = said.into_iter().find(|said| !said.is_empty());
        let said = said.unwrap_or(&[Profile::Digital]);
        let first = |(at, profile): &(usize, &Profile)| !said[..*at].contains(profile);
        said.iter().enumerate().filter(first).map(|(_, profile)| *profile).collect()
    }

    /// Whether only one profile is asked for, and this is it.
    pub(super) fn is_for(&self, profile: Profile) -> bool {
        self.profiles == [profile]
    }

    /// The options that are given, as the command line calls them.
    pub(super) fn options(&self) -> Vec<&'static str> {
        let given = [
            (self.format.is_some(), "--format"),
            (matches!(self.mode, Mode::Copies), "--copies"),
            (matches!(self.mode, Mode::Draft { .. }), "--draft"),
            (self.embed_source, "--embed-source"),
            (self.press_only, "--press-only"),
            (self.signature_fields, "--signature-fields"),
            (self.signer.is_some(), "--sign"),
        ];
        given
            .into_iter()
            .chain(self.paper.options())
            .filter_map(|(given, name)| given.then_some(name))
            .collect()
    }
}

impl PaperOptions {
    /// The first that is given, as the command line calls it.
    pub(super) fn option(&self) -> Option<&'static str> {
        self.options().into_iter().find_map(|(given, name)| given.then_some(name))
    }

    fn options(&self) -> [(bool, &'static str); 4] {
        let booklet = self.imposition == Some(Imposition::Booklet);
        [
            (self.grayscale, "--grayscale"),
            (self.letterhead_only, "--letterhead-only"),
            (self.imposition.is_some() && !booklet, "--nup"),
            (booklet, "--booklet"),
        ]
    }
}
