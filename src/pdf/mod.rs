//! Any PDF's bytes, read: its objects, and those parts of them that several
//! reports speak of. Nothing here judges; what a reader should know of a file
//! is put together in [`inspect`](crate::inspect).
//!
//! The objects are hayro's, which reads damaged files as far as they go.

mod actual;
mod attached;
pub(crate) mod dictionary;
pub(crate) mod exact;
mod guard;
mod loosened;
mod marked;
pub(crate) mod object_streams;
pub(crate) mod raw;
pub(crate) mod stream;
pub(crate) mod syntax;
mod text;
mod tree;
mod xmp;
pub(crate) mod xref;

use std::collections::BTreeMap;
use std::fmt;
use std::thread;

pub use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
pub use hayro_syntax::page::Page;

use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::{ObjRef, ObjectIdentifier, String as Bytes};
use hayro_syntax::{LoadPdfError, Pdf, PdfVersion};

pub use self::actual::Actual;
pub use self::attached::{Attached, Sealed, attached};
pub use self::loosened::loosened;
pub use self::marked::{SOFT_HYPHEN, marked};
pub use self::text::text;
pub use self::tree::{Budget, names};
pub use self::xmp::Xmp;
use crate::design::length::MM_PER_POINT;

/// For objects nested in objects, which are read by functions that call
/// themselves; the guard keeps what is deeper away. Only what is used of it takes memory.
pub const STACK: usize = 256 << 20;
/// The name of the thread that reads files from anywhere. What it dies of is told
/// of as a fault of the file.
pub const READER: &str = "reader";
/// What helps where the system has no thread to read a file in, or no memory for one.
pub const MORE_ROOM: &str =
    "end other programs, or let this account have more memory and more processes";
/// A file may begin with this much that is not its own (ISO 32000-1, annex H).
const HEAD: usize = 1024;

/// Why a file cannot be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin as a PDF does.
    NotPdf,
    /// It needs a password.
    Encrypted,
    /// Its objects cannot be made out.
    Damaged,
    /// It is made to exhaust its reader: objects nested without end, or
    /// streams that unpack to gigabytes.
    Hostile,
    /// The system has no thread to read it in, or no memory for one.
    NoThread,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPdf => "is no PDF",
            Self::Encrypted => "is encrypted and cannot be looked into",
            Self::Damaged => "is damaged: its objects cannot be made out",
            Self::Hostile => "is nested or packed beyond all measure",
            Self::NoThread => {
                "cannot be looked into: the system has no memory or no thread to do it in"
            }
        })
    }
}

/// A PDF whose objects can be asked for.
pub struct File {
    pdf: Pdf,
    encrypted: bool,
    damaged: bool,
    /// One-based, by the object each page is.
    numbers: BTreeMap<ObjectIdentifier, usize>,
}

/// Opens a file and looks into it.
///
/// # Errors
/// Says why it cannot be read. A file that is damaged in part is read in part.
pub fn open<T: Send>(
    bytes: Vec<u8>,
    look: impl FnOnce(&File) -> T + Send,
) -> Result<T, Unreadable> {
    roomy(move || File::read(bytes).map(|file| look(&file)))
}

/// Looks a file over that another library than ours is to read, and gives that
/// room for nested objects.
///
/// # Errors
/// Says what makes the file unreadable.
pub fn guarded<T: Send>(bytes: &[u8], read: impl FnOnce() -> T + Send) -> Result<T, Unreadable> {
    look_over(bytes)?;
    roomy(|| Ok(read()))
}

/// Whether a file can be read at all.
///
/// # Errors
/// Says what it is made for.
pub fn look_over(bytes: &[u8]) -> Result<(), Unreadable> {
    guard::check(bytes)
}

fn roomy<T: Send>(read: impl FnOnce() -> Result<T, Unreadable> + Send) -> Result<T, Unreadable> {
    thread::scope(|scope| {
        let reading = thread::Builder::new().name(READER.to_owned()).stack_size(STACK);
        let reading = reading.spawn_scoped(scope, read).map_err(|_| Unreadable::NoThread)?;
        // What the library stumbles over is damage too.
        reading.join().unwrap_or(Err(Unreadable::Damaged))
    })
}

impl File {
    fn read(bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let head = &bytes[..bytes.len().min(HEAD)];
        if !head.windows(5).any(|window| window == b"%PDF-") {
            return Err(Unreadable::NotPdf);
        }
        guard::check(&bytes)?;
        let encrypted = guard::is_encrypted(&bytes);
        let damaged = !xref::is_sound(&bytes);
        let pdf = Pdf::new(loosened(bytes)).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Unreadable::Encrypted,
            LoadPdfError::Invalid if encrypted => Unreadable::Encrypted,
            LoadPdfError::Invalid => Unreadable::Damaged,
        })?;
        let pages = pdf.pages().iter().zip(1..);
        let numbers = pages.filter_map(|(page, number)| Some((page.raw().obj_id()?, number)));
        let numbers = numbers.collect();
        Ok(Self { pdf, encrypted, damaged, numbers })
    }

    /// The version, such as `1.7`.
    pub fn version(&self) -> &'static str {
        match self.pdf.version() {
            PdfVersion::Pdf10 => "1.0",
            PdfVersion::Pdf11 => "1.1",
            PdfVersion::Pdf12 => "1.2",
            PdfVersion::Pdf13 => "1.3",
            PdfVersion::Pdf14 => "1.4",
            PdfVersion::Pdf15 => "1.5",
            PdfVersion::Pdf16 => "1.6",
            PdfVersion::Pdf17 => "1.7",
            PdfVersion::Pdf20 => "2.0",
        }
    }

    /// Whether it is encrypted, though it opens without a password.
    pub fn encrypted(&self) -> bool {
        self.encrypted
    }

    /// Whether its objects had to be looked for, as it is cut short or was changed.
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// The object everything else hangs from.
    pub fn catalog(&self) -> Dict<'_> {
        let xref = self.pdf.xref();
        xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default()
    }

    /// What an object holds.
    pub fn object(&self, at: ObjRef) -> Option<Object<'_>> {
        self.pdf.xref().get(at.into())
    }

    /// The document information dictionary.
    pub fn info(&self) -> &Metadata {
        self.pdf.metadata()
    }

    /// The metadata as XML, where there are some.
    pub fn xmp(&self) -> Xmp {
        let stream = self.catalog().get::<Stream<'_>>("Metadata");
        let bytes = stream.and_then(|stream| stream.decoded().ok());
        bytes.map(|bytes| Xmp::read(&bytes)).unwrap_or_default()
    }

    /// The pages in their order.
    pub fn pages(&self) -> &[Page<'_>] {
        self.pdf.pages()
    }

    /// The one-based number of the page that an object is. The object is not asked for: from
    /// within a page the library takes the way back to it for a circle, and gives nothing.
    pub fn page_number(&self, at: ObjRef) -> Option<usize> {
        self.numbers.get(&at.into()).copied()
    }

    /// All objects, in the order they stand in.
    pub fn objects(&self) -> impl Iterator<Item = Object<'_>> {
        self.pdf.objects().into_iter()
    }

    /// All objects that are dictionaries, in the order they stand in.
    pub fn dicts(&self) -> impl Iterator<Item = Dict<'_>> {
        self.objects().filter_map(Object::into_dict)
    }

    /// What draws on its pages asks for objects here.
    fn inner(&self) -> &Pdf {
        &self.pdf
    }
}

/// Millimetres in a unit of a page: a point, unless it says otherwise (ISO 32000-1, 7.7.3.3).
pub fn mm_per_unit(page: &Page<'_>) -> f64 {
    let unit = page.raw().get::<f32>("UserUnit").filter(|unit| unit.is_finite() && *unit > 0.0);
    f64::from(unit.unwrap_or(1.0)) * MM_PER_POINT
}

/// The text at a key.
pub fn text_at(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Bytes<'_>>(key).map(|bytes| text(&bytes))
}

/// The name at a key.
pub fn name_at(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| String::from_utf8_lossy(&name).into_owned())
}

/// The dictionaries of an array at a key.
pub fn dicts_at<'a>(dict: &Dict<'a>, key: &str) -> impl Iterator<Item = Dict<'a>> {
    dict.get::<Array<'_>>(key).into_iter().flat_map(|array| array.iter::<Dict<'_>>())
}
