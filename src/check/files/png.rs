//! PNG as far as it may unpack to far more than the file has: pixels are counted in its
//! header, but nothing tells how large its colour profile becomes.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

/// Profiles of printers with many inks have a few million bytes.
pub const MOST_PROFILE: u64 = 10_000_000;

/// Whether the colour profile unpacks to more than a profile has (PNG, 11.3.2.3).
pub fn has_huge_profile(bytes: &[u8]) -> bool {
    const SIGNATURE: usize = 8;
    let mut rest = bytes.get(SIGNATURE..).unwrap_or_default();
    while let Some((kind, data, after)) = chunk(rest) {
        if kind == b"iCCP" && is_huge(data) {
            return true;
        }
        rest = after;
    }
    false
}

/// The first chunk, its kind and its data, and what follows. One that is cut off ends where
/// the file does.
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    const SUM: usize = 4;
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, after) = rest.split_at(length.min(rest.len()));
    Some((kind, data, after.get(SUM..).unwrap_or_default()))
}

/// A name, the number of the method, and the profile. What is damaged is unpacked no further.
fn is_huge(data: &[u8]) -> bool {
    let Some(end) = data.iter().position(|&byte| byte == 0) else { return false };
    let packed = data.get(end + 2..).unwrap_or_default();
    let mut unpacked = ZlibDecoder::new(packed).take(MOST_PROFILE + 1);
    let mut block = [0; 1 << 14];
    let mut size = 0;
    loop {
        match unpacked.read(&mut block) {
            Ok(0) => return size > MOST_PROFILE,
            Ok(read) => size += read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(_) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// The beginning of a file with a profile of this size.
    fn png(size: u64) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(b"name\0\0".to_vec(), Compression::fast());
        io::copy(&mut io::repeat(0).take(size), &mut packed).expect("packed");
        let packed = packed.finish().expect("packed");
        let chunk = |kind: &[u8], data: &[u8]| {
            let length = u32::try_from(data.len()).expect("short").to_be_bytes();
            [&length, kind, data, &[0; 4]].concat()
        };
        [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &[0; 13]), &chunk(b"iCCP", &packed)].concat()
    }

    #[test]
    fn a_profile_that_unpacks_to_more_than_any_has_is_seen() {
        assert!(!has_huge_profile(&png(MOST_PROFILE)));
        let huge = png(MOST_PROFILE + 1);
        assert!(has_huge_profile(&huge));
        (0..80).for_each(|end| assert!(!has_huge_profile(&huge[..end]), "{end}"));
    }
}
