//! The PDF a signature is appended to, or read from.

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, FromBytes, MaybeRef, Name, ObjRef, Object, ObjectIdentifier};
use hayro_syntax::{LoadPdfError, Pdf};

use super::Fault;
use super::edit::value;
use crate::pdf;

/// A PDF, read.
pub struct Base<'a> {
    /// The file.
    pub bytes: &'a [u8],
    pub trailer: Trailer,
    pdf: Pdf,
}

/// What the end of a PDF says of it (ISO 32000-1, 7.5.5).
pub struct Trailer {
    /// Where the newest table of objects begins.
    pub start: usize,
    /// Whether that table is a stream.
    pub stream: bool,
    /// One more than the highest number of an object.
    pub size: i32,
    pub root: ObjRef,
    pub info: Option<ObjRef>,
    /// The first half of the file's identifier, as it is written.
    pub id: Option<Vec<u8>>,
}

impl<'a> Base<'a> {
    /// Reads a file and works on it.
    pub fn with<T: Send>(
        bytes: &'a [u8],
        work: impl FnOnce(&Self) -> Result<T, Fault> + Send,
    ) -> Result<T, Fault> {
        let done = pdf::guarded(bytes, || work(&Self::read(bytes)?));
        done.unwrap_or(Err(Fault::Damaged))
    }

    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault::NotPdf);
        }
        let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Fault::Encrypted,
            LoadPdfError::Invalid => Fault::Damaged,
        })?;
        let trailer = Trailer::read(bytes)?;
        if pdf.xref().root_id() != trailer.root.into() {
            return Err(Fault::Damaged);
        }
        Ok(Self { bytes, trailer, pdf })
    }

    /// The dictionary of an object.
    pub fn dict(&self, at: ObjRef) -> Option<Dict<'_>> {
        self.pdf.xref().get(ObjectIdentifier::from(at))
    }

    pub fn object(&self, at: ObjRef) -> Option<Object<'_>> {
        self.pdf.xref().get(ObjectIdentifier::from(at))
    }

    pub fn catalog(&self) -> Result<Dict<'_>, Fault> {
        self.dict(self.trailer.root).ok_or(Fault::Damaged)
    }

    /// A page, counted from nought, with its number as an object.
    pub fn page(&self, index: usize) -> Option<(ObjRef, Dict<'_>)> {
        let page = self.pdf.pages().get(index)?.raw().clone();
        Some((page.obj_id()?.into(), page))
    }
}

impl Trailer {
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let keyword = b"startxref";
        let at = bytes.windows(keyword.len()).rposition(|window| window == keyword);
        let after = at.and_then(|at| bytes.get(at + keyword.len()..)).ok_or(Fault::Damaged)?;
        let start = number(after.trim_ascii_start()).ok_or(Fault::Damaged)?;
        let table = bytes.get(start..).ok_or(Fault::Damaged)?.trim_ascii_start();
        let stream = !table.starts_with(b"xref");
        let before: &[u8] = if stream { b"obj" } else { b"trailer" };
        let at = table.windows(before.len()).position(|window| window == before);
        let dict = at.and_then(|at| table.get(at + before.len()..)).map(<[u8]>::trim_ascii_start);
        let dict = dict.and_then(Dict::from_bytes).ok_or(Fault::Damaged)?;
        if dict.contains_key(keys::ENCRYPT) {
            return Err(Fault::Encrypted);
        }
        let kind = dict.get::<Name<'_>>(keys::TYPE);
        if stream && kind.as_deref() != Some(b"XRef") {
            return Err(Fault::Damaged);
        }
        Ok(Self {
            start,
            stream,
            size: dict.get(keys::SIZE).filter(|size| *size > 0).ok_or(Fault::Damaged)?,
            root: dict.get_ref(keys::ROOT).ok_or(Fault::Damaged)?,
            info: dict.get_ref(keys::INFO),
            id: first_id(&dict),
        })
    }
}

fn first_id(trailer: &Dict<'_>) -> Option<Vec<u8>> {
    let ids = trailer.get::<hayro_syntax::object::Array<'_>>(keys::ID)?;
    let first: Object<'_> = ids.iter::<Object<'_>>().next()?;
    Some(value(&MaybeRef::NotRef(first)))
}

/// The number that text begins with.
fn number(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    str::from_utf8(text.get(..digits)?).ok()?.parse().ok()
}
