//! What streams are packed in, as far as a file's own structure needs it.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::value::{Entries, Value};

/// More than any real stream of objects unpacks to.
const MOST: u64 = 256_000_000;

/// The data of a stream that is not packed, or by deflate (ISO 32000-1, 7.4.4). Nothing where
/// it is packed in another way, or is damaged.
pub fn unpacked(dict: &Entries, data: &[u8]) -> Option<Vec<u8>> {
    match dict.get(&b"Filter"[..]) {
        None | Some(Value::Null) => return Some(data.to_vec()),
        Some(Value::Array(filters)) if filters.is_empty() => return Some(data.to_vec()),
        Some(filter) if one(filter)?.name()? == b"FlateDecode" => {}
        Some(_) => return None,
    }
    let mut bytes = Vec::new();
    ZlibDecoder::new(data).take(MOST + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > MOST {
        return None;
    }
    match dict.get(&b"DecodeParms"[..]) {
        None | Some(Value::Null) => Some(bytes),
        Some(how) => match one(how)? {
            Value::Null => Some(bytes),
            how => predicted(how.dict()?, bytes),
        },
    }
}

/// The only item of an array, or what is none.
fn one(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => {
            if let [only] = &items[..] {
                Some(only)
            } else {
                None
            }
        }
        value => Some(value),
    }
}

/// Takes back what a predictor of PNG did (7.4.4.4).
fn predicted(how: &Entries, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let number = |key: &[u8], usual: usize| how.get(key).map_or(Some(usual), Value::count);
    match number(b"Predictor", 1)? {
        1 => return Some(bytes),
        10..=15 => {}
        _ => return None,
    }
    let pixel = number(b"Colors", 1)?.checked_mul(number(b"BitsPerComponent", 8)?)?;
    let (pixel, width) =
        (pixel.div_ceil(8), pixel.checked_mul(number(b"Columns", 1)?)?.div_ceil(8));
    if width == 0 || width > bytes.len() {
        return bytes.is_empty().then_some(bytes);
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; width];
    for row in bytes.chunks(width + 1) {
        let (kind, row) = row.split_first()?;
        let mut own: Vec<u8> = Vec::with_capacity(width);
        for (index, byte) in row.iter().enumerate() {
            let left = index.checked_sub(pixel);
            let (left, corner) = (left.map_or(0, |at| own[at]), left.map_or(0, |at| above[at]));
            own.push(byte.wrapping_add(guess(*kind, left, above[index], corner)?));
        }
        own.resize(width, 0);
        out.extend_from_slice(&own[..row.len()]);
        above = own;
    }
    Some(out)
}

/// What a byte is guessed to be, from its neighbours.
fn guess(kind: u8, left: u8, above: u8, corner: u8) -> Option<u8> {
    let paeth = || {
        let [a, b, c] = [left, above, corner].map(i16::from);
        let (to_a, to_b, to_c) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
        if to_a <= to_b && to_a <= to_c {
            left
        } else if to_b <= to_c {
            above
        } else {
            corner
        }
    };
    match kind {
        0 => Some(0),
        1 => Some(left),
        2 => Some(above),
        3 => Some(u16::midpoint(u16::from(left), u16::from(above)) as u8),
        4 => Some(paeth()),
        _ => None,
    }
}
