//! Arguments and environment, resolved once.

use std::env;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use undersigned::export::Standards;
use undersigned::export::forms::Form;
use undersigned::letter::{Part, Print, Profile};
use undersigned::sheet::{Sheet, Version};
use undersigned::stationery::Fonts;

use super::args::{FontArgs, MessageFormat, PaperArgs, SettingArgs};
use super::failure::Failure;
use super::opened::Embedding;

/// How letters are set in this run.
pub struct Settings<'a> {
    /// The standards asked for.
    standards: Option<Standards>,
    /// What letters are made for, where the call says.
    profiles: Vec<Profile>,
    /// Whether PDFs carry the files they are made from, even where the letter does not ask.
    embed_source: bool,
    paper: &'a PaperArgs,
    /// Whether the press gets the release without the letter.
    pub press_only: bool,
    pub typefaces: Typefaces<'a>,
    pub format: MessageFormat,
    /// The moment files say they were made, where the environment sets it.
    pub epoch: Option<DateTime>,
}

impl<'a> Settings<'a> {
    pub fn new(args: &'a SettingArgs) -> Result<Self, Failure> {
        let asked = Some(args.standards.clone()).filter(|asked| !asked.is_empty());
        let standards = asked.map(Standards::new).transpose().map_err(|why| {
            Failure::usage(why, "ask for standards that go together, such as ua-1 and a-2a")
        })?;
        consistent(args, standards.as_ref())?;
        Ok(Self {
            standards,
            profiles: args.profiles.clone(),
            embed_source: args.embed_source,
            paper: &args.paper,
            press_only: args.press_only,
            typefaces: Typefaces::new(&args.fonts)?,
            format: args.message_format,
            epoch: epoch()?,
        })
    }
}

impl Settings<'_> {
    /// What a letter is made for: as the call says, or the letter.
    pub fn profiles(&self, of_letter: &[Profile]) -> Vec<Profile> {
        let paper = self.paper.asked().map(|_| Profile::Print);
        let press = self.press_only.then_some(Profile::Press);
        let implied: Vec<_> = paper.into_iter().chain(press).collect();
        let said = [self.profiles.as_slice(), implied.as_slice(), of_letter];
        let said = said.into_iter().find(|said| !said.is_empty());
        said.map_or_else(|| vec![Profile::Digital], <[Profile]>::to_vec)
    }

    /// What newsrooms get: the release, and the letter behind it.
    pub fn for_press(&self) -> Vec<Version> {
        match self.press_only {
            true => vec![Version::Release],
            false => vec![Version::Release, Version::Press],
        }
    }

    /// How a letter is printed: as it says, unless the call does.
    pub fn print(&self, of_letter: &Print) -> Print {
        let part = if self.paper.letterhead_only { Part::Letterhead } else { of_letter.part };
        let (grayscale, imposition) = (self.paper.grayscale, self.paper.imposition());
        let print = Print { grayscale, imposition, part, ..of_letter.clone() };
        match imposition {
            // Pages that share paper have no edge of their own.
            Some(_) => Print { bleed: 0.0, marks: false, ..print },
            None => print,
        }
    }

    /// Whether a letter that is sent carries its own files: never to the press.
    pub fn embedding(&self) -> Embedding {
        match self.embed_source {
            true => Embedding::Always,
            false if self.press_only || self.profiles == [Profile::Press] => Embedding::Never,
            false => Embedding::AsSaid,
        }
    }

    /// The first option of the call that a form other than PDF knows nothing of. A draft
    /// message has a PDF in it.
    pub fn without_effect(&self, form: Form) -> Option<&'static str> {
        let pdf_alone = (form != Form::Mail).then_some([
            (self.standards.is_some(), "--standard"),
            (self.embed_source, "--embed-source"),
        ]);
        let print = (self.profiles == [Profile::Print], "--profile print");
        let others = pdf_alone.into_iter().flatten().chain([print]);
        let other = others.into_iter().find_map(|(asked, name)| asked.then_some(name));
        self.paper.asked().or(other)
    }

    /// Whether stationery is printed, and no letter.
    pub fn is_stationery(&self, profile: Profile) -> bool {
        profile == Profile::Print && self.paper.letterhead_only
    }

    /// Whether the call asks for press and nothing else.
    pub fn is_for_press(&self) -> bool {
        self.profiles == [Profile::Press] && !self.press_only
    }

    /// Whether the call asks for several profiles.
    pub fn are_several(&self) -> bool {
        self.profiles.len() > 1
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
}

/// Refuses options that the profiles of the call do not go with.
fn consistent(args: &SettingArgs, standards: Option<&Standards>) -> Result<(), Failure> {
    let alone = |profile| args.profiles == [profile];
    let with = |profile| args.profiles.is_empty() || args.profiles.contains(&profile);
    let refused = |fact: String, hint: &str| Err(Failure::usage(fact, hint));
    if let Some(asked) =
        standards.filter(|of| alone(Profile::Print) && of.version_alone().is_none())
    {
        let fact = format!("{} is not for paper", asked.label());
        return refused(fact, "leave out --standard: files for print are shaped as PDF/X-4");
    }
    if let Some(option) = args.paper.asked() {
        if !with(Profile::Print) {
            let fact = format!("{option} is for paper");
            return refused(fact, "add --profile print, or leave it out");
        }
        if args.press_only && args.profiles.is_empty() {
            let fact = format!("{option} is for paper, and --press-only for newsrooms");
            return refused(fact, "leave one of them out");
        }
    }
    if args.embed_source && alone(Profile::Press) {
        let fact = "what goes to the press does not carry the letter's own files";
        return refused(fact.to_owned(), "leave out --embed-source");
    }
    if args.press_only && !with(Profile::Press) {
        let fact = "the press release is made with the profile press";
        return refused(fact.to_owned(), "add that profile, or leave out --press-only");
    }
    Ok(())
}

/// The typefaces of this run, to which a letter may add.
pub struct Typefaces<'a> {
    args: &'a FontArgs,
    fonts: Fonts,
}

impl<'a> Typefaces<'a> {
    pub fn new(args: &'a FontArgs) -> Result<Self, Failure> {
        Ok(Self { args, fonts: fonts(args)? })
    }

    /// Those of every letter.
    pub fn shared(&self) -> &Fonts {
        &self.fonts
    }

    /// The same with those a letter brings along, if it does. They are no other
    /// letter's, so that no letter looks as another would have it.
    pub fn with(&self, files: Vec<Arc<[u8]>>) -> Option<Fonts> {
        if files.is_empty() {
            return None;
        }
        // Those asked for were there when the run began.
        let mut fonts = fonts(self.args).unwrap_or_else(|_| Fonts::bundled());
        files.into_iter().for_each(|file| fonts.add(file));
        Some(fonts)
    }
}

/// The typefaces of the program and those asked for.
pub fn fonts(args: &FontArgs) -> Result<Fonts, Failure> {
    let mut fonts = Fonts::bundled();
    for path in &args.font_paths {
        if !path.is_dir() {
            let fact = format!("`{}` is no folder", path.display());
            return Err(Failure::usage(fact, "--font-path takes a folder with OTF or TTF files"));
        }
        fonts.extend(typst_kit::fonts::scan(path));
    }
    if args.system_fonts {
        fonts.extend(typst_kit::fonts::system());
    }
    Ok(fonts)
}

/// The moment of this run, in UTC. Only what is asked to tell it may ask.
pub fn now() -> DateTime {
    Offset::UTC.to_datetime(Timestamp::now())
}

/// `SOURCE_DATE_EPOCH`: the moment builds that can be repeated agree on, in
/// seconds since 1970 (reproducible-builds.org).
pub fn epoch() -> Result<Option<DateTime>, Failure> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.parse::<i64>().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let usable =
        moment.map(|moment| Offset::UTC.to_datetime(moment)).filter(|moment| moment.year() >= 1);
    usable.map(Some).ok_or_else(|| {
        let fact = format!("SOURCE_DATE_EPOCH is `{}`", value.to_string_lossy());
        Failure::usage(fact, "set it to seconds since 1970, or unset it")
    })
}
