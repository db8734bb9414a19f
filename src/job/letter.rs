//! A letter, for programs that use this library.

use std::fmt;
use std::sync::Arc;

use super::checked::{CheckedLetter, Embedding, check};
use super::conflicts::{Refusal, Usage};
use super::output::BuildOutput;
use super::plan::Plan;
use super::request::Request;
use super::run::run;
use crate::diagnostic::{Diagnostic, Report, short};
use crate::export::formats::Format;
use crate::foreign::{Here, Reader};
use crate::letter::Signatory;
use crate::sheet::arrange::arrange;
use crate::sheet::{Variant, localise};
use crate::source::{Folder, Place, Source, Sources};
use crate::stationery::Fonts;
use crate::typeset::{Document, typeset};

/// What a letter is called in remarks, and among the files a PDF carries.
const NAME: &str = "letter.toml";

/// The text of a letter, with the folder that its files are in.
///
/// Each method reads and checks it anew, so that equal letters give equal answers.
///
/// ```
/// use undersigned::{Files, Letter, Request};
///
/// let letter = Letter::from_toml(
///     r#"
///     lang = "en-GB"
///     title = "Opening the archive"
///     body = "The archive should be open to all."
///     signatories.entries = ["Harbour Light Foundation"]
///     "#,
///     Files::default(),
/// );
/// let pdf = letter.pdf(&Request::default())?;
/// assert!(pdf.starts_with(b"%PDF-1.7"));
/// assert_eq!(letter.signatories()?[0].name, "Harbour Light Foundation");
/// # Ok::<(), undersigned::Error>(())
/// ```
pub struct Letter {
    text: String,
    folder: Box<dyn Folder + Send + Sync>,
    fonts: Arc<Fonts>,
    reader: Box<dyn Reader + Send + Sync>,
}

impl Letter {
    /// A letter that is written in TOML. Its files are looked for in `folder`, and nowhere else.
    pub fn from_toml(text: impl Into<String>, folder: impl Folder + Send + Sync + 'static) -> Self {
        let fonts = Arc::new(Fonts::bundled());
        let (folder, reader) = (Box::new(folder), Box::new(Here));
        Self { text: text.into(), folder, fonts, reader }
    }

    /// The same, set with other typefaces than those of the program.
    #[must_use]
    pub fn with_fonts(self, fonts: Arc<Fonts>) -> Self {
        Self { fonts, ..self }
    }

    /// The same; enclosed PDFs, drawings and typefaces are read by `reader`, not in this process
    /// without a limit. A program that sets letters of strangers wants one that has limits.
    #[must_use]
    pub fn with_reader(self, reader: impl Reader + Send + Sync + 'static) -> Self {
        Self { reader: Box::new(reader), ..self }
    }

    /// What there is to say of the letter before it is set; [`make`](Self::make) also says what
    /// only its pages show.
    pub fn check(&self) -> Remarks {
        let mut sources = self.sources();
        let mut report = Report::default();
        self.checked(&mut sources, Embedding::AsSaid, &mut report);
        Remarks { report, sources }
    }

    /// What the letter means: plain values.
    ///
    /// # Errors
    /// With all remarks, if anything stops the letter.
    pub fn read(&self) -> Result<CheckedLetter, Error> {
        self.with(Embedding::AsSaid, |checked, _| Ok(Some(checked)))
    }

    /// Who signs, in the order they are printed.
    ///
    /// # Errors
    /// With all remarks, if anything stops the letter.
    pub fn signatories(&self) -> Result<Vec<Signatory>, Error> {
        self.with(Embedding::AsSaid, |CheckedLetter { letter, locale, .. }, _| {
            let parts = arrange(&letter.signatories, &locale);
            let members = parts.iter().flat_map(|part| &part.members);
            Ok(Some(members.map(|(_, signatory)| signatory.value.clone()).collect()))
        })
    }

    /// The letter on its pages, as it is sent.
    ///
    /// # Errors
    /// With all remarks, if anything stops the letter.
    pub fn typeset(&self) -> Result<Document, Error> {
        self.with(Embedding::AsSaid, |CheckedLetter { letter, locale, fonts, .. }, report| {
            Ok(typeset(&localise(letter, &locale, &Variant::Original), &fonts, report))
        })
    }

    /// The letter's PDF: where several are asked for, the first of them.
    ///
    /// # Errors
    /// Says why the request makes no sense, which it does if no PDF is asked for; or with all
    /// remarks, if anything stops the letter.
    pub fn pdf(&self, request: &Request) -> Result<Vec<u8>, Error> {
        let (made, _) = self.make(request)?;
        let pdf = made.files.into_iter().find(|file| file.format == Format::Pdf);
        pdf.map(|file| file.bytes).ok_or_else(|| {
            let fact = "no PDF is asked for";
            Error::Usage(Usage::new(fact, "use `make` for other formats and for a press kit"))
        })
    }

    /// All that is asked for: PDFs for several profiles, copies, a draft, another format, or a
    /// press kit. With it comes all there is to say of the letter: advice, as nothing stops it.
    ///
    /// # Errors
    /// Says why the request makes no sense, or with all remarks, if anything stops the letter.
    pub fn make(&self, request: &Request) -> Result<(BuildOutput, Remarks), Error> {
        self.with_remarks(Embedding::of(request), |checked, report| {
            match Plan::new(request, &checked.letter) {
                Ok(plan) => Ok(run(&plan, checked, report)),
                Err(Refusal::Usage(usage)) => Err(Error::Usage(usage)),
                Err(Refusal::Letter(fault)) => {
                    report.add(fault);
                    Ok(None)
                }
            }
        })
    }

    fn with<T>(
        &self,
        embedding: Embedding,
        act: impl FnOnce(CheckedLetter, &mut Report) -> Result<Option<T>, Error>,
    ) -> Result<T, Error> {
        Ok(self.with_remarks(embedding, act)?.0)
    }

    fn with_remarks<T>(
        &self,
        embedding: Embedding,
        act: impl FnOnce(CheckedLetter, &mut Report) -> Result<Option<T>, Error>,
    ) -> Result<(T, Remarks), Error> {
        let mut sources = self.sources();
        let mut report = Report::default();
        let made = match self.checked(&mut sources, embedding, &mut report) {
            Some(checked) => act(checked, &mut report)?,
            None => None,
        };
        let made = made.filter(|_| !report.has_errors());
        let remarks = Remarks { report, sources };
        match made {
            Some(made) => Ok((made, remarks)),
            None => Err(Error::Letter(Box::new(remarks))),
        }
    }

    fn sources(&self) -> Sources {
        Sources::new(Source::new(NAME, self.text.as_str()))
    }

    fn checked(
        &self,
        sources: &mut Sources,
        embedding: Embedding,
        report: &mut Report,
    ) -> Option<CheckedLetter> {
        check(sources, NAME, &*self.folder, (&self.fonts, &*self.reader), embedding, report)
    }
}

/// What there is to say of a letter, with the texts it speaks of. It is shown a line each.
pub struct Remarks {
    report: Report,
    sources: Sources,
}

impl Remarks {
    /// Whether anything stops the letter.
    pub fn has_errors(&self) -> bool {
        self.report.has_errors()
    }

    /// The remarks, in the order of the letter.
    pub fn sorted(&self) -> Vec<Diagnostic> {
        self.report.clone().sorted()
    }

    /// Where a remark is about: the name of the text, the letter's or that of one of its files,
    /// with the line and column of its beginning, both from one.
    pub fn place_of(&self, remark: &Diagnostic) -> Option<(&str, Place)> {
        let span = remark.span?;
        let source = self.sources.get(span.source);
        Some((&source.name, source.place(span.start)))
    }
}

impl fmt::Debug for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self.sorted().iter().map(|one| short(one, &self.sources)).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// Why something cannot be made of a letter.
#[derive(Debug)]
pub enum Error {
    /// The request makes no sense.
    Usage(Usage),
    /// The letter is at fault.
    Letter(Box<Remarks>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(usage) => write!(f, "{} ({})", usage.fact, usage.hint),
            Self::Letter(remarks) => fmt::Display::fmt(remarks, f),
        }
    }
}

impl std::error::Error for Error {}
