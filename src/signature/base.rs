//! The PDF a signature is appended to, or read from.

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object, ObjectIdentifier};
use hayro_syntax::{LoadPdfError, Pdf};

use super::Fault;
use crate::pdf::dictionary::value;
use crate::pdf::xref::Section;
use crate::pdf::{self, Unreadable};

/// A PDF, read.
pub struct Base<'a> {
    /// The file.
    pub bytes: &'a [u8],
    pub trailer: Trailer,
    pdf: Pdf,
}

/// What the end of a PDF says of it (ISO 32000-1, 7.5.5).
pub struct Trailer {
    /// Where the last cross-reference section begins.
    pub start: usize,
    /// Whether that is a stream.
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
        done.unwrap_or_else(|why| {
            Err(if why == Unreadable::NoThread { Fault::NoThread } else { Fault::Damaged })
        })
    }

    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault::NotPdf);
        }
        let pdf = Pdf::new(pdf::loosened(bytes.to_vec())).map_err(|error| match error {
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
        let Section { start, table, trailer } = Section::read(bytes).ok_or(Fault::Damaged)?;
        if trailer.contains_key(keys::ENCRYPT) {
            return Err(Fault::Encrypted);
        }
        Ok(Self {
            start,
            stream: table.is_none(),
            size: trailer.get(keys::SIZE).filter(|size| *size > 0).ok_or(Fault::Damaged)?,
            root: trailer.get_ref(keys::ROOT).ok_or(Fault::Damaged)?,
            info: trailer.get_ref(keys::INFO),
            id: first_id(&trailer),
        })
    }
}

fn first_id(trailer: &Dict<'_>) -> Option<Vec<u8>> {
    let ids = trailer.get::<Array<'_>>(keys::ID)?;
    let first: Object<'_> = ids.iter::<Object<'_>>().next()?;
    Some(value(&MaybeRef::NotRef(first)))
}
