//! Streams that are written (ISO 32000-1, 7.3.8).

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::dictionary::Dictionary;

/// A stream of data that are compressed here, whatever they were before.
pub fn compressed(mut dict: Dictionary<'_>, data: &[u8]) -> Vec<u8> {
    dict.remove("Filter");
    dict.remove("Length");
    let data = deflate(data);
    let length = data.len().to_string();
    stream(&dict.with("Filter", "/FlateDecode").with("Length", length), &data)
}

/// A stream of data as they are; the dictionary says how long they are, and how compressed.
pub fn stream(dict: &Dictionary<'_>, data: &[u8]) -> Vec<u8> {
    [&*dict.write(), b"\nstream\n", data, b"\nendstream"].concat()
}

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(data).and_then(|()| encoder.finish()).unwrap_or_default()
}
