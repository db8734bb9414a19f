//! Photographs as they were taken.
//!
//! The vector picture of a page has each photograph unpacked, pixel by pixel, which
//! takes ten times the room. Where it is a JPEG of a usual kind, the file itself takes
//! its place, without what it says of camera, place and time.

use std::fmt::Write;

use hayro_interpret::Image;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use img_parts::jpeg::{Jpeg, markers};

/// How each picture begins, and where what follows the drawing does.
const PICTURE: &str = "<image ";
const REST: &str = "<defs ";
const HREF: &str = "xlink:href=\"";

/// The pictures of a page, in the order they are drawn; of photographs the file.
#[derive(Default)]
pub struct Photos(Vec<Option<Photo>>);

struct Photo {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl Photos {
    /// Takes a picture in.
    pub fn add(&mut self, image: &Image<'_, '_>) {
        self.0.push(match image {
            Image::Raster(raster) => photo(raster.stream()),
            Image::Stencil(_) => None,
        });
    }

    /// How many bytes they take in a drawing, at most.
    pub fn size(&self) -> usize {
        self.0.iter().flatten().map(|photo| 3 * photo.bytes.len()).sum()
    }

    /// The same drawing with its photographs as files, as far as they are found there.
    pub fn put_back(&self, drawing: String) -> String {
        if self.0.iter().all(Option::is_none) {
            return drawing;
        }
        self.put(&drawing).unwrap_or(drawing)
    }

    fn put(&self, drawing: &str) -> Option<String> {
        let end = drawing.find(REST).unwrap_or(drawing.len());
        let mut parts = drawing[..end].split(PICTURE);
        let mut out = parts.next()?.to_owned();
        let pictures: Vec<&str> = parts.collect();
        // With a picture more or less than there should be, none is sure.
        if pictures.len() != self.0.len() {
            return None;
        }
        for (picture, photo) in pictures.iter().zip(&self.0) {
            out.push_str(PICTURE);
            match photo.as_ref().and_then(|photo| photo.in_place_of(picture)) {
                Some(own) => out.push_str(&own),
                None => out.push_str(picture),
            }
        }
        out.push_str(&drawing[end..]);
        Some(out)
    }
}

impl Photo {
    fn in_place_of(&self, picture: &str) -> Option<String> {
        let (before, rest) = picture.split_once(HREF)?;
        let (_, after) = rest.split_once('"')?;
        let size = format!(" width=\"{}\" height=\"{}\"", self.width, self.height);
        after
            .starts_with(&size)
            .then(|| format!("{before}{HREF}data:image/jpeg,{}\"{after}", escaped(&self.bytes)))
    }
}

/// A photograph's file: a JPEG in red, green and blue or in grey, with nothing about
/// it that the page would see differently.
fn photo(stream: &Stream<'_>) -> Option<Photo> {
    let dict = stream.dict();
    let plain = !["SMask", "Mask", "Decode", "ImageMask"].iter().any(|key| dict.contains_key(key));
    if !plain || stream.filters().as_slice() != [Filter::DctDecode] {
        return None;
    }
    let mut jpeg = Jpeg::from_bytes(stream.raw_data().into_owned().into()).ok()?;
    let frame = jpeg.segments().iter().find(|own| matches!(own.marker(), 0xc0..=0xc2))?;
    let [8, h1, h0, w1, w0, components, ..] = frame.contents()[..] else { return None };
    (components == colours(dict)?).then_some(())?;
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    for marker in [markers::APP1, markers::APP2, markers::APP13, markers::COM] {
        jpeg.remove_segments_by_marker(marker);
    }
    let bytes = jpeg.encoder().bytes().to_vec();
    Some(Photo { width: width.into(), height: height.into(), bytes })
}

/// How many colours a picture is of, where these are the usual ones.
fn colours(dict: &Dict<'_>) -> Option<u8> {
    match dict.get::<Object<'_>>("ColorSpace")? {
        Object::Name(name) => match name.as_str() {
            "DeviceRGB" => Some(3),
            "DeviceGray" => Some(1),
            _ => None,
        },
        Object::Array(array) => profile(&array),
        _ => None,
    }
}

/// As many as a profile is of: it is that of a screen or a scanner.
fn profile(array: &Array<'_>) -> Option<u8> {
    let mut parts = array.flex_iter();
    (parts.next::<Name<'_>>()?.as_str() == "ICCBased").then_some(())?;
    let count = parts.next::<Stream<'_>>()?.dict().get::<u8>("N")?;
    matches!(count, 1 | 3).then_some(count)
}

/// Bytes in an address (RFC 3986, 2.1): those that could be taken for something else
/// by their numbers.
fn escaped(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 5 / 2);
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-_.~!*()/:;=?@$,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
