//! What typst sees: the templates, one sheet, its pictures, the typefaces.
//! Delegation only.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::files::{FileLoader, FileStore};

use crate::locale::tie::TIE;
use crate::sheet::Sheet;
use crate::sheet::card::Card;
use crate::stationery::{Fonts, templates};

/// The world of one letter.
pub struct LetterWorld<'a> {
    library: &'a LazyHash<Library>,
    main: &'static str,
    fonts: &'a Fonts,
    files: FileStore<Files>,
}

/// A sheet as JSON.
#[derive(Hash)]
pub struct SheetJson {
    sheet: Bytes,
    /// The entries of each group of signatories, which may be many.
    entries: Vec<Bytes>,
    /// The text of each page of an enclosed PDF.
    texts: Vec<Bytes>,
}

impl SheetJson {
    pub fn new(sheet: &Sheet) -> serde_json::Result<Self> {
        let groups = sheet.signatories.groups.iter();
        let entries = groups.map(|group| Ok(Bytes::new(serde_json::to_vec(&group.entries)?)));
        let entries = entries.collect::<serde_json::Result<_>>()?;
        let texts = sheet.pages.iter().map(|page| Ok(Bytes::new(serde_json::to_vec(&page.text)?)));
        let texts = texts.collect::<serde_json::Result<_>>()?;
        // Ties become what typst takes for one.
        let sheet = serde_json::to_string(sheet)?.replace(TIE, "\u{a0}");
        Ok(Self { sheet: Bytes::from_string(sheet), entries, texts })
    }

    /// A card in the place of a sheet.
    pub fn card(card: &Card) -> serde_json::Result<Self> {
        let sheet = Bytes::new(serde_json::to_vec(card)?);
        Ok(Self { sheet, entries: Vec::new(), texts: Vec::new() })
    }
}

/// The virtual files: nothing of the disk is among them.
struct Files {
    sheet: Bytes,
    design: Bytes,
    entries: Vec<Bytes>,
    images: Vec<Bytes>,
    attachments: Vec<Bytes>,
    /// The pages of enclosed PDFs: how they look, and their text.
    pages: Vec<Bytes>,
    texts: Vec<Bytes>,
}

impl<'a> LetterWorld<'a> {
    /// A world with a sheet, as JSON, with its pictures and attachments, and the design it
    /// is set in, as TOML: unlike typst's JSON it gives numbers back as they were.
    pub fn new(
        library: &'a LazyHash<Library>,
        fonts: &'a Fonts,
        json: SheetJson,
        design: String,
        sheet: &Sheet,
        main: &'static str,
    ) -> Self {
        let bytes = |bytes: &Arc<[u8]>| Bytes::new(Arc::clone(bytes));
        let files = FileStore::new(Files {
            sheet: json.sheet,
            design: Bytes::from_string(design),
            entries: json.entries,
            images: sheet.images.iter().map(|image| bytes(&image.bytes)).collect(),
            pages: sheet.pages.iter().map(|page| bytes(&page.picture.bytes)).collect(),
            texts: json.texts,
            attachments: sheet.attachments.iter().map(|file| bytes(&file.bytes)).collect(),
        });
        Self { library, main, fonts, files }
    }

    /// The one-based line of an offset in a template.
    pub fn line(&self, id: FileId, offset: usize) -> Option<usize> {
        let source = self.files.source(id).ok()?;
        source.lines().byte_to_line(offset).map(|line| line + 1)
    }
}

/// The id of a virtual file.
pub fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("/").expect("the root"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl FileLoader for Files {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash();
        let template = templates::FILES.iter().find(|(name, _)| *name == path);
        if let Some((_, text)) = template {
            return Ok(Bytes::new(text.as_bytes()));
        }
        match path {
            "/sheet.json" => return Ok(self.sheet.clone()),
            "/design.toml" => return Ok(self.design.clone()),
            _ => {}
        }
        let found = numbered(path, "/entries/", &self.entries)
            .or_else(|| numbered(path, "/image/", &self.images))
            .or_else(|| numbered(path, "/attachment/", &self.attachments))
            .or_else(|| numbered(path, "/page/", &self.pages))
            .or_else(|| numbered(path, "/text/", &self.texts));
        found.cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }
}

/// The file whose number a path gives, before its ending.
fn numbered<'a>(path: &str, folder: &str, files: &'a [Bytes]) -> Option<&'a Bytes> {
    let index = path.strip_prefix(folder)?.split('.').next()?;
    files.get(index.parse::<usize>().ok()?)
}

impl World for LetterWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        id(self.main)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// A letter has no clock: its date is its own.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
