//! Pictures of pixels: those that are grey in every pixel, and all of them where all is to
//! be grey, have one channel, which is printed in black ink.

use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::export::pack::stream_of;
use crate::export::parts::{Object, Parts};
use crate::export::print::ink;
use crate::export::streams::{entries, inflated, split};
use crate::letter::Print;

pub fn ink(parts: &mut Parts<'_>, colors: &[usize], print: &Print) {
    for space in colors {
        let used = format!("/ColorSpace {space} 0 R");
        for object in &mut parts.objects {
            if let Some(body) = grey(object, &used, print) {
                object.body = body.into();
            }
        }
    }
}

/// The picture in one channel, if it can be.
fn grey(object: &Object<'_>, used: &str, print: &Print) -> Option<Vec<u8>> {
    let (head, _) = split(object)?;
    if !(head.contains("/Subtype/Image") && head.contains(used)) {
        return None;
    }
    let pixels = pixels(object, head)?;
    let (pixels, []) = pixels.as_chunks::<3>() else { return None };
    let greys = greys(pixels, print)?;
    let entries = entries(head).replace(used, "/ColorSpace/DeviceGray");
    let entries = entries.replace("/Filter/DCTDecode", "");
    Some(stream_of(&entries, &greys))
}

/// The pixels in one channel. Pictures whose darkest pixels are as dark as all black ink
/// looks on screens come from black ink, and are as much of it again; one curve is for
/// all pixels, so that neighbours keep their distance.
fn greys(pixels: &[[u8; 3]], print: &Print) -> Option<Vec<u8>> {
    let neutral = pixels.iter().all(|rgb| ink::is_neutral(*rgb));
    if !(neutral || print.grayscale) {
        return None;
    }
    let exact = pixels.iter().all(|[red, green, blue]| red == green && green == blue);
    let darker = |[_, green, _]: &[u8; 3]| (1..ink::ALL_BLACK).contains(green);
    let printed = neutral && !exact && !pixels.iter().any(darker);
    let grey = |rgb: &[u8; 3]| match printed {
        true => ((1.0 - ink::shown(rgb[1])) * 255.0).round() as u8,
        false => ink::grey(*rgb),
    };
    Some(pixels.iter().map(grey).collect())
}

/// The picture's pixels, three bytes each.
fn pixels(object: &Object<'_>, head: &str) -> Option<Vec<u8>> {
    if !head.contains("/BitsPerComponent 8") {
        return None;
    }
    let data = inflated(object)?;
    if !head.contains("/DCTDecode") {
        return Some(data);
    }
    // How a camera was held is no matter here: the pages turn the picture, not its pixels.
    let mut jpeg = Jpeg::from_bytes(data.into()).ok()?;
    jpeg.set_exif(None);
    let upright = jpeg.encoder().bytes().to_vec();
    let photo = RasterImage::plain(Bytes::new(upright), ExchangeFormat::Jpg).ok()?;
    Some(photo.dynamic().to_rgb8().into_raw())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_curve_is_for_all_pixels_of_a_picture() {
        let print = Print::default();
        let noisy: Vec<[u8; 3]> = (0..128).map(|n| [n, n, n + 2 * (n % 2)]).collect();
        let greys = greys(&noisy, &print).expect("grey");
        assert!(greys.is_sorted(), "{greys:?}");
        assert_eq!(super::greys(&[[35, 31, 32], [255; 3], [0; 3]], &print), Some(vec![0, 255, 0]));
        assert_eq!(super::greys(&[[35, 31, 32], [200, 30, 30]], &print), None);
        let all = Print { grayscale: true, ..print };
        assert_eq!(super::greys(&[[35, 31, 32], [200, 30, 30]], &all), Some(vec![32, 66]));
    }
}
