//! How much a file unpacks to: a few bytes may stand for more than memory holds.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Name, Object, Stream};
use hayro_syntax::{Filter, Pdf};

use crate::design::resolution::MOST_PIXELS;

/// All streams of a file together, unpacked, in bytes.
const MOST_BYTES: u64 = 400_000_000;

/// Whether a file unpacks to more than any document of its kind.
pub fn is_too_heavy(pdf: &Pdf) -> bool {
    let mut room = MOST_BYTES;
    let streams = pdf.objects().into_iter().filter_map(Object::into_stream);
    for stream in streams {
        if pixels(&stream) > MOST_PIXELS {
            return true;
        }
        if stream.filters().contains(&Filter::FlateDecode) {
            let data = stream.raw_data();
            let unpacked = ZlibDecoder::new(data.as_ref()).take(room);
            room -= size(unpacked).min(room);
        }
        if room == 0 {
            return true;
        }
    }
    false
}

/// How many bytes can be read; what is damaged ends there.
fn size(mut from: impl Read) -> u64 {
    let (mut size, mut buffer) = (0, vec![0; 1 << 16]);
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return size,
            Ok(read) => size += read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return size,
        }
    }
}

/// The pixels of a picture; none for what is none.
fn pixels(stream: &Stream<'_>) -> u64 {
    let dict = stream.dict();
    let is_picture = dict.get::<Name<'_>>("Subtype").is_some_and(|own| own.as_str() == "Image");
    let side =
        |key: &str| dict.get::<i32>(key).and_then(|side| u64::try_from(side).ok()).unwrap_or(0);
    if is_picture { side("Width") * side("Height") } else { 0 }
}
