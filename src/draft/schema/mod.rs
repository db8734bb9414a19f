//! What a letter file may say. These types are the single truth for the
//! reader, for `undersigned.schema.json` and, through it, for editors; their
//! doc comments are the descriptions a writer sees there.

mod corrections;
mod fields;
mod lints;
#[cfg(test)]
mod needs;
mod press;
mod signatories;
#[cfg(test)]
mod values;

pub use self::corrections::{Correction, Corrections};
pub use self::fields::{Field, Map, Signatory};
pub use self::lints::*;
pub use self::press::*;
pub use self::signatories::*;
use super::either::{CountOrText, OneOrMany, TextOr};
use super::text::{Line, Name, Prose, Setting};
use super::texts::tables;
use super::words::{Choice, Profile, words};
use crate::source::Spanned;

/// The word for as many columns as suit the names.
pub const AUTO: &str = "auto";
/// The word for a letter without a last page of a few lines.
pub const TIDY: &str = "tidy";

tables! {
    /// A formal letter.
    #[cfg_attr(test, schemars(transform = needs::letter))]
    pub struct Draft {
        /// The language of the letter as a BCP 47 tag: `en-US`, `de`, `fr-CA`.
        /// It decides words, dates, quotation marks, hyphenation and the paper.
        pub lang: Setting,
        /// The title of the document, which readers and screen readers announce.
        /// Without one the subject, or the addressee's name, takes its place.
        pub title: Option<Line>,
        /// Whether the title is printed as a headline above the letter. Default: false.
        #[serde(default)]
        pub headline: bool,
        /// The date of the letter: a TOML date (`2023-10-02`), printed as the
        /// language writes it, or any text, printed as it stands. Absent: no date.
        #[cfg_attr(test, schemars(with = "Option<String>"))]
        pub date: Option<Date<Line>>,
        /// The place the letter is written from, printed with the date.
        pub place: Option<Line>,
        /// The addressee's reference, such as a file number.
        pub your_reference: Option<Line>,
        /// The sender's own reference.
        pub our_reference: Option<Line>,
        /// What the letter is about, printed in bold above the salutation.
        pub subject: Option<Line>,
        /// The address of the page on the web where the letter is published:
        /// `https://harbourlight.example/letter`. `qr` under `[output]` prints it.
        pub canonical_url: Option<Setting>,
        /// The greeting with its punctuation: `Dear President Biden,`.
        pub salutation: Option<Line>,
        /// The letter itself, in CommonMark with footnotes and tables: the text,
        /// or `{ file = "body.md" }`.
        pub body: TextOr<Prose, BodyFile>,
        /// The complimentary close with its punctuation: `Respectfully,`.
        pub closing: Option<Line>,
        /// One postscript or several, in CommonMark, without the `P.S.`, which is added.
        #[serde(default)]
        pub postscript: OneOrMany<Prose>,
        /// Who receives a copy: texts such as `The Hon. A. Example, Secretary of
        /// Examples`, or tables.
        #[serde(default)]
        pub cc: Vec<TextOr<Line, CopyHolder>>,
        /// Who receives a copy without the others being told: written as `cc`, printed
        /// on that copy and the file copy of `build --copies` and nowhere
        /// else; `--format eml` sends to their `email` unseen.
        #[serde(default)]
        pub bcc: Vec<TextOr<Line, CopyHolder>>,
        /// Where the list of copies stands. Default: `end`.
        #[serde(default)]
        pub cc_position: CcPosition,
        /// What is enclosed: titles, or tables that also name a file, which is
        /// appended to the letter or attached to its PDF.
        #[serde(default)]
        pub enclosures: Vec<TextOr<Line, Enclosure>>,
        /// The sender's letterhead, printed on the first page only.
        #[serde(default)]
        pub letterhead: Letterhead,
        /// The addressee.
        pub recipient: Option<Spanned<Party>>,
        /// Several addressees, in the order they are printed.
        #[serde(default)]
        pub recipients: Vec<Spanned<Party>>,
        /// Who signs.
        pub signatories: Option<Spanned<Signatories>>,
        /// Paper, margins and page numbers.
        #[serde(default)]
        pub page: Page,
        /// Typefaces, sizes and colours.
        #[serde(default)]
        pub theme: Theme,
        /// What the letter is made for.
        #[serde(default)]
        pub output: Output,
        /// The press release that goes with the letter.
        pub press: Option<Press>,
        /// What becomes of remarks, by their code: `allow` for none, `warn` or `error`.
        #[serde(default)]
        pub lints: Lints,
    }
}

/// A date: a TOML date, or a text that is printed as it stands.
pub type Date<K> = TextOr<K, toml::value::Datetime>;

tables! {
    /// The body in a file of its own.
    pub struct BodyFile {
        /// The path of a CommonMark file, relative to the letter's folder.
        pub file: Setting,
    }

    /// Who receives a copy.
    pub struct CopyHolder {
        /// The name.
        pub name: Name,
        /// The office held.
        pub role: Option<Line>,
        /// The organisation.
        pub organization: Option<Line>,
        /// The address the copy is mailed to, printed as a link.
        pub email: Option<Line>,
        /// The language of name, role and organisation, where it is not the
        /// letter's, as a BCP 47 tag.
        pub lang: Option<Setting>,
        /// Whether the enclosures come with the copy. Default: true.
        pub enclosures: Option<Spanned<bool>>,
    }
}

words! {
    /// Where the list of copies stands.
    #[derive(Default)]
    CcPosition {
        /// Under the address block, as open letters have it.
        Top "top",
        /// At the end, as business letters have it.
        #[default]
        End "end",
    }
}

tables! {
    /// What is enclosed.
    #[cfg_attr(test, schemars(transform = needs::enclosure))]
    pub struct Enclosure {
        /// The title, as the letter lists it.
        pub title: Line,
        /// The path of a file, relative to the letter's folder. Absent: the enclosure
        /// is only listed.
        pub file: Option<Setting>,
        /// What becomes of the file. Default: `append` for PDF, pictures and
        /// Markdown, `attach` for all others.
        pub mode: Option<Spanned<EnclosureMode>>,
        /// What a picture, or a PDF without text, shows, for those who cannot see it.
        /// Default: the title.
        pub alt: Option<Line>,
    }
}

words! {
    /// What becomes of an enclosed file.
    EnclosureMode {
        /// Its pages follow those of the letter: PDF, SVG, PNG, JPEG, WebP, Markdown.
        Append "append",
        /// The PDF carries the file as it is: any kind of file.
        Attach "attach",
    }
}

tables! {
    /// The sender's letterhead.
    #[derive(Default)]
    pub struct Letterhead {
        /// The name of the person or organisation that sends the letter.
        pub name: Option<Name>,
        /// A line beneath the name.
        pub tagline: Option<Line>,
        /// The path of an SVG, PNG, JPEG or WebP picture, relative to the letter's folder.
        pub logo: Option<Setting>,
        /// What the logo shows, for those who cannot see it. Needed when there is
        /// no `name` to take its place.
        pub logo_alt: Option<Line>,
        /// The address, a line each.
        #[serde(default)]
        pub address: OneOrMany<Line>,
        /// A telephone number.
        pub phone: Option<Line>,
        /// An e-mail address.
        pub email: Option<Line>,
        /// A web address.
        pub web: Option<Line>,
        /// Where the letterhead stands. Default: where lines begin, `left` in most languages.
        pub align: Option<Align>,
        /// The colour of name and rule: `#rrggbb`, or a table with its inks.
        pub color: Option<TextOr<Setting, Color>>,
        /// The height of a band in this colour at the head of the first page, which
        /// runs off the paper: a length such as `"8mm"`.
        pub band: Option<Setting>,
        /// Whether the letterhead is on the paper already: what is made for print
        /// leaves its place empty.
        #[serde(default)]
        pub preprinted: bool,
        /// Small print at the foot of the first page: registration, bank, charity number.
        pub footer: Option<Line>,
    }
}

words! {
    /// Where a line stands between the margins.
    Align {
        /// At the left margin.
        Left "left",
        /// In the middle.
        Center "center",
        /// At the right margin.
        Right "right",
    }
}

tables! {
    /// An addressee.
    pub struct Party {
        /// The name with its style of address: `The Honorable A. Example`.
        pub name: Name,
        /// The office held.
        pub role: Option<Line>,
        /// The organisation.
        pub organization: Option<Line>,
        /// The address, a line each.
        #[serde(default)]
        pub address: OneOrMany<Line>,
        /// The language of the address, where it is not the letter's, as a BCP 47 tag.
        pub lang: Option<Setting>,
        /// The e-mail address the letter is sent to. It is printed nowhere: only `--format eml` uses it.
        pub email: Option<Setting>,
    }

    /// Paper, margins and page numbers.
    #[derive(Default)]
    pub struct Page {
        /// The paper: `us-letter`, `us-legal`, `us-executive`, `a4` or `a5`.
        /// Default: what the region of `lang` uses.
        #[cfg_attr(test, schemars(with = "Option<crate::locale::Paper>"))]
        pub paper: Option<Setting>,
        /// The margins: one length for all (`"1in"`, `"25mm"`), or a table of
        /// `top`, `right`, `bottom` and `left`.
        pub margins: Option<TextOr<Setting, Margins>>,
        /// When pages carry numbers. Default: `auto`.
        #[serde(default)]
        pub numbering: Numbering,
        /// The most pages the letter may take, or `"tidy"` for no last page of a few
        /// lines. Lines are set closer, margins and type a little smaller, as far as
        /// it takes and no further than reads well.
        #[serde(default)]
        #[cfg_attr(test, schemars(schema_with = "values::pages"))]
        pub fit: Option<Spanned<CountOrText>>,
        /// Whether paper is printed on both sides: margins are wider where sheets are
        /// bound, and enclosures begin on a sheet of their own. Default: false.
        #[serde(default)]
        pub duplex: bool,
    }

    /// A margin for each side.
    #[derive(Default)]
    pub struct Margins {
        /// Above the text.
        pub top: Option<Setting>,
        /// To the right of the text.
        pub right: Option<Setting>,
        /// Below the text.
        pub bottom: Option<Setting>,
        /// To the left of the text.
        pub left: Option<Setting>,
    }
}

words! {
    /// When pages carry numbers.
    #[derive(Default)]
    Numbering {
        /// Only when there is more than one page.
        #[default]
        Auto "auto",
        /// Always.
        Always "always",
        /// Never.
        None "none",
    }
}

tables! {
    /// What the letter is made for, unless the command line says otherwise.
    #[derive(Default)]
    pub struct Output {
        /// `digital` for a file that is mailed, uploaded and kept, `print` for paper, `press`
        /// for newsrooms; or several of them. Default: `digital`.
        #[serde(default)]
        pub profile: OneOrMany<Choice<Profile>>,
        /// Whether the PDF carries the letter's own files, so that it can be made again. Default: false.
        #[serde(default)]
        pub embed_source: bool,
        /// Whether `canonical_url` is printed at the end of the letter, with a QR code
        /// that leads to it, so that a reader on paper can compare. Default: false.
        pub qr: Option<Spanned<bool>>,
        /// How far what runs off the paper is printed beyond the trimmed edge:
        /// `"3mm"`, or `"0.125in"`. Default: nothing.
        pub bleed: Option<Setting>,
        /// Whether crop and registration marks stand outside the bleed. Default: false.
        #[serde(default)]
        pub marks: bool,
        /// The ICC profile of the press, a CMYK output profile in the letter's
        /// folder. Default: GRACoL 2006 on coated paper (CGATS TR 006).
        pub icc: Option<Setting>,
    }

    /// A colour, and the inks it is printed in.
    pub struct Color {
        /// The colour on screens, as `#rrggbb`.
        pub rgb: Setting,
        /// Cyan, magenta, yellow and black in percent: `[100, 60, 0, 30]`.
        pub cmyk: Spanned<Vec<f64>>,
        /// The name of a spot colour, such as `PANTONE 541 C`; `cmyk` is what it
        /// looks like where it is not at hand.
        pub spot: Option<Setting>,
    }

    /// Typefaces, sizes and colours.
    #[derive(Default)]
    pub struct Theme {
        /// The typeface of the letter. Default: `Libertinus Serif`.
        pub font: Option<Setting>,
        /// The typeface of the letterhead. Default: `Source Sans 3`.
        pub letterhead_font: Option<Setting>,
        /// Files of further typefaces in the letter's folder, OTF or TTF: they serve
        /// for characters the typefaces named above do not have.
        #[serde(default)]
        pub fonts: OneOrMany<Setting>,
        /// The size of the text: a length such as `"11pt"`. Default: `"11pt"`.
        pub size: Option<Setting>,
        /// The colour of the headline and of links: `#rrggbb`, or a table with its
        /// inks. Default: black.
        pub color: Option<TextOr<Setting, Color>>,
        /// The distance of lines as a multiple of the size. Default: 1.27.
        pub spacing: Option<Spanned<f64>>,
        /// Whether both edges of the text are straight. Default: true.
        pub justify: Option<bool>,
        /// Whether long words may be divided; names never are. Default: by language.
        pub hyphenate: Option<bool>,
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn the_published_schema_is_that_of_the_reader() {
        let mut schema = schemars::schema_for!(Draft);
        super::needs::without_null(&mut schema);
        schema.insert("title".to_owned(), "undersigned letter".into());
        let current = serde_json::to_string_pretty(&schema).expect("json") + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/undersigned.schema.json");
        if std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
            std::fs::write(path, current).expect("written");
        } else {
            let published = std::fs::read_to_string(path).expect("the schema");
            assert_eq!(published, current, "stale: run SNAPSHOTS=overwrite cargo test");
        }
    }
}
