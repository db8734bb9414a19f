//! Files within a file (ISO 32000-2, 7.11.4 and 14.13).

use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;

use super::{Dict, File, Object, Stream, dicts_at, name_at, names, text_at};

/// A file attached to a PDF.
#[derive(Debug)]
pub struct Attached<'a> {
    /// The name it is to have.
    pub name: String,
    /// What it is, for people.
    pub description: Option<String>,
    /// What it is to the document: `Source`, `Data` and so on.
    pub relationship: Option<String>,
    /// Its type, such as `text/csv`.
    pub mime: Option<String>,
    /// How many bytes it is said to have.
    pub size: Option<u64>,
    stream: Option<Stream<'a>>,
}

/// Why an attachment's bytes cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// It is named, but not in the file.
    Missing,
    /// It is damaged, or packed in a way that no attachment is.
    Damaged,
    /// It has more bytes than are wanted.
    TooLarge,
}

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is named but not in the file",
            Self::Damaged => "is damaged",
            Self::TooLarge => "unpacks to too many bytes",
        })
    }
}

/// All attachments of a file, each once: those that are listed, then those of
/// the document, of its pages and of annotations.
pub fn attached(file: &File) -> Vec<Attached<'_>> {
    let catalog = file.catalog();
    let listed = catalog.get::<Dict<'_>>("Names").and_then(|all| all.get("EmbeddedFiles"));
    let listed = listed.map(|root| names(&root)).unwrap_or_default();
    let listed = listed.into_iter().filter_map(|(name, value)| Some((name, value.into_dict()?)));
    let associated = dicts_at(&catalog, "AF").map(|dict| (String::new(), dict));
    let on_pages = file.pages().iter().flat_map(|page| {
        let of_page = dicts_at(page.raw(), "AF");
        let annotations = dicts_at(page.raw(), "Annots").filter_map(|annotation| {
            annotation.get::<Dict<'_>>("FS").or_else(|| dicts_at(&annotation, "AF").next())
        });
        of_page.chain(annotations).map(|dict| (String::new(), dict))
    });
    let mut seen = BTreeSet::new();
    let all = listed.chain(associated).chain(on_pages);
    all.filter_map(|(name, dict)| Attached::read(name, &dict))
        .filter(|attached| {
            let place = attached.stream.as_ref().map(Stream::obj_id);
            seen.insert((place, attached.stream.is_none().then(|| attached.name.clone())))
        })
        .collect()
}

impl<'a> Attached<'a> {
    fn read(key: String, dict: &Dict<'a>) -> Option<Self> {
        let names = ["UF", "F"].iter().filter_map(|key| text_at(dict, key));
        let name = names.chain([key]).find(|name| !name.is_empty());
        let embedded = dict.get::<Dict<'_>>("EF");
        if embedded.is_none() && name.is_none() {
            return None;
        }
        let stream = embedded
            .and_then(|files| ["UF", "F"].iter().find_map(|key| files.get::<Stream<'_>>(key)));
        let about = stream.as_ref().map(Stream::dict);
        let size =
            about.and_then(|about| about.get::<Dict<'_>>("Params")?.get::<Object<'_>>("Size"));
        Some(Self {
            name: name.unwrap_or_default(),
            description: text_at(dict, "Desc"),
            relationship: name_at(dict, "AFRelationship"),
            mime: about.and_then(|about| name_at(about, "Subtype")),
            size: size.and_then(Object::into_i32).and_then(|size| u64::try_from(size).ok()),
            stream,
        })
    }

    /// Its bytes, if they are not more than `most`.
    ///
    /// # Errors
    /// Says why it cannot be unpacked.
    pub fn bytes(&self, most: usize) -> Result<Vec<u8>, Sealed> {
        let stream = self.stream.as_ref().ok_or(Sealed::Missing)?;
        let packed = stream.raw_data();
        let small =
            |bytes: Vec<u8>| if bytes.len() > most { Err(Sealed::TooLarge) } else { Ok(bytes) };
        match stream.filters().as_slice() {
            [] if stream.dict().contains_key("Filter") => Err(Sealed::Damaged),
            [] => small(packed.into_owned()),
            [Filter::FlateDecode] => {
                let bytes = small(inflated(&packed, most)?)?;
                let predicted = stream.dict().contains_key("DecodeParms");
                if predicted { decoded(stream).and_then(small) } else { Ok(bytes) }
            }
            // These make it smaller, or no more than 128 times larger.
            [Filter::AsciiHexDecode | Filter::Ascii85Decode | Filter::RunLengthDecode] => {
                decoded(stream).and_then(small)
            }
            _ => Err(Sealed::Damaged),
        }
    }
}

fn decoded(stream: &Stream<'_>) -> Result<Vec<u8>, Sealed> {
    stream.decoded().map(|bytes| bytes.into_owned()).map_err(|_| Sealed::Damaged)
}

/// Unpacks at most one byte more than wanted.
fn inflated(packed: &[u8], most: usize) -> Result<Vec<u8>, Sealed> {
    let mut bytes = Vec::new();
    let mut unpacking = ZlibDecoder::new(packed).take(most as u64 + 1);
    unpacking.read_to_end(&mut bytes).map_err(|_| Sealed::Damaged)?;
    Ok(bytes)
}
