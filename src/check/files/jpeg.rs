//! JPEG as it goes into the PDF, which takes the file's bytes as they are:
//! without camera, place, owner, thumbnails and remarks.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};

/// Progressive pictures have a dozen scans. Each is decoded over all pixels, so
/// thousands of them are an attack.
const MOST_SCANS: usize = 100;
/// The tag of the orientation in EXIF (CIPA DC-008, 4.6.4).
const ORIENTATION: [u8; 2] = [0x01, 0x12];

/// Why a picture is not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    Damaged,
    TooManyScans,
}

/// The picture with what decoding needs: the markers of JFIF and Adobe, the
/// colour profile, and of EXIF the orientation where the picture is turned.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut rest = Bytes::copy_from_slice(bytes);
    let (mut kept, mut scans) = (Vec::new(), 0);
    let turned = Jpeg::from_bytes(rest.clone()).ok().and_then(|jpeg| orientation(&jpeg.exif()?));
    // The library reads up to the first scan, which for it holds all that
    // follows: other scans, and what cameras append.
    loop {
        let jpeg = Jpeg::from_bytes(rest).map_err(|_| Refused::Damaged)?;
        kept.extend(jpeg.segments().iter().filter(|segment| is_needed(segment)).cloned());
        let Some(last) = jpeg.segments().last().filter(|last| last.has_entropy()) else { break };
        scans += 1;
        if scans > MOST_SCANS {
            return Err(Refused::TooManyScans);
        }
        let (scan, after) = scan(last);
        if let Some(last) = kept.last_mut() {
            *last = scan;
        }
        if after.is_empty() || after.starts_with(&[markers::P, markers::EOI]) {
            break;
        }
        rest = [&[markers::P, markers::SOI], &after[..]].concat().into();
    }
    Ok(written(kept, turned))
}

fn is_needed(segment: &JpegSegment) -> bool {
    let data = segment.contents();
    match segment.marker() {
        markers::APP0 => data.starts_with(b"JFIF\0"),
        markers::APP2 => data.starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => data.starts_with(b"Adobe"),
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    }
}

/// A scan by itself, and what follows: a marker that is neither a restart nor
/// a byte of data.
fn scan(segment: &JpegSegment) -> (JpegSegment, Bytes) {
    let whole = segment.clone().encoder().bytes();
    let begin = whole.len() - (segment.len_with_entropy() - segment.len());
    let data = whole.slice(begin..);
    let ends = |pair: &[u8]| pair[0] == markers::P && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let end = data.windows(2).position(ends).unwrap_or(data.len());
    let contents = segment.contents().clone();
    let alone = JpegSegment::new_with_entropy(segment.marker(), contents, data.slice(..end));
    (alone, data.slice(end..))
}

fn written(mut segments: Vec<JpegSegment>, turned: Option<u8>) -> Vec<u8> {
    if let Some(turned) = turned {
        let first = segments.iter().position(|segment| segment.marker() != markers::APP0);
        let exif = [b"Exif\0\0".as_slice(), &minimal(turned)].concat();
        let exif = JpegSegment::new_with_contents(markers::APP1, exif.into());
        segments.insert(first.unwrap_or(segments.len()), exif);
    }
    let mut bytes = vec![markers::P, markers::SOI];
    segments.into_iter().for_each(|segment| bytes.extend(segment.encoder().bytes()));
    bytes.extend([markers::P, markers::EOI]);
    bytes
}

/// The orientation in EXIF data, where it is another than upright.
fn orientation(exif: &[u8]) -> Option<u8> {
    let little = exif.starts_with(b"II");
    let short = |at: usize| {
        let pair = [*exif.get(at)?, *exif.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (high, low) = if little { (short(6)?, short(4)?) } else { (short(4)?, short(6)?) };
    let directory = usize::from(high) << 16 | usize::from(low);
    let entries = 0..usize::from(short(directory)?);
    let mut places = entries.map(|index| directory + 2 + 12 * index);
    let wanted = u16::from_be_bytes(ORIENTATION);
    let at = places.find(|&at| short(at) == Some(wanted))?;
    u8::try_from(short(at + 8)?).ok().filter(|turned| (2..=8).contains(turned))
}

/// EXIF data with an orientation and nothing else.
fn minimal(turned: u8) -> Vec<u8> {
    let header = b"MM\0*\0\0\0\x08\0\x01";
    let entry = [ORIENTATION[0], ORIENTATION[1], 0, 3, 0, 0, 0, 1, 0, turned, 0, 0];
    [header.as_slice(), &entry, &[0; 4]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker][..], &length, data].concat()
    }

    /// A file of these segments before two scans, with a remark between them.
    fn jpeg(before: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        before.iter().for_each(|segment| bytes.extend(segment));
        bytes.extend(segment(markers::SOS, b"head"));
        bytes.extend(b"one\xff\0\xff\xd0more");
        bytes.extend(segment(markers::COM, b"secret between"));
        bytes.extend(segment(markers::SOS, b"head"));
        bytes.extend(b"two\xff\xd9secret behind");
        bytes
    }

    #[test]
    fn what_decoding_needs_is_kept_and_nothing_else() {
        let kept = [
            segment(markers::APP0, b"JFIF\0\x01\x02"),
            segment(markers::APP2, b"ICC_PROFILE\0\x01\x01profile"),
            segment(markers::APP14, b"Adobe\0"),
            segment(markers::DQT, b"table"),
        ];
        let dropped = [
            segment(markers::APP0, b"JFXX\0secret"),
            segment(markers::APP1, b"Exif\0\0secret"),
            segment(markers::APP1, b"http://ns.adobe.com/xap/1.0/\0secret"),
            segment(markers::APP2, b"MPF\0secret"),
            segment(markers::APP13, b"Photoshop 3.0\0secret"),
            segment(markers::COM, b"secret"),
        ];
        let clean = stripped(&jpeg(&[&kept[..], &dropped].concat())).expect("sound");
        assert!(!clean.windows(6).any(|window| window == b"secret"));
        let mut expected = vec![0xff, 0xd8];
        kept.iter().for_each(|segment| expected.extend(segment));
        expected.extend(segment(markers::SOS, b"head"));
        expected.extend(b"one\xff\0\xff\xd0more");
        expected.extend(segment(markers::SOS, b"head"));
        expected.extend(b"two\xff\xd9");
        assert_eq!(clean, expected);
        assert_eq!(stripped(&clean).expect("sound"), clean);
    }

    #[test]
    fn only_the_orientation_of_a_turned_picture_is_kept() {
        let exif = |data: &[u8]| segment(markers::APP1, &[b"Exif\0\0", data].concat());
        let little = b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x07\0\0\0\x1a\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0secret";
        let clean = stripped(&jpeg(&[exif(little)])).expect("sound");
        let jpeg_of = |bytes: Vec<u8>| Jpeg::from_bytes(bytes.into()).expect("sound");
        assert_eq!(jpeg_of(clean.clone()).exif().expect("kept"), minimal(6));
        assert!(!clean.windows(6).any(|window| window == b"secret"));
        assert_eq!(orientation(&minimal(6)), Some(6));
        let upright = stripped(&jpeg(&[exif(&minimal(1))])).expect("sound");
        assert!(jpeg_of(upright).exif().is_none());
        for cut in 0..little.len() {
            orientation(&little[..cut]);
        }
    }

    #[test]
    fn thousands_of_scans_are_refused() {
        let scan = [&segment(markers::SOS, b"head")[..], b"data"].concat();
        let bytes = [&[0xff, 0xd8][..], &scan.repeat(2000), &[0xff, 0xd9]].concat();
        assert_eq!(stripped(&bytes), Err(Refused::TooManyScans));
        assert_eq!(stripped(b"\xff\xd8\xff\xe1\xff\xff"), Err(Refused::Damaged));
    }
}
